package vn.kycuong.signature;

/** What a signature carries to prove itself later (mức chữ ký), as the baselines of PAdES count it (ETSI EN 319 142-1). */
public enum SignatureLevel {
    /** The signature and the certificate: good as long as the certificate is. */
    B,
    /** And a time-stamp: it was there while the certificate was good. */
    T,
    /** And what the authorities said of revocation: nobody need be asked. */
    LT,
    /** And an archive time-stamp over all of that, to be renewed before it ends. */
    LTA;

    public boolean reaches(SignatureLevel other) {
        return compareTo(other) >= 0;
    }

    /** One step further; the last is renewed. */
    public SignatureLevel next() {
        return values()[Math.min(ordinal() + 1, LTA.ordinal())];
    }
}
