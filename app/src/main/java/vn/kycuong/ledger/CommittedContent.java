package vn.kycuong.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.Commitment;
import vn.kycuong.kernel.Entry;

/**
 * Content that a desk keeps in numbered revisions, against what entries committed to: each commitment has its revision, each revision its
 * commitment, and what was lawfully erased says so.
 */
public final class CommittedContent {
    private final Map<Key, Kept> left = new HashMap<>();
    private final IntFunction<String> row;

    /**
     * One revision of one case; content and salt are there both or neither.
     *
     * @param revision its number within the case, from 1
     */
    public record Kept(UUID caseId, int revision, byte @Nullable [] content, byte @Nullable [] salt) {}

    private record Key(UUID caseId, int revision) {}

    /**
     * @param kept the revisions of a stretch
     * @param row what a revision is called in a finding, by its number
     */
    public CommittedContent(Collection<Kept> kept, IntFunction<String> row) {
        for (var one : kept) left.put(new Key(one.caseId(), one.revision()), one);
        this.row = row;
    }

    /** Compares what one entry committed to, if it did. */
    public void compare(Entry entry, Findings findings) {
        var committed = entry.content();
        if (committed == null) return;
        var id = entry.caseId().value();
        var kept = left.remove(new Key(id, committed.revision()));
        var problem = kept == null
                ? "thiếu nội dung, hoặc hai bút toán cùng cam kết; bút toán số %d".formatted(entry.version())
                : problem(committed, kept, entry);
        if (problem != null) findings.wrong(id, row.apply(committed.revision()), problem);
        if (kept != null && kept.content() == null && kept.salt() == null)
            findings.counted("bản nội dung đã hủy theo luật", 1);
    }

    private static @Nullable String problem(Commitment committed, Kept kept, Entry entry) {
        var content = kept.content();
        var salt = kept.salt();
        if (content == null && salt == null) return null;
        if (content == null || salt == null)
            return "nội dung và muối phải cùng còn hoặc cùng bị hủy; ở đây chỉ còn một";
        return Commitment.of(committed.revision(), salt, content).equals(committed)
                ? null
                : "nội dung khác với cam kết ở bút toán số %d".formatted(entry.version());
    }

    /** What no entry committed to, once all have been compared. */
    public void surplus(Findings findings) {
        left.keySet().forEach(key -> findings.surplus(key.caseId(), row.apply(key.revision())));
    }
}
