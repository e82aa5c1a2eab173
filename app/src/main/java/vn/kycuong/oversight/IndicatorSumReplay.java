package vn.kycuong.oversight;

import java.util.UUID;
import vn.kycuong.ledger.Findings;
import vn.kycuong.ledger.Replayed;
import vn.kycuong.ledger.Stretch;

/**
 * The sums of measures, added up again from the facts there are; the facts themselves are compared with the ledger case by case. Sums are of all
 * cases: they are compared once, with the first stretch.
 */
final class IndicatorSumReplay implements Replayed {
    private static final UUID OF_NO_CASE = new UUID(0, 0);

    @Override
    public void check(Stretch stretch, Findings findings) {
        if (!stretch.after().equals(OF_NO_CASE)) return;
        findings.counted("tổng số đo", IndicatorSumCheckRows.count(stretch.jdbc()));
        for (var difference : IndicatorSumCheckRows.differences(stretch.jdbc()))
            findings.wrong(OF_NO_CASE, difference, "khác với tổng cộng lại từ các sự kiện giám sát");
    }
}
