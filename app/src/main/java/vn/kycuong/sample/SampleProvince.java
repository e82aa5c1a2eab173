package vn.kycuong.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.launch.ConsoleProgress;
import vn.kycuong.launch.FirstRun;
import vn.kycuong.launch.Mode;
import vn.kycuong.ledger.ClockSweep;
import vn.kycuong.ledger.LedgerFeed;
import vn.kycuong.reference.ReferenceImport;
import vn.kycuong.worktime.LegalClock;

/**
 * Loads the registers, hires the staff, and plays the months before the sample moment day by day: four desks at a time within a
 * day, then the sweep at the next morning, so that every fact stands in the order in which it would have come.
 */
@Component
@Order(10)
@ConditionalOnProperty(name = "kycuong.mode", havingValue = "sample")
class SampleProvince implements FirstRun {
    private static final int DESKS = 4;
    private static final Set<Integer> COUNTED = Set.of(2, 25, 30, 40, 60, 100);

    private final ReferenceImport registers;
    private final SampleStaff staff;
    private final SamplePlan plan;
    private final SampleDesk desk;
    private final SampleMoney money;
    private final SampleReading reading;
    private final SampleDuties duties;
    private final SampleCounters counters;
    private final SampleNumbers numbers;
    private final SampleTasks tasks;
    private final ClockSweep sweep;
    private final LedgerFeed feed;
    private final SampleClock clock;

    SampleProvince(
            ReferenceImport registers,
            SampleStaff staff,
            SamplePlan plan,
            SampleDesk desk,
            SampleMoney money,
            SampleReading reading,
            SampleDuties duties,
            SampleCounters counters,
            SampleNumbers numbers,
            SampleTasks tasks,
            ClockSweep sweep,
            LedgerFeed feed,
            SampleClock clock) {
        this.registers = registers;
        this.staff = staff;
        this.plan = plan;
        this.desk = desk;
        this.money = money;
        this.reading = reading;
        this.duties = duties;
        this.counters = counters;
        this.numbers = numbers;
        this.tasks = tasks;
        this.sweep = sweep;
        this.feed = feed;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sample-province";
    }

    @Override
    public String title() {
        return "Nạp danh mục và dựng tỉnh mẫu";
    }

    @Override
    public boolean wanted(Mode mode) {
        return mode.isSample();
    }

    @Override
    public void run(Mode mode, ConsoleProgress progress) {
        var report = registers.run((_, _, _) -> {});
        if (report.refused()) throw new IllegalStateException("Danh mục có lỗi: " + report.errors());
        clock.restart();
        var today = LegalZone.local(clock.begin()).toLocalDate();
        var people = LegalClock.Scoped.at(clock.begin(), () -> staff.hire(today));
        tasks.rest();
        sweep.stop(); // while the months are played, only their own mornings sweep
        feed.stop(); // and readers read them all at once afterwards, long stretches of each chain together
        var dossiers = plan.draw(people, today);
        tasks.plan(people, today);
        var first = dossiers.stream()
                .map(Planned::at)
                .min(Comparator.naturalOrder())
                .orElse(clock.begin());
        LegalClock.Scoped.at(first, () -> {
            numbers.open(people, LegalZone.local(first).toLocalDate(), today);
            return first;
        });
        play(dossiers, people, today, progress);
        LegalClock.Scoped.at(clock.begin(), () -> money.play(dossiers, people));
        LegalClock.Scoped.at(clock.begin(), () -> counters.open(people, today));
        reading.play(people, today, clock.begin());
        feed.catchUp();
        clock.restart();
        feed.start();
        sweep.start();
        tasks.wake();
    }

    private void play(List<Planned> dossiers, SampleStaff.Staff people, LocalDate today, ConsoleProgress progress) {
        var days = new Days(dossiers, clock.begin(), DESKS);
        var done = new AtomicLong();
        int played = 0;
        var course = duties.draw(people, today);
        try (var threads = Executors.newFixedThreadPool(DESKS)) {
            for (var day = days.first(); !day.isAfter(today); day = days.after(day)) {
                var jobs = new ArrayList<java.util.concurrent.Callable<Void>>();
                for (int d = 0; d < DESKS; d++) {
                    var queue = days.desk(d);
                    var until = days.end(day);
                    jobs.add(() -> {
                        desk.work(queue, until, people, done);
                        return null;
                    });
                }
                for (var job : threads.invokeAll(jobs)) job.get();
                duties.work(course, days.end(day));
                LegalClock.Scoped.at(days.morningAfter(day), sweep::sweep);
                tasks.play(days.end(day));
                LegalClock.Scoped.at(days.morningAfter(day), () -> {
                    tasks.warn();
                    return sweep.sweep();
                });
                if (COUNTED.contains(++played)) feed.analyse(); // plans made for empty tables are forgotten
                progress.done(done.get(), Math.max(done.get(), dossiers.size() * 8L));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while the sample was played", stopped);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("The sample could not be played", broken.getCause());
        }
    }
}
