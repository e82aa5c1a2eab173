package vn.kycuong.kernel;

/** What those concerned were told about an obligation. */
public enum Notice {
    NONE,
    /** It will be late soon. */
    AT_RISK,
    /** It is late. */
    LATE
}
