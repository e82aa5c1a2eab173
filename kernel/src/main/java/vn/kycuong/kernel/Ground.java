package vn.kycuong.kernel;

/**
 * Why a legal clock stands still. A pause without one of these grounds and without its paper does not exist.
 * Căn cứ: GLOSSARY#pause.
 */
public enum Ground {
    /** Waiting for papers the applicant was asked for in a valid slip. */
    SUPPLEMENT,
    /** Waiting for a financial obligation by a notice. */
    FINANCE,
    /** Posted for the public by law. */
    PUBLIC_POSTING,
    /** Waiting for the applicant to appear. */
    CITIZEN_PRESENCE,
    /** Waiting for a council, where the law says its time does not count. */
    COUNCIL,
    /** Force majeure by a decision. */
    FORCE_MAJEURE
}
