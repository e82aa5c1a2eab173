package vn.kycuong.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.dossier.ActPath.Deed;
import vn.kycuong.dossier.ActPath.Draft;
import vn.kycuong.dossier.Admission.Ground;
import vn.kycuong.dossier.Dossiers.Sheet;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.ledger.Ledger;

/**
 * What the one-stop answers an application that waits (tiếp nhận, hướng dẫn bổ sung): it is accepted and its result is owed, or the
 * applicant is asked, in one full request, for what is missing. That it is refused is {@link Refusals}.
 */
@Component
public class Acceptance {
    private final DossierRows rows;
    private final Ledger ledger;
    private final ActPath path;
    private final Admission admission;
    private final Moves moves;

    Acceptance(DossierRows rows, Ledger ledger, ActPath path, Admission admission, Moves moves) {
        this.rows = rows;
        this.ledger = ledger;
        this.path = path;
        this.admission = admission;
        this.moves = moves;
    }

    /** Accepts an application that came online, or that came back complete, with the papers it was handed in with. */
    @Transactional
    public ActResult accept(CaseId id, Sheet sheet, Officer officer) {
        return accept(id, sheet, application(id).map(Application::papers).orElse(List.of()), officer);
    }

    /** The same with what lies there now: the slip (Mẫu 01) lists these papers, and none that must be there may lack. */
    @Transactional
    public ActResult accept(CaseId id, Sheet sheet, List<Application.Paper> papers, Officer officer) {
        var content = new Draft("accepted", Map.of("papers", Application.kept(papers)), null);
        var deed = Deed.of(DossierEvent.ACCEPTED, Rights.RECEIVE, UnitPlace.IN::of, content, (c, _) -> switch (ground(
                c, papers)) {
            case Ground.Refused no -> new Decision.No("dossier.no.cannotAccept", Admission.reason(no.result()));
            case Ground.Firm firm -> accepted(c, firm, command(c, papers), path.now());
        });
        return path.act(id, sheet, officer, deed.with(lawLimit(id, papers)));
    }

    private Ground ground(CaseState c, List<Application.Paper> papers) {
        var law = grantedLaw(c.id()).orElse(path.today());
        return admission.ground(command(c, papers), c.unitIn(), law, path.now(), path.now());
    }

    private Map<String, Object> lawLimit(CaseId id, List<Application.Paper> papers) {
        return ledger.find(id)
                .filter(c -> DossierRules.in(c, DossierState.SUBMITTED, DossierState.GUIDED))
                .map(c -> ground(c, papers) instanceof Ground.Firm firm ? LawLimit.fact(firm.lawLimit()) : null)
                .orElse(Map.of());
    }

    private TakeIn command(CaseState c, List<Application.Paper> papers) {
        var d = rows.find(c.id()).orElseThrow();
        var there = application(c.id()).orElse(Application.NONE).holding(papers);
        return new TakeIn("accepted-" + c.id(), d.procedureKey(), d.procedureCase(), d.channel(), there, c.unitNow());
    }

    /** Why an application that waits may not be accepted by the law of today; empty when it may, or its head granted another day's. */
    public Optional<String> notToday(CaseState c) {
        return grantedLaw(c.id()).isPresent() ? Optional.empty() : refusedBy(c, path.today());
    }

    /** Why it may not be accepted by the law of a day; empty when it may. */
    Optional<String> refusedBy(CaseState c, LocalDate law) {
        var now = path.now();
        return admission.ground(command(c, List.of()), c.unitIn(), law, now, now) instanceof Ground.Refused(var why)
                ? Optional.of(Admission.reason(why))
                : Optional.empty();
    }

    private Optional<LocalDate> grantedLaw(CaseId id) {
        return LawGrants.granted(ledger.entries(id));
    }

    private Decision accepted(CaseState c, Ground.Firm firm, TakeIn command, Instant now) {
        var missing = Admission.missing(firm.procedure(), command);
        return missing.isEmpty()
                ? AdmissionRules.accept(
                        c,
                        firm.process(),
                        firm.clock(),
                        firm.due().at(),
                        moves.around(firm.process(), c.unitIn(), c.unitNow(), command, now))
                : new Decision.No("dossier.no.papersLacking", String.join("; ", missing));
    }

    /** As it was written down when it came; empty once erased. */
    private Optional<Application> application(CaseId id) {
        return rows.application(id).map(Application::read);
    }

    /** Asks, before acceptance, for everything that is missing at once (Mẫu 02), until a day that the rule of the day sets. */
    @Transactional
    public ActResult guide(CaseId id, Sheet sheet, List<SupplementItem> items, Officer officer) {
        var at = sheet.late() == null ? path.now() : sheet.late().occurredAt();
        var answerBy = admission.guidedUntil(officer.unit(), at);
        var content = new Draft(
                "guidance",
                Map.of("items", SupplementItem.toMaps(items), "answerBy", answerBy.toString()),
                DossierEvent.GUIDED);
        var deed = Deed.of(
                        DossierEvent.GUIDED,
                        Rights.RECEIVE,
                        UnitPlace.IN::of,
                        content,
                        (c, paper) -> AdmissionRules.guide(c, admission.answerClock(at), paper))
                .with(SupplementDeadline.fact(answerBy));
        return path.act(id, sheet, officer, deed);
    }
}
