package vn.kycuong.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.directive.Directives;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.task.LateCauseClass;
import vn.kycuong.task.NewTask;
import vn.kycuong.task.NewTask.Supporter;
import vn.kycuong.task.ReportRhythm;
import vn.kycuong.task.TaskResult;
import vn.kycuong.task.TaskType;
import vn.kycuong.task.Tasks;
import vn.kycuong.task.Tasks.Sheet;
import vn.kycuong.task.Tasks.With;
import vn.kycuong.task.Urgency;
import vn.kycuong.task.WarningSweep;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/**
 * A few dozen tasks under the clause on assigned tasks, played through the desk's face: most done in time, some late, extended, sent back or
 * returned, and some still open. The same moment gives the same tasks.
 */
@Component
@ConditionalOnProperty(name = "kycuong.mode", havingValue = "sample")
class SampleTasks {
    private static final int TASKS = 36;
    private static final int DAYS = 150;
    private static final long SEED = 14_04_2020L;
    private static final int MOST_UNITS = 14;
    private static final String CLAUSE = "e";
    private static final List<String> TITLES = List.of(
            "Báo cáo kết quả rà soát thủ tục hành chính",
            "Báo cáo tình hình giải quyết hồ sơ quá hạn",
            "Xây dựng kế hoạch kiểm tra kỷ luật hành chính",
            "Sửa đổi quy chế làm việc của đơn vị",
            "Trả lời kiến nghị về thời gian giải quyết thủ tục",
            "Đề án sắp xếp bộ phận tiếp nhận và trả kết quả",
            "Báo cáo bố trí công chức tại bộ phận một cửa",
            "Rà soát danh mục thủ tục liên thông");

    private final Tasks tasks;
    private final Ledger ledger;
    private final Organisation organisation;
    private final WorkTime workTime;
    private final WarningSweep warnings;
    private final PriorityQueue<Step> steps = new PriorityQueue<>();

    SampleTasks(Tasks tasks, Ledger ledger, Organisation organisation, WorkTime workTime, WarningSweep warnings) {
        this.tasks = tasks;
        this.ledger = ledger;
        this.organisation = organisation;
        this.workTime = workTime;
        this.warnings = warnings;
    }

