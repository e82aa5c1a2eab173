package vn.kycuong.document;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mẫu 01, Giấy tiếp nhận hồ sơ và hẹn trả kết quả.
 *
 * @param desk the receiving desk in full, with its place
 * @param competent who decides it, null where it is the unit of the desk
 * @param submitter who hands in
 * @param channel how it came, e.g. "trực tiếp", "dịch vụ bưu chính", "trực tuyến"
 * @param owner whose matter it is, null when the submitter's own
 * @param content what is asked for
 * @param sets number of sets
 * @param limit the statutory time in words, e.g. "10 ngày làm việc"
 * @param resultPlace where and how the result is received
 * @param lookupPhone whom to call, or null
 * @param authorisation the note on authorisation, or null
 * @param receiver who took it in
 * @param clockStrip a grey picture of the days in SVG that {@link PaperSvg} draws, or null
 * @param recorded that the receipt stands in the ledger, or null
 */
public record ReceiptSlip(
        SlipHead head,
        String desk,
        @Nullable String competent,
        SlipPerson submitter,
        String channel,
        @Nullable SlipPerson owner,
        String content,
        List<PaperLine> papers,
        int sets,
        String limit,
        Instant receivedAt,
        Instant returnAt,
        String resultPlace,
        @Nullable String lookupPhone,
        @Nullable String authorisation,
        String receiver,
        @Nullable String clockStrip,
        @Nullable String recorded)
        implements Slip {
    public ReceiptSlip {
        papers = List.copyOf(papers);
    }

    @Override
    public SlipKind slipKind() {
        return SlipKind.RECEIPT;
    }
}
