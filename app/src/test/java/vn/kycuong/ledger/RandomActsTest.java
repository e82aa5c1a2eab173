package vn.kycuong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
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
import vn.kycuong.kernel.CaseActs;
import vn.kycuong.kernel.CaseDecision;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Chain;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Ground;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.ResumePolicy;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;
import vn.kycuong.law.Rules;
import vn.kycuong.worktime.WorkTime;

/** Thousands of acts by random officers on random cases, checked after every step; the seed is printed. */
class RandomActsTest {
    private static final int STEPS = 1_500;
    private static final int CASES = 25;
    private static final String RIGHT = "test.act";
    private static final PostId POST = new PostId(7);
    private static final List<ActorId> OFFICERS = List.of(new ActorId(1001), new ActorId(1002), new ActorId(1003));
    private static final ActorId A_STRANGER = new ActorId(1009);
    private static final List<UnitId> UNITS = List.of(new UnitId(11), new UnitId(12), new UnitId(13));
    private static final Instant BEGIN = Instant.parse("2020-06-15T01:00:00Z");

    private static TestProvince province;
    private static JdbcClient jdbc;
    private static Ledger ledger;
    private static LedgerRows rows;
    private static ClockSweep sweep;
    private static WorkTime workTime;
    private static volatile Instant now = BEGIN;

    /** What a random officer tries to do. */
    private enum Deed {
        CLAIM,
        RELEASE,
        ASSIGN,
        HAND_OVER,
        TAKE_OVER,
        CONSULT,
        ANSWER,
        WITHDRAW,
        REMIND,
        PAUSE,
        RESUME,
        EXTEND,
        REHOME,
        SUCCEED,
        CLOSE,
        REOPEN,
        CORRECT
    }

