package vn.kycuong.publicapi;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.kernel.Chain;
import vn.kycuong.kernel.CheckpointKey;
import vn.kycuong.kernel.CheckpointNote;
import vn.kycuong.kernel.MerkleTree;

/** Checks the proof that a citizen downloaded, with nothing but the file and a public key. */
final class ProofCheck {
    private static final String TLOG_PROOF = "c2sp.org/tlog-proof@v1";

    private ProofCheck() {}

    /** What a file says, checked. */
    sealed interface Checked {}

    /**
     * It holds.
     *
     * @param occurred when the act happened, as the entry says
     * @param recorded when it was recorded, as the entry says
     * @param signed when the checkpoint over it was signed
     */
    record Holds(String kind, Instant occurred, Instant recorded, long leaf, Instant signed, String key)
            implements Checked {}

    /** It does not hold; the sentence says what is wrong. */
    record Fails(String sentence) implements Checked {}

    /**
     * Checks a file.
     *
     * @param trusted the ledger's public key as the reader got it; null to take the one in the file
     */
    static Checked check(String file, @Nullable CheckpointKey trusted) {
        try {
            var json = JsonMapper.shared().readTree(file);
            var key = trusted == null ? CheckpointKey.parse(text(json, "key")) : Optional.of(trusted);
            if (key.isEmpty()) return new Fails("Tệp không có khóa công khai đúng dạng.");
            var entry = text(json, "entry").getBytes(StandardCharsets.UTF_8);
            var data = hash(text(json, "leafData"));
            if (!Arrays.equals(Chain.next(hash(text(json, "previousHash")), entry), data))
                return new Fails("Nội dung bút toán không khớp với mã băm: bút toán trong tệp đã bị sửa.");
            return proof(text(json, "proof"), data, JsonMapper.shared().readTree(entry), key.get());
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return new Fails("Tệp không phải là bằng chứng đã ghi sổ.");
        }
    }

    private static Checked proof(String proof, byte[] data, JsonNode entry, CheckpointKey key) {
        int end = proof.indexOf("\n\n");
        var lines =
                end < 0 ? List.<String>of() : proof.substring(0, end).lines().toList();
        if (lines.size() < 2
                || !lines.getFirst().equals(TLOG_PROOF)
                || !lines.get(1).matches("index \\d{1,18}"))
            return new Fails("Phần “proof” không đúng dạng %s.".formatted(TLOG_PROOF));
        var note = CheckpointNote.parse(proof.substring(end + 2));
        var signed = note.filter(n -> n.signedBy(key)).flatMap(n -> n.signedAt(key));
        if (note.isEmpty() || signed.isEmpty())
            return new Fails("Điểm chốt không có chữ ký đúng của khóa %s.".formatted(key.name()));
        long leaf = Long.parseLong(lines.get(1).substring("index ".length()));
        var path = lines.subList(2, lines.size()).stream().map(ProofCheck::hash).toList();
        var tree = note.get().checkpoint();
        if (!MerkleTree.includes(MerkleTree.leaf(data), leaf, tree.size(), path, tree.root()))
            return new Fails("Bút toán không nằm trong sổ mà điểm chốt đã ký.");
        return new Holds(
                text(entry, "kind"),
                Instant.parse(text(entry, "occurred")),
                Instant.parse(text(entry, "recorded")),
                leaf,
                signed.get(),
                key.toString());
    }

    private static String text(JsonNode json, String name) {
        return Stream.ofNullable(json.get(name))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No " + name));
    }

    private static byte[] hash(String text) {
        var bytes = Base64.getDecoder().decode(text);
        if (bytes.length != MerkleTree.HASH) throw new IllegalArgumentException("Not a hash: " + text);
        return bytes;
    }
}
