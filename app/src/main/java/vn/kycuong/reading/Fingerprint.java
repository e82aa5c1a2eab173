package vn.kycuong.reading;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, as the fingerprint of a text. */
final class Fingerprint {
    private Fingerprint() {}

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256", absent);
        }
    }
}
