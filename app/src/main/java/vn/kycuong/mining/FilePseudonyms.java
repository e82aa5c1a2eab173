package vn.kycuong.mining;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Names within one file that lead back to nothing: keyed, and the key is forgotten with the file. Long enough that no two are one. */
final class FilePseudonyms {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LETTERS = 20;

    private final Mac mac;

    FilePseudonyms() {
        var key = new byte[32];
        RANDOM.nextBytes(key);
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", absent);
        }
    }

    String of(String name) {
        return HexFormat.of()
                .formatHex(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)))
                .substring(0, LETTERS);
    }
}
