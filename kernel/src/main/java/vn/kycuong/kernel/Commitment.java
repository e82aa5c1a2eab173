package vn.kycuong.kernel;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How the ledger holds personal and free-text content: not the content, but HMAC-SHA-256(salt, content). The salt lives with the
 * content in the desk's table; destroying both is lawful erasure, and the chain stays whole.
 *
 * @param revision number of the content's revision in the desk's table, from 1
 * @param mac the HMAC, 64 lower-case hexadecimal digits
 */
public record Commitment(int revision, String mac) {
    public static Commitment of(int revision, byte[] salt, byte[] content) {
        try {
            var hmac = Mac.getInstance("HmacSHA256");
            hmac.init(new SecretKeySpec(salt, "HmacSHA256"));
            return new Commitment(revision, HexFormat.of().formatHex(hmac.doFinal(content)));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", absent);
        }
    }
}
