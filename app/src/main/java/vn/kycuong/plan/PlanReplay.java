package vn.kycuong.plan;

import vn.kycuong.ledger.CommittedContent;
import vn.kycuong.ledger.Findings;
import vn.kycuong.ledger.Replayed;
import vn.kycuong.ledger.Stretch;

/** The texts of items of plans against what entries committed to. */
final class PlanReplay implements Replayed {
    @Override
    public boolean provesContentOf(String caseKind) {
        return PlanItems.KIND.equals(caseKind);
    }

    @Override
    public void check(Stretch stretch, Findings findings) {
        var revisions = PlanRows.revisions(stretch.jdbc(), stretch.after(), stretch.upTo());
        var content = new CommittedContent(revisions, PlanReplay::row);
        findings.counted("nội dung việc trong kế hoạch", revisions.size());
        stretch.chains().forEach((id, chain) -> {
            if (!provesContentOf(chain.getFirst().caseKind())) return;
            for (var entry : chain) content.compare(entry, findings);
        });
        content.surplus(findings);
    }

    private static String row(int revision) {
        return "plan.revision số " + revision;
    }
}
