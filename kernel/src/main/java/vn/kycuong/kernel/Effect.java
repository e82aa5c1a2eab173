package vn.kycuong.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an entry changes in the kernel. An entry is a fact of its desk plus the effects that any reader can replay without knowing
 * the desk. The moment of every effect is the entry's {@code occurredAt}, unless it names another itself.
 */
public sealed interface Effect {
    /** The case begins. */
    record Opened(UnitId unitIn, UnitId unitNow, int process) implements Effect {}

    /** The case follows this version of a process from now on. */
    record ProcessChosen(int process) implements Effect {}

    /** The desk's state has a new name. */
    record StateChanged(String state) implements Effect {}

    /** Nothing more is owed. */
    record Closed() implements Effect {}

    /** Work goes on in a case that was closed. */
    record Reopened() implements Effect {}

    /** Another unit must decide it from now on, and owes what the case's unit owed. */
    record Rehomed(UnitId unit) implements Effect {}

    /**
     * The duties of a unit passed to another. Whatever of the open case was of the one is of the other: that it took it in, that it must
     * decide it, what it owes, what lies on its desks. Who held the work there holds it no more. What is done stays as it was.
     */
    record Succeeded(UnitId from, UnitId to) implements Effect {}

    /** Something is owed from now on. */
    record ObligationOpened(
            int no,
            int parent,
            Tier tier,
            UnitId unit,
            String duty,
            ObligationClock clock,
            @Nullable Instant promised) implements Effect {
        Obligation toObligation() {
            return new Obligation(no, parent, tier, unit, duty, clock, promised, Notice.NONE);
        }
    }

    /** A clock stands still, for a lawful ground, by a paper. */
    record ClockStopped(int no, Ground ground, String paper) implements Effect {}

    /**
     * A clock runs again.
     *
     * @param from since when, where what was waited for had come before anybody looked at it; null for the entry's own moment
     */
    record ClockResumed(
            int no, ResumePolicy policy, @Nullable Instant from) implements Effect {
        public ClockResumed(int no, ResumePolicy policy) {
            this(no, policy, null);
        }
    }

    /** A new date was promised. */
    record ClockExtended(int no, Instant due, String paper) implements Effect {}

    /**
     * A met obligation is owed again: the clock stood still while it counted as met, and gets no fresh time.
     *
     * @param paper the decision to reopen
     */
    record ClockReopened(int no, String paper) implements Effect {}

    /**
     * The calendar became another one, and the dates of the clock were computed anew under it. The clock's facts stay as they are; the
     * entry says why.
     */
    record ClockReread(int no) implements Effect {}

    /** Those concerned were told that the obligation is at risk, or late: once each, by the sweep. */
    record Noticed(int no, Notice notice) implements Effect {}

    /** An obligation is met. */
    record Discharged(int no) implements Effect {}

    /**
     * What was handed in did not meet the obligation: it is owed as if it had never been met, and its clock ran on.
     *
     * @param paper why, or the paper that says so
     */
    record DischargeWithdrawn(int no, String paper) implements Effect {}

    /** Work lies on a desk. */
    record WorkOpened(
            int no,
            int step,
            String role,
            UnitId unit,
            @Nullable ActorId holder,
            int obligation) implements Effect {
        WorkItem toWorkItem(Instant at) {
            return new WorkItem(no, step, role, unit, holder, obligation, at, true);
        }
    }

    /** Work moved to another step or desk. */
    record WorkMoved(
            int no,
            int step,
            String role,
            UnitId unit,
            @Nullable ActorId holder,
            int obligation) implements Effect {}

    /** Somebody took the work or was given it. */
    record WorkTaken(int no, ActorId holder) implements Effect {}

    /** Whoever held the work gave it back; it lies where it lay, for anybody of its role. */
    record WorkReleased(int no) implements Effect {}

    /** Work is done. */
    record WorkClosed(int no) implements Effect {}

    /** A wrong act is mended: the case stands again as it stood after an earlier version. */
    record Restored(int version) implements Effect {}
}
