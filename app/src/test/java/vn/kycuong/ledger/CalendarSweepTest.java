package vn.kycuong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.TestProvince;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Ground;
import vn.kycuong.kernel.Notice;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.Rules;
import vn.kycuong.worktime.CalendarChanges;
import vn.kycuong.worktime.CalendarLayer;
import vn.kycuong.worktime.ChangeId;
import vn.kycuong.worktime.ChangeResult;
import vn.kycuong.worktime.ChangedDay;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/** What a change of the calendar does to running clocks. */
class CalendarSweepTest {
    private static final Instant MONDAY = at("2020-06-15T09:00");
    private static final ActorId AN_OFFICER = new ActorId(1001);
    private static final ActorId A_SECOND = new ActorId(1002);
    private static final PostId A_POST = new PostId(7);
    private static final UnitId HERE = new UnitId(11);
    private static final UnitId ELSEWHERE = new UnitId(12);

    private TestProvince province;
    private JdbcClient jdbc;
    private TransactionTemplate transaction;
    private Ledger ledger;
    private ClockProjection clocks;
    private CalendarRows rows;
    private CalendarEffects effects;
    private WorkTime workTime;
    private CalendarChanges changes;
    private ClockSweep clockSweep;
    private Instant now = MONDAY;

    @BeforeEach
    void open() {
        province = TestProvince.fresh();
        jdbc = province.jdbc();
        transaction = new TransactionTemplate(new DataSourceTransactionManager(province.dataSource()));
        var json = JsonMapper.builder().build();
        var entries = new EntryJson(json);
        workTime = province.face(WorkTime.class);
        changes = province.face(CalendarChanges.class);
        clocks = new ClockProjection(workTime, province.face(Rules.class));
        var feed = new LedgerFeed(
                new FeedRows(jdbc, entries),
                transaction,
                new DefaultListableBeanFactory().getBeanProvider(Reaction.class));
        ledger = Ledgers.on(province.dataSource(), entries, clocks);
        rows = new CalendarRows(jdbc, entries);
        effects = new CalendarEffects(rows, clocks, workTime);
        clockSweep = new ClockSweep(jdbc, ledger, () -> now, transaction);
        new Grants(jdbc, json)
                .replace(
                        AN_OFFICER,
                        1,
                        true,
                        List.of(
                                new Grants.Grant(A_POST, "test.act", HERE),
                                new Grants.Grant(A_POST, "test.act", ELSEWHERE)));
    }

    @AfterEach
    void close() {
        province.close();
    }

    private static Instant at(String local) {
        return LegalZone.instant(LocalDateTime.parse(local));
    }

    private CalendarSweep sweep() {
        return new CalendarSweep(rows, ledger, clocks, () -> now, transaction);
    }

    private CaseId received(UnitId unit, Instant at, String limit, @Nullable Instant promised) {
        var clock = ObligationClock.started(at, Limit.parse(limit), "test", LocalTime.of(15, 0));
        var act = Act.of(
                CaseState.unopened(new CaseId(UUID.randomUUID()), "test"),
                new Act.By(AN_OFFICER, A_POST, unit, at, at, UUID.randomUUID().toString()),
                "test.Opened",
                "test.act",
                unit,
                List.of(
                        new Effect.Opened(unit, unit, 0),
                        new Effect.StateChanged("OPEN"),
                        new Effect.ObligationOpened(1, 0, Tier.WHOLE, unit, "test", clock, promised),
                        new Effect.WorkOpened(1, 1, "OFFICER", unit, null, 1)),
                Map.of(),
                null);
        assertThat(ledger.record(act)).isEqualTo(new ActOutcome.Recorded(1));
        return act.entry().caseId();
    }

    private CaseId received(String at) {
        return received(HERE, at(at), "3WD", null);
    }

    private ChangeId applied(CalendarLayer layer, ChangedDay... days) {
        var id = drafted(layer, days);
        tick(() -> changes.apply(id, 1, A_SECOND));
        return id;
    }

    private ChangeId drafted(CalendarLayer layer, ChangedDay... days) {
        var draft = new CalendarChanges.Draft(layer, "Bão số 3", "Công điện thử 01", null, List.of(days));
        return ((ChangeResult.Done) tick(() -> changes.draft(draft, AN_OFFICER))).id();
    }

    private <R> R tick(Supplier<R> action) {
        now = now.plusSeconds(60);
        return LegalClock.Scoped.at(now, action);
    }

    private static ChangedDay closed(String date) {
        return new ChangedDay(LocalDate.parse(date), DayKind.CLOSED, "Nghỉ bão", "Công điện thử 01", "");
    }

    private Instant due(CaseId id) {
        return moment("select due_at from ledger.obligation where case_id = :id", id);
    }

