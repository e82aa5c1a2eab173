package vn.kycuong.audit;

import java.util.Arrays;
import java.util.HexFormat;
import vn.kycuong.kernel.Chain;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.Findings;
import vn.kycuong.ledger.Replayed;
import vn.kycuong.ledger.Stretch;

/** The audit's lines against the heads that the ledger holds: none is missing, none was changed, none was put between. */
final class AuditReplay implements Replayed {
    @Override
    public void check(Stretch stretch, Findings findings) {
        for (var chain : stretch.chains().values()) {
            if (!chain.getFirst().caseKind().equals(AuditRules.CASE_KIND)) continue;
            for (var entry : chain) check(entry, stretch, findings);
        }
    }

    private static void check(Entry entry, Stretch stretch, Findings findings) {
        var id = entry.caseId().value();
        long first = number(entry, "first");
        long last = number(entry, "last");
        var before = first == 0
                ? Chain.start()
                : AuditRows.chain(stretch.jdbc(), first - 1, first - 1).stream()
                        .map(AuditRows.Linked::hash)
                        .findFirst()
                        .orElse(Chain.start());
        var lines = AuditRows.chain(stretch.jdbc(), first, last);
        findings.counted("dòng nhật ký truy cập", lines.size());
        if (lines.size() != last - first + 1) {
            findings.wrong(id, row(first, last), "thiếu %d dòng nhật ký".formatted(last - first + 1 - lines.size()));
            return;
        }
        for (var one : lines) {
            before = AuditRules.hash(before, one.line());
            if (!Arrays.equals(before, one.hash())) {
                findings.wrong(id, row(one.no(), one.no()), "dòng nhật ký đã bị sửa");
                return;
            }
            if (one.line().reasonMac() != null && !one.reasonKept()) findings.counted("lý do đã hủy theo luật", 1);
            else if (!one.reasonFits())
                findings.wrong(id, row(one.no(), one.no()), "lý do khác với dấu vết ở dòng nhật ký");
        }
        if (!HexFormat.of().formatHex(before).equals(entry.facts().get("head")))
            findings.wrong(id, row(first, last), "chuỗi nhật ký khác với bút toán số " + entry.version());
    }

    private static long number(Entry entry, String fact) {
        return entry.facts().get(fact) instanceof Number number ? number.longValue() : -1;
    }

    private static String row(long first, long last) {
        return "audit.link " + (first == last ? String.valueOf(first) : first + "–" + last);
    }
}
