package vn.kycuong.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Seals content under the key of its purpose (AES-256-GCM) and fingerprints text under another (HMAC-SHA-256). Every instance may turn a
 * key; what was sealed before stays readable.
 */
@Component
public class Vault {
    private static final int FINGERPRINT_BYTES = 32;
    private static final Pattern PURPOSE = Pattern.compile("[a-z]+(\\.[a-z-]+)+");

    private final Keysets keysets;
    private final Map<String, Aead> seals = new ConcurrentHashMap<>();
    private final Map<String, PrfSet> fingerprints = new ConcurrentHashMap<>();

    Vault(Keysets keysets) {
        this.keysets = keysets;
    }

    /**
     * Seals content so that it can be read only here.
     *
     * @param purpose whose content it is, such as {@code identity.one-time-code}: small letters, module first
     * @param context what it belongs to, such as the id of its row: sealed content moved elsewhere does not open
     */
    public byte[] seal(String purpose, String context, byte[] content) {
        try {
            return aead(purpose).encrypt(content, bytes(context));
        } catch (GeneralSecurityException noRoom) {
            throw new IllegalStateException("Content of " + purpose + " could not be sealed", noRoom);
        }
    }

    /**
     * Opens what was sealed under the same purpose and context.
     *
     * @throws IllegalStateException if it was altered, belongs elsewhere, or its key is gone
     */
    public byte[] open(String purpose, String context, byte[] sealed) {
        try {
            return aead(purpose).decrypt(sealed, bytes(context));
        } catch (GeneralSecurityException unknown) {
            // another instance may have turned the key meanwhile
            seals.remove(purpose);
            try {
                return aead(purpose).decrypt(sealed, bytes(context));
            } catch (GeneralSecurityException altered) {
                throw new IllegalStateException("Content sealed for " + purpose + " does not open", altered);
            }
        }
    }

    /** The same for the same text, and of no use without the key: 32 bytes by which a row is found again. */
    public byte[] fingerprint(String purpose, String text) {
        try {
            return fingerprints
                    .computeIfAbsent(checked(purpose), p -> prf(keysets.of(p, Keysets.Kind.FINGERPRINT)))
                    .computePrimary(bytes(text), FINGERPRINT_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("No fingerprint for " + purpose, impossible);
        }
    }

    /** From now on content of this purpose is sealed under a new key. */
    public void turn(String purpose) {
        keysets.turn(checked(purpose));
        seals.remove(purpose);
    }

    private Aead aead(String purpose) {
        return seals.computeIfAbsent(checked(purpose), p -> seal(keysets.of(p, Keysets.Kind.SEAL)));
    }

    private static Aead seal(KeysetHandle keys) {
        try {
            return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException otherKind) {
            throw new IllegalStateException(otherKind);
        }
    }

    private static PrfSet prf(KeysetHandle keys) {
        try {
            return keys.getPrimitive(RegistryConfiguration.get(), PrfSet.class);
        } catch (GeneralSecurityException otherKind) {
            throw new IllegalStateException(otherKind);
        }
    }

    private static String checked(String purpose) {
        if (!PURPOSE.matcher(purpose).matches()) throw new IllegalArgumentException("Not a purpose: " + purpose);
        return purpose;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
