package vn.kycuong.dossier;

/** How content the applicant is with the whole (mức độ hài lòng). */
public enum Satisfaction {
    VERY_SATISFIED,
    SATISFIED,
    NOT_SATISFIED
}
