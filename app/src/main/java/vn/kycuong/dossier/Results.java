package vn.kycuong.dossier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.document.Files;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.dossier.ActPath.Deed;
import vn.kycuong.dossier.ActPath.Draft;
import vn.kycuong.dossier.Dossiers.Leaving;
import vn.kycuong.dossier.Dossiers.Sheet;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.ledger.Ledger;

/**
 * The result as a file (kết quả giải quyết điện tử): drafted by who examines, signed by the leader in the act of signing, then kept unchanged. Its
 * fingerprint stands in the entry of the signature.
 */
@Component
public class Results {
    private final Dossiers dossiers;
    private final LaidFiles laid;
    private final Seals seals;
    private final PaperStore store;
    private final LongTerm longTerm;
    private final Files files;
    private final Ledger ledger;
    private final ActPath path;

    Results(
            Dossiers dossiers,
            LaidFiles laid,
            Seals seals,
            PaperStore store,
            LongTerm longTerm,
            Files files,
            Ledger ledger,
            ActPath path) {
        this.dossiers = dossiers;
        this.laid = laid;
        this.seals = seals;
        this.store = store;
        this.longTerm = longTerm;
        this.files = files;
        this.ledger = ledger;
        this.path = path;
    }

    /** Lays the draft of the result beside the dossier, in place of the one before. */
    @Transactional
    public ActResult draft(CaseId id, Sheet sheet, UploadedFile.Accepted pdf, Officer officer) {
        var deed = Deed.of(
                        DossierEvent.RESULT_DRAFTED,
                        Rights.EXAMINE,
                        UnitPlace.WORK::of,
                        new Draft(LaidFile.DRAFT, Map.of("files", List.of(LaidFile.told("", pdf, false))), null),
                        (c, _) -> DossierRules.lay(c, DossierState.ACCEPTED, DossierState.PROCESSING))
                .with(Map.of("file", HexFormat.of().formatHex(pdf.sha256())));
        var result = path.act(id, sheet, officer, deed);
        if (result instanceof ActResult.Done) laid.store(id, officer.actor(), pdf, path.now());
        return result;
    }

    /**
     * The step is done. If it is the one at which the result is signed, and a draft lies there, the draft is signed with the keys of the person and
     * of the organisation as far as there are any, and what comes of it is the result.
     */
    @Transactional
    public ActResult complete(CaseId id, Sheet sheet, Leaving leaving, String note, Officer officer) {
        var c = ledger.find(id).filter(found -> ActPath.mayAct(found, officer));
        var draft = c.filter(found -> dossiers.isSigning(found, leaving.work())).flatMap(_ -> laid.draft(id));
        if (draft.isEmpty()) return dossiers.complete(id, sheet, leaving, note, officer);
        return switch (seals.result(content(id, draft.get()), draft.get().name(), c.orElseThrow(), officer)) {
            case Seals.Sealed.Not(var wordKey, var reason) -> new ActResult.NotPossible(wordKey, reason);
            case Seals.Sealed.Done done -> signed(id, sheet, leaving, note, officer, done);
        };
    }

    private ActResult signed(
            CaseId id, Sheet sheet, Leaving leaving, String note, Officer officer, Seals.Sealed.Done done) {
        var content = new HashMap<String, Object>();
        content.put("files", List.of(LaidFile.told("", done.file(), done.signed())));
        if (!note.isBlank()) content.put("text", note);
        var print = HexFormat.of().formatHex(done.file().sha256());
        var facts = Map.of("file", print, "signed", done.signed(), "level", done.level());
        var result = dossiers.complete(id, sheet, leaving, new Draft(LaidFile.RESULT, content, null), facts, officer);
        if (result instanceof ActResult.Done(CaseState after)) {
            var stored = laid.store(id, officer.actor(), done.file(), path.now());
            store.keepResult(after, stored, print, path.now());
            if (done.signed()) longTerm.expect(LongTerm.Kind.RESULT, id, stored, path.now());
        }
        return result;
    }

    private byte[] content(CaseId id, LaidFile draft) {
        var stored = Objects.requireNonNull(laid.stored(id).get(draft.sha256()));
        try (var in = files.open(id, stored.id()).orElseThrow()) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
