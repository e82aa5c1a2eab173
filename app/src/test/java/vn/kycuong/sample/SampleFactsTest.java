package vn.kycuong.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.browser.SampleWorld;
import vn.kycuong.calendar.Account;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Chain;
import vn.kycuong.kernel.Commitment;
import vn.kycuong.kernel.Tier;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.ledger.LedgerFeed;
import vn.kycuong.worktime.WorkTime;

/** What the played province must satisfy: every case replays to its rows, every chain holds, every content matches its commitment. */
class SampleFactsTest extends SampleWorld {
    @Autowired
    Ledger ledger;

    @Autowired
    LedgerFeed feed;

    @Autowired
    WorkTime workTime;

    @Test
    void every_case_replays_to_the_rows_that_project_it() {
        var ids = jdbc.sql("select case_id from ledger.case_head")
                .query(UUID.class)
                .list();
        assertThat(ids.size()).isGreaterThan(300);
        for (var id : ids) {
            var entries = ledger.entries(new CaseId(id));
            assertThat(CaseState.replay(new CaseId(id), entries.getFirst().caseKind(), entries))
                    .isEqualTo(ledger.find(new CaseId(id)).orElseThrow());
        }
    }

    @Test
    void every_chain_holds_and_every_body_is_canonical() {
        var last = new Object() {
            UUID id = new UUID(0, 0);
            byte[] hash = Chain.start();
        };
        jdbc.sql("select case_id, body, hash from ledger.entry order by case_id, version")
                .query(row -> {
                    var id = row.getObject("case_id", UUID.class);
                    if (!id.equals(last.id)) last.hash = Chain.start();
                    last.id = id;
                    last.hash = Chain.next(last.hash, row.getBytes("body"));
                    assertThat(last.hash).isEqualTo(row.getBytes("hash"));
                });
        for (var id : jdbc.sql("select case_id from ledger.case_head limit 50")
                .query(UUID.class)
                .list()) {
            var bodies = jdbc.sql("select body from ledger.entry where case_id = :id order by version")
                    .param("id", id)
                    .query((row, _) -> row.getBytes(1))
                    .list();
            var entries = ledger.entries(new CaseId(id));
            for (int i = 0; i < bodies.size(); i++)
                assertThat(entries.get(i).canonical()).isEqualTo(bodies.get(i));
        }
    }

