package vn.kycuong.dossier.web;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Random keys printed into forms, so that the same form sent twice is one act. */
final class FormKeys {
    private static final SecureRandom RANDOM = new SecureRandom();

    private FormKeys() {}

    static String fresh() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
