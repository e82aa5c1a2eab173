package vn.kycuong.dossier.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.document.FileType;
import vn.kycuong.document.StoredFile;
import vn.kycuong.dossier.Application;
import vn.kycuong.dossier.Digitisation;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.dossier.FileSignature;
import vn.kycuong.dossier.FileSignatures;
import vn.kycuong.dossier.LaidFile;
import vn.kycuong.dossier.LaidFiles;
import vn.kycuong.dossier.Rights;
import vn.kycuong.dossier.Seals;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;

/** Gathers the files beside a dossier for its page. */
@Component
class LaidViews {
    private final LaidFiles laid;
    private final Seals seals;
    private final FileSignatures signatures;

    LaidViews(LaidFiles laid, Seals seals, FileSignatures signatures) {
        this.signatures = signatures;
        this.laid = laid;
        this.seals = seals;
    }

    LaidView of(FileView file, Officer officer) {
        var id = file.dossier().caseId();
        var all = laid.of(id);
        var latest = LaidFiles.latest(all);
        var stored = laid.stored(id);
        var found = stored.isEmpty() ? Map.<String, FileSignature>of() : signatures.of(id);
        var application = file.application();
        boolean scans = application != null
                && officer.may(Rights.RECEIVE)
                && officer.scope().contains(file.state().unitIn())
                && Digitisation.isOpen(file.stands());
        return new LaidView(
                all.stream()
                        .filter(LaidFile::isScan)
                        .map(f -> line(stored, found, f))
                        .toList(),
                latest.filter(LaidFile::isDraft)
                        .map(f -> line(stored, found, f))
                        .orElse(null),
                latest.filter(LaidFile::isResult)
                        .map(f -> line(stored, found, f))
                        .orElse(null),
                again(application),
                scans ? file.procedure().papers().stream().map(p -> p.name()).toList() : List.of(),
                mayDraft(file, officer),
                scans && seals.hasKey(officer),
                seals.hasSeal(file.state().unitIn()));
    }

    /** The signed result, for its holder. */
    Optional<LaidView.Line> result(CaseId id) {
        return laid.result(id).map(f -> line(laid.stored(id), Map.of(), f));
    }

    private static List<LaidView.Again> again(@Nullable Application application) {
        if (application == null) return List.of();
        return application.reused().stream()
                .map(r -> new LaidView.Again(r.paper(), r.code(), r.kept()))
                .toList();
    }

    private static boolean mayDraft(FileView file, Officer officer) {
        boolean open = file.stands() == DossierState.ACCEPTED || file.stands() == DossierState.PROCESSING;
        return open
                && !file.isSigned()
                && officer.may(Rights.EXAMINE)
                && file.state()
                        .openWork()
                        .map(w -> officer.scope().contains(w.unit()))
                        .orElse(false);
    }

    static LaidView.Line line(Map<String, StoredFile> kept, Map<String, FileSignature> found, LaidFile file) {
        var stored = Optional.ofNullable(kept.get(file.sha256()));
        return new LaidView.Line(
                file.paper(),
                file.name(),
                PaperFiles.size(file.size()),
                stored.map(s -> s.id().toString()).orElse(""),
                file.signed(),
                stored.map(s -> s.type() == FileType.PDF).orElse(false),
                stored.map(s -> found.get(s.id().toString())).orElse(null));
    }
}
