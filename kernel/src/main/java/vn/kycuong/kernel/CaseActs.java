package vn.kycuong.kernel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.CaseDecision.Lawful;
import vn.kycuong.kernel.CaseDecision.Refusal;
import vn.kycuong.kernel.CaseDecision.Refused;

/**
 * The acts that are the same at every desk: who holds the work, who else is asked, when a clock stands, where a matter goes, how it ends
 * and begins again. Each is a function of the case; who may do it, and the words around it, are the desk's.
 */
public final class CaseActs {
    /** Step number of work that stands on no step of the process: a consulted unit's. */
    public static final int NO_STEP = 0;

    private CaseActs() {}

    // ---- who holds the work

    /** Takes free work up. */
    public static CaseDecision claim(CaseState c, int work, ActorId by) {
        return onWork(c, work, w -> w.holder() == null ? new Lawful(new Effect.WorkTaken(work, by)) : heldBy(w, by));
    }

    /** Gives one's own work back to the desk it came from. */
    public static CaseDecision release(CaseState c, int work, ActorId by) {
        return onWork(c, work, w -> ofHolder(w, by, new Effect.WorkReleased(work)));
    }

    /** The head gives the work to somebody, also out of another's hands. */
    public static CaseDecision assign(CaseState c, int work, ActorId to) {
        return onWork(
                c,
                work,
                w -> to.equals(w.holder()) ? no(Refusal.ALREADY_HOLDER) : new Lawful(new Effect.WorkTaken(work, to)));
    }

    /** Gives one's own work to a named colleague. */
    public static CaseDecision handOver(CaseState c, int work, ActorId by, ActorId to) {
        if (by.equals(to)) return no(Refusal.ALREADY_HOLDER);
        return onWork(c, work, w -> ofHolder(w, by, new Effect.WorkTaken(work, to)));
    }

    /** The head takes work out of another's hands into his own. */
    public static CaseDecision takeOver(CaseState c, int work, ActorId by) {
        return onWork(c, work, w -> {
            if (w.holder() == null) return no(Refusal.NOT_HELD);
            return by.equals(w.holder()) ? no(Refusal.ALREADY_HOLDER) : new Lawful(new Effect.WorkTaken(work, by));
        });
    }

    // ---- who else is asked

    /**
     * Asks another unit for its opinion: an obligation of that unit with a clock of its own, and work on its desk. The clock of the
     * matter runs on.
     *
     * @param duty what is asked, as a key of the desk
     * @param clock within which time the answer is owed
     * @param role who answers at that unit
     */
    public static CaseDecision consult(CaseState c, UnitId unit, String duty, ObligationClock clock, String role) {
        if (!c.isOpen()) return no(Refusal.NOT_OPEN);
        var asking = c.openWork();
        if (asking.isEmpty()) return no(Refusal.NO_SUCH_WORK);
        if (asking.get().unit().equals(unit)) return no(Refusal.SAME_UNIT);
        if (c.openConsultations().stream().anyMatch(o -> o.unit().equals(unit))) return no(Refusal.ALREADY_CONSULTED);
        int owed = c.nextObligation();
        return new Lawful(
                new Effect.ObligationOpened(
                        owed, asking.get().obligation(), Tier.CONSULTATION, unit, duty, clock, null),
                new Effect.WorkOpened(c.nextWorkItem(), NO_STEP, role, unit, null, owed));
    }

    /** The consulted unit answers, by whoever holds the question or finds it free. */
    public static CaseDecision answer(CaseState c, int consultation, ActorId by) {
        return onConsultation(
                c,
                consultation,
                w -> w.holder() == null || by.equals(w.holder())
                        ? answered(consultation, w)
                        : no(Refusal.HELD_BY_OTHER));
    }

    /** The question is taken back. */
    public static CaseDecision withdrawConsultation(CaseState c, int consultation) {
        return onConsultation(c, consultation, w -> answered(consultation, w));
    }

    /** Reminds the consulted unit; changes nothing but that it was said. */
    public static CaseDecision remind(CaseState c, int consultation) {
        return onConsultation(c, consultation, _ -> new Lawful());
    }

