package vn.kycuong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
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
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Ground;
import vn.kycuong.kernel.Notice;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.ResumePolicy;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.Rules;
import vn.kycuong.worktime.WorkTime;

/** Sealed cases live as others do, for those admitted; for all others, and for every list, they are not there. */
class SealedLedgerTest {
    private static final PostId POST = new PostId(7);
    private static final UnitId HERE = new UnitId(11);
    private static final ActorId ONE = new ActorId(1001);
    private static final ActorId OTHER = new ActorId(1002);
    private static final ActorId SUBJECT = new ActorId(1003);
    private static final String RIGHT = "test.act";
    /** What ordinary work is read from. */
    private static final List<String> OPEN_SIDE = List.of(
            "select * from ledger.work_list",
            "select * from ledger.open_work",
            "select * from ledger.closed_case",
            "select * from ledger.case_standing",
            "select * from ledger.standing_clock",
            "select * from ledger.case_head",
            "select * from ledger.obligation",
            "select * from ledger.work_item",
            "select * from ledger.leaf",
            "select next_leaf from ledger.sequencer");

    private static TestProvince province;
    private static JdbcClient jdbc;
    private static Ledger open;
    private static SealedLedger sealed;
    private static SealedSweep sweep;
    private static FeedRows feed;
    private static UnitCases unitCases;
    private static TransactionTemplate transaction;
    private static volatile Instant now = Instant.parse("2020-06-15T01:00:00Z");

    @BeforeAll
    static void open() {
        province = TestProvince.fresh();
        jdbc = province.jdbc();
        transaction = new TransactionTemplate(new DataSourceTransactionManager(province.dataSource()));
        var json = JsonMapper.builder().build();
        var entries = new EntryJson(json);
        var clocks = new ClockProjection(province.face(WorkTime.class), province.face(Rules.class));
        var statement = new ActStatement(province.dataSource(), new ActRows(clocks, entries));
        var rows = new SealedRows(jdbc, new LedgerRows(jdbc, entries), entries);
        open = Ledgers.on(province.dataSource(), entries, clocks);
        sealed = new SealedLedger(rows, statement);
        sweep = new SealedSweep(rows, statement, () -> now, transaction);
        feed = new FeedRows(jdbc, entries);
        unitCases = new UnitCases(jdbc);
        var grants = new Grants(jdbc, json);
        for (var actor : List.of(ONE, OTHER, SUBJECT))
            grants.replace(
                    actor,
                    1,
                    true,
                    List.of(
                            new Grants.Grant(POST, RIGHT, UnitId.ALL),
                            new Grants.Grant(POST, SealedLedger.ADMIT, UnitId.ALL)));
        new LedgerFeed(feed, transaction, new DefaultListableBeanFactory().getBeanProvider(Reaction.class));
    }

    @AfterAll
    static void close() {
        province.close();
    }

    private static Act.By by(ActorId actor) {
        return new Act.By(actor, POST, HERE, now, now, UUID.randomUUID().toString());
    }

    private static Act opening(ActorId by) {
        now = now.plusSeconds(60);
        var clock = ObligationClock.started(now, Limit.parse("3WD"), "test", LocalTime.of(15, 0));
        return Act.of(
                CaseState.unopened(new CaseId(UUID.randomUUID()), "sealed-test"),
                by(by),
                "test.Opened",
                RIGHT,
                HERE,
                List.of(
                        new Effect.Opened(HERE, HERE, 0),
                        new Effect.StateChanged("OPEN"),
                        new Effect.ObligationOpened(1, 0, Tier.WHOLE, HERE, "test", clock, null),
                        new Effect.WorkOpened(1, 1, "OFFICER", HERE, null, 1)),
                Map.of(),
                null);
    }

    private static CaseId opened(Set<ActorId> admitted, Set<ActorId> excluded) {
        var act = opening(ONE);
        var outcome = transaction.execute(_ -> sealed.open(act, Classification.PROTECTED, admitted, excluded));
        assertThat(outcome).isEqualTo(new ActOutcome.Recorded(1));
        return act.entry().caseId();
    }

    private static ActOutcome act(CaseState c, ActorId by, List<? extends Effect> effects) {
        now = now.plusSeconds(60);
        return sealed.record(Act.of(c, by(by), "test.Acted", RIGHT, HERE, effects, Map.of(), null));
    }