    private Instant moment(String sql, CaseId id) {
        return jdbc.sql(sql)
                .param("id", id.value())
                .query(java.sql.Timestamp.class)
                .single()
                .toInstant();
    }

    @Test
    void a_day_closed_before_the_due_date_moves_it_by_one_working_day() {
        var id = received("2020-06-15T09:00");
        assertThat(due(id)).isEqualTo(at("2020-06-18T09:00"));
        applied(CalendarLayer.PROVINCE, closed("2020-06-17"));
        assertThat(sweep().sweep()).isEqualTo(1);
        assertThat(due(id)).isEqualTo(at("2020-06-19T09:00"));
        assertThat(moment("select due_at from ledger.work_item where case_id = :id", id))
                .isEqualTo(at("2020-06-19T09:00"));
    }

    @Test
    void the_ledger_of_each_moved_case_says_why_from_when_and_to_when() {
        var id = received("2020-06-15T09:00");
        var change = applied(CalendarLayer.PROVINCE, closed("2020-06-17"));
        sweep().sweep();
        var entry = ledger.entries(id).getLast();
        assertThat(entry.kind()).isEqualTo(CalendarSweep.CHANGED);
        assertThat(entry.facts().get("reason")).isEqualTo("Bão số 3");
        assertThat(entry.facts().get("source")).isEqualTo("Công điện thử 01");
        assertThat(((Number) entry.facts().get("change")).intValue()).isEqualTo(change.value());
        assertThat(Objects.toString(entry.facts().get("moved")))
                .contains(
                        at("2020-06-18T09:00").toString(),
                        at("2020-06-19T09:00").toString());
        assertThat(CaseState.replay(id, "test", ledger.entries(id)))
                .isEqualTo(ledger.find(id).orElseThrow());
    }

    @Test
    void a_change_outside_the_running_time_moves_nothing_and_writes_nothing() {
        var id = received("2020-06-15T09:00");
        applied(CalendarLayer.PROVINCE, closed("2020-06-22"));
        assertThat(sweep().sweep()).isZero();
        assertThat(ledger.entries(id)).hasSize(1);
    }

    @Test
    void a_units_own_day_moves_its_cases_alone() {
        var here = received("2020-06-15T09:00");
        var elsewhere = received(ELSEWHERE, MONDAY, "3WD", null);
        applied(CalendarLayer.of(HERE), closed("2020-06-17"));
        assertThat(sweep().sweep()).isEqualTo(1);
        assertThat(due(here)).isEqualTo(at("2020-06-19T09:00"));
        assertThat(due(elsewhere)).isEqualTo(at("2020-06-18T09:00"));
    }

    @Test
    void a_printed_promise_stands_as_long_as_its_day_is_worked() {
        var promise = at("2020-06-18T09:00");
        var id = received(HERE, MONDAY, "3WD", promise);
        applied(CalendarLayer.PROVINCE, closed("2020-06-17"));
        assertThat(sweep().sweep()).isZero();
        assertThat(due(id)).isEqualTo(promise);
        applied(CalendarLayer.PROVINCE, closed("2020-06-18"));
        assertThat(sweep().sweep()).isEqualTo(1);
        assertThat(due(id)).isEqualTo(at("2020-06-19T09:00"));
    }

    @Test
    void a_kept_promise_still_moves_by_a_pause() {
        var id = received(HERE, MONDAY, "3WD", at("2020-06-18T09:00"));
        applied(CalendarLayer.PROVINCE, closed("2020-06-16"));
        sweep().sweep();
        act(id, at("2020-06-17T09:00"), new Effect.ClockStopped(1, Ground.SUPPLEMENT, "Phiếu 1"));
        act(id, at("2020-06-18T09:00"), new Effect.ClockResumed(1, vn.kycuong.kernel.ResumePolicy.RESUME));
        assertThat(due(id)).isEqualTo(at("2020-06-19T09:00"));
    }

    private void act(CaseId id, Instant at, Effect effect) {
        now = at;
        var state = ledger.find(id).orElseThrow();
        var by = new Act.By(AN_OFFICER, A_POST, HERE, at, at, UUID.randomUUID().toString());
        assertThat(ledger.record(Act.of(state, by, "test.Done", "test.act", HERE, List.of(effect), Map.of(), null)))
                .isInstanceOf(ActOutcome.Recorded.class);
    }

    @Test
    void who_was_told_that_it_is_late_is_told_again_when_it_becomes_late_anew() {
        var id = received("2020-06-08T09:00"); // due on Thursday 11/06
        now = at("2020-06-12T08:00");
        clockSweep.sweep();
        clockSweep.sweep();
        assertThat(noticed(id)).isEqualTo(Notice.LATE);
        applied(CalendarLayer.PROVINCE, closed("2020-06-11"));
        sweep().sweep();
        assertThat(noticed(id)).isEqualTo(Notice.AT_RISK);
        now = at("2020-06-13T08:00");
        clockSweep.sweep();
        assertThat(noticed(id)).isEqualTo(Notice.LATE);
    }

