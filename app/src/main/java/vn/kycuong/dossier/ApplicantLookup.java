package vn.kycuong.dossier;

import java.util.List;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/**
 * The dossiers of an applicant by his exact identity number (hồ sơ theo số định danh): for himself, whose number an identity provider proved. How
 * the number is kept is nobody's business but this one's.
 */
public interface ApplicantLookup {
    /** His dossiers, the newest first, a hundred at the most; none for a number that nobody bears. */
    List<Own> ofIdentityNumber(String number);

    /** One of them, and the key by which its way is followed. */
    record Own(CaseId caseId, String code, String procedureKey, UnitId unitIn, String trackingKey) {}
}
