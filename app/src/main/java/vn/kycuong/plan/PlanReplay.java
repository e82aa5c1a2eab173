package vn.kycuong.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.kycuong.kernel.Commitment;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.Findings;
import vn.kycuong.ledger.Replayed;
import vn.kycuong.ledger.Stretch;
import vn.kycuong.plan.PlanRows.Revision;

/** The texts of items of plans against what entries committed to. */
final class PlanReplay implements Replayed {
    /** One revision of one case. */
    private record Key(UUID caseId, int revision) {}

    @Override
    public boolean provesContentOf(String caseKind) {
        return PlanItems.KIND.equals(caseKind);
    }

    @Override
    public void check(Stretch stretch, Findings findings) {
        var revisions = new HashMap<>(PlanRows.revisions(stretch.jdbc(), stretch.after(), stretch.upTo()).stream()
                .collect(Collectors.toMap(r -> new Key(r.caseId(), r.revision()), r -> r)));
        findings.counted("nội dung việc trong kế hoạch", revisions.size());
        stretch.chains().forEach((id, chain) -> {
            if (!provesContentOf(chain.getFirst().caseKind())) return;
            for (var entry : chain) compare(entry, revisions, findings);
        });
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
        } else if (kept.content() == null
                || kept.salt() == null
                || !Commitment.of(committed.revision(), kept.salt(), kept.content())
                        .equals(committed)) {
            findings.wrong(id, row(committed.revision()), "nội dung khác với cam kết ở bút toán số " + entry.version());
        }
    }

    private static String row(int revision) {
        return "plan.revision số " + revision;
    }
}
