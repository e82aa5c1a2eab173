package vn.kycuong.dossier;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseActs;
import vn.kycuong.kernel.CaseDecision;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Ground;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.ProcessMove;
import vn.kycuong.kernel.ProcessRun;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.kernel.ProcessVersion;
import vn.kycuong.kernel.ResumePolicy;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;
import vn.kycuong.money.MoneyEvent;

/** What an act does to a dossier, or why it may not: facts in, effects out. */
final class DossierRules {
    static final String DUTY_RESULT = "dossier.result";
    static final String DUTY_RECEPTION = "dossier.reception";
    static final String DUTY_OPINION = "dossier.opinion";
    /** What another unit owes by a child dossier. */
    static final String DUTY_CHILD = "dossier.child";

    private DossierRules() {}

    /** Either the effects of an act, or the sentence that says why it is not possible. */
    sealed interface Decision {
        /** The act may be recorded. */
        record Effects(List<Effect> effects) implements Decision {
            Effects(Effect... effects) {
                this(List.of(effects));
            }
        }

        /** The act is refused by rule. */
        record No(String wordKey, Object... arguments) implements Decision {}
    }

    /** Taken in face to face: the case opens, the clock starts, the work lies on the second step's desk. */
    static List<Effect> takenIn(
            CaseState c,
            UnitId unitIn,
            UnitId competent,
            ProcessVersion process,
            ObligationClock clock,
            Instant promised,
            ProcessRun.Surroundings around) {
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.Opened(unitIn, competent, process.id()));
        effects.add(new Effect.StateChanged(DossierState.ACCEPTED.name()));
        effects.add(new Effect.ObligationOpened(1, 0, Tier.WHOLE, competent, DUTY_RESULT, clock, promised));
        effects.addAll(entered(process, c, 0, 1, around));
        return effects;
    }

    /** The work of a process begins, with no wait before anybody has worked: the check of the process sees to that. */
    private static List<Effect> entered(
            ProcessVersion process, CaseState c, int work, int owed, ProcessRun.Surroundings around) {
        return switch (ProcessRun.enter(process.plan(), c, work, owed, around)) {
            case ProcessRun.Result.Moved moved -> moved.effects();
            case ProcessRun.Result.PaperNeeded(var step) ->
                throw new IllegalStateException(
                        "Process %d waits at step %d before any work".formatted(process.id(), step.no()));
        };
    }

    /** Sent online: the one-stop owes an answer. */
    static List<Effect> submitted(UnitId unitIn, UnitId competent, ObligationClock answer) {
        return List.of(
                new Effect.Opened(unitIn, competent, 0),
                new Effect.StateChanged(DossierState.SUBMITTED.name()),
                new Effect.ObligationOpened(1, 0, Tier.RECEPTION, unitIn, DUTY_RECEPTION, answer, null),
                new Effect.WorkOpened(1, 1, "RECEIVER", unitIn, null, 1));
    }

    /** Guided or refused face to face, before anything was owed. */
    static List<Effect> turnedAway(UnitId unitIn, UnitId competent, DossierState state) {
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.Opened(unitIn, competent, 0));
        effects.add(new Effect.StateChanged(state.name()));
        if (state == DossierState.REFUSED) effects.add(new Effect.Closed());
        return effects;
    }

    /** An application that came online, or came back complete, is accepted: the answer is given, the result is owed. */
    static Decision accept(
            CaseState c,
            ProcessVersion process,
            ObligationClock clock,
            Instant promised,
            ProcessRun.Surroundings around) {
        if (!in(c, DossierState.SUBMITTED, DossierState.GUIDED)) return wrongState(c);
        var effects = new ArrayList<Effect>();
        int owed = c.nextObligation();
        effects.add(new Effect.ProcessChosen(process.id()));
        effects.add(new Effect.StateChanged(DossierState.ACCEPTED.name()));
        answered(c, effects);
        effects.add(new Effect.ObligationOpened(owed, 0, Tier.WHOLE, c.unitNow(), DUTY_RESULT, clock, promised));
        effects.addAll(entered(process, c, c.openWork().map(WorkItem::no).orElse(0), owed, around));
        return new Decision.Effects(effects);
    }

    /** Asked, before acceptance, for what is missing: one full request. */
    static Decision guide(CaseState c) {
        if (!in(c, DossierState.SUBMITTED)) return wrongState(c);
        return new Decision.Effects(ended(c, DossierState.GUIDED, false));
    }

    /** The one-stop proposes to its head not to accept it; the time for an answer goes on. */
    static Decision proposeRefusal(CaseState c) {
        if (!in(c, DossierState.SUBMITTED, DossierState.GUIDED)) return wrongState(c);
        return new Decision.Effects(
                new Effect.StateChanged(DossierState.REFUSAL_PROPOSED.name()),
                c.openWork()
                        .<Effect>map(
                                w -> new Effect.WorkMoved(w.no(), w.step(), "LEADER", c.unitIn(), null, w.obligation()))
                        .orElseGet(() -> new Effect.WorkOpened(c.nextWorkItem(), 1, "LEADER", c.unitIn(), null, 0)));
    }

    /** The head does not refuse: it stands again where it stood, and waits for whom it waited. */
    static Decision declineRefusal(CaseState c) {
        if (!in(c, DossierState.REFUSAL_PROPOSED)) return wrongState(c);
        boolean answers = c.obligation(Tier.RECEPTION)
                .filter(o -> o.clock().phase() instanceof ObligationClock.Phase.Running)
                .isPresent();
        var work = c.openWork().orElseThrow();
        return new Decision.Effects(
                new Effect.StateChanged((answers ? DossierState.SUBMITTED : DossierState.GUIDED).name()),
                work.obligation() == 0
                        ? new Effect.WorkClosed(work.no())
                        : new Effect.WorkMoved(
                                work.no(), work.step(), "RECEIVER", c.unitIn(), null, work.obligation()));
    }

    /** The head signs the refusal. */
    static Decision refuse(CaseState c) {
        if (!in(c, DossierState.REFUSAL_PROPOSED)) return wrongState(c);
        return new Decision.Effects(ended(c, DossierState.REFUSED, true));
    }

    /** The applicant sends what was missing before acceptance: the one-stop owes an answer again. */
    static Decision resubmit(CaseState c, ObligationClock answer) {
        if (!in(c, DossierState.GUIDED)) return wrongState(c);
        int owed = c.nextObligation();
        return new Decision.Effects(
                new Effect.StateChanged(DossierState.SUBMITTED.name()),
                new Effect.ObligationOpened(owed, 0, Tier.RECEPTION, c.unitIn(), DUTY_RECEPTION, answer, null),
                new Effect.WorkOpened(c.nextWorkItem(), 1, "RECEIVER", c.unitIn(), null, owed));
    }

    /** Somebody takes the work up, or the head gives it to somebody, also out of another's hands. */
    static Decision take(CaseState c, ActorId holder, boolean byHead) {
        var work = c.openWork();
        if (work.isEmpty() || !c.isOpen()) return wrongState(c);
        var held = work.get().holder();
        if (holder.equals(held)) return new Decision.No("dossier.no.alreadyHolder");
        if (held != null && !byHead) return new Decision.No("dossier.no.heldByOther");
        var effects = new ArrayList<Effect>();
        if (in(c, DossierState.ACCEPTED)) effects.add(new Effect.StateChanged(DossierState.PROCESSING.name()));
        effects.add(new Effect.WorkTaken(work.get().no(), holder));
        return new Decision.Effects(effects);
    }

    /**
     * An officer proposes to ask for papers; the clock goes on until the head approves.
     *
     * @param farthestDays the answer is asked for within so many days
     */
    static Decision proposeSupplement(CaseState c, ActorId by, LocalDate answerBy, LocalDate today, int farthestDays) {
        if (!in(c, DossierState.ACCEPTED, DossierState.PROCESSING)) return wrongState(c);
        if (!answerBy.isAfter(today) || answerBy.isAfter(today.plusDays(farthestDays)))
            return new Decision.No("dossier.no.answerByWrong", farthestDays);
        if (c.openWork().isEmpty()) return new Decision.No("dossier.no.workGone");
        if (result(c).clock().phase() instanceof ObligationClock.Phase.Stopped)
            return new Decision.No("dossier.no.clockStandsAlready");
        var work = c.openWork().orElseThrow();
        if (heldByOther(work, by)) return new Decision.No("dossier.no.heldByOther");
        return new Decision.Effects(
                new Effect.StateChanged(DossierState.SUPPLEMENT_PROPOSED.name()),
                new Effect.WorkMoved(work.no(), work.step(), "LEADER", work.unit(), null, work.obligation()));
    }

    /** The head declines the proposal: the officer goes on with what there is. */
    static Decision declineSupplement(CaseState c, ProcessVersion process, Function<ProcessStep, UnitId> unit) {
        if (!in(c, DossierState.SUPPLEMENT_PROPOSED)) return wrongState(c);
        var work = c.openWork().orElseThrow();
        return new Decision.Effects(
                new Effect.StateChanged(DossierState.PROCESSING.name()),
                moved(c, work, process.step(work.step()), unit));
    }

    /** The head approves; the slip is numbered; from now the clock stands. */
    static Decision requestSupplement(CaseState c, String paper) {
        if (!in(c, DossierState.SUPPLEMENT_PROPOSED)) return wrongState(c);
        var work = c.openWork().orElseThrow();
        return new Decision.Effects(
                new Effect.StateChanged(DossierState.WAITING_SUPPLEMENT.name()),
                new Effect.ClockStopped(result(c).no(), Ground.SUPPLEMENT, paper),
                new Effect.WorkMoved(work.no(), work.step(), "RECEIVER", c.unitIn(), null, work.obligation()));
    }

    /** The papers have come: the clock runs again, by the rule of the day. */
    static Decision supplementReceived(
            CaseState c, ProcessVersion process, ResumePolicy policy, Function<ProcessStep, UnitId> unit) {
        if (!in(c, DossierState.WAITING_SUPPLEMENT)) return wrongState(c);
        var work = c.openWork().orElseThrow();
        return new Decision.Effects(
                new Effect.StateChanged(DossierState.PROCESSING.name()),
                new Effect.ClockResumed(result(c).no(), policy),
                moved(c, work, process.step(work.step()), unit));
    }

    /**
     * An apology with a new date: in time, later than the old date, and only as often as the rule of the day allows.
     *
     * @param farthestDays the new date is no later than so many days after the old one
     * @param leadDays whole days before the due day on which the apology must have gone out
     */
    static Decision apologise(
            CaseState c,
            WorkingCalendar calendar,
            Instant now,
            Instant newDue,
            int leadDays,
            int mostOften,
            int farthestDays,
            String paper) {
        if (!in(c, DossierState.ACCEPTED, DossierState.PROCESSING, DossierState.SUPPLEMENT_PROPOSED))
            return wrongState(c);
        var owed = result(c);
        int already = owed.clock().extension() == null ? 0 : 1;
        if (already >= mostOften) return new Decision.No("dossier.no.apologisedBefore", mostOften);
        var due = owed.clock().due(calendar, now).at();
        LocalDate dueDay = LegalZone.local(due).toLocalDate();
        LocalDate today = LegalZone.local(now).toLocalDate();
        if (today.isAfter(dueDay.minusDays(leadDays)))
            return new Decision.No("dossier.no.apologyTooLate", leadDays, dueDay);
        if (!newDue.isAfter(due)) return new Decision.No("dossier.no.newDateNotLater");
        if (newDue.isAfter(due.plus(Duration.ofDays(farthestDays))))
            return new Decision.No("dossier.no.newDateTooFar", farthestDays);
        if (!calendar.isWorkingDay(LegalZone.local(newDue).toLocalDate()))
            return new Decision.No("dossier.no.newDateRestDay");
        return new Decision.Effects(new Effect.ClockExtended(owed.no(), newDue, paper));
    }

    static Decision handOver(CaseState c) {
        if (!in(c, DossierState.AT_ONE_STOP)) return wrongState(c);
        return of(CaseActs.close(c, DossierState.RETURNED.name()));
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
        return of(CaseActs.correct(c, mistaken, approver));
    }

    // ---- the general acts, as this desk allows them

    /** A general act, in the words of this desk. */
    static Decision of(CaseDecision decision) {
        return switch (decision) {
            case CaseDecision.Lawful(var effects) -> new Decision.Effects(effects);
            case CaseDecision.Refused(var why) -> new Decision.No(why.wordKey());
        };
    }

    /** Takes up work of the matter or of a consulted unit; the first to take up the matter begins the examination. */
    static Decision claim(CaseState c, int work, ActorId by) {
        return begun(c, work, CaseActs.claim(c, work, by));
    }

    /** @param away in whose place the person stands at a unit: what they hold there may be taken */
    static Decision takeInPlace(CaseState c, int work, ActorId by, UnitId unit, Set<ActorId> away) {
        boolean inPlace = c.work(work)
                .filter(w -> w.unit().equals(unit) && w.holder() != null && away.contains(w.holder()))
                .isPresent();
        return inPlace ? begun(c, work, CaseActs.takeOver(c, work, by)) : new Decision.No("dossier.no.notInPlace");
    }

    static Decision assign(CaseState c, int work, ActorId to) {
        return begun(c, work, CaseActs.assign(c, work, to));
    }

    private static Decision begun(CaseState c, int work, CaseDecision decision) {
        boolean first = in(c, DossierState.ACCEPTED)
                && c.openWork().map(w -> w.no() == work).orElse(false);
        if (!(decision instanceof CaseDecision.Lawful(var taken)) || !first) return of(decision);
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.StateChanged(DossierState.PROCESSING.name()));
        effects.addAll(taken);
        return new Decision.Effects(effects);
    }

    static Decision consult(CaseState c, UnitId unit, ObligationClock clock) {
        if (!in(c, DossierState.ACCEPTED, DossierState.PROCESSING)) return wrongState(c);
        return of(CaseActs.consult(c, unit, DUTY_OPINION, clock, "OFFICER"));
    }

    /** Another unit does its part by a child dossier; the clock of the matter runs on. @param clock of the child; null only to ask whether */
    static Decision askChild(CaseState c, UnitId unit, @Nullable ObligationClock clock) {
        if (!in(c, DossierState.ACCEPTED, DossierState.PROCESSING)) return wrongState(c);
        var work = c.openWork();
        if (work.isEmpty()) return new Decision.No("dossier.no.workGone");
        if (work.get().unit().equals(unit)) return new Decision.No("dossier.no.childHere");
        if (clock == null) return new Decision.Effects(List.of());
        return new Decision.Effects(new Effect.ObligationOpened(
                c.nextObligation(), work.get().obligation(), Tier.CONSULTATION, unit, DUTY_CHILD, clock, null));
    }

    /** Whether a child dossier has not ended. */
    static boolean waitsForChild(CaseState c) {
        return c.openConsultations().stream().anyMatch(o -> o.duty().equals(DUTY_CHILD));
    }

    /** Stops the clock of the result for a ground that is not the supplement's: that one has a slip and an approval of its own. */
    static Decision pause(CaseState c, Ground ground, String paper) {
        if (!in(c, DossierState.ACCEPTED, DossierState.PROCESSING)) return wrongState(c);
        if (ground == Ground.SUPPLEMENT) return new Decision.No("dossier.no.pauseBySlip");
        var state = ground == Ground.FINANCE ? DossierState.WAITING_FINANCE : DossierState.PAUSED;
        return inState(state, CaseActs.pause(c, result(c).no(), ground, paper));
    }

    static Decision resume(CaseState c, ResumePolicy policy) {
        if (!in(c, DossierState.WAITING_FINANCE, DossierState.PAUSED)) return wrongState(c);
        return inState(DossierState.PROCESSING, CaseActs.resume(c, result(c).no(), policy));
    }

    static Decision rehome(CaseState c, UnitId unit) {
        if (!in(c, DossierState.ACCEPTED, DossierState.PROCESSING)) return wrongState(c);
        return of(CaseActs.rehome(c, unit));
    }

    /** The matter is another authority's, by its own procedure: here it ends without a result. */
    static Decision refer(CaseState c) {
        if (!in(c, DossierState.ACCEPTED, DossierState.PROCESSING)) return wrongState(c);
        return of(CaseActs.close(c, DossierState.REFERRED.name()));
    }

    /** The applicant wants it back; the head confirms. The clock goes on, or stands, as before. */
    static Decision requestWithdrawal(CaseState c, ProcessVersion process) {
        if (!isBeingExamined(c)) return wrongState(c);
        if (!process.plan().permits(c, ProcessMove.Kind.WITHDRAW))
            return new Decision.No("dossier.no.notWithdrawnHere");
        return new Decision.Effects(new Effect.StateChanged(DossierState.WITHDRAWAL_REQUESTED.name()));
    }

    static Decision withdraw(CaseState c) {
        if (!in(c, DossierState.WITHDRAWAL_REQUESTED)) return wrongState(c);
        return of(CaseActs.close(c, DossierState.WITHDRAWN.name()));
    }

    /** The dossier goes on where it stood before the applicant asked for it back. */
    static Decision declineWithdrawal(CaseState c) {
        if (!in(c, DossierState.WITHDRAWAL_REQUESTED)) return wrongState(c);
        return new Decision.Effects(new Effect.StateChanged(stoodBefore(c).name()));
    }

    /** Ends the examination without a result, by a notice. */
    static Decision stop(CaseState c, ProcessVersion process) {
        if (!isBeingExamined(c)) return wrongState(c);
        if (!process.plan().permits(c, ProcessMove.Kind.STOP)) return new Decision.No("dossier.no.notStoppedHere");
        return of(CaseActs.close(c, DossierState.STOPPED.name()));
    }

    /** Decided against the applicant, in writing: a result like any other, to be handed over at the one-stop. */
    static Decision reject(CaseState c, ProcessVersion process) {
        if (!in(c, DossierState.ACCEPTED, DossierState.PROCESSING)) return wrongState(c);
        if (waitsForChild(c)) return new Decision.No("dossier.no.childOpen");
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

    /** A finished or stopped dossier goes on at the first step of examination. */
    static Decision reopen(CaseState c, ProcessVersion process, String paper) {
        if (in(c, DossierState.UNDONE)) return wrongState(c);
        var step = process.steps().stream()
                .filter(s -> s.kind() == ProcessStep.StepKind.WORK && s.place() != ProcessStep.Place.NAMED)
                .filter(s -> process.plan().between(s.no()).isEmpty())
                .findFirst();
        if (step.isEmpty()) return new Decision.No("dossier.no.noMove");
        var unit = step.get().place() == ProcessStep.Place.RECEIVING ? c.unitIn() : c.unitNow();
        return of(CaseActs.reopen(
                c, DossierState.PROCESSING.name(), step.get().no(), step.get().role(), unit, paper));
    }

    private static boolean isBeingExamined(CaseState c) {
        return in(
                c,
                DossierState.ACCEPTED,
                DossierState.PROCESSING,
                DossierState.WAITING_SUPPLEMENT,
                DossierState.WAITING_FINANCE,
                DossierState.PAUSED);
    }

    private static DossierState stoodBefore(CaseState c) {
        var clock = result(c).clock();
        if (!(clock.phase() instanceof ObligationClock.Phase.Stopped)) return DossierState.PROCESSING;
        return switch (clock.stops().getLast().ground()) {
            case SUPPLEMENT -> DossierState.WAITING_SUPPLEMENT;
            case FINANCE -> DossierState.WAITING_FINANCE;
            case PUBLIC_POSTING, CITIZEN_PRESENCE, COUNCIL, FORCE_MAJEURE, CLOSED -> DossierState.PAUSED;
        };
    }

    private static Decision inState(DossierState state, CaseDecision decision) {
        if (!(decision instanceof CaseDecision.Lawful(var effects))) return of(decision);
        var all = new ArrayList<Effect>();
        all.add(new Effect.StateChanged(state.name()));
        all.addAll(effects);
        return new Decision.Effects(all);
    }

    /** A file is laid beside the dossier; where it stands does not change. */
    static Decision lay(CaseState c, DossierState... states) {
        return in(c, states) ? new Decision.Effects(new Effect.StateChanged(c.state())) : wrongState(c);
    }

    static boolean isClosedForGood(CaseState c, Instant now, int days) {
        return c.closedAt() != null && now.isAfter(c.closedAt().plus(Duration.ofDays(days)));
    }

    /** The obligation to give the result. */
    static Obligation result(CaseState c) {
        return c.obligation(Tier.WHOLE).orElseThrow();
    }

    private static boolean heldByOther(WorkItem work, ActorId by) {
        return work.holder() != null && !work.holder().equals(by);
    }

    private static Effect moved(CaseState c, WorkItem work, ProcessStep to, Function<ProcessStep, UnitId> unit) {
        return new Effect.WorkMoved(
                work.no(), to.no(), to.role(), unit.apply(to), null, result(c).no());
    }

    private static List<Effect> ended(CaseState c, DossierState state, boolean closed) {
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.StateChanged(state.name()));
        answered(c, effects);
        c.openWork().ifPresent(w -> effects.add(new Effect.WorkClosed(w.no())));
        if (closed) effects.add(new Effect.Closed());
        return effects;
    }

    private static void answered(CaseState c, List<Effect> effects) {
        c.obligation(Tier.RECEPTION)
                .filter(Obligation::isOpen)
                .ifPresent(o -> effects.add(new Effect.Discharged(o.no())));
    }

    static boolean in(CaseState c, DossierState... states) {
        for (var state : states) if (state.name().equals(c.state())) return true;
        return false;
    }

    static Decision wrongState(CaseState c) {
        return new Decision.No(
                "dossier.no.state." + (c.state().isEmpty() ? "none" : c.state().toLowerCase(java.util.Locale.ROOT)));
    }
}