    /** One act at its moment. */
    private record Step(Instant at, int task, int order, Supplier<TaskResult> act) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            int when = at.compareTo(other.at);
            if (when != 0) return when;
            return task != other.task ? Integer.compare(task, other.task) : Integer.compare(order, other.order);
        }
    }

    /** Nobody warns but the mornings that are played. */
    void rest() {
        warnings.stop();
    }

    void wake() {
        warnings.start();
    }

    /** Lays out what will happen up to the sample moment. */
    void plan(SampleStaff.Staff people, LocalDate today) {
        steps.clear();
        var random = new SplittableRandom(SEED + today.toEpochDay());
        var units = units(people, today);
        if (units.size() < 3) return;
        for (int n = 0; n < TASKS; n++)
            plan(n, units.get(n % units.size()), units.get((n + 1 + n % 3) % units.size()), people, today, random);
    }

    private List<UnitId> units(SampleStaff.Staff people, LocalDate today) {
        var from = today.minusDays(DAYS);
        var units = new LinkedHashSet<UnitId>();
        var offered = Showcase.unit(organisation, today);
        if (offered.existsOn(from) && people.works(offered.id()))
            units.add(offered.id()); // whose accounts a visitor tries
        for (var kind : List.of(UnitKind.DISTRICT, UnitKind.AGENCY, UnitKind.COMMUNE))
            organisation.unitsAt(today, kind).stream()
                    .filter(u -> u.existsOn(from) && people.works(u.id()))
                    .map(Unit::id)
                    .limit(MOST_UNITS / 2)
                    .forEach(units::add);
        return units.stream().limit(MOST_UNITS).toList();
    }

    private void plan(
            int n, UnitId lead, UnitId support, SampleStaff.Staff people, LocalDate today, SplittableRandom random) {
        var chair = SampleStaff.with(
                people.pick(organisation.province().id(), PostRole.CHAIR, 0), Tasks.ASSIGN, Tasks.DECIDE);
        var head = SampleStaff.with(people.pick(lead, PostRole.LEADER, 0), Tasks.LEAD, Tasks.WORK);
        var officer = SampleStaff.with(people.pick(lead, PostRole.OFFICER, n), Tasks.WORK);
        var helper = SampleStaff.with(people.pick(support, PostRole.LEADER, 0), Tasks.LEAD, Tasks.WORK);
        var given = workday(today.minusDays(DAYS - 4L * n - random.nextInt(4)));
        var due = workday(given.plusDays(20 + random.nextInt(20)));
        var key = "sample-task-%06d".formatted(n);
        var id = CaseId.ofForm(key + "-" + lead);
        var run = new Run(n);
        var fate = n % 10;
        run.at(given, 9, () -> tasks.assign(key, wish(n, lead, support, due), chair));
        if (fate == 8) {
            run.at(
                    after(given, 1),
                    10,
                    () -> tasks.giveBack(id, sheet(id), With.text("Không thuộc thẩm quyền (mẫu)"), head));
            return;
        }
        run.at(after(given, 1), 10, () -> tasks.receive(id, sheet(id), officer.actor(), head));
        if (fate != 3 && fate != 9)
            run.at(after(given, 3), 14, () -> tasks.answer(id, sheet(id), 2, With.text("Đồng ý (mẫu)"), helper));
        run.at(after(given, 8), 15, () -> tasks.report(id, sheet(id), 40, said("Đã thu thập số liệu (mẫu)"), officer));
        if (fate == 6) {
            var later = workday(due.plusDays(14));
            run.at(after(due, -4), 9, () -> tasks.askExtension(id, sheet(id), later, proof(), head));
            run.at(after(due, -3), 9, () -> tasks.extend(id, sheet(id), With.text("Đồng ý (mẫu)"), chair));
            finish(run, id, after(later, -2), officer, chair);
        } else if (fate == 5) {
            run.at(
                    after(due, 2),
                    9,
                    () -> tasks.nameCause(id, sheet(id), LateCauseClass.UPPER_LEVEL, 0, proof(), head));
            finish(run, id, after(due, 4), officer, chair);
        } else if (fate == 9) {
            run.at(
                    after(due, 3),
                    9,
                    () -> tasks.nameCause(id, sheet(id), LateCauseClass.WAITS_SUPPORTER, 2, proof(), head));
        } else if (fate == 7) {
            run.at(after(due, -3), 9, () -> tasks.submit(id, sheet(id), With.text("Sản phẩm lần đầu (mẫu)"), officer));
            run.at(after(due, -2), 9, () -> tasks.sendBack(id, sheet(id), With.text("Thiếu phụ lục (mẫu)"), chair));
            finish(run, id, after(due, n % 20 == 7 ? 2 : -1), officer, chair);
        } else {
            finish(run, id, after(due, -1 - n % 5), officer, chair);
        }
    }

    private void finish(Run run, CaseId id, LocalDate day, Officer officer, Officer chair) {
        run.at(day, 10, () -> tasks.submit(id, sheet(id), With.text("Sản phẩm của nhiệm vụ (mẫu)"), officer));
        run.at(after(day, 2), 9, () -> tasks.accept(id, sheet(id), With.text(""), chair));
    }

    /** Steps of one task in order. */
    private final class Run {
        private final int number;
        private int order;

        Run(int number) {
            this.number = number;
        }

        void at(LocalDate day, int hour, Supplier<TaskResult> act) {
            var minute = day.atTime(hour, number);
            steps.add(new Step(LegalZone.instant(minute), number, order++, act));
        }
    }

    private static NewTask wish(int n, UnitId lead, UnitId support, LocalDate due) {
        return new NewTask(
                null,
                TaskType.values()[n % TaskType.values().length],
                n % 7 == 0 ? Urgency.URGENT : Urgency.NORMAL,
                n % 4 == 0 ? ReportRhythm.WEEKLY : ReportRhythm.MONTHLY,
                new OrderedBy(Directives.FIRST, CLAUSE),
                null,
                TITLES.get(n % TITLES.size()) + " (mẫu)",
                "Thực hiện điểm e; báo cáo bằng văn bản (dữ liệu mẫu).",
                "Văn bản gửi UBND tỉnh (mẫu)",
                List.of(lead),
                List.of(new Supporter(support, null)),
                due);
    }

    /** Does what falls before a moment; what the played state does not allow would be a mistake of the plan. */
    void play(Instant until) {
        while (!steps.isEmpty() && steps.peek().at().isBefore(until)) {
            var step = steps.poll();
            var result = LegalClock.Scoped.at(step.at(), step.act()::get);
            if (!(result instanceof TaskResult.Done))
                throw new IllegalStateException("Sample task " + step.task() + ", act " + step.order() + ": " + result);
        }
    }

    void warn() {
        warnings.sweep();
    }

    private Sheet sheet(CaseId id) {
        var version = ledger.find(id).orElseThrow().version();
        return new Sheet(
                version, CaseId.ofForm("sample-task-act-" + id + "-" + version).toString());
    }

    private LocalDate workday(LocalDate day) {
        return workTime.common(LegalZone.startOf(day)).nextWorkingDay(day);
    }

    private LocalDate after(LocalDate day, int workingDays) {
        return workTime.common(LegalZone.startOf(day)).plusWorkingDays(day, workingDays);
    }

    private static With said(String done) {
        return new With(Map.of("done", done), List.of());
    }

    private static With proof() {
        return new With(Map.of("text", "Lý do (mẫu)", "paper", "Công văn mẫu số 1"), List.of());
    }
}
