package vn.kycuong.kernel;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The public key by which anybody checks a checkpoint (khóa công khai của sổ cái): an Ed25519 key with a name (C2SP signed-note).
 */
public final class CheckpointKey {
    /** Plain Ed25519 over the text of a note. */
    static final byte ED25519 = 1;
    /** The same over the text and the second of signing (C2SP tlog-cosignature). */
    static final byte TIMED = 4;

    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int RAW = 32;

    private final String name;
    private final byte[] key;

    CheckpointKey(String name, byte[] key) {
        if (name.isBlank() || name.contains("+") || name.chars().anyMatch(c -> c <= ' ' || Character.isSpaceChar(c)))
            throw new IllegalArgumentException("Not the name of a key: " + name);
        if (key.length != RAW) throw new IllegalArgumentException("An Ed25519 key has 32 bytes, not " + key.length);
        this.name = name;
        this.key = key.clone();
    }

    /** Reads {@code name+id+key}, the form in which public keys of logs are handed on; empty when it is none. */
    public static Optional<CheckpointKey> parse(String vkey) {
        var parts = vkey.strip().split("\\+", 3);
        if (parts.length != 3) return Optional.empty();
        try {
            var bytes = Base64.getDecoder().decode(parts[2]);
            if (bytes.length != 1 + RAW || bytes[0] != ED25519) return Optional.empty();
            var read = new CheckpointKey(parts[0], Arrays.copyOfRange(bytes, 1, bytes.length));
            return read.toString().equals(vkey.strip()) ? Optional.of(read) : Optional.empty();
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    public String name() {
        return name;
    }

    /** Which key and kind of signature a line is by: the first four bytes of a hash. */
    int id(byte kind) {
        return ByteBuffer.wrap(
                        Chain.sha256(joined((name + "\n").getBytes(StandardCharsets.UTF_8), new byte[] {kind}, key)))
                .getInt();
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(joined(X509, key))));
            check.update(message);
            return check.verify(signature);
        } catch (java.security.SignatureException malformed) {
            return false;
        } catch (java.security.spec.InvalidKeySpecException notAPoint) {
            return false;
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("Every Java platform has Ed25519", absent);
        }
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) all.writeBytes(part);
        return all.toByteArray();
    }

    /** {@code name+id+key} (vkey). */
    @Override
    public String toString() {
        return "%s+%08x+%s"
                .formatted(name, id(ED25519), Base64.getEncoder().encodeToString(joined(new byte[] {ED25519}, key)));
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof CheckpointKey k && k.name.equals(name) && Arrays.equals(k.key, key);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(key);
    }
}
