package vn.kycuong.dossier;

import static vn.kycuong.dossier.DossierRules.DUTY_CHECK;
import static vn.kycuong.dossier.DossierRules.LEADER;
import static vn.kycuong.dossier.DossierRules.RECEIVER;
import static vn.kycuong.dossier.DossierRules.heldByOther;
import static vn.kycuong.dossier.DossierRules.in;
import static vn.kycuong.dossier.DossierRules.result;
import static vn.kycuong.dossier.DossierRules.wrongState;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Ground;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.kernel.ProcessVersion;
import vn.kycuong.kernel.ResumePolicy;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;

/** Papers asked for while a dossier is examined: proposed, asked by a slip of the head, sent, found complete or lacking. Facts in, effects out. */
final class SupplementRules {
    private SupplementRules() {}

    /**
     * An officer proposes to ask for papers; the clock goes on until the head approves.
     *
     * @param farthestDays the answer is asked for within so many days
     */
    static Decision propose(CaseState c, ActorId by, LocalDate answerBy, LocalDate today, int farthestDays) {
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
                new Effect.WorkMoved(work.no(), work.step(), LEADER, work.unit(), null, work.obligation()));
    }

    private static boolean isNoAnswerDay(LocalDate answerBy, LocalDate today, int farthestDays) {
        return !answerBy.isAfter(today) || answerBy.isAfter(today.plusDays(farthestDays));
    }

    /** Beyond its time a request is marked; where the law of the procedure says so, it is refused. */
    static Decision inTime(Optional<AskingTime> time, Instant now, Decision decision) {
        return time.filter(t -> t.refused() && t.isOver(now) && decision instanceof Decision.Effects)
                .<Decision>map(t -> new Decision.No("dossier.no.supplementTooLate", t.until(), t.basis()))
                .orElse(decision);
    }

    /** The head declines the proposal: the officer goes on with what there is. */
    static Decision decline(CaseState c, ProcessVersion process, Function<ProcessStep, UnitId> unit) {
        if (!in(c, DossierState.SUPPLEMENT_PROPOSED)) return wrongState(c);
        var work = c.openWork().orElseThrow();
        return new Decision.Effects(
                new Effect.StateChanged(DossierState.PROCESSING.name()),
                moved(c, work, process.step(work.step()), unit));
    }

    private static Effect moved(CaseState c, WorkItem work, ProcessStep to, Function<ProcessStep, UnitId> unit) {
        return new Effect.WorkMoved(
                work.no(), to.no(), to.role(), unit.apply(to), null, result(c).no());
    }

    /** The head approves; the slip is numbered; from now the clock stands. */
    static Decision request(CaseState c, String paper) {
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
                AdmissionRules.reception(c, owed, DUTY_CHECK, check),
                new Effect.WorkMoved(work.no(), work.step(), RECEIVER, c.unitIn(), null, owed));
    }

    /** What was sent is not all that was asked for: the applicant's turn again, by the same slip. */
    static Decision lacking(CaseState c, @Nullable LocalDate answerBy, LocalDate today, int farthestDays) {
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

    /**
     * The papers have come: the clock runs again, by the rule of the day. What was sent online and is found complete had come when it was sent: how long
     * the one-stop looked at it is the office's time, not the applicant's (02-one-stop R3: after a valid supplement).
     */
    static Decision received(
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

    /** What the one-stop owes to say of a supplement that came online. */
    static Optional<Obligation> check(CaseState c) {
        return c.obligations().stream()
                .filter(o -> o.duty().equals(DUTY_CHECK) && o.isOpen())
                .findFirst();
    }
}
