package vn.kycuong.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Mẫu 03, Phiếu từ chối tiếp nhận, giải quyết hồ sơ. Ground, legal basis, where to go and the right to complain are not on the form
 * of 2018; a refusal without them helps nobody.
 *
 * @param desk the receiving desk in full
 * @param submittedAt when it was handed in
 * @param ground the ground from the list, in words, with its code if it has one
 * @param legalBasis the article behind the ground
 * @param reason what it means for this dossier
 * @param competentAgency where to go instead, or null when nowhere
 * @param complaint how, where and until when one may complain, with its source
 * @param approver the head who approved, or null
 */
public record RefusalSlip(
        SlipHead head,
        String desk,
        SlipPerson owner,
        String content,
        Instant submittedAt,
        String ground,
        String legalBasis,
        String reason,
        @Nullable String competentAgency,
        String complaint,
        String website,
        String officer,
        String officerPhone,
        @Nullable String approver)
        implements Slip {
    @Override
    public SlipKind slipKind() {
        return SlipKind.REFUSAL;
    }
}
