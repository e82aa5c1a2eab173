package vn.kycuong.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A signed checkpoint (điểm chốt có chữ ký; C2SP signed-note): what is published, kept by outside parties and compared later.
 *
 * @param checkpoint what is signed
 * @param text the whole note as it is handed on, signatures included
 */
public record CheckpointNote(Checkpoint checkpoint, String text) {
    private static final int MOST_SIGNATURES = 100;
    private static final String DASH = "— ";

    private record Line(String name, int id, byte[] signature) {}

    /** Reads a note; empty when it is none. What it says is worth nothing before a signature was checked. */
    public static Optional<CheckpointNote> parse(String text) {
        int end = text.lastIndexOf("\n\n");
        if (end < 0 || !text.endsWith("\n") || lines(text).isEmpty()) return Optional.empty();
        return Checkpoint.parse(text.substring(0, end + 1)).map(c -> new CheckpointNote(c, text));
    }

    /** Whether this key signed it, and every signature of this key on it is good. */
    public boolean signedBy(CheckpointKey key) {
        var mine = signatures(key, CheckpointKey.ED25519);
        return !mine.isEmpty() && mine.stream().allMatch(s -> key.verifies(utf8(body()), s));
    }

    /** When this key signed it, to the second, as the key itself says; empty without a good signature that says so. */
    public Optional<Instant> signedAt(CheckpointKey key) {
        return signatures(key, CheckpointKey.TIMED).stream()
                .filter(s -> s.length > Long.BYTES)
                .filter(s -> key.verifies(
                        timed(body(), ByteBuffer.wrap(s).getLong()), Arrays.copyOfRange(s, Long.BYTES, s.length)))
                .map(s -> Instant.ofEpochSecond(ByteBuffer.wrap(s).getLong()))
                .findFirst();
    }

    static byte[] timed(String body, long second) {
        return utf8("cosignature/v1\ntime " + second + "\n" + body);
    }

    private String body() {
        return text.substring(0, text.lastIndexOf("\n\n") + 1);
    }

    private List<byte[]> signatures(CheckpointKey key, byte kind) {
        int id = key.id(kind);
        return lines(text).orElseThrow().stream()
                .filter(l -> l.id() == id && l.name().equals(key.name()))
                .map(Line::signature)
                .toList();
    }

    private static Optional<List<Line>> lines(String text) {
        var rows = text.substring(text.lastIndexOf("\n\n") + 2).split("\n");
        var found = new ArrayList<Line>();
        if (rows.length > MOST_SIGNATURES) return Optional.empty();
        for (var row : rows) {
            var words = row.startsWith(DASH) ? row.substring(DASH.length()).split(" ", -1) : new String[0];
            if (words.length != 2 || words[0].isEmpty()) return Optional.empty();
            try {
                var bytes = Base64.getDecoder().decode(words[1]);
                if (bytes.length <= Integer.BYTES) return Optional.empty();
                found.add(new Line(
                        words[0],
                        ByteBuffer.wrap(bytes).getInt(),
                        Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length)));
            } catch (IllegalArgumentException notBase64) {
                return Optional.empty();
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
