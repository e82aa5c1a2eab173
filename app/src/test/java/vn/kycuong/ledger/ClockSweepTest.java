package vn.kycuong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.TestProvince;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.Rules;
import vn.kycuong.worktime.WorkTime;

/** The sweep through the long holiday of 2020 (30/04 to 03/05), by several instances at once. */
class ClockSweepTest {
    private static final ActorId AN_OFFICER = new ActorId(1001);
    private static final PostId A_POST = new PostId(7);
    private static final UnitId HERE = new UnitId(11);

    private static TestProvince province;
    private static Ledger ledger;
    private static ClockProjection clocks;
    private static ClockSweep one;
    private static ClockSweep another;
    private static volatile Instant now = at("2020-04-20T08:00");

    @BeforeAll
    static void open() {
        province = TestProvince.fresh();
        JdbcClient jdbc = province.jdbc();
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(province.dataSource()));
        var json = JsonMapper.builder().build();
        var entries = new EntryJson(json);
        var feed = new LedgerFeed(
                new FeedRows(jdbc, entries),
                transaction,
                new DefaultListableBeanFactory().getBeanProvider(Reaction.class));
        clocks = new ClockProjection(province.face(WorkTime.class), province.face(Rules.class));
        ledger = Ledgers.on(province.dataSource(), entries, clocks);
        one = new ClockSweep(jdbc, ledger, () -> now, transaction);
        another = new ClockSweep(jdbc, ledger, () -> now, transaction);
        new Grants(jdbc, json).replace(AN_OFFICER, 1, true, List.of(new Grants.Grant(A_POST, "test.act", HERE)));
    }

    @AfterAll
    static void close() {
        province.close();
    }

    private static Instant at(String local) {
        return LegalZone.instant(LocalDateTime.parse(local));
    }

    private static CaseId opened(String limit) {
        var clock = ObligationClock.started(now, Limit.parse(limit), "test", LocalTime.of(15, 0));
        var act = Act.of(
                CaseState.unopened(new CaseId(UUID.randomUUID()), "test"),
                new Act.By(AN_OFFICER, A_POST, HERE, now, now, UUID.randomUUID().toString()),
                "test.Opened",
                "test.act",
                HERE,
                List.of(
                        new Effect.Opened(HERE, HERE, 0),
                        new Effect.StateChanged("OPEN"),
                        new Effect.ObligationOpened(1, 0, Tier.WHOLE, HERE, "test", clock, null),
                        new Effect.WorkOpened(1, 1, "OFFICER", HERE, null, 1)),
                Map.of(),
                null);
        assertThat(ledger.record(act)).isEqualTo(new ActOutcome.Recorded(1));
        return act.entry().caseId();
    }

    private static void sweepAtOnce() throws Exception {
        try (var four = Executors.newFixedThreadPool(4)) {
            var work = List.<Callable<Integer>>of(one::sweep, another::sweep, one::sweep, another::sweep);
            for (var done : four.invokeAll(work)) done.get();
        }
        one.sweep(); // whatever was locked a moment ago
    }

    private static List<String> kinds(CaseId id) {
        return ledger.entries(id).stream().map(Entry::kind).toList();
    }

    @Test
    void after_a_week_switched_off_over_a_holiday_nothing_is_lost_and_nothing_said_twice() throws Exception {
        var random = new Random(7);
        var cases = new ArrayList<CaseId>();
        for (int i = 0; i < 300; i++) {
            now = at("2020-04-20T08:00").plusSeconds(60L * random.nextInt(5 * 24 * 60));
            cases.add(opened(List.of("1WD", "3WD", "5WD", "10WD", "15D", "8WH", "48H", "30D")
                    .get(random.nextInt(8))));
        }
        now = at("2020-04-27T08:00");
        sweepAtOnce();
        check(cases);
        now = at("2020-05-04T09:00"); // off for a week, the holiday within it
        sweepAtOnce();
        check(cases);
        for (var when : List.of("2020-05-04T09:05", "2020-05-08T09:00", "2020-06-30T09:00")) {
            now = at(when);
            sweepAtOnce();
            check(cases);
        }
        assertThat(cases).allMatch(id -> kinds(id).contains("kernel.BecameLate"));
    }

    /** What the ledger says of each case is what its clock says now: late once, at risk at most once and before it. */
    private static void check(List<CaseId> cases) {
        for (var id : cases) {
            var state = ledger.find(id).orElseThrow();
            var reading = clocks.reading(state.obligation(1), now);
            var kinds = kinds(id);
            boolean late = !now.isBefore(reading.lateFrom());
            boolean risk = !now.isBefore(reading.warnFrom());
            assertThat(Collections.frequency(kinds, "kernel.BecameLate")).isEqualTo(late ? 1 : 0);
            assertThat(Collections.frequency(kinds, "kernel.BecameAtRisk")).isLessThanOrEqualTo(1);
            if (risk && !late) assertThat(kinds).contains("kernel.BecameAtRisk");
            if (!risk) assertThat(kinds).containsExactly("test.Opened");
            assertThat(CaseState.replay(id, "test", ledger.entries(id))).isEqualTo(state);
        }
    }

    /** What one instance has told between another's look at the obligations and its lock on the case is not told again. */
    @Test
    void instances_that_sweep_at_the_same_moment_tell_each_case_once() throws Exception {
        now = at("2020-05-11T08:00");
        var cases = new ArrayList<CaseId>();
        for (int i = 0; i < 2_500; i++) cases.add(opened("1WD"));
        now = at("2020-05-20T08:00");
        try (var many = Executors.newFixedThreadPool(12)) {
            var work = Collections.nCopies(12, (Callable<Integer>) one::sweep);
            for (var done : many.invokeAll(work)) done.get();
        }
        one.sweep();
        for (var id : cases) assertThat(kinds(id)).containsExactly("test.Opened", "kernel.BecameLate");
    }

    @Test
    void a_rest_day_makes_nothing_late_that_is_due_on_the_working_day_before_it() {
        now = at("2020-04-27T09:00");
        var id = opened("3WD"); // due on Monday 04/05, after the holiday
        now = at("2020-05-03T23:00");
        one.sweep();
        assertThat(kinds(id)).doesNotContain("kernel.BecameLate");
        now = at("2020-05-05T00:00");
        one.sweep();
        assertThat(kinds(id)).contains("kernel.BecameLate");
    }
}
