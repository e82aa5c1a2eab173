package vn.kycuong.dossier;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.dossier.ActPath.Deed;
import vn.kycuong.dossier.ActPath.Draft;
import vn.kycuong.dossier.Dossiers.Sheet;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.Ledger;

/**
 * An application for which no version of its procedure, no limit or no process is in force today is accepted by those of another day (cho tiếp nhận theo quy
 * định của ngày khác), for which the head answers. The one-stop asks; meanwhile the work lies with the head, and his answer brings it back to who asked.
 */
@Component
public class LawGrants {
    /** Purpose of the revision in which the one-stop says why. */
    public static final String REQUEST = "lawRequest";

    private final ActPath path;
    private final Acceptance acceptance;
    private final Ledger ledger;
    private final People people;

    LawGrants(ActPath path, Acceptance acceptance, Ledger ledger, People people) {
        this.path = path;
        this.acceptance = acceptance;
        this.ledger = ledger;
        this.people = people;
    }

    /** Whether a request waits for the head. */
    public static boolean isAsked(CaseState c) {
        return AdmissionRules.isLawAsked(c);
    }

    /** The one-stop asks its head; the time for an answer to the applicant goes on. */
    public ActResult ask(CaseId id, Sheet sheet, String reason, Officer officer) {
        return act(
                id,
                sheet,
                DossierEvent.LAW_ASKED,
                Rights.RECEIVE,
                new Draft(REQUEST, Map.of("text", reason), null),
                Map.of(),
                c -> needed(c, () -> AdmissionRules.askLaw(c)),
                officer);
    }

    /** The head lets it be accepted by the law of a day, with a reason; asked or not. */
    public ActResult grant(CaseId id, Sheet sheet, LocalDate law, String reason, Officer officer) {
        return act(
                id,
                sheet,
                DossierEvent.LAW_GRANTED,
                Rights.APPROVE,
                Holders.note(reason),
                Map.of("law", law.toString()),
                c -> needed(
                        c,
                        () -> acceptance
                                .refusedBy(c, law)
                                .<Decision>map(why -> new Decision.No("dossier.no.cannotAccept", why))
                                .orElseGet(() -> AdmissionRules.grantLaw(c, asker(c)))),
                officer);
    }

    /** The head does not; the one-stop goes on with the application. */
    public ActResult decline(CaseId id, Sheet sheet, String reason, Officer officer) {
        return act(
                id,
                sheet,
                DossierEvent.LAW_DECLINED,
                Rights.APPROVE,
                Holders.note(reason),
                Map.of(),
                c -> AdmissionRules.declineLaw(c, asker(c)),
                officer);
    }

    private ActResult act(
            CaseId id,
            Sheet sheet,
            DossierEvent event,
            String right,
            @Nullable Draft content,
            Map<String, ?> facts,
            Function<CaseState, Decision> rule,
            Officer officer) {
        var deed = Deed.of(event, right, CaseState::unitIn, content, (c, _) -> rule.apply(c));
        return path.act(id, sheet, officer, deed.with(facts));
    }

    private Decision needed(CaseState c, Supplier<Decision> then) {
        if (!DossierRules.in(c, DossierState.SUBMITTED, DossierState.GUIDED)) return DossierRules.wrongState(c);
        return acceptance.notToday(c).isEmpty() ? new Decision.No("dossier.no.lawNotNeeded") : then.get();
    }

    /** Who asked last, if he still takes applications in there; null where nobody did. */
    private @Nullable ActorId asker(CaseState c) {
        return ledger.entries(c.id()).stream()
                .filter(e -> e.kind().equals(DossierEvent.LAW_ASKED.kind()))
                .map(Entry::actor)
                .reduce((_, later) -> later)
                .filter(by -> people.at(c.unitIn(), DossierRules.RECEIVER, path.today()).stream()
                        .anyMatch(p -> p.actor().equals(by)))
                .orElse(null);
    }

    /** The day whose law the head granted last, unless that was mended. */
    static Optional<LocalDate> granted(List<Entry> entries) {
        return entries.stream()
                .filter(e -> e.kind().equals(DossierEvent.LAW_GRANTED.kind()))
                .filter(e -> entries.stream()
                        .noneMatch(later -> later.facts().get("corrects") instanceof Number version
                                && version.intValue() == e.version()))
                .reduce((first, second) -> second)
                .map(e -> LocalDate.parse(String.valueOf(e.facts().get("law"))));
    }
}
