package vn.kycuong.dossier;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.vault.Vault;

/** Seals identity numbers, each bound to its case, and makes the fingerprints by which they are found. */
@Component
class IdentityNumbers {
    private static final String SEAL = "dossier.identity-number";
    private static final String PRINT = "dossier.identity-print";

    private final Vault vault;

    IdentityNumbers(Vault vault) {
        this.vault = vault;
    }

    /** What the revision of an application tells of a number: nothing for none. */
    String print(String number) {
        var plain = plain(number);
        return plain.isEmpty() ? "" : HexFormat.of().formatHex(vault.fingerprint(PRINT, plain));
    }

    /** A number as the dossier keeps it; null for none. */
    DossierRows.@Nullable SealedNumber sealed(CaseId id, String number) {
        var print = print(number);
        return print.isEmpty()
                ? null
                : new DossierRows.SealedNumber(HexFormat.of().parseHex(print), seal(id, number));
    }

    byte[] seal(CaseId id, String number) {
        return vault.seal(SEAL, id.toString(), plain(number).getBytes(StandardCharsets.UTF_8));
    }

    String open(CaseId id, byte[] sealed) {
        return new String(vault.open(SEAL, id.toString(), sealed), StandardCharsets.UTF_8);
    }

    private static String plain(String number) {
        return number.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
    }
}
