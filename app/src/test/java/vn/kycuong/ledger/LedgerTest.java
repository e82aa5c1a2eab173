package vn.kycuong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
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
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Notice;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.Rules;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

class LedgerTest {
    private static final Instant MONDAY_09_00 = Instant.parse("2020-06-15T02:00:00Z");
    private static final ActorId AN_OFFICER = new ActorId(1001);
    private static final PostId A_POST = new PostId(7);
    private static final UnitId HERE = new UnitId(11);
    private static final UnitId ELSEWHERE = new UnitId(12);

    private static TestProvince province;
    private static JdbcClient jdbc;
    private static TransactionTemplate transaction;
    private static EntryJson entries;
    private static FeedRows feedRows;
    private static Ledger ledger;
    private static ClockSweep sweep;
    private static volatile Instant now = MONDAY_09_00;

    private int keys;

    @BeforeAll
    static void open() {
        province = TestProvince.fresh();
        jdbc = province.jdbc();
        transaction = new TransactionTemplate(new DataSourceTransactionManager(province.dataSource()));
        var json = JsonMapper.builder().build();
        entries = new EntryJson(json);
        feedRows = new FeedRows(jdbc, entries);
        ledger = Ledgers.on(
                province.dataSource(),
                entries,
                new ClockProjection(province.face(WorkTime.class), province.face(Rules.class)));
        LegalClock clock = () -> now;
        sweep = new ClockSweep(jdbc, ledger, clock, transaction);
        new Grants(jdbc, json).replace(AN_OFFICER, 1, true, List.of(new Grants.Grant(A_POST, "test.act", HERE)));
    }

    @AfterAll
    static void close() {
        province.close();
    }

    /** As the rows have it; the ledger itself may answer from memory. */
    private static Optional<CaseState> stored(CaseId id) {
        return new LedgerRows(jdbc, entries).state(id);
    }

    private static LedgerFeed feed(Reaction... reactions) {
        var beans = new DefaultListableBeanFactory();
        for (var reaction : reactions) beans.registerSingleton(reaction.name(), reaction);
        return new LedgerFeed(feedRows, transaction, beans.getBeanProvider(Reaction.class));
    }

    private Act.By by(UnitId unit) {
        return new Act.By(AN_OFFICER, A_POST, unit, MONDAY_09_00, MONDAY_09_00, UUID.randomUUID() + "-" + keys++);
    }

    private Act opening(UnitId unit) {
        var clock = ObligationClock.started(MONDAY_09_00, Limit.parse("3WD"), "test", LocalTime.of(15, 0));
        return Act.of(
                CaseState.unopened(new CaseId(UUID.randomUUID()), "test"),
                by(unit),
                "test.Opened",
                "test.act",
                unit,
                List.of(
                        new Effect.Opened(unit, unit, 0),
                        new Effect.StateChanged("OPEN"),
                        new Effect.ObligationOpened(1, 0, Tier.WHOLE, unit, "test", clock, null),
                        new Effect.WorkOpened(1, 1, "OFFICER", unit, null, 1)),
                Map.of(),
                null);
    }

    private CaseState opened() {
        var act = opening(HERE);
        assertThat(ledger.record(act)).isEqualTo(new ActOutcome.Recorded(1));
        return stored(act.entry().caseId()).orElseThrow();
    }

    private Act taking(CaseState c) {
        return Act.of(
                c,
                by(HERE),
                "test.Taken",
                "test.act",
                HERE,
                List.of(new Effect.WorkTaken(1, AN_OFFICER)),
                Map.of(),
                null);
    }

    @Test
    void an_act_is_recorded_and_read_back_as_it_was_decided() {
        var act = opening(HERE);
        ledger.record(act);
        assertThat(stored(act.entry().caseId())).contains(act.after());
        assertThat(ledger.entries(act.entry().caseId())).containsExactly(act.entry());
    }

    @Test
    void the_same_form_twice_is_recorded_once() {
        var act = taking(opened());
        assertThat(ledger.record(act)).isEqualTo(new ActOutcome.Recorded(2));
        assertThat(ledger.record(act)).isEqualTo(new ActOutcome.Replayed(2));
        assertThat(ledger.entries(act.entry().caseId())).hasSize(2);
    }

