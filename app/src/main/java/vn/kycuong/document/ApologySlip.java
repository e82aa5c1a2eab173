package vn.kycuong.document;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mẫu 04: Phiếu xin lỗi và hẹn lại ngày trả kết quả; from 01/7/2025 Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết.
 *
 * @param field lĩnh vực
 * @param promisedAt the appointment that cannot be kept
 * @param faults what it is for, as a sentence about the dossier goes on
 * @param responsible who is answerable for the delay, or null while it is not established
 * @param newReturnAt the new appointment, or null for a letter that moves no date
 * @param signerTitle quyền hạn, chức vụ, e.g. "Giám đốc"
 */
public record ApologySlip(
        SlipHead head,
        SlipPerson addressee,
        String receivingUnit,
        String field,
        String content,
        Instant receivedAt,
        Instant promisedAt,
        List<String> faults,
        String reason,
        @Nullable String responsible,
        @Nullable Instant newReturnAt,
        String signerTitle,
        String signer)
        implements Slip {
    public ApologySlip {
        faults = List.copyOf(faults);
    }

    @Override
    public SlipKind slipKind() {
        return newReturnAt == null ? SlipKind.APOLOGY_LETTER : SlipKind.APOLOGY;
    }
}