    // ---- clocks

    /** Stops a clock for a lawful ground, by a paper. */
    public static CaseDecision pause(CaseState c, int no, Ground ground, String paper) {
        var clock = clock(c, no);
        if (clock.isEmpty()) return no(c.isOpen() ? Refusal.NOTHING_OWED : Refusal.NOT_OPEN);
        if (!ground.isChosen()) return no(Refusal.GROUND_NOT_LAWFUL);
        if (paper.isBlank()) return no(Refusal.PAPER_MISSING);
        return isRunning(clock.get())
                ? new Lawful(new Effect.ClockStopped(no, ground, paper))
                : no(Refusal.NOT_RUNNING);
    }

    /** Lets a stopped clock run again. */
    public static CaseDecision resume(CaseState c, int no, ResumePolicy policy) {
        var clock = clock(c, no);
        if (clock.isEmpty()) return no(c.isOpen() ? Refusal.NOTHING_OWED : Refusal.NOT_OPEN);
        return clock.get().phase() instanceof ObligationClock.Phase.Stopped
                ? new Lawful(new Effect.ClockResumed(no, policy))
                : no(Refusal.NOT_STOPPED);
    }

    /**
     * Promises a later date, once.
     *
     * @param stands the date that stands now
     */
    public static CaseDecision extend(CaseState c, int no, Instant stands, Instant due, Instant now, String paper) {
        var clock = clock(c, no);
        if (clock.isEmpty()) return no(c.isOpen() ? Refusal.NOTHING_OWED : Refusal.NOT_OPEN);
        if (paper.isBlank()) return no(Refusal.PAPER_MISSING);
        if (clock.get().extension() != null) return no(Refusal.EXTENDED_BEFORE);
        if (!isRunning(clock.get())) return no(Refusal.NOT_RUNNING);
        return due.isAfter(stands) && due.isAfter(now)
                ? new Lawful(new Effect.ClockExtended(no, due, paper))
                : no(Refusal.NOT_LATER);
    }

    // ---- where it goes, how it ends, how it begins again