    private Notice noticed(CaseId id) {
        return ledger.find(id).orElseThrow().obligation(1).noticed();
    }

    @Test
    void a_sweep_cut_off_in_the_middle_is_taken_up_where_it_stood_and_nothing_is_written_twice() {
        for (int i = 0; i < 450; i++) received("2020-06-15T09:00");
        var change = applied(CalendarLayer.PROVINCE, closed("2020-06-17"));
        assertThat(sweep().batch()).isEqualTo(200);
        assertThat(effects.progress(change.value())).contains(new CalendarEffects.Progress(450, 200, 200, false));
        assertThat(sweep().sweep()).isEqualTo(250); // another process
        assertThat(sweep().sweep()).isZero();
        assertThat(effects.progress(change.value()).orElseThrow().finished()).isTrue();
        assertThat(jdbc.sql("select count(*) from ledger.calendar_entry")
                        .query(Integer.class)
                        .single())
                .isEqualTo(450);
    }

    @Test
    void the_preview_names_who_changes_side_and_changes_nothing() {
        var id = received("2020-06-08T09:00"); // due on Thursday 11/06, late since Friday
        received("2020-06-15T09:00");
        now = at("2020-06-15T10:00");
        var draft = changes.find(drafted(CalendarLayer.PROVINCE, closed("2020-06-10")))
                .orElseThrow();
        var friday = at("2020-06-12T10:00");
        var preview = effects.preview(changes.considering(draft, friday), UnitId.ALL, friday);
        assertThat(preview.later()).isEqualTo(1);
        assertThat(preview.noLongerLate()).isEqualTo(1);
        assertThat(preview.sideLines())
                .extracting(CalendarEffects.Moved::caseId)
                .containsExactly(id);
        assertThat(ledger.entries(id)).hasSize(1);
        assertThat(due(id)).isEqualTo(at("2020-06-11T09:00"));
    }

    /** What the preview counts is what the sweep then writes, and every row is what the calendar says, whatever the change. */
    @Test
    void preview_and_sweep_agree_and_rows_equal_a_fresh_projection() {
        long seed = System.nanoTime();
        System.out.println("CalendarSweepTest seed " + seed);
        var random = new Random(seed);
        var limits = List.of("1WD", "3WD", "10WD", "15D", "15D-X", "8WH", "48H", "1M", "0SD");
        var cases = new ArrayList<CaseId>();
        for (int i = 0; i < 120; i++) {
            var unit = random.nextInt(3) == 0 ? ELSEWHERE : HERE;
            var receipt = at("2020-06-01T07:30").plusSeconds(random.nextInt(14 * 24 * 60) * 60L);
            var limit = limits.get(random.nextInt(limits.size()));
            var clock = ObligationClock.started(receipt, Limit.parse(limit), "test", LocalTime.of(15, 0));
            var promise = clock.due(workTime.calendar(unit, receipt), receipt).at();
            cases.add(received(unit, receipt, limit, random.nextBoolean() ? promise : null));
        }
        for (int round = 0; round < 12; round++) {
            var layer = random.nextInt(3) == 0 ? CalendarLayer.of(HERE) : CalendarLayer.PROVINCE;
            var date = LocalDate.of(2020, 6, 8).plusDays(random.nextInt(40));
            boolean weekend = date.getDayOfWeek().getValue() > 5;
            var day = new ChangedDay(date, weekend ? DayKind.OPENED : DayKind.CLOSED, "Thử", "Văn bản thử", "");
            var id = drafted(layer, day);
            var draft = changes.find(id).orElseThrow();
            var looked = now;
            var preview = effects.preview(
                    changes.considering(draft, looked), Objects.requireNonNullElse(layer.unit(), UnitId.ALL), looked);
            LegalClock.Scoped.at(now, () -> changes.apply(id, 1, A_SECOND));
            assertThat(sweep().sweep()).as("round %d, %s", round, date).isEqualTo(preview.moved());
            for (var one : cases) assertRowsAreFresh(one);
        }
    }

    private void assertRowsAreFresh(CaseId id) {
        var state = ledger.find(id).orElseThrow();
        var fresh = Objects.requireNonNull(clocks.of(state, now).get(1));
        assertThat(due(id)).isEqualTo(fresh.dueAt());
        assertThat(moment("select late_from from ledger.obligation where case_id = :id", id))
                .isEqualTo(fresh.lateFrom());
        assertThat(CaseState.replay(id, "test", ledger.entries(id))).isEqualTo(state);
    }
}
