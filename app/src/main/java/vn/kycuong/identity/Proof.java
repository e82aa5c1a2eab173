package vn.kycuong.identity;

/** How a session was proved to be the officer's (mức xác thực). */
public enum Proof {
    PASSWORD,
    /** Password and one-time code, or recovery code. */
    CODE,
    /** A passkey whose holder was verified by the device. */
    PASSKEY,
    /** The identity provider of the administration, which said that it asked for two proofs. */
    OUTSIDE,
    /** The same provider, of which no more is known than that it asked for a password. */
    OUTSIDE_PASSWORD
}
