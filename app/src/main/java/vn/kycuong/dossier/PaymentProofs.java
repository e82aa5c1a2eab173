package vn.kycuong.dossier;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.dossier.ActPath.Deed;
import vn.kycuong.dossier.ActPath.Draft;
import vn.kycuong.dossier.Dossiers.Sheet;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.ledger.Ledger;

/**
 * What shows that an applicant paid what a notice asked of him (tệp chứng từ nộp tiền): he, or the counter, lays it beside the dossier while its clock
 * stands for the payment. It moves nothing: who lets the clock run again looks at it, and writes down its number and date.
 */
@Component
public class PaymentProofs {
    /** So many an applicant sends for one notice. */
    static final int MOST = 5;

    private static final String PAPER = "Chứng từ nộp tiền";

    private final LaidFiles laid;
    private final ActPath path;
    private final Ledger ledger;

    PaymentProofs(LaidFiles laid, ActPath path, Ledger ledger) {
        this.laid = laid;
        this.path = path;
        this.ledger = ledger;
    }

    /**
     * The applicant sends one himself, having shown that the dossier is his.
     *
     * @param key sent twice it is one act
     * @param number as it stands on the receipt; may be empty
     */
    @Transactional
    public ActResult send(CaseId id, String key, String number, UploadedFile.Accepted file) {
        var now = path.now();
        var result = path.actByApplicant(
                id,
                key,
                DossierEvent.PAYMENT_PROOF_BROUGHT,
                draft(number, file),
                _ -> fact(file),
                c -> isFull(id) ? new Decision.No("dossier.no.proofsMany", MOST) : lay(c));
        return stored(result, id, ActorId.PUBLIC, file, now);
    }

    /** The counter scans what the applicant brought. */
    @Transactional
    public ActResult scan(CaseId id, Sheet sheet, String number, UploadedFile.Accepted file, Officer officer) {
        var deed = Deed.of(
                        DossierEvent.PAYMENT_PROOF_BROUGHT,
                        Rights.RECEIVE,
                        UnitPlace.IN::of,
                        draft(number, file),
                        (c, _) -> lay(c))
                .with(fact(file));
        return stored(path.act(id, sheet, officer, deed), id, officer.actor(), file, path.now());
    }

    private static Draft draft(String number, UploadedFile.Accepted file) {
        var content = Map.of("text", number, "files", List.of(LaidFile.told(PAPER, file, false)));
        return new Draft(LaidFile.PROOF, content, null);
    }

    private static Map<String, ?> fact(UploadedFile.Accepted file) {
        return Map.of("file", HexFormat.of().formatHex(file.sha256()));
    }

    private static Decision lay(CaseState c) {
        return DossierRules.lay(c, DossierState.WAITING_FINANCE);
    }

    /** Whether the applicant sent as many as he may for this notice. */
    public boolean isFull(CaseId id) {
        return sent(id) >= MOST;
    }

    /** How many the applicant sent since the clock last stopped. */
    private long sent(CaseId id) {
        return ledger.entries(id).reversed().stream()
                .takeWhile(e -> !e.kind().equals(CaseEvent.PAUSED.kind()))
                .filter(e -> isSent(e.kind(), e.actor()))
                .count();
    }

    /** Whether the applicant himself sent it: nobody of the office takes it back. */
    static boolean isSent(String kind, ActorId actor) {
        return kind.equals(DossierEvent.PAYMENT_PROOF_BROUGHT.kind()) && actor.equals(ActorId.PUBLIC);
    }

    private ActResult stored(ActResult result, CaseId id, ActorId by, UploadedFile.Accepted file, Instant at) {
        if (result instanceof ActResult.Done) laid.store(id, by, file, at);
        return result;
    }
}
