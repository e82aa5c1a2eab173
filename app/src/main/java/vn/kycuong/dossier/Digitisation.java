package vn.kycuong.dossier;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.document.FileType;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.dossier.ActPath.Deed;
import vn.kycuong.dossier.ActPath.Draft;
import vn.kycuong.dossier.Dossiers.Sheet;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;

/** Papers that were handed in become files (số hóa hồ sơ), at the counter or later, each by an act that names it. */
@Component
public class Digitisation {
    private static final DossierState[] WHILE = {
        DossierState.SUBMITTED,
        DossierState.GUIDED,
        DossierState.ACCEPTED,
        DossierState.PROCESSING,
        DossierState.SUPPLEMENT_PROPOSED,
        DossierState.WAITING_SUPPLEMENT,
        DossierState.SUPPLEMENT_HANDED_IN,
        DossierState.WAITING_FINANCE,
        DossierState.PAUSED,
        DossierState.AT_ONE_STOP
    };

    private final LaidFiles laid;
    private final Seals seals;
    private final PaperStore store;
    private final LongTerm longTerm;
    private final ActPath path;

    Digitisation(LaidFiles laid, Seals seals, PaperStore store, LongTerm longTerm, ActPath path) {
        this.laid = laid;
        this.seals = seals;
        this.store = store;
        this.longTerm = longTerm;
        this.path = path;
    }

    /** Whether papers may still be scanned where a dossier stands. */
    public static boolean isOpen(DossierState state) {
        return List.of(WHILE).contains(state);
    }

    /**
     * Lays the scan of a paper beside its dossier.
     *
     * @param paper as the procedure names it
     * @param certify whether the officer compared it with the original and signs that ("sao y bản chính"): a PDF
     */
    @Transactional
    public ActResult attach(
            CaseId id, Sheet sheet, String paper, UploadedFile.Accepted scan, boolean certify, Officer officer) {
        if (!certify) return attached(id, sheet, paper, scan, false, officer);
        if (scan.type() != FileType.PDF) return new ActResult.NotPossible("dossier.no.certifyPdf");
        return switch (seals.copy(scan.content(), scan.name(), officer)) {
            case Seals.Sealed.Not(var wordKey, var reason) -> new ActResult.NotPossible(wordKey, reason);
            case Seals.Sealed.Done done -> attached(id, sheet, paper, done.file(), true, officer);
        };
    }

    private ActResult attached(
            CaseId id, Sheet sheet, String paper, UploadedFile.Accepted scan, boolean certified, Officer officer) {
        var print = HexFormat.of().formatHex(scan.sha256());
        var deed = Deed.of(
                        DossierEvent.PAPER_DIGITISED,
                        Rights.RECEIVE,
                        UnitPlace.IN::of,
                        new Draft(LaidFile.SCAN, Map.of("files", List.of(LaidFile.told(paper, scan, certified))), null),
                        (c, _) -> DossierRules.lay(c, WHILE))
                .with(Map.of("file", print, "certified", certified));
        var result = path.act(id, sheet, officer, deed);
        if (result instanceof ActResult.Done) kept(id, paper, scan, print, certified, officer, path.now());
        return result;
    }

    private void kept(
            CaseId id,
            String paper,
            UploadedFile.Accepted scan,
            String print,
            boolean certified,
            Officer officer,
            Instant now) {
        var file = laid.store(id, officer.actor(), scan, now);
        store.digitised(id, paper, certified, now);
        if (!certified) return;
        store.keepCopy(id, paper, file, print, now);
        longTerm.expect(LongTerm.Kind.COPY, id, file, now);
    }
}