    /** Another unit must decide: the matter, its clock as it stands, and the work go there. */
    public static CaseDecision rehome(CaseState c, UnitId unit) {
        if (!c.isOpen()) return no(Refusal.NOT_OPEN);
        if (c.unitNow().equals(unit)) return no(Refusal.SAME_UNIT);
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.Rehomed(unit));
        c.openWork()
                .filter(w -> w.unit().equals(c.unitNow()))
                .ifPresent(
                        w -> effects.add(new Effect.WorkMoved(w.no(), w.step(), w.role(), unit, null, w.obligation())));
        return new Lawful(effects);
    }

    /**
     * Units of the case are no more: others have their duties, as the law or a decision says.
     *
     * @param successors by unit that ended; those the case has nothing to do with are left out
     */
    public static CaseDecision succeed(CaseState c, Map<UnitId, UnitId> successors) {
        if (!c.isOpen()) return no(Refusal.NOT_OPEN);
        var effects = new ArrayList<Effect>();
        for (var unit : c.units()) {
            var to = successors.get(unit);
            if (to != null && !to.equals(unit)) effects.add(new Effect.Succeeded(unit, to));
        }
        return effects.isEmpty() ? no(Refusal.SAME_UNIT) : new Lawful(effects);
    }

    /** Ends the case in a state of the desk: nothing is owed and nobody has work any more. */
    public static CaseDecision close(CaseState c, String state) {
        if (!c.isOpen()) return no(Refusal.NOT_OPEN);
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.StateChanged(state));
        for (var o : c.obligations()) if (o.isOpen()) effects.add(new Effect.Discharged(o.no()));
        for (var w : c.workItems()) if (w.open()) effects.add(new Effect.WorkClosed(w.no()));
        effects.add(new Effect.Closed());
        return new Lawful(effects);
    }

    /**
     * A closed case goes on, at a step of its unit. Its clock counts on from where it stood: reopening gives no fresh time.
     *
     * @param paper the decision to reopen
     */
    public static CaseDecision reopen(CaseState c, String state, int step, String role, UnitId unit, String paper) {
        if (c.closedAt() == null) return no(Refusal.NOT_CLOSED);
        if (paper.isBlank()) return no(Refusal.PAPER_MISSING);
        var owed = c.obligation(Tier.WHOLE).filter(o -> !o.isOpen());
        if (owed.isEmpty()) return no(Refusal.NOTHING_OWED);
        int no = owed.get().no();
        return new Lawful(
                new Effect.Reopened(),
                new Effect.StateChanged(state),
                new Effect.ClockReopened(no, paper),
                new Effect.WorkOpened(c.nextWorkItem(), step, role, unit, null, no));
    }

    /**
     * Takes back what was done last: the case stands as before it, both entries stay.
     *
     * @param mistaken who did it; null when nobody needs to know
     * @param approver who approves the correction
     */
    public static CaseDecision correct(CaseState c, @Nullable ActorId mistaken, ActorId approver) {
        if (c.version() < 2) return no(Refusal.NOTHING_TO_CORRECT);
        var last = Optional.ofNullable(c.lastKind()).orElse("");
        if (last.endsWith(".Corrected")) return no(Refusal.CORRECTED_ALREADY);
        if (!CaseEvent.of(last).map(CaseEvent::isMendable).orElse(true)) return no(Refusal.NOT_AN_ACT);
        if (approver.equals(mistaken)) return no(Refusal.OWN_MISTAKE);
        return new Lawful(new Effect.Restored(c.version() - 1));
    }

    /** Whether something may be entered now that happened at an earlier moment; empty when it may. */
    public static Optional<Refusal> enterLate(CaseState c, Instant occurred, Instant now) {
        if (occurred.isAfter(now)) return Optional.of(Refusal.IN_THE_FUTURE);
        var last = c.lastAt();
        return last != null && occurred.isBefore(last) ? Optional.of(Refusal.BEFORE_THE_LAST) : Optional.empty();
    }

    // ---- pieces

    private interface OnWork {
        CaseDecision decide(WorkItem work);
    }

    private static CaseDecision onWork(CaseState c, int work, OnWork act) {
        if (!c.isOpen()) return no(Refusal.NOT_OPEN);
        return c.work(work).filter(WorkItem::open).map(act::decide).orElseGet(() -> no(Refusal.NO_SUCH_WORK));
    }

    private static CaseDecision onConsultation(CaseState c, int consultation, OnWork act) {
        if (!c.isOpen()) return no(Refusal.NOT_OPEN);
        var awaited = c.openConsultations().stream().anyMatch(o -> o.no() == consultation);
        // a consultation that is a step of the process goes on along the process (ProcessRun)
        return c.workFor(consultation)
                .filter(w -> awaited && w.step() == NO_STEP)
                .map(act::decide)
                .orElseGet(() -> no(Refusal.NOT_CONSULTED));
    }

    private static CaseDecision answered(int consultation, WorkItem work) {
        return new Lawful(new Effect.Discharged(consultation), new Effect.WorkClosed(work.no()));
    }

    private static CaseDecision heldBy(WorkItem w, ActorId by) {
        return no(by.equals(w.holder()) ? Refusal.ALREADY_HOLDER : Refusal.HELD_BY_OTHER);
    }

    private static CaseDecision ofHolder(WorkItem w, ActorId by, Effect effect) {
        if (w.holder() == null) return no(Refusal.NOT_HELD);
        return by.equals(w.holder()) ? new Lawful(effect) : no(Refusal.NOT_THE_HOLDER);
    }

    private static Optional<ObligationClock> clock(CaseState c, int no) {
        return c.isOpen()
                ? c.obligations().stream()
                        .filter(o -> o.no() == no && o.isOpen())
                        .map(Obligation::clock)
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isRunning(ObligationClock clock) {
        return clock.phase() instanceof ObligationClock.Phase.Running;
    }

    private static CaseDecision no(Refusal why) {
        return new Refused(why);
    }
}
