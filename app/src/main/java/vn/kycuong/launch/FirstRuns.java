package vn.kycuong.launch;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Does, one after another, what this installation has not done yet. */
@Component
class FirstRuns {
    private final List<FirstRun> runs;
    private final FirstRunRows rows;
    private final Door door;
    private final Mode mode;

    FirstRuns(ObjectProvider<FirstRun> runs, FirstRunRows rows, Door door, Mode mode) {
        this.runs = runs.orderedStream().toList();
        this.rows = rows;
        this.door = door;
        this.mode = mode;
    }

    void run(Console console, Clock system) {
        rows.markMode(mode);
        var done = rows.done();
        for (var run : runs) {
            if (run.wanted(mode) && !done.contains(run.name())) run(run, console, system);
        }
    }

    private void run(FirstRun run, Console console, Clock system) {
        var began = system.instant();
        var bar = console.bar(run.title());
        door.preparing(run.title(), 0);
        bar.done(0, 1);
        run.run(mode, (done, of) -> {
            door.preparing(run.title(), of <= 0 ? 0 : (int) Math.clamp(done * 100 / of, 0, 100));
            bar.done(done, of);
        });
        bar.done(1, 1);
        rows.mark(run.name(), system.instant());
        console.done(run.title(), Duration.between(began, system.instant()));
    }
}
