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
                        (c, _) -> dossiers.isNumbering(c, 0)
                                ? new Decision.No("dossier.no.signedAlready")
                                : DossierRules.lay(c, DossierState.ACCEPTED, DossierState.PROCESSING))
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
        boolean sealedLater = dossiers.isToBeNumbered(c.orElseThrow());
        var bytes = content(id, draft.get());
        var name = draft.get().name();
        var seal =
                sealedLater ? seals.signed(bytes, name, officer) : seals.result(bytes, name, c.orElseThrow(), officer);
        return switch (seal) {
            case Seals.Sealed.Not(var wordKey, var reason) -> new ActResult.NotPossible(wordKey, reason);
            case Seals.Sealed.Done done -> {
                var result = signed(id, sheet, leaving, note, officer, done);
                yield sealedLater ? result : kept(result);
            }
        };
    }

    /**
     * The signed result gets its number: the organisation's key seals the file as far as there are both, and what comes of it is the result.
     *
     * @param number what the entry tells of the number
     */
    @Transactional
    ActResult issue(CaseId id, Sheet sheet, Leaving leaving, Map<String, ?> number, Officer officer) {
        var c = ledger.find(id).filter(found -> ActPath.mayAct(found, officer));
        var file = c.flatMap(_ -> laid.result(id)).filter(one -> laid.stored(id).containsKey(one.sha256()));
        if (file.isEmpty()) return dossiers.issue(id, sheet, leaving, null, number, officer);
        var seal = seals.sealed(content(id, file.get()), file.get().name(), c.orElseThrow());
        return kept(
                seal instanceof Seals.Sealed.Done done && done.signed()
                        ? sealed(id, sheet, leaving, number, officer, done)
                        : dossiers.issue(id, sheet, leaving, null, number, officer));
    }

    private ActResult sealed(
            CaseId id, Sheet sheet, Leaving leaving, Map<String, ?> number, Officer officer, Seals.Sealed.Done done) {
        var facts = new HashMap<String, Object>(number);
        facts.put("file", HexFormat.of().formatHex(done.file().sha256()));
        facts.put("level", done.level());
        var content = Map.of("files", List.of(LaidFile.told("", done.file(), true)));
        var result = dossiers.issue(id, sheet, leaving, new Draft(LaidFile.RESULT, content, null), facts, officer);
        if (result instanceof ActResult.Done) laid.store(id, officer.actor(), done.file(), path.now());
        return result;
    }

    private ActResult kept(ActResult result) {
        if (result instanceof ActResult.Done(CaseState after)) keep(after);
        return result;
    }

    /** What was issued is found at the next application, and outlives the certificates it was signed with. */
    private void keep(CaseState after) {
        var result = laid.result(after.id()).orElseThrow();
        var stored = Objects.requireNonNull(laid.stored(after.id()).get(result.sha256()));
        store.keepResult(after, stored.id(), result.sha256(), path.now());
        if (result.signed()) longTerm.expect(LongTerm.Kind.RESULT, after.id(), stored.id(), path.now());
    }

    private ActResult signed(
            CaseId id, Sheet sheet, Leaving leaving, String note, Officer officer, Seals.Sealed.Done done) {
        var content = new HashMap<String, Object>();
        content.put("files", List.of(LaidFile.told("", done.file(), done.signed())));
        if (!note.isBlank()) content.put("text", note);
        var print = HexFormat.of().formatHex(done.file().sha256());
        var facts = Map.of("file", print, "signed", done.signed(), "level", done.level());
        var result = dossiers.complete(id, sheet, leaving, new Draft(LaidFile.RESULT, content, null), facts, officer);
        if (result instanceof ActResult.Done) laid.store(id, officer.actor(), done.file(), path.now());
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
