package vn.kycuong.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.kernel.ProcessVersion;
import vn.kycuong.kernel.Tier;

/** What the first entry of a dossier that is carried over does: the promise as it stands, and work where the state says it lies. */
@Component
class CarryEffects {
    private final Admission admission;
    private final Moves moves;

    CarryEffects(Admission admission, Moves moves) {
        this.admission = admission;
        this.moves = moves;
    }

    List<Effect> of(CaseId id, CarryRules.Carried c, Instant now) {
        var clock = c.clock();
        if (clock == null)
            return AdmissionRules.submitted(c.unitIn(), c.unitNow(), admission.answerClock(c.received()));
        var process = moves.inForce(
                        c.procedure().processCode(), LegalZone.local(now).toLocalDate())
                .orElseThrow();
        return c.state() == DossierState.AT_ONE_STOP ? ready(c, process, clock) : running(id, c, process, clock, now);
    }

    /** Its result was there before: it is only to be handed over. */
    private static List<Effect> ready(CarryRules.Carried c, ProcessVersion process, ObligationClock clock) {
        var last = process.steps().stream()
                .filter(s -> s.kind() == ProcessStep.StepKind.RETURN)
                .findFirst()
                .orElseThrow();
        return List.of(
                new Effect.Opened(c.unitIn(), c.unitNow(), process.id()),
                new Effect.StateChanged(c.state().name()),
                promise(c, clock),
                new Effect.WorkOpened(1, last.no(), last.role(), c.unitIn(), null, 0));
    }

    private List<Effect> running(
            CaseId id, CarryRules.Carried c, ProcessVersion process, ObligationClock clock, Instant now) {
        var command =
                new TakeIn("carried-over-" + id, c.procedure().key(), c.procedureCase(), c.channel(), c.application());
        var begun = AdmissionRules.takenIn(
                CaseState.unopened(id, Dossiers.KIND),
                c.unitIn(),
                c.unitNow(),
                process,
                clock,
                Objects.requireNonNull(c.due()),
                moves.around(process, c.unitIn(), c.unitNow(), command, now));
        var effects = new ArrayList<Effect>();
        for (var effect : begun) effects.add(standing(effect, c));
        return effects;
    }

    /** As taking in does it, but in the state of the old system; what waits for papers lies at the one-stop. */
    private static Effect standing(Effect effect, CarryRules.Carried c) {
        return switch (effect) {
            case Effect.StateChanged _ -> new Effect.StateChanged(c.state().name());
            case Effect.WorkOpened w
            when c.state() == DossierState.WAITING_SUPPLEMENT && w.obligation() == 1 ->
                new Effect.WorkOpened(w.no(), w.step(), "RECEIVER", c.unitIn(), null, w.obligation());
            default -> effect;
        };
    }

    private static Effect promise(CarryRules.Carried c, ObligationClock clock) {
        return new Effect.ObligationOpened(1, 0, Tier.WHOLE, c.unitNow(), DossierRules.DUTY_RESULT, clock, c.due());
    }
}
