package vn.kycuong.dossier;

/** Why no apology is owed for a late dossier (căn cứ được miễn xin lỗi). */
public enum Exemption {
    NATIONAL_SECURITY,
    FORCE_MAJEURE,
    /** The applicant did not provide what was needed. */
    APPLICANT;

    /** Name of the fact of an entry that holds it. */
    public static final String FACT = "exempt";

    public String wordKey() {
        return "apology.exempt." + this;
    }
}
