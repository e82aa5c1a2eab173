package vn.kycuong.dossier.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.kycuong.dossier.StepClock;
import vn.kycuong.dossier.StepClocks;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.process.Processes;

/** The time of one step in words, for whoever has it on his desk. */
@Component
class StepTimes {
    private final StepClocks steps;
    private final ClockPictures clocks;
    private final Processes processes;

    StepTimes(StepClocks steps, ClockPictures clocks, Processes processes) {
        this.steps = steps;
        this.clocks = clocks;
        this.processes = processes;
    }

    /** Of the step at which a dossier stands; empty where none runs, or the step is given no time. */
    Optional<StepTime> of(FileView file) {
        return file.state()
                .openWork()
                .flatMap(work -> steps.of(file.state(), file.now()).stream()
                        .filter(s -> s.work() == work.no())
                        .findFirst())
                .map(s -> of(s, file.now()));
    }

    /** Of every step that runs, in the order of the work: several may run side by side. */
    List<StepTime> all(FileView file) {
        return steps.of(file.state(), file.now()).stream()
                .map(s -> of(s, file.now()))
                .toList();
    }

    /** Of a row of a list, where its time is over or nearly so. */
    Optional<StepTime> pressing(WorkLine line, WorkRows.Step kept, Instant now) {
        if (now.isBefore(kept.warnFrom())) return Optional.empty();
        var step = processes.version(kept.process()).step(kept.step());
        return Optional.of(of(
                new StepClock(line.no(), step, new UnitId(line.unit()), kept.dueAt(), kept.warnFrom(), kept.lateFrom()),
                now));
    }

    private StepTime of(StepClock step, Instant now) {
        return new StepTime(
                step.step().action(),
                Statuses.of(step.dueAt(), step.lateFrom(), step.warnFrom(), null, now),
                clocks.remaining(step.unit().value(), step.dueAt(), step.lateFrom(), now));
    }
}
