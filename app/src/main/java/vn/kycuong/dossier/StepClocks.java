package vn.kycuong.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Notice;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.WorkItem;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.process.Processes;

/**
 * Reads the time of steps from the clock of the whole: it stands still whenever that does. When it is nearly over follows from the dated rule that holds for
 * the whole (02-one-stop §8: a fifth of it, or four working hours).
 */
@Component
public class StepClocks {
    private static final String DUTY = "dossier.step";

    private final Processes processes;
    private final ClockProjection clocks;

    StepClocks(Processes processes, ClockProjection clocks) {
        this.processes = processes;
        this.clocks = clocks;
    }

    /** Of each step on which work of the result stands; of none while the clock stands, nor of a step that is given no time. */
    public List<StepClock> of(CaseState c, Instant knownAt) {
        if (!c.isOpen() || c.process() == 0) return List.of();
        return c.obligation(Tier.WHOLE)
                .filter(owed -> owed.clock().phase() instanceof ObligationClock.Phase.Running)
                .map(owed -> c.workItems().stream()
                        .filter(w -> w.open() && w.obligation() == owed.no())
                        .flatMap(w -> of(owed, w, c.process(), knownAt).stream())
                        .toList())
                .orElse(List.of());
    }

    private Optional<StepClock> of(Obligation owed, WorkItem work, int process, Instant knownAt) {
        var step = processes.version(process).step(work.step());
        if (step.allowance() instanceof Limit.SameDay) return Optional.empty();
        var read = clocks.reading(part(owed, step, work), knownAt);
        return Optional.of(new StepClock(
                work.no(),
                step,
                work.unit(),
                Objects.requireNonNull(read.dueAt()),
                Objects.requireNonNull(read.warnFrom()),
                Objects.requireNonNull(read.lateFrom())));
    }

    private static Obligation part(Obligation owed, ProcessStep step, WorkItem work) {
        var clock = owed.clock().part(work.since(), step.allowance(), step.action());
        return new Obligation(0, owed.no(), Tier.STEP, work.unit(), DUTY, clock, null, Notice.NONE);
    }
}
