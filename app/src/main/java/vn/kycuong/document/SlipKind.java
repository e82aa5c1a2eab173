package vn.kycuong.document;

/** The papers that a one-stop hands out (loại giấy tờ của Bộ phận Một cửa). */
public enum SlipKind {
    RECEIPT,
    JOINT_RECEIPT,
    SUPPLEMENT,
    REFUSAL,
    APOLOGY,
    /** An apology that moves no date: too late for one, or for wrong, lost or damaged papers. */
    APOLOGY_LETTER,
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