    @BeforeAll
    static void open() {
        province = TestProvince.fresh();
        jdbc = province.jdbc();
        workTime = province.face(WorkTime.class);
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(province.dataSource()));
        var json = JsonMapper.builder().build();
        var entries = new EntryJson(json);
        var feed = new LedgerFeed(
                new FeedRows(jdbc, entries),
                transaction,
                new DefaultListableBeanFactory().getBeanProvider(Reaction.class));
        rows = new LedgerRows(jdbc, entries);
        ledger = Ledgers.on(province.dataSource(), entries, new ClockProjection(workTime, province.face(Rules.class)));
        sweep = new ClockSweep(jdbc, ledger, () -> now, transaction);
        var grants = new Grants(jdbc, json);
        for (var officer : OFFICERS) {
            grants.replace(
                    officer,
                    1,
                    true,
                    UNITS.stream().map(u -> new Grants.Grant(POST, RIGHT, u)).toList());
        }
        grants.replace(A_STRANGER, 1, true, List.of());
    }

    @AfterAll
    static void close() {
        province.close();
    }

    @Test
    void whatever_is_tried_rows_equal_replay_and_the_laws_of_case_work_and_clock_hold() {
        long seed = System.nanoTime();
        System.out.println("RandomActsTest seed " + seed);
        var random = new Random(seed);
        var cases = new ArrayList<CaseId>();
        var earlier = new HashMap<CaseId, CaseState>();
        var used = new HashMap<String, Long>();
        var done = new EnumMap<Deed, Integer>(Deed.class);
        for (int i = 0; i < CASES; i++) cases.add(opened(random));
        for (int step = 0; step < STEPS; step++) {
            now = now.plusSeconds(60L * random.nextInt(90));
            if (random.nextInt(40) == 0) sweep.sweep();
            var id = cases.get(random.nextInt(cases.size()));
            var before = stored(id).orElseThrow();
            var deed = Deed.values()[random.nextInt(Deed.values().length)];
            var by = OFFICERS.get(random.nextInt(OFFICERS.size()));
            var old = random.nextInt(12) == 0 ? earlier.getOrDefault(id, before) : before;
            var entered = now;
            // what is entered later is decided by the moment at which it happened
            now = random.nextInt(8) == 0 ? between(old, random) : entered;
            var occurred = now;
            var decision = decide(old, deed, by, random);
            now = entered;
            assertThat(decision instanceof CaseDecision.Lawful && old.closedAt() != null)
                    .as("a lawful act on a closed case is %s", deed)
                    .isIn(false, deed == Deed.REOPEN || deed == Deed.CORRECT);
            if (!(decision instanceof CaseDecision.Lawful(var effects))) continue;
            var actor = random.nextInt(15) == 0 ? A_STRANGER : by;
            var act = act(old, deed, actor, effects, occurred);
            var outcome = ledger.record(act);
            var after = stored(id).orElseThrow();
            switch (outcome) {
                case ActOutcome.Recorded(int version) -> {
                    assertThat(actor).isNotEqualTo(A_STRANGER);
                    assertThat(version).isEqualTo(before.version() + 1);
                    assertThat(after).isEqualTo(act.after());
                    assertThat(ledger.record(act)).isEqualTo(new ActOutcome.Replayed(version));
                    earlier.put(id, before);
                    done.merge(deed, 1, Integer::sum);
                }
                case ActOutcome.Forbidden _ -> {
                    assertThat(actor.equals(A_STRANGER) || old != before).isTrue();
                    assertThat(after).isEqualTo(before);
                }
                case ActOutcome.Stale stale -> {
                    assertThat(old.version()).isLessThan(before.version());
                    assertThat(stale.lastKind()).isEqualTo(before.lastKind());
                    assertThat(after).isEqualTo(before);
                }
                case ActOutcome.Replayed _ -> throw new AssertionError("a fresh key was replayed");
            }
            check(after);
            boolean counted = outcome instanceof ActOutcome.Recorded && (!occurred.equals(now) || deed == Deed.CORRECT);
            checkClocks(after, counted ? new HashMap<>() : used, used);
        }
        System.out.println("RandomActsTest recorded " + done);
        assertThat(done).as("every act occurred").hasSize(Deed.values().length);
        cases.forEach(RandomActsTest::checkChain);
    }

    @Test
    void acts_on_one_case_by_many_at_once_leave_one_chain_without_gaps() throws Exception {
        long seed = System.nanoTime();
        System.out.println("RandomActsTest seed of many " + seed);
        var id = opened(new Random(seed));
        var recorded = new AtomicInteger();
        int people = 8;
        try (var pool = Executors.newFixedThreadPool(people)) {
            var work = new ArrayList<Callable<Void>>();
            for (int p = 0; p < people; p++) {
                var random = new Random(seed + p);
                work.add(() -> {
                    for (int i = 0; i < 60; i++) {
                        var c = stored(id).orElseThrow();
                        var deed = Deed.values()[random.nextInt(Deed.values().length)];
                        var by = OFFICERS.get(random.nextInt(OFFICERS.size()));
                        if (!(decide(c, deed, by, random) instanceof CaseDecision.Lawful(var effects))) continue;
                        if (ledger.record(act(c, deed, by, effects, now)) instanceof ActOutcome.Recorded)
                            recorded.incrementAndGet();
                    }
                    return null;
                });
            }
            for (var one : pool.invokeAll(work)) one.get();
        }
        var c = stored(id).orElseThrow();
        assertThat(recorded.get()).isPositive();
        assertThat(c.version()).isEqualTo(1 + recorded.get());
        check(c);
        checkChain(id);
    }

    @Test
    void acts_given_together_are_answered_and_written_each_as_if_alone() {
        long seed = System.nanoTime();
        System.out.println("RandomActsTest seed of arrays " + seed);
        var random = new Random(seed);
        var cases = new ArrayList<CaseId>();
        for (int i = 0; i < CASES; i++) cases.add(opened(random));
        var recorded = new HashMap<Integer, Integer>();
        for (int round = 0; round < 48; round++) {
            now = now.plusSeconds(60L * random.nextInt(90));
            var acts = new ArrayList<Act>();
            var strangers = new ArrayList<Boolean>();
            Collections.shuffle(cases, random);
            int wanted = round % 2 == 0 ? 1 + round / 2 % 4 : 5 + round / 2 % 16; // written as calls, and as arrays
            for (var id : List.copyOf(cases)) {
                if (acts.size() >= wanted) break;
                if (random.nextInt(8) == 0 && cases.size() < 2 * CASES) {
                    var opening = opening(random);
                    acts.add(opening);
                    strangers.add(false);
                    cases.add(opening.entry().caseId());
                }
                var c = stored(id).orElseThrow();
                var deed = Deed.values()[random.nextInt(Deed.values().length)];
                var by = OFFICERS.get(random.nextInt(OFFICERS.size()));
                if (!(decide(c, deed, by, random) instanceof CaseDecision.Lawful(var effects))) continue;
                boolean stranger = random.nextInt(10) == 0;
                acts.add(act(c, deed, stranger ? A_STRANGER : by, effects, now));
                strangers.add(stranger);
            }
            var outcomes = ledger.record(acts);
            for (int i = 0; i < acts.size(); i++) {
                var act = acts.get(i);
                var expected = strangers.get(i)
                        ? new ActOutcome.Forbidden()
                        : new ActOutcome.Recorded(act.before().version() + 1);
                assertThat(outcomes.get(i)).isEqualTo(expected);
                assertThat(stored(act.entry().caseId())).contains(strangers.get(i) ? act.before() : act.after());
            }
            recorded.merge(Math.min(acts.size(), 5), 1, Integer::sum);
            var again = ledger.record(acts);
            for (int i = 0; i < acts.size(); i++) {
                if (!strangers.get(i))
                    assertThat(again.get(i))
                            .isEqualTo(
                                    new ActOutcome.Replayed(acts.get(i).entry().version()));
            }
        }
        assertThat(recorded).as("few and many").containsKeys(1, 2, 5);
        cases.forEach(RandomActsTest::checkChain);
    }

    /** As the rows have it; the ledger itself may answer from memory. */
    private static Optional<CaseState> stored(CaseId id) {
        return rows.state(id);
    }

    private static CaseId opened(Random random) {
        var opening = opening(random);
        assertThat(ledger.record(opening)).isEqualTo(new ActOutcome.Recorded(1));
        return opening.entry().caseId();
    }

    private static Act opening(Random random) {
        var unit = any(UNITS, random);
        var clock = ObligationClock.started(
                now, Limit.parse(any(List.of("3WD", "10WD", "15D", "16WH"), random)), "test", LocalTime.of(15, 0));
        var id = new CaseId(new UUID(random.nextLong(), random.nextLong()));
        return Act.of(
                CaseState.unopened(id, "test"),
                by(OFFICERS.getFirst(), now),
                "test.Opened",
                RIGHT,
                unit,
                List.of(
                        new Effect.Opened(unit, unit, 0),
                        new Effect.StateChanged("OPEN"),
                        new Effect.ObligationOpened(1, 0, Tier.WHOLE, unit, "test", clock, null),
                        new Effect.WorkOpened(1, 1, "OFFICER", unit, null, 1)),
                Map.of(),
                null);
    }

    private static CaseDecision decide(CaseState c, Deed deed, ActorId by, Random random) {
        int work = 1 + random.nextInt(Math.max(1, c.workItems().size()));
        int owed = 1 + random.nextInt(Math.max(1, c.obligations().size()));
        var colleague = any(OFFICERS, random);
        var unit = any(UNITS, random);
        return switch (deed) {
            case CLAIM -> CaseActs.claim(c, work, by);
            case RELEASE -> CaseActs.release(c, work, by);
            case ASSIGN -> CaseActs.assign(c, work, colleague);
            case HAND_OVER -> CaseActs.handOver(c, work, by, colleague);
            case TAKE_OVER -> CaseActs.takeOver(c, work, by);
            case CONSULT ->
                CaseActs.consult(
                        c,
                        unit,
                        "test.opinion",
                        ObligationClock.started(now, Limit.parse("2WD"), "test", LocalTime.of(15, 0)),
                        "OFFICER");
            case ANSWER -> CaseActs.answer(c, owed, by);
            case WITHDRAW -> CaseActs.withdrawConsultation(c, owed);
            case REMIND -> CaseActs.remind(c, owed);
            case PAUSE -> CaseActs.pause(c, owed, any(List.of(Ground.values()), random), "Quyết định 1");
            case RESUME -> CaseActs.resume(c, owed, ResumePolicy.RESUME);
            case EXTEND -> extend(c, owed, random);
            case REHOME -> CaseActs.rehome(c, unit);
            case SUCCEED -> CaseActs.succeed(c, Map.of(unit, any(UNITS, random)));
            case CLOSE -> random.nextInt(4) == 0 ? CaseActs.close(c, "DONE") : CaseActs.claim(c, work, by);
            case REOPEN -> CaseActs.reopen(c, "OPEN", 1, "OFFICER", c.unitNow(), "Quyết định 2");
            case CORRECT -> CaseActs.correct(c, null, by);
        };
    }

    private static CaseDecision extend(CaseState c, int owed, Random random) {
        var stands = c.obligation(owed)
                .clock()
                .due(workTime.calendar(c.unitNow(), now), now)
                .at();
        return CaseActs.extend(c, owed, stands, stands.plus(Duration.ofDays(random.nextInt(9))), now, "Phiếu 3");
    }

    private static Act act(CaseState c, Deed deed, ActorId actor, List<Effect> effects, Instant occurred) {
        var histories = deed == Deed.CORRECT ? ledger.histories(c.id()) : List.<CaseState>of();
        var place = deed == Deed.ANSWER ? placeOfAnswer(c, effects) : c.unitNow();
        return Act.of(c, histories, by(actor, occurred), kind(deed), RIGHT, place, effects, Map.of(), null);
    }

    /** Whoever answers acts for the unit that was asked. */
    private static UnitId placeOfAnswer(CaseState c, List<Effect> effects) {
        return effects.stream()
                .filter(Effect.WorkClosed.class::isInstance)
                .map(e -> c.work(((Effect.WorkClosed) e).no()).orElseThrow().unit())
                .findFirst()
                .orElse(c.unitNow());
    }

    private static String kind(Deed deed) {
        return switch (deed) {
            case RELEASE -> CaseEvent.RELEASED.kind();
            case HAND_OVER -> CaseEvent.HANDED_OVER.kind();
            case CORRECT -> "test.Corrected";
            default -> "test." + deed;
        };
    }

    private static Act.By by(ActorId actor, Instant occurred) {
        return new Act.By(
                actor, POST, UNITS.getFirst(), occurred, now, UUID.randomUUID().toString());
    }

    /** A moment that a late entry may name: not before the last entry, not after now. */
    private static Instant between(CaseState c, Random random) {
        var last = c.lastAt() == null ? now : c.lastAt();
        long seconds = Duration.between(last, now).toSeconds();
        var moment = seconds <= 0 ? last : last.plusSeconds(random.nextLong(seconds + 1));
        assertThat(CaseActs.enterLate(c, moment, now)).isEmpty();
        assertThat(CaseActs.enterLate(c, now.plusSeconds(1), now)).contains(CaseDecision.Refusal.IN_THE_FUTURE);
        assertThat(CaseActs.enterLate(c, last.minusSeconds(1), now)).contains(CaseDecision.Refusal.BEFORE_THE_LAST);
        return moment;
    }

    // ---- what must hold

    private static void check(CaseState c) {
        var entries = ledger.entries(c.id());
        assertThat(entries).hasSize(c.version());
        for (int i = 0; i < entries.size(); i++)
            assertThat(entries.get(i).version()).isEqualTo(i + 1);
        assertThat(CaseState.replay(c.id(), "test", entries))
                .as("rows equal replay")
                .isEqualTo(c);
        assertThat(UNITS).as("one lead unit").contains(c.unitNow());
        var own = c.workItems().stream()
                .filter(WorkItem::open)
                .filter(w -> !c.obligation(w.obligation()).isConsultation())
                .toList();
        assertThat(own).as("one work of the matter while it is open").hasSize(c.isOpen() ? 1 : 0);
        for (var owed : c.openConsultations())
            assertThat(c.workFor(owed.no()))
                    .as("an awaited opinion lies on a desk")
                    .isPresent();
        if (!c.isOpen()) {
            assertThat(c.workItems()).noneMatch(WorkItem::open);
            assertThat(c.obligations()).noneMatch(o -> o.isOpen());
        }
        for (var o : c.obligations())
            if (!o.isConsultation() && o.isOpen())
                assertThat(o.unit()).as("the lead owes").isEqualTo(c.unitNow());
    }

    /** What was used is never given back, and what is used and left sum to the limit. */
    private static void checkClocks(CaseState c, Map<String, Long> least, Map<String, Long> used) {
        for (var o : c.obligations()) {
            var budget = o.clock().budget(workTime.calendar(UNITS.getFirst(), BEGIN), now);
            assertThat(budget.consumed() + budget.remaining()).isEqualTo(budget.total());
            var name = c.id() + " " + o.no() + " " + o.clock().start();
            assertThat(budget.consumed())
                    .as("used of obligation %s", o)
                    .isGreaterThanOrEqualTo(least.getOrDefault(name, Long.MIN_VALUE));
            used.put(name, budget.consumed());
        }
    }

    private static void checkChain(CaseId id) {
        var hash = Chain.start();
        for (var row : jdbc.sql("select body, hash from ledger.entry where case_id = :id order by version")
                .param("id", id.value())
                .query((r, _) -> List.of(r.getBytes("body"), r.getBytes("hash")))
                .list()) {
            hash = Chain.next(hash, row.get(0));
            assertThat(Arrays.equals(hash, row.get(1))).isTrue();
        }
    }

    private static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