    private static List<String> openSide() {
        feed.number();
        var all = new ArrayList<String>();
        for (var question : OPEN_SIDE)
            all.addAll(jdbc.sql("select t::text from (" + question + ") t order by 1")
                    .query(String.class)
                    .list());
        all.add(unitCases.loads(List.of(HERE)).toString());
        return all;
    }

    @Test
    void nothing_that_ordinary_work_reads_changes_whatever_happens_to_a_sealed_case() {
        var ordinary = opening(ONE);
        assertThat(open.record(ordinary)).isEqualTo(new ActOutcome.Recorded(1));
        var before = openSide();
        assertThat(before).hasSizeGreaterThan(5);
        var id = opened(Set.of(ONE, OTHER), Set.of(SUBJECT));
        assertThat(openSide()).isEqualTo(before);
        var c = sealed.find(id, ONE).orElseThrow();
        assertThat(act(c, ONE, List.of(new Effect.WorkTaken(1, ONE)))).isEqualTo(new ActOutcome.Recorded(2));
        now = now.plus(Duration.ofDays(12));
        assertThat(sweep.sweep()).isPositive();
        assertThat(openSide()).isEqualTo(before);
        assertThat(open.find(id)).isEmpty();
        assertThat(open.find(List.of(id))).isEmpty();
    }

    @Test
    void who_is_not_admitted_gets_the_answers_of_a_case_that_is_none() {
        var id = opened(Set.of(ONE, OTHER), Set.of(SUBJECT));
        var none = new CaseId(UUID.randomUUID());
        var seen = sealed.find(id, ONE).orElseThrow();
        assertThat(sealed.find(id, SUBJECT))
                .isEqualTo(sealed.find(none, SUBJECT))
                .isEmpty();
        assertThat(sealed.entries(id, SUBJECT))
                .isEqualTo(sealed.entries(none, SUBJECT))
                .isEmpty();
        assertThat(sealed.count("sealed-test", SUBJECT)).isZero();
        assertThat(sealed.cases("sealed-test", SUBJECT, null, 10)).isEmpty();
        var unknown = new CaseState(
                none,
                seen.kind(),
                1,
                seen.state(),
                HERE,
                HERE,
                0,
                List.of(),
                List.of(),
                seen.lastKind(),
                seen.lastAt(),
                seen.openedAt(),
                null);
        assertThat(act(seen, SUBJECT, List.of()))
                .isEqualTo(act(unknown, SUBJECT, List.of()))
                .isEqualTo(new ActOutcome.Forbidden());
        var old = CaseState.unopened(id, "sealed-test"); // knowing the number alone opens nothing either
        assertThat(act(old, SUBJECT, List.of(new Effect.Opened(HERE, HERE, 0)))).isEqualTo(new ActOutcome.Forbidden());
        assertThat(open.record(Act.of(seen, by(ONE), "test.Acted", RIGHT, HERE, List.of(), Map.of(), null)))
                .as("the writer of the open register does not know it")
                .isEqualTo(new ActOutcome.Forbidden());
        assertThat(sealed.find(id, ONE)).contains(seen);
    }

    @Test
    void who_is_excluded_is_never_admitted_and_who_is_admitted_can_be_excluded() {
        var id = opened(Set.of(ONE, OTHER), Set.of(SUBJECT));
        var c = sealed.find(id, ONE).orElseThrow();
        assertThat(transaction.<ActOutcome>execute(_ -> sealed.admit(c, by(ONE), HERE, SUBJECT)))
                .isEqualTo(new ActOutcome.Forbidden());
        assertThat(sealed.find(id, ONE)).as("nothing was written").contains(c);
        assertThat(sealed.find(id, SUBJECT)).isEmpty();
        assertThat(transaction.<ActOutcome>execute(_ -> sealed.exclude(c, by(ONE), HERE, OTHER)))
                .isEqualTo(new ActOutcome.Recorded(2));
        var after = sealed.find(id, ONE).orElseThrow();
        assertThat(sealed.find(id, OTHER)).isEmpty();
        assertThat(act(after, OTHER, List.of())).isEqualTo(new ActOutcome.Forbidden());
        assertThat(transaction.<ActOutcome>execute(_ -> sealed.admit(after, by(ONE), HERE, OTHER)))
                .isEqualTo(new ActOutcome.Forbidden());
        assertThat(sealed.entries(id, ONE)).extracting(Entry::kind).containsExactly("test.Opened", "kernel.Excluded");
    }

