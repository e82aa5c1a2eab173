package vn.kycuong.ui;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names for people in one file (bí danh): the same person bears the same one in it, and another in the next. Its key is forgotten with the file.
 */
public final class Pseudonyms {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LETTERS = 6;

    private final byte[] key = new byte[32];

    public Pseudonyms() {
        RANDOM.nextBytes(key);
    }

    /** "Người nộp #a3f9c2". */
    public String of(String name, Words w) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var made = HexFormat.of().formatHex(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
            return w.get("pseudonym", made.substring(0, LETTERS));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", absent);
        }
    }
}
