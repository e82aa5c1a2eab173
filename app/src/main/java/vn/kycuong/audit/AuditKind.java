package vn.kycuong.audit;

/** What a line notes. */
public enum AuditKind {
    /** Personal data or papers of a case were shown. */
    OPENED,
    /** What is masked was shown whole, for a reason. */
    UNMASKED,
    /** A list was taken away as a file. */
    EXPORTED,
    /** Somebody known was not let in, or an act was not allowed. */
    REFUSED,
    /** Somebody changed how the installation works, or who may what. */
    ADMINISTERED
}
