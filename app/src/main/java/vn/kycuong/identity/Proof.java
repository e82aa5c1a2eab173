package vn.kycuong.identity;

/** How a session was proved to be the officer's (mức xác thực). */
public enum Proof {
    PASSWORD,
    /** Password and one-time code, or recovery code. */
    CODE,
    /** A passkey whose holder was verified by the device. */
    PASSKEY,
    /** The identity provider of the administration. */
    OUTSIDE
}