    @Test
    void an_act_decided_on_an_old_page_is_refused_and_says_who_was_faster() {
        var c = opened();
        ledger.record(taking(c));
        assertThat(ledger.record(taking(c))).isEqualTo(new ActOutcome.Stale(2, "test.Taken", MONDAY_09_00, AN_OFFICER));
    }

    /** Rights that are still listed for somebody who left are none: the statement asks for the right alone. */
    @Test
    void whoever_is_not_active_holds_no_right() {
        var gone = new ActorId(AN_OFFICER.value() + 500);
        var rights = List.of(new Grants.Grant(A_POST, "test.act", HERE));
        var grants = new Grants(jdbc, JsonMapper.builder().build());
        for (boolean active : List.of(true, false, true)) {
            grants.replace(gone, 1, active, rights);
            var c = opened();
            var taking = taking(c);
            var by = new Act.By(
                    gone,
                    A_POST,
                    HERE,
                    MONDAY_09_00,
                    MONDAY_09_00,
                    UUID.randomUUID().toString());
            var act =
                    Act.of(c, by, "test.Taken", "test.act", HERE, taking.entry().effects(), Map.of(), null);
            assertThat(ledger.record(act)).isEqualTo(active ? new ActOutcome.Recorded(2) : new ActOutcome.Forbidden());
        }
    }

    @Test
    void the_statement_itself_refuses_an_actor_without_the_right_over_the_unit() {
        assertThat(ledger.record(opening(ELSEWHERE))).isEqualTo(new ActOutcome.Forbidden());
        var c = opened();
        var elsewhere = Act.of(
                c,
                by(HERE),
                "test.Taken",
                "test.act",
                ELSEWHERE,
                List.of(new Effect.WorkTaken(1, AN_OFFICER)),
                Map.of(),
                null);
        assertThat(ledger.record(elsewhere)).isEqualTo(new ActOutcome.Forbidden());
        assertThat(stored(c.id())).contains(c);
    }

    @Test
    void one_bad_act_never_fails_its_neighbours() {
        var stale = opened();
        ledger.record(taking(stale));
        var good = opened();
        var outcomes = ledger.record(List.of(taking(stale), opening(ELSEWHERE), taking(good)));
        assertThat(outcomes.get(0)).isInstanceOf(ActOutcome.Stale.class);
        assertThat(outcomes.get(1)).isInstanceOf(ActOutcome.Forbidden.class);
        assertThat(outcomes.get(2)).isEqualTo(new ActOutcome.Recorded(2));
    }

