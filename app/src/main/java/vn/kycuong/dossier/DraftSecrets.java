package vn.kycuong.dossier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.identity.Citizen;
import vn.kycuong.vault.Vault;

/**
 * Seals drafts and makes the secrets that open them. A secret follows from the number of its draft under a key of the vault: it can be said
 * again to whoever is in, and lies nowhere.
 */
@Component
class DraftSecrets {
    private static final String SEAL = "dossier.draft";
    private static final String PIECE = "dossier.draft-file";
    private static final String SECRET = "dossier.draft-secret";
    private static final String OWNER = "dossier.draft-owner";
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int CODE_LETTERS = 8;
    /** A hundred bits: typed from a sheet of paper, and out of reach for whoever guesses behind a brake. */
    private static final int SECRET_LETTERS = 20;

    private static final int FIVE_BITS = 31;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Vault vault;
    private final JsonMapper json = JsonMapper.shared();

    DraftSecrets(Vault vault) {
        this.vault = vault;
    }

    /** Answers and the sections that were seen, as they are sealed. */
    record Content(Map<String, String> typed, List<String> seen) {}

    static String freshCode() {
        return RANDOM.ints(CODE_LETTERS, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(Collectors.joining());
    }

    String secret(UUID draft) {
        var bytes = vault.fingerprint(SECRET, draft.toString());
        var letters = new StringBuilder();
        for (int i = 0; i < SECRET_LETTERS; i++) letters.append(LETTERS.charAt(bytes[i] & FIVE_BITS));
        return letters.toString();
    }

    boolean opens(UUID draft, String typed) {
        return MessageDigest.isEqual(bytes(secret(draft)), bytes(read(typed)));
    }

    /** As people type what they read: in any case, with gaps, with letters for digits that look alike. */
    static String read(String typed) {
        return typed.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1');
    }

    byte[] owner(Citizen citizen) {
        return vault.fingerprint(OWNER, citizen.identityNumber());
    }

    byte[] seal(UUID draft, int no, OnlineDraft content) {
        var whole = new Content(new TreeMap<>(content.typed()), List.copyOf(content.seen()));
        return vault.seal(SEAL, draft + ":" + no, json.writeValueAsBytes(whole));
    }

    Content open(UUID draft, int no, byte[] sealed) {
        return json.readValue(vault.open(SEAL, draft + ":" + no, sealed), Content.class);
    }

    byte[] sealPiece(UUID file, int at, byte[] piece) {
        return vault.seal(PIECE, file + ":" + at, piece);
    }

    byte[] openPiece(UUID file, int at, byte[] sealed) {
        return vault.open(PIECE, file + ":" + at, sealed);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
