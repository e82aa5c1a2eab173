package vn.kycuong.dossier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.audit.Audit;
import vn.kycuong.document.FileId;
import vn.kycuong.document.Files;
import vn.kycuong.document.StoredFile;
import vn.kycuong.identity.Citizen;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.law.Rules;
import vn.kycuong.ledger.Sight;
import vn.kycuong.procedure.Paper;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.reference.SearchText;

/**
 * The store of digitised papers (kho giấy tờ số hóa): what was issued for a person or certified of what he handed in is found at his next
 * application and not asked for again. Found by the fingerprint of his identity number alone, by who takes applications in; noted each time.
 */
@Component
public class PaperStore {
    private static final String MONTHS = "paper-store.months.";

    private final PaperStoreRows rows;
    private final DossierRows dossiers;
    private final IdentityNumbers numbers;
    private final Procedures procedures;
    private final LaidFiles laid;
    private final Files files;
    private final LongTerm longTerm;
    private final Rules rules;
    private final ActPath path;
    private final Audit audit;

    PaperStore(
            PaperStoreRows rows,
            DossierRows dossiers,
            IdentityNumbers numbers,
            Procedures procedures,
            LaidFiles laid,
            Files files,
            LongTerm longTerm,
            Rules rules,
            ActPath path,
            Audit audit) {
        this.rows = rows;
        this.dossiers = dossiers;
        this.numbers = numbers;
        this.procedures = procedures;
        this.laid = laid;
        this.files = files;
        this.longTerm = longTerm;
        this.rules = rules;
        this.path = path;
        this.audit = audit;
    }

    /**
     * What the store holds for whoever bears this number, by the paper of the application in whose place it may stand.
     *
     * @param version the procedure that is applied for
     */
    public Map<String, KeptPaper> find(String identityNumber, ProcedureVersion version, Officer officer) {
        officer.must(Rights.RECEIVE);
        var print = numbers.print(identityNumber);
        if (print.isEmpty()) return Map.of();
        audit.read(officer.doer(), "paper-store", null);
        return matching(print, version);
    }

    /** The same for a citizen who proved who he is, of his own papers. */
    Map<String, KeptPaper> own(Citizen citizen, ProcedureVersion version) {
        var print = numbers.print(citizen.identityNumber());
        return print.isEmpty() ? Map.of() : matching(print, version);
    }

    /** Whether this is the number of a citizen, however it is written. */
    boolean isOf(Citizen citizen, String identityNumber) {
        var print = numbers.print(identityNumber);
        return !print.isEmpty() && print.equals(numbers.print(citizen.identityNumber()));
    }

    private Map<String, KeptPaper> matching(String print, ProcedureVersion version) {
        var kept = rows.of(HexFormat.of().parseHex(print), path.today());
        var found = new LinkedHashMap<String, KeptPaper>();
        for (var paper : version.papers()) match(paper, kept).ifPresent(one -> found.put(paper.name(), one));
        return found;
    }

    /** Of several the newest, as they come. */
    private Optional<KeptPaper> match(Paper paper, List<KeptPaper> kept) {
        if (paper.presentOnly()) return Optional.empty();
        var words = SearchText.folded(paper.name());
        return kept.stream()
                .filter(k -> k.words().equals(words))
                .filter(this::stands)
                .findFirst();
    }

    /** Whether no later act of its dossier took it back or put another in its place. */
    private boolean stands(KeptPaper paper) {
        return Sight.ofCase(paper.source()).call(() -> switch (paper.kind()) {
            case RESULT ->
                laid.result(paper.source()).stream().anyMatch(f -> f.sha256().equals(paper.sha256()));
            case COPY ->
                laid.of(paper.source()).stream()
                        .anyMatch(f -> f.isScan() && f.sha256().equals(paper.sha256()));
        });
    }

    /** Those of the wanted papers that may stand for what is asked, for who bears this number; what nobody offered is none. */
    Map<String, KeptPaper> chosen(
            Map<String, UUID> wanted, String identityNumber, ProcedureVersion version, Officer officer) {
        if (wanted.isEmpty()) return Map.of();
        var offered = find(identityNumber, version, officer);
        var chosen = new LinkedHashMap<String, KeptPaper>();
        wanted.forEach((paper, id) -> {
            var kept = offered.get(paper);
            if (kept != null && kept.id().equals(id)) chosen.put(paper, kept);
        });
        return chosen;
    }

    void reuse(CaseId id, Map<String, KeptPaper> chosen, ActorId by, Instant at) {
        chosen.forEach((paper, kept) -> rows.reuse(id, paper, kept, by, at));
    }

    /** A paper that this dossier used again, whole; empty when it did not, or once its content was lawfully erased. */
    public Optional<Opened> open(CaseId id, UUID paper, Officer officer) {
        var reused = rows.reused(id, paper);
        if (reused.isEmpty()) return Optional.empty();
        return Sight.ofCase(reused.get().source()).call(() -> {
            var stored = files.find(reused.get().source(), reused.get().file());
            if (stored.isEmpty() || stored.get().erased()) return Optional.<Opened>empty();
            audit.giving(officer.doer(), "paper-reused", id, paper.toString());
            return Optional.of(new Opened(stored.get(), content(reused.get().source(), stored.get())));
        });
    }

    /** A stored file with its content. */
    public record Opened(StoredFile file, byte[] content) {}

    private byte[] content(CaseId source, StoredFile file) {
        try (var in = longTerm.open(source, file.id()).orElseThrow().content()) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    // ---- what comes in

    void keepResult(CaseState c, FileId file, String sha256, Instant at) {
        var dossier = dossiers.find(c.id()).orElseThrow();
        var day = ActPath.today(at);
        procedures
                .get(dossier.procedureKey(), day)
                .ifPresent(v -> keep(c.id(), KeptPaper.Kind.RESULT, v.result(), dossier, file, sha256, day));
    }

    void keepCopy(CaseId id, String paper, FileId file, String sha256, Instant at) {
        var dossier = dossiers.find(id).orElseThrow();
        keep(id, KeptPaper.Kind.COPY, paper, dossier, file, sha256, ActPath.today(at));
    }

    private void keep(
            CaseId id,
            KeptPaper.Kind kind,
            String name,
            DossierRows.Dossier dossier,
            FileId file,
            String sha256,
            LocalDate day) {
        var print = rows.print(id);
        if (print.isEmpty() || name.isBlank()) return; // nobody could be found by it
        var kept = new KeptPaper(
                UUID.randomUUID(),
                kind,
                name,
                SearchText.folded(name),
                id,
                dossier.code(),
                file,
                sha256,
                day,
                validUntil(kind, dossier.procedureKey(), day));
        rows.keep(kept, print.get(), dossier.procedureKey());
    }

    /** By the rule of the day, that of the procedure before that of the kind; 0 months are without end. */
    private @Nullable LocalDate validUntil(KeptPaper.Kind kind, String procedure, LocalDate day) {
        int months = rules.at(day, "procedure:" + procedure)
                .whole(MONTHS + kind.name().toLowerCase(java.util.Locale.ROOT));
        return months == 0 ? null : day.plusMonths(months);
    }

    void digitised(CaseId id, String paper, boolean certified, Instant at) {
        rows.digitised(id, paper, certified, at);
    }
}
