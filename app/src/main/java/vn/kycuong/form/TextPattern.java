package vn.kycuong.form;

/** Patterns a text may have to follow, by name: a definition brings no expression of its own. */
public enum TextPattern {
    ANY,
    /** A name in any script: one letter or digit at least. */
    NAME,
    DIGITS,
    /** Hours and minutes, {@code 07:30}. */
    TIME
}