    @Test
    void who_is_dismissed_can_be_admitted_again() {
        var id = opened(Set.of(ONE, OTHER), Set.of());
        var c = sealed.find(id, ONE).orElseThrow();
        transaction.execute(_ -> sealed.dismiss(c, by(ONE), HERE, OTHER));
        assertThat(sealed.find(id, OTHER)).isEmpty();
        var after = sealed.find(id, ONE).orElseThrow();
        assertThat(transaction.<ActOutcome>execute(_ -> sealed.admit(after, by(ONE), HERE, OTHER)))
                .isEqualTo(new ActOutcome.Recorded(3));
        assertThat(sealed.find(id, OTHER)).isPresent();
    }

    @Test
    void a_case_opened_by_somebody_who_is_not_admitted_leaves_no_trace() {
        var act = opening(SUBJECT);
        var outcome = transaction.execute(_ -> sealed.open(act, Classification.RESTRICTED, Set.of(ONE), Set.of()));
        assertThat(outcome).isEqualTo(new ActOutcome.Forbidden());
        assertThat(jdbc.sql("select count(*) from ledger.sealing where case_id = :id")
                        .param("id", act.entry().caseId().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void what_is_due_is_told_once_each_and_entries_are_numbered_apart() {
        var id = opened(Set.of(ONE), Set.of());
        now = now.plus(Duration.ofDays(20));
        sweep.sweep();
        assertThat(sweep.sweep()).isZero();
        var c = sealed.find(id, ONE).orElseThrow();
        assertThat(c.obligation(1).noticed()).isEqualTo(Notice.LATE);
        feed.number();
        assertThat(leaves("ledger.sealed_leaf", id)).isEqualTo(c.version());
        assertThat(leaves("ledger.leaf", id)).isZero();
    }

    private static int leaves(String table, CaseId id) {
        return jdbc.sql("select count(*) from " + table + " where case_id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void whatever_is_done_to_a_sealed_case_its_rows_equal_the_replay_of_its_entries() {
        long seed = System.nanoTime();
        System.out.println("SealedLedgerTest seed " + seed);
        var random = new Random(seed);
        var ids = new ArrayList<CaseId>();
        for (int i = 0; i < 5; i++) ids.add(opened(Set.of(ONE, OTHER), Set.of(SUBJECT)));
        int recorded = 0;
        for (int step = 0; step < 300; step++) {
            var id = ids.get(random.nextInt(ids.size()));
            var c = sealed.find(id, ONE).orElseThrow();
            if (!(any(c, random) instanceof CaseDecision.Lawful(var effects))) continue;
            if (act(c, random.nextBoolean() ? ONE : OTHER, effects) instanceof ActOutcome.Recorded) recorded++;
            var after = sealed.find(id, OTHER).orElseThrow();
            assertThat(after).isEqualTo(CaseState.replay(id, "sealed-test", sealed.entries(id, OTHER)));
        }
        assertThat(recorded).isGreaterThan(80);
    }

    private static CaseDecision any(CaseState c, Random random) {
        int work = 1 + random.nextInt(Math.max(1, c.workItems().size()));
        int owed = 1 + random.nextInt(Math.max(1, c.obligations().size()));
        var clock = ObligationClock.started(now, Limit.parse("2WD"), "test", LocalTime.of(15, 0));
        return switch (random.nextInt(9)) {
            case 0 -> CaseActs.claim(c, work, ONE);
            case 1 -> CaseActs.assign(c, work, OTHER);
            case 2 -> CaseActs.consult(c, new UnitId(12 + random.nextInt(3)), "test.opinion", clock, "OFFICER");
            case 3 -> CaseActs.answer(c, owed, ONE);
            case 4 -> CaseActs.withdrawConsultation(c, owed);
            case 5 -> CaseActs.pause(c, owed, Ground.SUPPLEMENT, "Quyết định 1");
            case 6 -> CaseActs.resume(c, owed, ResumePolicy.RESUME);
            case 7 -> CaseActs.rehome(c, random.nextBoolean() ? HERE : new UnitId(12));
            default -> CaseActs.takeOver(c, work, ONE);
        };
    }
}
