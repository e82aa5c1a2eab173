package vn.kycuong.kernel;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hash chain of one case: {@code hash(n) = SHA-256(hash(n-1) ‖ canonical bytes of entry n)}, starting from 32 zero bytes.
 * The database computes the same sum when it stores an entry; this is the second, independent computation for verification.
 */
public final class Chain {
    private static final byte[] START = new byte[32];

    private Chain() {}

    public static byte[] start() {
        return START.clone();
    }

    public static byte[] next(byte[] previous, byte[] canonical) {
        var joined = new byte[previous.length + canonical.length];
        System.arraycopy(previous, 0, joined, 0, previous.length);
        System.arraycopy(canonical, 0, joined, previous.length, canonical.length);
        return sha256(joined);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256", absent);
        }
    }
}
