package vn.kycuong.oversight;

import java.util.UUID;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.ledger.Findings;
import vn.kycuong.ledger.Replayed;
import vn.kycuong.ledger.Stretch;

/**
 * What is kept of those that ended, made again from facts, papers, payments and ratings; and its sums, once, with the first stretch. It follows the
 * ledger a moment later, as {@link FactReplay} says.
 */
final class ServedReplay implements Replayed {
    private static final UUID OF_NO_CASE = new UUID(0, 0);

    @Override
    public void check(Stretch stretch, Findings findings) {
        for (var id : ServedRows.different(stretch.jdbc(), stretch.after(), stretch.upTo())) {
            if (isBehind(stretch, new CaseId(id))) findings.counted("vụ việc mà giám sát chưa đọc hết", 1);
            else
                findings.wrong(
                        id,
                        "oversight.served_fact",
                        "khác với điều suy ra từ sự kiện, giấy tờ, thanh toán và đánh giá");
        }
        if (!stretch.after().equals(OF_NO_CASE)) return;
        findings.counted("tổng chất lượng phục vụ", ServedRows.countSums(stretch.jdbc()));
        for (var difference : ServedRows.differentSums(stretch.jdbc()))
            findings.wrong(OF_NO_CASE, difference, "khác với tổng cộng lại từ các dòng phục vụ");
    }

    private static boolean isBehind(Stretch stretch, CaseId id) {
        var chain = stretch.chains().get(id);
        return chain != null
                && Math.min(stretch.readBy(DossierReactions.NAME, id), stretch.readBy(ServiceReactions.NAME, id))
                        < chain.size();
    }
}
