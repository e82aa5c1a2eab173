package vn.kycuong.law;

/** Which part of a matter a limit bounds. */
public enum Stage {
    /** The whole matter, from receipt to result. */
    WHOLE,
    /** Added to the whole in a special case. */
    EXTENSION,
    /** The reply of another agency. */
    CONSULTATION,
    /** Asking for what is missing. */
    SUPPLEMENT_REQUEST,
    /** Deciding whether the matter is taken up. */
    ACCEPTANCE
}
