package vn.kycuong.contest;

import java.util.HashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kycuong.contest.ContestRows.Told;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.CommittedContent;
import vn.kycuong.ledger.Findings;
import vn.kycuong.ledger.Replayed;
import vn.kycuong.ledger.Stretch;

/** The reasons of contests against what entries committed to, and the desk's rows against what the first entries say. */
final class ContestReplay implements Replayed {
    @Override
    public boolean provesContentOf(String caseKind) {
        return Contests.KIND.equals(caseKind);
    }

    @Override
    public void check(Stretch stretch, Findings findings) {
        var revisions = ContestRows.revisions(stretch.jdbc(), stretch.after(), stretch.upTo());
        var content = new CommittedContent(revisions, ContestReplay::row);
        var rows = new HashMap<>(ContestRows.told(stretch.jdbc(), stretch.after(), stretch.upTo()).stream()
                .collect(Collectors.toMap(Told::caseId, told -> told)));
        findings.counted("lý do xem lại thời gian", revisions.size());
        stretch.chains().forEach((id, chain) -> {
            if (!provesContentOf(chain.getFirst().caseKind())) return;
            findings.compare(id.value(), "contest.contest", told(chain.getFirst()), rows.remove(id.value()));
            for (var entry : chain) content.compare(entry, findings);
        });
        rows.forEach((id, told) -> findings.compare(id, "contest.contest", null, told));
        content.surplus(findings);
    }

    private static Told told(Entry first) {
        return new Told(
                first.caseId().value(),
                String.valueOf(first.facts().get("case")),
                number(first, "obligation"),
                number(first, "opened"),
                number(first, "ended"),
                String.valueOf(first.facts().get("hand")),
                number(first, "unit"),
                first.actor().value(),
                first.unit().value());
    }

    private static @Nullable Integer number(Entry first, String fact) {
        return first.facts().get(fact) instanceof Number number ? number.intValue() : null;
    }

    private static String row(int revision) {
        return "contest.revision số " + revision;
    }
}
