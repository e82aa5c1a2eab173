package vn.kycuong.task;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.Commitment;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.Findings;
import vn.kycuong.ledger.Replayed;
import vn.kycuong.ledger.Stretch;
import vn.kycuong.task.TaskRows.Revision;
import vn.kycuong.task.TaskRows.Told;

/** The texts of tasks against what entries committed to, and the desk's rows against what the entries say. */
final class TaskReplay implements Replayed {
    /** One revision of one case. */
    private record Key(UUID caseId, int revision) {}

    @Override
    public boolean provesContentOf(String caseKind) {
        return Tasks.KIND.equals(caseKind);
    }

    @Override
    public void check(Stretch stretch, Findings findings) {
        var revisions = new HashMap<>(TaskRows.revisions(stretch.jdbc(), stretch.after(), stretch.upTo()).stream()
                .collect(Collectors.toMap(r -> new Key(r.caseId(), r.revision()), r -> r)));
        var rows = new HashMap<>(TaskRows.told(stretch.jdbc(), stretch.after(), stretch.upTo()).stream()
                .collect(Collectors.toMap(Told::caseId, told -> told)));
        findings.counted("nội dung nhiệm vụ", revisions.size());
        stretch.chains().forEach((id, chain) -> {
            if (!provesContentOf(chain.getFirst().caseKind())) return;
            findings.compare(id.value(), "task.task", told(chain), rows.remove(id.value()));
            for (var entry : chain) compare(entry, revisions, findings);
        });
        rows.forEach((id, told) -> findings.compare(id, "task.task", null, told));
        revisions.keySet().forEach(key -> findings.surplus(key.caseId(), row(key.revision())));
    }

    private static void compare(Entry entry, Map<Key, Revision> left, Findings findings) {
        var committed = entry.content();
        if (committed == null) return;
        var id = entry.caseId().value();
        var kept = left.remove(new Key(id, committed.revision()));
        if (kept == null) {
            findings.wrong(id, row(committed.revision()), "thiếu nội dung của bút toán số " + entry.version());
        } else if (kept.content() == null && kept.salt() == null) {
            findings.counted("bản nội dung đã hủy theo luật", 1);
        } else if (!isCommitted(committed, kept)) {
            findings.wrong(id, row(committed.revision()), "nội dung khác với cam kết ở bút toán số " + entry.version());
        }
    }

    private static boolean isCommitted(Commitment committed, Revision kept) {
        return kept.content() != null
                && kept.salt() != null
                && Commitment.of(committed.revision(), kept.salt(), kept.content())
                        .equals(committed);
    }

    /** What was a draft is told anew when it is given. */
    private static Told told(List<Entry> chain) {
        var first = chain.getFirst();
        var told = chain.stream()
                .filter(e -> TaskEvent.ASSIGNED.kind().equals(e.kind()))
                .findFirst()
                .orElse(first);
        return new Told(
                first.caseId().value(),
                text(first, "number"),
                text(told, "type"),
                text(told, "urgency"),
                text(told, "rhythm"),
                told.facts().get("orderedByDocument") instanceof String document ? document : "",
                told.facts().get("orderedByClause") instanceof String clause ? clause : "",
                told.facts().get("parent") instanceof String parent ? parent : null,
                due(told),
                (int) chain.stream()
                        .filter(e -> TaskEvent.SENT_BACK.kind().equals(e.kind()))
                        .count(),
                first.actor().value());
    }

    private static @Nullable Instant due(Entry told) {
        return told.facts().get("originalDue") instanceof String due ? Instant.parse(due) : null;
    }

    private static String text(Entry entry, String fact) {
        return String.valueOf(entry.facts().get(fact));
    }

    private static String row(int revision) {
        return "task.revision số " + revision;
    }
}
