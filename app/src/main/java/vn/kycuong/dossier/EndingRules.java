package vn.kycuong.dossier;

import static vn.kycuong.dossier.DossierRules.in;
import static vn.kycuong.dossier.DossierRules.result;
import static vn.kycuong.dossier.DossierRules.wrongState;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseActs;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.ProcessMove;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.kernel.ProcessVersion;
import vn.kycuong.kernel.Tier;
import vn.kycuong.money.MoneyEvent;

/** How a dossier ends, with a result or without, and what may still be done to one that has ended. Facts in, effects out. */
final class EndingRules {
    private EndingRules() {}

    static Decision handOver(CaseState c) {
        if (!in(c, DossierState.AT_ONE_STOP)) return wrongState(c);
        return Decision.of(CaseActs.close(c, DossierState.RETURNED.name()));
    }

    /** Decided against the applicant, in writing: a result like any other, to be handed over at the one-stop. */
    static Decision reject(CaseState c, ProcessVersion process) {
        if (!in(c, DossierState.ACCEPTED, DossierState.PROCESSING)) return wrongState(c);
        if (CourseRules.waitsForChild(c)) return new Decision.No("dossier.no.childOpen");
        var work = c.openWork();
        boolean alone =
                work.isPresent() && process.plan().between(work.get().step()).isEmpty();
        if (!alone) return new Decision.No("dossier.no.branchesOpen");
        var last = process.steps().stream()
                .filter(s -> s.kind() == ProcessStep.StepKind.RETURN)
                .findFirst()
                .orElseThrow();
        return new Decision.Effects(
                new Effect.StateChanged(DossierState.AT_ONE_STOP.name()),
                new Effect.Discharged(result(c).no()),
                new Effect.WorkMoved(work.get().no(), last.no(), last.role(), c.unitIn(), null, 0));
    }

    /**
     * Ends the examination without a result, by a notice; or the waiting for an applicant who was guided and did not come back in time.
     *
     * @param process that it follows; null for an application that nobody has taken in
     * @param answerBy the last day on which the applicant may answer; null where none was set
     */
    static Decision stop(CaseState c, @Nullable ProcessVersion process, @Nullable LocalDate answerBy, LocalDate today) {
        if (in(c, DossierState.GUIDED))
            return answerBy != null && !today.isAfter(answerBy)
                    ? new Decision.No("dossier.no.guidedInTime", answerBy)
                    : Decision.of(CaseActs.close(c, DossierState.STOPPED.name()));
        if (process == null || !isBeingExamined(c)) return wrongState(c);
        if (!process.plan().permits(c, ProcessMove.Kind.STOP)) return new Decision.No("dossier.no.notStoppedHere");
        return Decision.of(CaseActs.close(c, DossierState.STOPPED.name()));
    }

    /** The matter is another authority's, by its own procedure: here it ends without a result. */
    static Decision refer(CaseState c) {
        if (!in(c, DossierState.ACCEPTED, DossierState.PROCESSING)) return wrongState(c);
        return Decision.of(CaseActs.close(c, DossierState.REFERRED.name()));
    }

    /**
     * The applicant wants it back; the head confirms. The clock goes on, or stands, as before.
     *
     * @param process that it follows; null for an application that nobody has taken in
     */
    static Decision requestWithdrawal(CaseState c, @Nullable ProcessVersion process) {
        if (in(c, DossierState.SUBMITTED, DossierState.GUIDED))
            return new Decision.Effects(new Effect.StateChanged(DossierState.WITHDRAWAL_REQUESTED.name()));
        if (process == null || !isBeingExamined(c)) return wrongState(c);
        if (!process.plan().permits(c, ProcessMove.Kind.WITHDRAW))
            return new Decision.No("dossier.no.notWithdrawnHere");
        return new Decision.Effects(new Effect.StateChanged(DossierState.WITHDRAWAL_REQUESTED.name()));
    }

    static Decision withdraw(CaseState c) {
        if (!in(c, DossierState.WITHDRAWAL_REQUESTED)) return wrongState(c);
        return Decision.of(CaseActs.close(c, DossierState.WITHDRAWN.name()));
    }

    /** The dossier goes on where it stood before the applicant asked for it back. */
    static Decision declineWithdrawal(CaseState c) {
        if (!in(c, DossierState.WITHDRAWAL_REQUESTED)) return wrongState(c);
        return new Decision.Effects(new Effect.StateChanged(stoodBefore(c).name()));
    }

    private static DossierState stoodBefore(CaseState c) {
        if (c.obligation(Tier.WHOLE).isEmpty()) return AdmissionRules.waiting(c);
        if (SupplementRules.check(c).isPresent()) return DossierState.SUPPLEMENT_HANDED_IN;
        var clock = result(c).clock();
        if (!(clock.phase() instanceof ObligationClock.Phase.Stopped)) return DossierState.PROCESSING;
        return switch (clock.stops().getLast().ground()) {
            case SUPPLEMENT -> DossierState.WAITING_SUPPLEMENT;
            case FINANCE -> DossierState.WAITING_FINANCE;
            case PUBLIC_POSTING, CITIZEN_PRESENCE, COUNCIL, FORCE_MAJEURE, CLOSED -> DossierState.PAUSED;
        };
    }

    private static boolean isBeingExamined(CaseState c) {
        return in(
                c,
                DossierState.ACCEPTED,
                DossierState.PROCESSING,
                DossierState.WAITING_SUPPLEMENT,
                DossierState.SUPPLEMENT_HANDED_IN,
                DossierState.WAITING_FINANCE,
                DossierState.PAUSED);
    }

    /** A finished or stopped dossier goes on at the first step of examination. */
    static Decision reopen(CaseState c, ProcessVersion process, String paper) {
        if (in(c, DossierState.UNDONE)) return wrongState(c);
        var step = process.steps().stream()
                .filter(s -> s.kind() == ProcessStep.StepKind.WORK && s.place() != ProcessStep.Place.NAMED)
                .filter(s -> process.plan().between(s.no()).isEmpty())
                .findFirst();
        if (step.isEmpty()) return new Decision.No("dossier.no.noMove");
        var unit = step.get().place() == ProcessStep.Place.RECEIVING ? c.unitIn() : c.unitNow();
        return Decision.of(CaseActs.reopen(
                c, DossierState.PROCESSING.name(), step.get().no(), step.get().role(), unit, paper));
    }

    /**
     * Undoes the last act: the case stands again as before it. The first entry and a correction itself cannot be undone, nor can a
     * dossier be opened again once it has been closed for longer than the rule allows; and nobody approves the correction of his own
     * mistake.
     */
    static Decision correct(CaseState c, Instant now, int days, ActorId mistaken, ActorId approver) {
        if (in(c, DossierState.UNDONE)) return wrongState(c);
        if (isClosedForGood(c, now, days)) return new Decision.No("dossier.no.closedTooLong", days);
        if (MoneyEvent.of(c.lastKind()).isPresent()) return new Decision.No("money.no.correct");
        return Decision.of(CaseActs.correct(c, mistaken, approver));
    }

    static boolean isClosedForGood(CaseState c, Instant now, int days) {
        return c.closedAt() != null && now.isAfter(c.closedAt().plus(Duration.ofDays(days)));
    }
}
