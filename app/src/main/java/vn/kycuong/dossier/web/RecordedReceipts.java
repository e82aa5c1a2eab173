package vn.kycuong.dossier.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.document.SlipTime;
import vn.kycuong.dossier.DossierEvent;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Chain;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.EntryProof;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.ledger.LedgerTree;

/** That a receipt was recorded when it says: in a sentence, on the slip, and as a file that any program can check. */
@Component
public class RecordedReceipts {
    private final Ledger ledger;
    private final LedgerTree tree;

    RecordedReceipts(Ledger ledger, LedgerTree tree) {
        this.ledger = ledger;
        this.tree = tree;
    }

    /**
     * What a page says of it.
     *
     * @param version the entry that took the dossier in
     * @param proof null until the next checkpoint is signed, some seconds after the act
     */
    public record Recorded(
            int version, Instant at, @Nullable EntryProof proof) {}

    /**
     * The file that the citizen keeps.
     *
     * @param entry the canonical bytes of the entry, as text
     * @param previousHash chain hash of the entry before, base64
     * @param leafData {@code SHA-256(previousHash ‖ entry)}, base64
     * @param key by which the checkpoint in the proof is checked
     * @param proof C2SP tlog-proof: number, path, signed checkpoint
     */
    record ProofFile(String what, String entry, String previousHash, String leafData, String key, String proof) {}

    /** The entry by which a dossier was taken in, or its application while it waits for that. */
    Optional<Recorded> of(CaseId id) {
        var entries = ledger.entries(id);
        return entries.stream()
                .filter(e -> e.kind().equals(DossierEvent.ACCEPTED.kind()))
                .findFirst()
                .or(() -> entries.stream().findFirst())
                .map(e -> new Recorded(
                        e.version(), e.recordedAt(), tree.proof(id, e.version()).orElse(null)));
    }

    /** A line for the slip. */
    String onPaper(Entry entry) {
        return "Đã ghi vào sổ cái lúc %s, ngày %s%s. Tệp bằng chứng tải được ở trang tra cứu."
                .formatted(
                        SlipTime.hour(entry.recordedAt()),
                        SlipTime.day(entry.recordedAt()),
                        tree.proof(entry.caseId(), entry.version())
                                .map(p -> ", bút toán số %d".formatted(p.leaf()))
                                .orElse(""));
    }

    /** The proof of an entry of a case; empty until a checkpoint covers it. */
    Optional<ProofFile> file(CaseId id, int version) {
        return tree.proof(id, version).map(proof -> {
            var entries = ledger.entries(id);
            var previous = Chain.start();
            for (var e : entries.subList(0, version - 1)) previous = Chain.next(previous, e.canonical());
            var body = entries.get(version - 1).canonical();
            if (!Arrays.equals(Chain.next(previous, body), proof.data()))
                throw new IllegalStateException(
                        "Entry %d of case %s is not what the ledger's tree holds".formatted(version, id));
            return new ProofFile(
                    "Bằng chứng bút toán đã có trong sổ cái khi điểm chốt được ký. leafData = SHA-256(previousHash ‖ entry);"
                            + " proof theo C2SP tlog-proof, kiểm bằng key.",
                    new String(body, StandardCharsets.UTF_8),
                    text(previous),
                    text(proof.data()),
                    tree.key().orElse(""),
                    text(proof));
        });
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
