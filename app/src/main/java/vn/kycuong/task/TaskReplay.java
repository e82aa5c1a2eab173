package vn.kycuong.task;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.CommittedContent;
import vn.kycuong.ledger.Findings;
import vn.kycuong.ledger.Replayed;
import vn.kycuong.ledger.Stretch;
import vn.kycuong.task.TaskRows.Told;

/** The texts of tasks against what entries committed to, and the desk's rows against what the entries say. */
final class TaskReplay implements Replayed {
    @Override
    public boolean provesContentOf(String caseKind) {
        return Tasks.KIND.equals(caseKind);
    }

    @Override
    public void check(Stretch stretch, Findings findings) {
        var revisions = TaskRows.revisions(stretch.jdbc(), stretch.after(), stretch.upTo());
        var content = new CommittedContent(revisions, TaskReplay::row);
        var rows = new HashMap<>(TaskRows.told(stretch.jdbc(), stretch.after(), stretch.upTo()).stream()
                .collect(Collectors.toMap(Told::caseId, told -> told)));
        findings.counted("nội dung nhiệm vụ", revisions.size());
        stretch.chains().forEach((id, chain) -> {
            if (!provesContentOf(chain.getFirst().caseKind())) return;
            findings.compare(id.value(), "task.task", told(chain), rows.remove(id.value()));
            for (var entry : chain) content.compare(entry, findings);
        });
        rows.forEach((id, told) -> findings.compare(id, "task.task", null, told));
        content.surplus(findings);
    }

    /** What was a draft is told anew when it is given. */
    private static Told told(List<Entry> chain) {
        var first = chain.getFirst();
        var told = chain.stream()
                .filter(e -> TaskEvent.ASSIGNED.kind().equals(e.kind()))
                .findFirst()
                .orElse(first);
        var ordered = OrderedBy.of(told.facts());
        return new Told(
                first.caseId().value(),
                text(first, "number"),
                text(told, "type"),
                text(told, "urgency"),
                text(told, "rhythm"),
                ordered.map(OrderedBy::document).orElse(""),
                ordered.map(OrderedBy::clause).orElse(""),
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
