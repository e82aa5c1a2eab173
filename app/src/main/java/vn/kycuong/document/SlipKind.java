package vn.kycuong.document;

/** The papers that a one-stop hands out (loại giấy tờ của Bộ phận Một cửa). */
public enum SlipKind {
    RECEIPT,
    JOINT_RECEIPT,
    SUPPLEMENT,
    REFUSAL,
    APOLOGY,
    /** The handling ends because the applicant withdrew, or cannot go on. */
    STOP_NOTICE,
    /** What was asked for is refused on its merits. */
    REJECTION_NOTICE,
    DELIVERY,
    CONTROL,
    /** What came in on some days, a line a dossier. */
    REGISTER,
    FEE_RECEIPT,
    REFUND_RECEIPT
}