    @Test
    void a_batch_holds_at_most_one_act_per_case() {
        var c = opened();
        assertThatThrownBy(() -> ledger.record(List.of(taking(c), taking(c))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void outcomes_stand_in_the_order_of_their_acts_whatever_the_order_of_the_cases() {
        var acts = new ArrayList<Act>();
        for (int i = 0; i < 60; i++) acts.add(opening(i % 3 == 0 ? ELSEWHERE : HERE));
        var outcomes = ledger.record(acts);
        for (int i = 0; i < 60; i++) {
            assertThat(outcomes.get(i))
                    .isInstanceOf(i % 3 == 0 ? ActOutcome.Forbidden.class : ActOutcome.Recorded.class);
            assertThat(stored(acts.get(i).entry().caseId()).isPresent()).isEqualTo(i % 3 != 0);
        }
    }

    @Test
    void in_bulk_acts_are_written_together_and_each_sees_the_one_before() {
        var known = opened();
        var fresh = opening(HERE);
        var freshId = fresh.entry().caseId();
        transaction.executeWithoutResult(_ -> ledger.inBulk(List.of(known.id()), () -> {
            ledger.record(taking(known));
            ledger.record(fresh);
            assertThat(entriesStored(known.id())).isEqualTo(1);
            ledger.record(
                    taking(ledger.find(freshId).orElseThrow())); // its case acts again: the waiting are written first
            assertThat(entriesStored(known.id())).isEqualTo(2);
            assertThat(ledger.entries(freshId)).hasSize(2); // whoever asks for entries sees all
        }));
        assertThat(stored(freshId)).contains(CaseState.replay(freshId, "test", ledger.entries(freshId)));
        assertThat(stored(known.id()).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void in_bulk_one_act_that_is_not_recorded_takes_all_back() {
        var good = opened();
        var stale = opened();
        ledger.record(taking(stale));
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> ledger.inBulk(List.of(good.id()), () -> {
                    ledger.record(taking(good));
                    ledger.record(taking(stale));
                })))
                .hasMessageContaining("Stale");
        assertThat(stored(good.id())).contains(good);
    }

    private static int entriesStored(CaseId id) {
        return jdbc.sql("select count(*) from ledger.entry where case_id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void of_many_people_who_act_at_once_exactly_one_wins() throws Exception {
        try (var people = Executors.newFixedThreadPool(6)) {
            for (int round = 0; round < 20; round++) {
                var c = opened();
                var barrier = new CyclicBarrier(6);
                var tries = new ArrayList<Callable<ActOutcome>>();
                for (int i = 0; i < 6; i++) {
                    var act = taking(c);
                    tries.add(() -> {
                        barrier.await();
                        return ledger.record(act);
                    });
                }
                var outcomes = new ArrayList<ActOutcome>();
                for (var one : people.invokeAll(tries)) outcomes.add(one.get());
                assertThat(outcomes)
                        .filteredOn(ActOutcome.Recorded.class::isInstance)
                        .hasSize(1);
                assertThat(outcomes)
                        .filteredOn(ActOutcome.Stale.class::isInstance)
                        .hasSize(5);
                assertThat(ledger.entries(c.id())).hasSize(2);
            }
        }
    }

    @Test
    void an_entry_is_never_leapt_over_by_one_that_began_later() throws SQLException {
        feedRows.number();
        var slow = opening(HERE);
        try (var open = province.dataSource().getConnection()) {
            open.setAutoCommit(false);
            try (var statement = open.createStatement()) {
                statement.execute("select pg_current_xact_id()"); // an older transaction that has not ended
            }
            ledger.record(slow);
            feedRows.number();
            assertThat(leaf(slow))
                    .as("numbered while an older transaction is open")
                    .isNull();
            open.rollback();
        }
        feedRows.number();
        assertThat(leaf(slow)).isNotNull();
        assertThat(jdbc.sql("select count(*) = max(leaf) + 1 from ledger.leaf")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private static Long leaf(Act act) {
        return jdbc.sql("select leaf from ledger.leaf where case_id = :id")
                .param("id", act.entry().caseId().value())
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    @Test
    void a_reader_that_fails_once_loses_nothing_and_doubles_nothing() {
        var seen = new ArrayList<Long>();
        var reader = new Reaction() {
            boolean failed;

            @Override
            public String name() {
                return "test.reader";
            }

            @Override
            public void react(List<LedgerEntry> entries) {
                if (!failed) {
                    failed = true;
                    throw new IllegalStateException("once");
                }
                entries.forEach(e -> seen.add(e.leaf()));
            }
        };
        opened();
        var feed = feed(reader);
        feedRows.introduce(reader.name());
        assertThatThrownBy(feed::catchUp).hasMessage("once");
        feed.catchUp();
        feed.catchUp();
        assertThat(seen).isSorted().doesNotHaveDuplicates();
        assertThat((long) seen.size())
                .isEqualTo(jdbc.sql("select count(*) from ledger.leaf")
                        .query(Long.class)
                        .single());
    }

    @Test
    void what_became_at_risk_and_late_is_said_once_each_even_after_a_week_and_by_two_at_once() throws Exception {
        var c = opened(); // due Thursday 18/06 09:00, late from Friday 00:00
        now = Instant.parse("2020-06-17T07:00:00Z"); // Wednesday afternoon: less than a fifth of three days is left
        sweepTwiceAtOnce();
        assertThat(kinds(c)).containsExactly("test.Opened", "kernel.BecameAtRisk");
        now = Instant.parse("2020-06-29T02:00:00Z"); // the program was off for a week
        sweepTwiceAtOnce();
        sweep.sweep();
        assertThat(kinds(c)).containsExactly("test.Opened", "kernel.BecameAtRisk", "kernel.BecameLate");
        assertThat(stored(c.id()).orElseThrow().obligation(1).noticed()).isEqualTo(Notice.LATE);
    }

    private static void sweepTwiceAtOnce() throws Exception {
        try (var two = Executors.newFixedThreadPool(2)) {
            for (var done : two.invokeAll(List.<Callable<Integer>>of(sweep::sweep, sweep::sweep))) done.get();
        }
    }

    private static List<String> kinds(CaseState c) {
        return ledger.entries(c.id()).stream().map(e -> e.kind()).toList();
    }
}