    @Test
    void every_content_matches_the_commitment_in_the_ledger() {
        int checked = 0;
        for (var id : jdbc.sql("select distinct case_id from dossier.revision limit 200")
                .query(UUID.class)
                .list()) {
            for (var entry : ledger.entries(new CaseId(id))) {
                var committed = entry.content();
                if (committed == null) continue;
                var content = jdbc.sql(
                                "select content, salt from dossier.revision where case_id = :id and revision = :no")
                        .param("id", id)
                        .param("no", committed.revision())
                        .query((row, _) -> new byte[][] {row.getBytes(1), row.getBytes(2)})
                        .single();
                if (content[0] == null && content[1] == null) continue; // erased by law, and the ledger stands
                assertThat(Commitment.of(committed.revision(), content[1], content[0]))
                        .isEqualTo(committed);
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(200);
    }

    @Test
    void every_word_on_an_item_of_a_plan_matches_the_commitment_in_the_ledger() {
        int checked = 0;
        for (var id : jdbc.sql("select case_id from ledger.case_head where kind = 'plan'")
                .query(UUID.class)
                .list()) {
            for (var entry : ledger.entries(new CaseId(id))) {
                var committed = entry.content();
                if (committed == null) continue;
                var content = jdbc.sql("select content, salt from plan.revision where case_id = :id and revision = :no")
                        .param("id", id)
                        .param("no", committed.revision())
                        .query((row, _) -> new byte[][] {row.getBytes(1), row.getBytes(2)})
                        .single();
                assertThat(Commitment.of(committed.revision(), content[1], content[0]))
                        .isEqualTo(committed);
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(200);
        assertThat(one("select count(*)::text from plan.revision")).isEqualTo(String.valueOf(checked));
    }

    /** Most units have a plan, some have none; most items are done in time, some late, some not at all, one was sent back. */
    @Test
    void plans_are_played_with_their_faults() {
        assertThat(Integer.parseInt(one("select count(*)::text from plan.approved_plan where level = 'UNIT'")))
                .isBetween(20, 31);
        assertThat(
                        one(
                                "select string_agg(state, ' ' order by state) from (select distinct state from ledger.case_head where kind = 'plan') s"))
                .isEqualTo("ACCEPTED OPEN");
        assertThat(one(
                        "select (count(*) > 10)::text from ledger.every_obligation o join ledger.case_head h using (case_id)"
                                + " where h.kind = 'plan' and o.met_at >= o.late_from"))
                .isEqualTo("true");
        assertThat(one("select (count(*) > 0)::text from plan.item where first_due <> due"))
                .isEqualTo("true");
        assertThat(one("select (count(*) > 0)::text from ledger.entry where kind = 'plan.SentBack'"))
                .isEqualTo("true");
    }

    @Test
    void the_dossier_before_the_long_holiday_is_due_on_the_make_up_saturday_and_says_why() {
        var id = new CaseId(
                UUID.fromString(one("select case_id::text from dossier.dossier where code like '%-190426-0001'")));
        var owed = ledger.find(id).orElseThrow().obligation(Tier.WHOLE).orElseThrow();
        var due = owed.clock()
                .due(
                        workTime.calendar(owed.unit(), owed.clock().start()),
                        owed.clock().start());
        assertThat(due.at()).isEqualTo(Instant.parse("2019-05-04T02:00:00Z")); // Saturday 09:00 in Vietnam
        assertThat(owed.promised()).isEqualTo(due.at());
        assertThat(due.account().lines())
                .extracting(Account.Line::kind)
                .containsExactly(
                        Account.Kind.RECEIVED,
                        Account.Kind.REST,
                        Account.Kind.REST,
                        Account.Kind.HOLIDAY,
                        Account.Kind.HOLIDAY,
                        Account.Kind.HOLIDAY,
                        Account.Kind.COUNTED,
                        Account.Kind.COUNTED,
                        Account.Kind.DUE);
        assertThat(due.account().lines())
                .allSatisfy(line -> assertThat(line.source()).isNotBlank());
        assertThat(due.account().lines().get(4).source()).contains("Bộ luật Lao động 2012");
    }

    @Test
    void the_ledger_has_leaf_numbers_without_gaps_and_the_board_knows_every_open_dossier() {
        feed.catchUp();
        assertThat(one("select (count(*) = max(leaf) + 1)::text from ledger.leaf"))
                .isEqualTo("true");
        assertThat(one("select count(*)::text from ledger.leaf"))
                .isEqualTo(one("select count(*)::text from ledger.entry"));
        assertThat(
                        one(
                                "select count(*)::text from oversight.dossier_fact where known_to is null and closed_at is null"))
                .isEqualTo(one(
                        "select count(*)::text from ledger.case_head where closed_at is null and kind = 'dossier'"));
    }

    /** Whoever tries an account of the list finds something of each kind to do. */
    @Test
    void the_accounts_that_are_offered_find_late_work_work_to_sign_and_results_to_return() {
        var unit = "unit_in = (select unit_in from dossier.dossier where code like '%-190426-0001')";
        assertThat(open(unit + " and late_from <= timestamptz '2020-06-15 01:00Z'"))
                .isPositive();
        assertThat(
                        open(
                                unit
                                        + " and due_at >= timestamptz '2020-06-15 01:00Z' and due_at < timestamptz '2020-06-20 17:00Z'"))
                .isPositive();
        assertThat(open(unit + " and role = 'LEADER'")).isPositive();
        assertThat(open(unit + " and state = 'AT_ONE_STOP'")).isPositive();
        assertThat(
                        open(
                                unit
                                        + " and holder_id = (select actor_id from identity.account where login = 'thuly1.huyen-huu-lung')"))
                .isPositive();
    }

    private int open(String condition) {
        return Integer.parseInt(one("select count(*)::text from ledger.open_work where " + condition));
    }

    @Test
    void no_two_dossiers_bear_one_code_and_no_register_has_a_gap() {
        assertThat(
                        one(
                                "select count(*)::text from (select code from dossier.dossier group by code having count(*) > 1) twice"))
                .isEqualTo("0");
        assertThat(one("""
                select count(*)::text
                  from dossier.register r
                 where r.series = 'dossier'
                   and r.last <> (select count(*) from dossier.dossier d
                                   where d.unit_in = r.unit_id and d.code like '%-' || r.period || '-%')
                """)).isEqualTo("0");
    }
}
