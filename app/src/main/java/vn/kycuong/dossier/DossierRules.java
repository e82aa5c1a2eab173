package vn.kycuong.dossier;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    /** Saying whether what an applicant sent is what he was asked for. */
    static final String DUTY_CHECK = "dossier.supplement-check";
    /** An opinion of a unit whose silence beyond the date is taken for consent. */
    static final String DUTY_TACIT = "dossier.opinion-tacit";
    /** What another unit owes by a child dossier. */
    static final String DUTY_CHILD = "dossier.child";

    static final String RECEIVER = "RECEIVER";
    private static final String LEADER = "LEADER";

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
                new Effect.WorkOpened(1, 1, RECEIVER, unitIn, null, 1));
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

    /**
     * Asked, before acceptance, for what is missing: one full request. The answer that the one-stop will owe once it comes stands still until then, and
     * its work stays on the one-stop's desk, where it is found.
     */
    static Decision guide(CaseState c, ObligationClock answer, String paper) {
        if (!in(c, DossierState.SUBMITTED)) return wrongState(c);
        int owed = c.nextObligation();
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.StateChanged(DossierState.GUIDED.name()));
        answered(c, effects);
        effects.add(reception(c, owed, DUTY_RECEPTION, answer));
        effects.add(new Effect.ClockStopped(owed, Ground.SUPPLEMENT, paper));
        effects.add(atTheDoor(c, owed));
        return new Decision.Effects(effects);
    }

    private static Effect reception(CaseState c, int owed, String duty, ObligationClock clock) {
        return new Effect.ObligationOpened(owed, 0, Tier.RECEPTION, c.unitIn(), duty, clock, null);
    }

    /** The work lies with whoever takes applications in. */
    private static Effect atTheDoor(CaseState c, int owed) {
        return c.openWork()
                .<Effect>map(w -> new Effect.WorkMoved(w.no(), 1, RECEIVER, c.unitIn(), null, owed))
                .orElseGet(() -> new Effect.WorkOpened(c.nextWorkItem(), 1, RECEIVER, c.unitIn(), null, owed));
    }

    /** The one-stop proposes to its head not to accept it; the time for an answer goes on. */
    static Decision proposeRefusal(CaseState c) {
        if (!in(c, DossierState.SUBMITTED, DossierState.GUIDED)) return wrongState(c);
        return new Decision.Effects(
                new Effect.StateChanged(DossierState.REFUSAL_PROPOSED.name()),
                c.openWork()
                        .<Effect>map(
                                w -> new Effect.WorkMoved(w.no(), w.step(), LEADER, c.unitIn(), null, w.obligation()))
                        .orElseGet(() -> new Effect.WorkOpened(c.nextWorkItem(), 1, LEADER, c.unitIn(), null, 0)));
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

    /** Before acceptance the work lies with the head only while he is asked by which law it may be accepted. */
    static boolean isLawAsked(CaseState c) {
        return in(c, DossierState.SUBMITTED, DossierState.GUIDED)
                && c.openWork().filter(w -> w.role().equals(LEADER)).isPresent();
    }

    /** The one-stop asks its head; where it stands does not change, and neither does what is owed. */
    static Decision askLaw(CaseState c) {
        return isLawAsked(c) ? new Decision.No("dossier.no.lawAsked") : atDoor(c, LEADER, null);
    }

    /** @param asker to whom the work goes back; null for whoever takes applications in */
    static Decision grantLaw(CaseState c, @Nullable ActorId asker) {
        return isLawAsked(c) ? atDoor(c, RECEIVER, asker) : new Decision.Effects(new Effect.StateChanged(c.state()));
    }

    /** @param asker to whom the work goes back; null for whoever takes applications in */
    static Decision declineLaw(CaseState c, @Nullable ActorId asker) {
        return isLawAsked(c) ? atDoor(c, RECEIVER, asker) : new Decision.No("dossier.no.lawNotAsked");
    }

    private static Decision atDoor(CaseState c, String role, @Nullable ActorId holder) {
        return new Decision.Effects(
                new Effect.StateChanged(c.state()),
                c.openWork()
                        .<Effect>map(
                                w -> new Effect.WorkMoved(w.no(), w.step(), role, c.unitIn(), holder, w.obligation()))
                        .orElseGet(() -> new Effect.WorkOpened(c.nextWorkItem(), 1, role, c.unitIn(), holder, 0)));
    }

    /** The head signs the refusal. */
    static Decision refuse(CaseState c) {
        if (!in(c, DossierState.REFUSAL_PROPOSED)) return wrongState(c);
        return new Decision.Effects(ended(c, DossierState.REFUSED, true));
    }

    /** The applicant sends what was missing before acceptance: the one-stop owes an answer again. */
    static Decision resubmit(CaseState c, ObligationClock answer) {
        if (!in(c, DossierState.GUIDED)) return wrongState(c);
        var awaited = c.obligation(Tier.RECEPTION).filter(Obligation::isOpen);
        int owed = awaited.map(Obligation::no).orElseGet(c::nextObligation);
        return new Decision.Effects(
                new Effect.StateChanged(DossierState.SUBMITTED.name()),
                awaited.isPresent()
                        ? new Effect.ClockResumed(owed, ResumePolicy.RESTART)
                        : reception(c, owed, DUTY_RECEPTION, answer),
                isLawAsked(c) ? withTheHead(c, owed) : atTheDoor(c, owed));
    }

    /** The head still has to answer by which law it may be accepted. */
    private static Effect withTheHead(CaseState c, int owed) {
        var work = c.openWork().orElseThrow();
        return new Effect.WorkMoved(work.no(), work.step(), LEADER, c.unitIn(), work.holder(), owed);
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
        if (isNoAnswerDay(answerBy, today, farthestDays))
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

    private static boolean isNoAnswerDay(LocalDate answerBy, LocalDate today, int farthestDays) {
        return !answerBy.isAfter(today) || answerBy.isAfter(today.plusDays(farthestDays));
    }

    /** Beyond its time a request is marked; where the law of the procedure says so, it is refused. */
    static Decision inAskingTime(Optional<AskingTime> time, Instant now, Decision decision) {
        return time.filter(t -> t.refused() && t.isOver(now) && decision instanceof Decision.Effects)
                .<Decision>map(t -> new Decision.No("dossier.no.supplementTooLate", t.until(), t.basis()))
                .orElse(decision);
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
                new Effect.WorkMoved(work.no(), work.step(), RECEIVER, c.unitIn(), null, work.obligation()));
    }

    /** The applicant sent what he was asked for; whether it is that, the one-stop says within a time of its own. Till then the clock stands. */
    static Decision handIn(CaseState c, ObligationClock check) {
        if (!in(c, DossierState.WAITING_SUPPLEMENT)) return wrongState(c);
        var work = c.openWork().orElseThrow();
        int owed = c.nextObligation();
        return new Decision.Effects(
                new Effect.StateChanged(DossierState.SUPPLEMENT_HANDED_IN.name()),
                reception(c, owed, DUTY_CHECK, check),
                new Effect.WorkMoved(work.no(), work.step(), RECEIVER, c.unitIn(), null, owed));
    }

    /** What was sent is not all that was asked for: the applicant's turn again, by the same slip. */
    static Decision supplementLacking(CaseState c, @Nullable LocalDate answerBy, LocalDate today, int farthestDays) {
        if (!in(c, DossierState.SUPPLEMENT_HANDED_IN)) return wrongState(c);
        if (answerBy != null && isNoAnswerDay(answerBy, today, farthestDays))
            return new Decision.No("dossier.no.answerByWrong", farthestDays);
        var work = c.openWork().orElseThrow();
        return new Decision.Effects(
                new Effect.StateChanged(DossierState.WAITING_SUPPLEMENT.name()),
                new Effect.Discharged(check(c).orElseThrow().no()),
                new Effect.WorkMoved(
                        work.no(),
                        work.step(),
                        RECEIVER,
                        c.unitIn(),
                        null,
                        result(c).no()));
    }

    /** What the one-stop owes to say of a supplement that came online. */
    private static Optional<Obligation> check(CaseState c) {
        return c.obligations().stream()
                .filter(o -> o.duty().equals(DUTY_CHECK) && o.isOpen())
                .findFirst();
    }

    /**
     * The papers have come: the clock runs again, by the rule of the day. What was sent online and is found complete had come when it was sent: how long
     * the one-stop looked at it is the office's time, not the applicant's (02-one-stop R3: after a valid supplement).
     */
    static Decision supplementReceived(
            CaseState c, ProcessVersion process, ResumePolicy policy, Function<ProcessStep, UnitId> unit) {
        if (!in(c, DossierState.WAITING_SUPPLEMENT, DossierState.SUPPLEMENT_HANDED_IN)) return wrongState(c);
        var work = c.openWork().orElseThrow();
        var check = check(c);
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.StateChanged(DossierState.PROCESSING.name()));
        check.ifPresent(o -> effects.add(new Effect.Discharged(o.no())));
        effects.add(new Effect.ClockResumed(
                result(c).no(), policy, check.map(o -> o.clock().start()).orElse(null)));
        effects.add(moved(c, work, process.step(work.step()), unit));
        return new Decision.Effects(effects);
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
        if (isTooLateToPromise(due, now, leadDays))
            return new Decision.No("dossier.no.apologyTooLate", leadDays, day(due));
        if (!newDue.isAfter(due)) return new Decision.No("dossier.no.newDateNotLater");
        if (newDue.isAfter(due.plus(Duration.ofDays(farthestDays))))
            return new Decision.No("dossier.no.newDateTooFar", farthestDays);
        if (!calendar.isWorkingDay(LegalZone.local(newDue).toLocalDate()))
            return new Decision.No("dossier.no.newDateRestDay");
        return new Decision.Effects(new Effect.ClockExtended(owed.no(), newDue, paper));
    }

    private static boolean isTooLateToPromise(Instant due, Instant now, int leadDays) {
        return day(now).isAfter(day(due).minusDays(leadDays));
    }

    private static LocalDate day(Instant at) {
        return LegalZone.local(at).toLocalDate();
    }

    /** While a dossier is examined, whatever it waits for. */
    static final DossierState[] EXAMINED = {
        DossierState.ACCEPTED,
        DossierState.PROCESSING,
        DossierState.SUPPLEMENT_PROPOSED,
        DossierState.WAITING_SUPPLEMENT,
        DossierState.WAITING_FINANCE,
        DossierState.PAUSED,
        DossierState.WITHDRAWAL_REQUESTED
    };

    /**
     * A letter of apology that moves no date. For lateness it stands only where no new date can be promised any more: until then the applicant is
     * owed one.
     */
    static Decision apologiseFor(
            CaseState c, Set<Fault> faults, WorkingCalendar calendar, Instant now, int leadDays, int mostOften) {
        if (!in(c, EXAMINED) && !in(c, DossierState.AT_ONE_STOP, DossierState.RETURNED)) return wrongState(c);
        if (faults.isEmpty()) return new Decision.No("dossier.no.faultMissing");
        if (faults.contains(Fault.LATE)) {
            var clock = result(c).clock();
            var due = clock.due(calendar, now);
            var met = clock.metAt();
            if (met != null && met.isBefore(due.lateFrom())) return new Decision.No("dossier.no.notLate");
            boolean maySetDate = (clock.extension() == null ? 0 : 1) < mostOften;
            if (met == null && maySetDate && !isTooLateToPromise(due.at(), now, leadDays))
                return new Decision.No("dossier.no.apologyNeedsDate");
        }
        return new Decision.Effects(new Effect.StateChanged(c.state()));
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

    /** A remark changes nothing; it is written down as long as a mistake could be mended. */
    static Decision comment(CaseState c, Instant now, int days) {
        if (in(c, DossierState.UNDONE)) return wrongState(c);
        if (isClosedForGood(c, now, days)) return new Decision.No("dossier.no.commentTooLate", days);
        return new Decision.Effects(List.of());
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

    static Decision consult(CaseState c, UnitId unit, ObligationClock clock, boolean tacit) {
        if (!in(c, DossierState.ACCEPTED, DossierState.PROCESSING)) return wrongState(c);
        return of(CaseActs.consult(c, unit, tacit ? DUTY_TACIT : DUTY_OPINION, clock, "OFFICER"));
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

    /** @param proved whether the paper is there that shows the payment, where one was waited for */
    static Decision resume(CaseState c, ResumePolicy policy, boolean proved) {
        if (in(c, DossierState.WAITING_FINANCE) && !proved) return new Decision.No("dossier.no.proofMissing");
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
        return of(CaseActs.close(c, DossierState.WITHDRAWN.name()));
    }

    /** The dossier goes on where it stood before the applicant asked for it back. */
    static Decision declineWithdrawal(CaseState c) {
        if (!in(c, DossierState.WITHDRAWAL_REQUESTED)) return wrongState(c);
        return new Decision.Effects(new Effect.StateChanged(stoodBefore(c).name()));
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
                    : of(CaseActs.close(c, DossierState.STOPPED.name()));
        if (process == null || !isBeingExamined(c)) return wrongState(c);
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
                DossierState.SUPPLEMENT_HANDED_IN,
                DossierState.WAITING_FINANCE,
                DossierState.PAUSED);
    }

    private static DossierState stoodBefore(CaseState c) {
        if (c.obligation(Tier.WHOLE).isEmpty()) {
            boolean answers = c.obligation(Tier.RECEPTION)
                    .filter(o -> o.clock().phase() instanceof ObligationClock.Phase.Running)
                    .isPresent();
            return answers ? DossierState.SUBMITTED : DossierState.GUIDED;
        }
        if (check(c).isPresent()) return DossierState.SUPPLEMENT_HANDED_IN;
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
