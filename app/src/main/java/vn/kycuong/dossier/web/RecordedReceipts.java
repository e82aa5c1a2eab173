package vn.kycuong.dossier.web;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.document.SlipTime;
import vn.kycuong.dossier.DossierEvent;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.EntryProof;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.ledger.LedgerTree;
import vn.kycuong.ledger.ProofFile;

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
        return tree.proof(id, version)
                .map(proof -> ProofFile.of(
                        ledger.entries(id), version, proof, tree.key().orElse("")));
    }
}
