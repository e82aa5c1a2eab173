package vn.kycuong.dossier.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.Account;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.Application;
import vn.kycuong.dossier.DossierEvent;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.dossier.SupplementItem;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.kernel.Tier;
import vn.kycuong.procedure.ProcedureVersion;

/**
 * Everything the page of a dossier shows.
 *
 * @param lawDue when it is due by the law, where an earlier date was promised
 * @param answerBy the last day on which the applicant may bring what he is asked for; null while nothing is asked, or no day was set
 * @param checkBy by when the one-stop says whether a supplement that came online is complete; null while none lies there
 */
public record FileView(
        DossierRow dossier,
        CaseState state,
        DossierState stands,
        ProcedureVersion procedure,
        @Nullable Application application,
        String unitIn,
        String unitNow,
        @Nullable String holder,
        @Nullable ProcessStep step,
        @Nullable Obligation owed,
        @Nullable DueDate due,
        @Nullable DueDate lawDue,
        @Nullable Account account,
        String status,
        String remaining,
        String strip,
        List<TimelineLine> timeline,
        Set<String> actions,
        List<People.Person> colleagues,
        List<SupplementItem> proposed,
        @Nullable LocalDate answerBy,
        @Nullable Instant checkBy,
        Instant now) {

    public String id() {
        return dossier.caseId().toString();
    }

    public String code() {
        return dossier.code();
    }

    public int version() {
        return state.version();
    }

    /** Whether the date is the one promised for the result; before that it is only the one-stop's answer. */
    public boolean isAccepted() {
        return owed == null || owed.tier() == Tier.WHOLE;
    }

    /** Whether its result is signed and waits for its number. */
    public boolean isSigned() {
        return step != null && step.kind() == ProcessStep.StepKind.NUMBER;
    }

    /** Whether somebody still has something to do; afterwards nobody holds it. */
    public boolean isOpen() {
        return state.isOpen();
    }

    /** Whether the applicant has something to bring before it goes on. */
    public boolean asksApplicant() {
        return stands == DossierState.GUIDED || stands == DossierState.WAITING_SUPPLEMENT;
    }

    /** Whether the applicant's day to bring it is over. */
    public boolean isAnswerOver() {
        return answerBy != null && LegalZone.local(now).toLocalDate().isAfter(answerBy);
    }

    /** The word for what was done last by a person; what the system wrote since is left out. */
    public String lastActWord() {
        return lastAct().map(TimelineLine::wordKey).orElse(stands.wordKey());
    }

    /** Path of the slip of the last act; empty when it has none. */
    public String lastSlip() {
        return lastAct().map(TimelineLine::form).orElse("");
    }

    private Optional<TimelineLine> lastAct() {
        return timeline.stream()
                .filter(line -> CaseEvent.of(line.wordKey().substring("entry.".length()))
                        .map(event -> event.isMendable())
                        .orElse(true))
                .findFirst();
    }

    /** Where the date comes from when an old system promised it; empty for what was taken in here. */
    public Optional<String> promisedElsewhere() {
        boolean carried =
                !timeline.isEmpty() && timeline.getLast().wordKey().equals("entry." + DossierEvent.CARRIED_OVER.kind());
        return carried && owed != null && owed.tier() == Tier.WHOLE
                ? Optional.of(owed.clock().basis())
                : Optional.empty();
    }

    /** Where texts to begin the reason of an act from are offered. */
    public String texts(String act) {
        return "/ho-so/" + id() + "/mau-cau?cho=" + act;
    }

    public boolean may(String action) {
        return actions.contains(action);
    }
}
