package vn.kycuong.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.WebTest;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.ClockSweep;
import vn.kycuong.ledger.Grants;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.task.Tasks.Sheet;
import vn.kycuong.task.Tasks.With;
import vn.kycuong.worktime.LegalClock;

/** The leaders of the province, three agencies, and a legal clock that a test sets. */
abstract class TaskWorld extends WebTest {
    static final List<String> OF_LEADER = List.of(Tasks.ASSIGN, Tasks.DECIDE, Tasks.LEAD, Tasks.WORK);
    private static final AtomicInteger NUMBER = new AtomicInteger(91_000);

    @Autowired
    protected Tasks tasks;

    @Autowired
    protected TaskLists lists;

    @Autowired
    protected Ledger ledger;

    @Autowired
    protected Organisation organisation;

    @Autowired
    protected WarningSweep warnings;

    @Autowired
    protected ClockSweep sweep;

    @Autowired
    private Grants grants;

    protected Instant now;
    protected UnitId province;
    protected UnitId first;
    protected UnitId second;
    protected UnitId third;
    protected Officer chair;
    protected Officer deputy;
    protected Officer a;
    protected Officer b;
    protected Officer c;

    @BeforeEach
    void people() {
        sweep.stop(); // they live in the real year, these tasks in another
        warnings.stop();
        setClock("2020-03-02T08:00"); // Monday
        province = organisation.province().id();
        var agencies = organisation.unitsAt(LocalDate.of(2020, 3, 2), UnitKind.AGENCY);
        first = agencies.get(0).id();
        second = agencies.get(1).id();
        third = agencies.get(2).id();
        chair = officer(province, Scope.all(1), "CHAIR", Tasks.ASSIGN, Tasks.DECIDE, Tasks.EXTEND_AGAIN);
        deputy = officer(province, Scope.all(1), "OFFICER", Tasks.ASSIGN, Tasks.DECIDE);
        a = head(first);
        b = head(second);
        c = head(third);
    }

    @AfterEach
    void sweepAgain() {
        sweep.start();
        warnings.start();
    }

    protected Officer head(UnitId unit) {
        return officer(unit, Scope.of(List.of(unit), 1), "LEADER", OF_LEADER.toArray(String[]::new));
    }

    protected Officer officer(UnitId unit, Scope scope, String role, String... rights) {
        int number = NUMBER.incrementAndGet();
        var post = new PostId(number);
        grants.replace(
                new ActorId(number),
                1,
                true,
                List.of(rights).stream()
                        .map(r -> new Grants.Grant(post, r, r.equals(Tasks.EXTEND_AGAIN) ? UnitId.ALL : unit))
                        .toList());
        return new Officer(new ActorId(number), post, unit, "Đơn vị", "Người " + number, role, Set.of(rights), scope);
    }

    protected void setClock(String local) {
        now = LegalZone.instant(LocalDateTime.parse(local));
    }

    protected <R> R at(Supplier<R> act) {
        now = now.plusSeconds(60);
        return LegalClock.Scoped.at(now, act);
    }

    protected static NewTask task(List<UnitId> leads, List<NewTask.Supporter> supporters, @Nullable LocalDate due) {
        return new NewTask(
                null,
                TaskType.REPORT,
                Urgency.NORMAL,
                ReportRhythm.MONTHLY,
                new OrderedBy("1404-UBND-NC", "e"),
                null,
                "Báo cáo rà soát thủ tục",
                "Rà soát, báo cáo theo điểm e",
                "Báo cáo có số liệu",
                leads,
                supporters,
                due);
    }

    protected CaseId assigned(UnitId lead, LocalDate due, UnitId... supporters) {
        var wish = task(
                List.of(lead),
                List.of(supporters).stream()
                        .map(u -> new NewTask.Supporter(u, null))
                        .toList(),
                due);
        return ((TaskResult.Done) done(() -> tasks.assign(key(), wish, chair))).task();
    }

    protected static String key() {
        return UUID.randomUUID().toString();
    }

    protected Sheet sheet(CaseId id) {
        return new Sheet(ledger.find(id).orElseThrow().version(), key());
    }

    protected TaskCourse course(CaseId id) {
        return TaskCourse.of(ledger.entries(id));
    }

    protected TaskState stands(CaseId id) {
        return course(id).stands();
    }

    protected static With proof() {
        return new With(Map.of("text", "Lý do", "paper", "Công văn 12/SNV"), List.of());
    }

    protected TaskResult done(Supplier<TaskResult> act) {
        var result = at(act);
        assertThat(result).isInstanceOf(TaskResult.Done.class);
        return result;
    }

    protected void refused(String why, Supplier<TaskResult> act) {
        assertThat(at(act))
                .isInstanceOfSatisfying(
                        TaskResult.NotPossible.class,
                        no -> assertThat(no.wordKey()).isEqualTo(why));
    }

    protected StatusFigures figures() {
        return StatusFigures.of(at(() -> lists.list(TaskQuestion.of(chair, TaskQuestion.Whose.ALL), now)));
    }

    protected TaskLine line(CaseId id) {
        return at(() -> lists.list(TaskQuestion.of(chair, TaskQuestion.Whose.ALL), now)).stream()
                .filter(l -> l.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
