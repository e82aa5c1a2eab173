package vn.kycuong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.TestProvince;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseEvent;
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
import vn.kycuong.reference.Editions;
import vn.kycuong.worktime.WorkTime;

/** Another rule of what is due soon, and the clocks that run when it comes into force. */
class LeadSweepTest {
    private static final LocalDate NEW_RULE = LocalDate.of(2020, 6, 18);
    private static final ActorId AN_OFFICER = new ActorId(1001);
    private static final PostId A_POST = new PostId(7);
    private static final UnitId HERE = new UnitId(11);

    private TestProvince province;
    private JdbcClient jdbc;
    private TransactionTemplate transaction;
    private Ledger ledger;
    private EntryJson entries;
    private ClockProjection clocks;
    private Instant now = at("2020-06-15T09:00");

    @BeforeEach
    void open() {
        province = TestProvince.fresh();
        jdbc = province.jdbc();
        transaction = new TransactionTemplate(new DataSourceTransactionManager(province.dataSource()));
        var json = JsonMapper.builder().build();
        entries = new EntryJson(json);
        clocks = new ClockProjection(province.face(WorkTime.class), province.face(Rules.class));
        ledger = Ledgers.on(province.dataSource(), entries, clocks);
        new Grants(jdbc, json).replace(AN_OFFICER, 1, true, List.of(new Grants.Grant(A_POST, "test.act", HERE)));
    }

    @AfterEach
    void close() {
        province.close();
    }

    private static Instant at(String local) {
        return LegalZone.instant(LocalDateTime.parse(local));
    }

    /** As an administrator loads it: the old row ends, another begins. */
    private void fromThenOn(int share) {
        jdbc.sql("update law.rule set effective_to = :eve where key = 'clock.warning-share'")
                .param("eve", NEW_RULE.minusDays(1))
                .update();
        jdbc.sql("""
                insert into law.rule (key, applies_to, effective_from, type, value, basis, status, note)
                select key, applies_to, :day, type, :share, basis, status, note from law.rule where key = 'clock.warning-share'
                """)
                .param("day", NEW_RULE)
                .param("share", String.valueOf(share))
                .update();
        province.face(Editions.class).changed("law.rule");
    }

    private LeadSweep sweep() {
        return new LeadSweep(
                new LeadRows(jdbc),
                new CalendarRows(jdbc, entries),
                ledger,
                clocks,
                province.face(Rules.class),
                () -> now,
                transaction);
    }

    private ClockSweep clockSweep() {
        return new ClockSweep(jdbc, ledger, () -> now, transaction);
    }

    private CaseId received(String limit) {
        var clock = ObligationClock.started(now, Limit.parse(limit), "test", LocalTime.of(15, 0));
        var act = Act.of(
                CaseState.unopened(new CaseId(UUID.randomUUID()), "test"),
                by(),
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

    private Act.By by() {
        return new Act.By(AN_OFFICER, A_POST, HERE, now, now, UUID.randomUUID().toString());
    }

    private Instant kept(CaseId id, String table, String column) {
        return jdbc.sql("select " + column + " from ledger." + table + " where case_id = :id")
                .param("id", id.value())
                .query(java.sql.Timestamp.class)
                .single()
                .toInstant();
    }

    private Instant warnFrom(CaseId id) {
        assertThat(kept(id, "work_item", "warn_from")).isEqualTo(kept(id, "obligation", "warn_from"));
        var owed = ReplayRules.rows(ledger.entries(id), "", clocks::row).owed();
        assertThat(Objects.requireNonNull(owed.get(1)).warnFrom())
                .as("replay says the same")
                .isEqualTo(kept(id, "obligation", "warn_from"));
        return kept(id, "obligation", "warn_from");
    }

    private Notice noticed(CaseId id) {
        return ledger.find(id).orElseThrow().obligation(1).noticed();
    }

    @Test
    void from_its_first_day_on_what_runs_is_warned_of_by_the_new_rule_and_nothing_that_is_owed_moves() {
        var id = received("10WD");
        var due = kept(id, "obligation", "due_at");
        fromThenOn(50);
        now = at("2020-06-17T23:00");
        assertThat(sweep().sweep()).as("not in force yet").isZero();
        assertThat(warnFrom(id)).isEqualTo(at("2020-06-25T09:00"));
        now = at("2020-06-18T00:05");
        assertThat(sweep().sweep()).isEqualTo(1);
        assertThat(warnFrom(id)).isEqualTo(at("2020-06-22T09:00"));
        assertThat(kept(id, "obligation", "due_at")).isEqualTo(due);
        var entry = ledger.entries(id).getLast();
        assertThat(entry.kind()).isEqualTo(CaseEvent.WARNING_CHANGED.kind());
        assertThat(entry.overtakesNobody())
                .as("a page that is open is still good")
                .isTrue();
        assertThat(entry.facts()).isEqualTo(Map.of("since", "2020-06-18"));
        assertThat(sweep().sweep()).as("once").isZero();
        assertThat(ledger.entries(id)).hasSize(2);
        now = at("2020-06-22T09:01");
        clockSweep().sweep();
        assertThat(noticed(id)).isEqualTo(Notice.AT_RISK);
        assertThat(CaseState.replay(id, "test", ledger.entries(id)))
                .isEqualTo(ledger.find(id).orElseThrow());
    }

    @Test
    void what_was_told_too_early_by_the_new_rule_is_told_again_when_it_is_due_soon() {
        now = at("2020-06-05T09:00");
        var id = received("10WD");
        now = at("2020-06-17T14:00");
        clockSweep().sweep();
        assertThat(noticed(id)).isEqualTo(Notice.AT_RISK);
        fromThenOn(5);
        now = at("2020-06-18T07:31");
        assertThat(sweep().sweep()).isEqualTo(1);
        assertThat(noticed(id)).isEqualTo(Notice.NONE);
        now = warnFrom(id).plusSeconds(60);
        clockSweep().sweep();
        assertThat(noticed(id)).isEqualTo(Notice.AT_RISK);
    }

    @Test
    void what_stands_is_late_or_came_later_is_left_as_it_is_and_a_cut_off_sweep_goes_on() {
        now = at("2020-06-01T09:00");
        var late = received("3WD");
        now = at("2020-06-15T09:00");
        var stands = received("10WD");
        var state = ledger.find(stands).orElseThrow();
        ledger.record(Act.of(
                state,
                by(),
                "test.Done",
                "test.act",
                HERE,
                List.of(new Effect.ClockStopped(1, Ground.SUPPLEMENT, "Phiếu 1")),
                Map.of(),
                null));
        for (int i = 0; i < 250; i++) received("10WD");
        fromThenOn(50);
        now = at("2020-06-18T08:00");
        var later = received("10WD");
        int first = sweep().batch();
        assertThat(first).isBetween(190, 200);
        assertThat(first + sweep().sweep()).as("another process").isEqualTo(250);
        for (var id : List.of(late, later)) assertThat(ledger.entries(id)).hasSize(1);
        assertThat(ledger.entries(stands)).hasSize(2);
    }
}
