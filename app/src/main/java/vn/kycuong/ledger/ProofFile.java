package vn.kycuong.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import vn.kycuong.kernel.Chain;
import vn.kycuong.kernel.Entry;

/**
 * The proof that an entry stood in the ledger, as a file that anybody can check.
 *
 * @param entry the canonical bytes of the entry, as text
 * @param previousHash chain hash of the entry before, base64
 * @param leafData {@code SHA-256(previousHash ‖ entry)}, base64
 * @param key by which the checkpoint in the proof is checked
 * @param proof C2SP tlog-proof: number, path, signed checkpoint
 */
public record ProofFile(String what, String entry, String previousHash, String leafData, String key, String proof) {
    /**
     * Of one entry.
     *
     * @param entries those of its case in order
     * @param version its number
     * @param proof what the tree says of it
     * @param key the public key of the checkpoints
     */
    public static ProofFile of(List<Entry> entries, int version, EntryProof proof, String key) {
        var previous = Chain.start();
        for (var e : entries.subList(0, version - 1)) previous = Chain.next(previous, e.canonical());
        var entry = entries.get(version - 1);
        var body = entry.canonical();
        if (!Arrays.equals(Chain.next(previous, body), proof.data()))
            throw new IllegalStateException(
                    "Entry %d of case %s is not what the ledger's tree holds".formatted(version, entry.caseId()));
        return new ProofFile(
                "Bằng chứng bút toán đã có trong sổ cái khi điểm chốt được ký. leafData = SHA-256(previousHash ‖ entry);"
                        + " proof theo C2SP tlog-proof, kiểm bằng key.",
                new String(body, StandardCharsets.UTF_8),
                text(previous),
                text(proof.data()),
                key,
                text(proof));
    }

    private static String text(EntryProof proof) {
        return "c2sp.org/tlog-proof@v1\nindex %d\n%s\n%s"
                .formatted(
                        proof.leaf(),
                        proof.path().stream().map(h -> text(h) + "\n").collect(Collectors.joining()),
                        proof.note().text());
    }

    private static String text(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }
}
