package vn.kycuong.job;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;

/**
 * What somebody orders to be done to many things.
 *
 * @param id random; the same order sent twice is one job
 * @param kind names the {@link JobWork} that does it
 * @param what particulars, as the work understands them; nothing personal
 */
public record JobOrder(
        UUID id, String kind, ActorId actor, PostId post, Map<String, String> what, List<Subject> subjects) {
    public JobOrder {
        what = Map.copyOf(what);
        subjects = List.copyOf(subjects);
    }

    /**
     * One of the things.
     *
     * @param expected what the person saw of it when he chose it
     */
    public record Subject(UUID id, String expected) {}
}
