package vn.kycuong.dossier.web;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.Notice;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.WorkItem;

/**
 * The time of one step (định mức của bước), for whoever has it on his desk: the office's own plan and no legal limit. It is read from the clock of the whole, stands
 * still whenever that does, and is owed to nobody by itself.
 */
@Component
class StepTimes {
    private static final String DUTY = "dossier.step";

    private final ClockPictures clocks;

    StepTimes(ClockPictures clocks) {
        this.clocks = clocks;
    }

    /** Empty where no step runs, or the step is given no time. */
    Optional<StepTime> of(FileView file) {
        var step = file.step();
        var owed = file.owed();
        var work = file.state().openWork();
        if (owed == null || step == null || work.isEmpty()) return Optional.empty();
        boolean runs = owed.tier() == Tier.WHOLE && owed.clock().phase() instanceof ObligationClock.Phase.Running;
        if (!runs || step.allowance() instanceof Limit.SameDay) return Optional.empty();
        var part = part(owed, step, work.get());
        var reading = clocks.reading(part, file.now());
        return Optional.of(new StepTime(
                Statuses.of(reading.dueAt(), reading.lateFrom(), reading.warnFrom(), reading.pausedSince(), file.now()),
                clocks.remaining(part.unit().value(), reading.dueAt(), reading.lateFrom(), file.now())));
    }

    private static Obligation part(Obligation owed, ProcessStep step, WorkItem work) {
        var clock = owed.clock().part(work.since(), step.allowance(), step.action());
        return new Obligation(0, owed.no(), Tier.STEP, work.unit(), DUTY, clock, null, Notice.NONE);
    }
}
