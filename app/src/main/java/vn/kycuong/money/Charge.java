package vn.kycuong.money;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;

/**
 * What a dossier owes, as somebody set it.
 *
 * @param edition which setting it is, from 1
 * @param gross before the exemption
 * @param exemption key of the ground by which less is owed; null for none
 * @param confirmed that a doubtful amount was compared with the law
 * @param lines with the reasons of that moment
 */
public record Charge(
        int edition,
        long gross,
        long due,
        @Nullable String exemption,
        boolean confirmed,
        List<FeeLine> lines,
        ActorId setBy,
        Instant setAt) {
    public Charge {
        lines = List.copyOf(lines);
    }
}
