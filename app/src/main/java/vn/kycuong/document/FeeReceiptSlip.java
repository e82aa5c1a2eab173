package vn.kycuong.document;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That money was taken or given back (Biên lai thu phí, lệ phí; Phiếu chi hoàn trả). The printed forms of the finance ministry are bought or drawn by
 * its own system; this paper names its series and says that it is none of them.
 *
 * @param back whether it went back
 * @param desk who took or gave it, in full
 * @param payer whose matter it is
 * @param content what it is for
 * @param lines each fee with its amount
 * @param amount "20.000 đồng"
 * @param inWords the same written out
 * @param way in cash, or online
 * @param cashier who took it; null when no person did
 * @param voided why it no longer counts; null while it does
 */
public record FeeReceiptSlip(
        SlipHead head,
        boolean back,
        String desk,
        String payer,
        String content,
        List<String> lines,
        String amount,
        String inWords,
        String way,
        Instant at,
        @Nullable String cashier,
        @Nullable String voided)
        implements Slip {
    public FeeReceiptSlip {
        lines = List.copyOf(lines);
    }

    @Override
    public SlipKind slipKind() {
        return back ? SlipKind.REFUND_RECEIPT : SlipKind.FEE_RECEIPT;
    }
}
