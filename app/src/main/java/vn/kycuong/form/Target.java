package vn.kycuong.form;

/** What an answer becomes in the application. */
public enum Target {
    /** Whose matter it is (chủ hồ sơ). */
    APPLICANT,
    /** Who hands in for another. */
    SUBMITTER,
    IDENTITY,
    PHONE,
    EMAIL,
    ADDRESS,
    REQUEST,
    DELIVERY,
    /** One more thing said, kept with its question. */
    SAID
}
