package vn.kycuong.dossier;

import static vn.kycuong.dossier.DossierRules.DUTY_RECEPTION;
import static vn.kycuong.dossier.DossierRules.DUTY_RESULT;
import static vn.kycuong.dossier.DossierRules.LEADER;
import static vn.kycuong.dossier.DossierRules.RECEIVER;
import static vn.kycuong.dossier.DossierRules.in;
import static vn.kycuong.dossier.DossierRules.wrongState;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Ground;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.ProcessRun;
import vn.kycuong.kernel.ProcessVersion;
import vn.kycuong.kernel.ResumePolicy;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;

/** Before the result is owed: an application comes in, is accepted, guided or refused, or waits for its head to say by which law it may be accepted. Facts in, effects out. */
final class AdmissionRules {
    private AdmissionRules() {}

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

    static Effect reception(CaseState c, int owed, String duty, ObligationClock clock) {
        return new Effect.ObligationOpened(owed, 0, Tier.RECEPTION, c.unitIn(), duty, clock, null);
    }

    /** The work lies with whoever takes applications in. */
    private static Effect atTheDoor(CaseState c, int owed) {
        return c.openWork()
                .<Effect>map(w -> new Effect.WorkMoved(w.no(), 1, RECEIVER, c.unitIn(), null, owed))
                .orElseGet(() -> new Effect.WorkOpened(c.nextWorkItem(), 1, RECEIVER, c.unitIn(), null, owed));
    }

    /** The head still has to answer by which law it may be accepted. */
    private static Effect withTheHead(CaseState c, int owed) {
        var work = c.openWork().orElseThrow();
        return new Effect.WorkMoved(work.no(), work.step(), LEADER, c.unitIn(), work.holder(), owed);
    }

    private static void answered(CaseState c, List<Effect> effects) {
        c.obligation(Tier.RECEPTION)
                .filter(Obligation::isOpen)
                .ifPresent(o -> effects.add(new Effect.Discharged(o.no())));
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

    /** The head signs the refusal. */
    static Decision refuse(CaseState c) {
        if (!in(c, DossierState.REFUSAL_PROPOSED)) return wrongState(c);
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.StateChanged(DossierState.REFUSED.name()));
        answered(c, effects);
        c.openWork().ifPresent(w -> effects.add(new Effect.WorkClosed(w.no())));
        effects.add(new Effect.Closed());
        return new Decision.Effects(effects);
    }

    /** The head does not refuse: it stands again where it stood, and waits for whom it waited. */
    static Decision declineRefusal(CaseState c) {
        if (!in(c, DossierState.REFUSAL_PROPOSED)) return wrongState(c);
        var work = c.openWork().orElseThrow();
        return new Decision.Effects(
                new Effect.StateChanged(waiting(c).name()),
                work.obligation() == 0
                        ? new Effect.WorkClosed(work.no())
                        : new Effect.WorkMoved(work.no(), work.step(), RECEIVER, c.unitIn(), null, work.obligation()));
    }

    /** Where one stands that is not accepted: the one-stop owes its answer, or waits for the applicant's. */
    static DossierState waiting(CaseState c) {
        return c.obligation(Tier.RECEPTION)
                        .filter(o -> o.clock().phase() instanceof ObligationClock.Phase.Running)
                        .isPresent()
                ? DossierState.SUBMITTED
                : DossierState.GUIDED;
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
}
