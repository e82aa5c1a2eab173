package vn.kycuong.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The record that a result was handed over (Phiếu trả kết quả): to whom, when, how. No national form; offices keep one of their own.
 *
 * @param desk who hands over, in full
 * @param owner whose result it is
 * @param number of the result with its date; null when it bears none
 * @param receivedBy who received it
 * @param how "trực tiếp", "dịch vụ bưu chính công ích", "trực tuyến"
 */
public record DeliverySlip(
        SlipHead head,
        String desk,
        SlipPerson owner,
        String content,
        @Nullable String number,
        Instant handedAt,
        String receivedBy,
        String how,
        String giver)
        implements Slip {
    @Override
    public SlipKind slipKind() {
        return SlipKind.DELIVERY;
    }
}
