package vn.kycuong.dossier.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.Application;
import vn.kycuong.dossier.FieldProblem;
import vn.kycuong.dossier.LaidFile;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.worktime.LegalClock;

/** The papers of an application that waits to be accepted, as the procedure lists them today: first as they were sent, then as they are ticked. */
@Component
class PaperTicks {
    static final String ACT = "tiep-nhan";

    private final FileRows rows;
    private final Procedures procedures;
    private final Ledger ledger;
    private final LegalClock time;

    PaperTicks(FileRows rows, Procedures procedures, Ledger ledger, LegalClock time) {
        this.rows = rows;
        this.procedures = procedures;
        this.ledger = ledger;
        this.time = time;
    }

    /** What the page shows: as typed when that was tried, else what was handed in. */
    TickedPapers shown(FileView file, ActForm form) {
        var version = version(file.dossier()).orElse(file.procedure());
        var papers = file.application() == null
                ? List.<Application.Paper>of()
                : file.application().papers();
        return new TickedPapers(
                version,
                form.isTried(ACT)
                        ? CounterForm.of(form.typed(), version)
                        : CounterForm.holding(version, papers, laid(file)));
    }

    /** Papers of which a file was laid beside it since. */
    private Set<String> laid(FileView file) {
        return rows.revisions(file.dossier().caseId()).stream()
                .flatMap(r -> r.content() == null
                        ? Stream.empty()
                        : LaidFile.of(r.number(), r.purpose(), r.content()).stream())
                .map(LaidFile::paper)
                .collect(Collectors.toSet());
    }

    /** As it stands today, or, where the catalogue of today does not know it, stood when the application came. */
    private Optional<ProcedureVersion> version(DossierRow d) {
        return procedures
                .get(d.procedureKey(), time.today())
                .or(() -> ledger.entries(d.caseId()).stream()
                        .findFirst()
                        .flatMap(first -> procedures.get(
                                d.procedureKey(),
                                LegalZone.local(first.occurredAt()).toLocalDate())));
    }

    /** What is ticked; what is wrong with it is marked in the form. */
    List<Application.Paper> read(CaseId id, ActForm form) {
        var version = rows.find(id).flatMap(this::version);
        if (version.isEmpty()) return List.of();
        var problems = new ArrayList<FieldProblem>();
        var papers = CounterForm.of(form.typed(), version.get()).received(problems);
        problems.forEach(problem -> form.wrong(problem.field(), problem.wordKey()));
        return papers;
    }
}
