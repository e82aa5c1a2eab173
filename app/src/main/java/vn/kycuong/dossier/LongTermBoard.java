package vn.kycuong.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.signature.SignatureLevel;

/**
 * How far the signatures are that are to outlive their certificates, for whoever looks after them; nothing of a person is in it.
 *
 * @param offered whether somebody is named who stamps the time
 * @param counts papers by what their signatures carry
 * @param waiting papers whose next step is due and did not fail yet
 * @param failing papers whose next step failed; the list holds the first of them
 * @param renewal when the next archive stamp is renewed; null where there is none
 */
public record LongTermBoard(
        boolean offered,
        Map<SignatureLevel, Integer> counts,
        int waiting,
        int failing,
        @Nullable Instant renewal,
        List<Failing> lines) {
    public LongTermBoard {
        counts = Map.copyOf(counts);
        lines = List.copyOf(lines);
    }

    /**
     * A paper whose next step failed.
     *
     * @param problem why, as {@link vn.kycuong.signature.RaisingResult.Reason}; {@code BROKE} where a step came to no end
     * @param detail as the library or the other side put it
     */
    public record Failing(
            UUID paper,
            String code,
            LongTerm.Kind kind,
            SignatureLevel level,
            String problem,
            String detail,
            Instant since,
            Instant next) {}
}
