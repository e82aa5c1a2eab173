package vn.kycuong.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Signs checkpoints (người ký điểm chốt). Holds the private key; it is written to no log and no database. */
public final class CheckpointSigner {
    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");
    private static final int RAW = 32;

    private final PrivateKey secret;
    private final byte[] seed;
    private final CheckpointKey key;

    private CheckpointSigner(byte[] seed, CheckpointKey key) {
        try {
            this.secret = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(CheckpointKey.joined(PKCS8, seed)));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("Every Java platform has Ed25519", absent);
        }
        this.seed = seed.clone();
        this.key = key;
        var probe = "probe".getBytes(StandardCharsets.UTF_8);
        if (!key.verifies(probe, sign(probe)))
            throw new IllegalArgumentException("The private key does not belong to the public key " + key);
    }

    /** A new key. The name says whose it is; {@code *} in it becomes the first eight bytes of the key's own hash. */
    public static CheckpointSigner fresh(String name) {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var hidden = pair.getPrivate().getEncoded();
            var shown = pair.getPublic().getEncoded();
            var raw = Arrays.copyOfRange(shown, shown.length - RAW, shown.length);
            var mark = HexFormat.of().formatHex(Chain.sha256(raw), 0, 8);
            return new CheckpointSigner(
                    Arrays.copyOfRange(hidden, hidden.length - RAW, hidden.length),
                    new CheckpointKey(name.replace("*", mark), raw));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("Every Java platform has Ed25519", absent);
        }
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException when it is no key, or the halves are of two keys
     */
    public static CheckpointSigner parse(String text) {
        var lines = text.strip().split("\n");
        if (lines.length != 2) throw new IllegalArgumentException("A key file has two lines");
        var key = CheckpointKey.parse(lines[1])
                .orElseThrow(() -> new IllegalArgumentException("The second line is no public key"));
        var parts = lines[0].strip().split("\\+", 5);
        if (parts.length != 5 || !parts[0].equals("PRIVATE") || !parts[1].equals("KEY"))
            throw new IllegalArgumentException("The first line is no private key");
        var bytes = Base64.getDecoder().decode(parts[4]);
        if (bytes.length != 1 + RAW || bytes[0] != CheckpointKey.ED25519 || !parts[2].equals(key.name()))
            throw new IllegalArgumentException("The first line is no private key of " + key.name());
        return new CheckpointSigner(Arrays.copyOfRange(bytes, 1, bytes.length), key);
    }

    /** Both halves, a line each, in the form of {@code golang.org/x/mod/sumdb/note}. A secret. */
    public String text() {
        return "PRIVATE+KEY+%s+%08x+%s\n%s\n"
                .formatted(
                        key.name(),
                        key.id(CheckpointKey.ED25519),
                        Base64.getEncoder()
                                .encodeToString(CheckpointKey.joined(new byte[] {CheckpointKey.ED25519}, seed)),
                        key);
    }

    public CheckpointKey key() {
        return key;
    }

    /**
     * The checkpoint with two signatures of this key: over its text, and over its text with the second of signing.
     *
     * @throws IllegalArgumentException when the checkpoint is of a tree with another name
     */
    public CheckpointNote sign(Checkpoint checkpoint, Instant at) {
        if (!checkpoint.origin().equals(key.name()))
            throw new IllegalArgumentException(key.name() + " does not sign for " + checkpoint.origin());
        var text = checkpoint.text();
        long second = at.getEpochSecond();
        return CheckpointNote.parse(text + "\n"
                        + line(CheckpointKey.ED25519, sign(text.getBytes(StandardCharsets.UTF_8)))
                        + line(
                                CheckpointKey.TIMED,
                                CheckpointKey.joined(
                                        ByteBuffer.allocate(Long.BYTES)
                                                .putLong(second)
                                                .array(),
                                        sign(CheckpointNote.timed(text, second)))))
                .orElseThrow();
    }

    private String line(byte kind, byte[] signature) {
        var id = ByteBuffer.allocate(Integer.BYTES).putInt(key.id(kind)).array();
        return "— " + key.name() + " " + Base64.getEncoder().encodeToString(CheckpointKey.joined(id, signature)) + "\n";
    }

    private byte[] sign(byte[] message) {
        try {
            var signing = Signature.getInstance("Ed25519");
            signing.initSign(secret);
            signing.update(message);
            return signing.sign();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("Every Java platform has Ed25519", absent);
        }
    }
}
