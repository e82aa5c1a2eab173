package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.LedgerFeed;
import vn.kycuong.ledger.Sight;

/** The second wall: statements that forgot to ask for the scope answer within it all the same. */
class SightTest extends SampleWorld {
    /** Which cases units may see, said here once more and on its own. */
    private static final String SEEN = """
            select h.case_id from ledger.case_head h
             where h.kind = 'contest' or h.unit_now = any (:units) or h.unit_in = any (:units)
                or exists (select from ledger.work_item w where w.case_id = h.case_id and w.open and w.unit_id = any (:units))
                or exists (select from ledger.obligation o where o.case_id = h.case_id and o.tier = 'SUPPORT' and o.unit_id = any (:units))
            """;

    /** By table: what belongs to a person of these units. */
    private static final Map<String, String> HIS = Map.of(
            "ledger.case_head", "case_id in (" + SEEN + ")",
            "ledger.work_item", "unit_id = any (:units) or case_id in (" + SEEN + ")", // what lay on one's own desk
            "ledger.obligation", "unit_id = any (:units) or case_id in (" + SEEN + ")",
            "ledger.entry", "case_id in (" + SEEN + ")",
            "dossier.dossier", "case_id in (" + SEEN + ")",
            "dossier.revision", "case_id in (" + SEEN + ")",
            "dossier.find", "case_id in (" + SEEN + ")",
            "document.file", "case_id in (" + SEEN + ")",
            "oversight.time_fact", "unit_id = any (:units) or owner_id = any (:units) or unit_in = any (:units)",
            "oversight.dossier_fact", """
            unit_id = any (:units) or unit_in = any (:units)
            or case_id in (select t.case_id from oversight.time_fact t
                            where t.unit_id = any (:units) or t.owner_id = any (:units) or t.unit_in = any (:units))
            """);

    @Autowired
    private PlatformTransactionManager transactions;

    private JdbcClient truth;
    private Integer[] district;

    @BeforeEach
    void begin() {
        truth = JdbcClient.create(owner());
        logIn("lanhdao.huyen-huu-lung");
        district = truth.sql(
                        "select scope_units from identity.session where role = 'LEADER' order by created_at desc limit 1")
                .query((row, _) -> (Integer[]) row.getArray(1).getArray())
                .single();
        assertThat(district).isNotEmpty();
    }

    @Test
    void a_statement_without_a_condition_answers_with_ones_own_rows() {
        for (var units : List.of(district, new Integer[] {district[0]})) {
            HIS.forEach((table, condition) -> {
                var his = cases(truth.sql("select case_id from " + table + " where " + condition)
                        .param("units", units));
                var all = cases(truth.sql("select case_id from " + table));
                var answered = Sight.of(scope(units), true).call(() -> cases(jdbc.sql("select case_id from " + table)));
                assertThat(answered).as(table + " for " + units.length).isEqualTo(his);
                if (!table.equals("document.file")) // the sample hands in few
                assertThat(his).as(table).isNotEmpty().hasSizeLessThan(all.size());
            });
        }
    }

    @Test
    void what_was_added_to_signed_papers_is_walled_like_the_papers() {
        truth.sql("""
                insert into dossier.long_term (paper_id, case_id, kind, due_at)
                select gen_random_uuid(), case_id, 'RESULT', 'infinity' from dossier.dossier
                """).update();
        truth.sql("""
                insert into dossier.long_term_version
                       (paper_id, no, case_id, level, added, added_sha256, size, sha256, authority, stamped_at, until, made_at)
                select paper_id, 1, case_id, 'T', '\\x00', '\\x00', 1, '\\x00', '', 'epoch', 'epoch', 'epoch'
                  from dossier.long_term where due_at = 'infinity'
                """).update();
        try {
            for (var table : List.of("dossier.long_term", "dossier.long_term_version")) {
                var his = cases(truth.sql("select case_id from " + table + " where case_id in (" + SEEN + ")")
                        .param("units", district));
                var everything = "select case_id from " + table;
                assertThat(his)
                        .isNotEmpty()
                        .hasSizeLessThan(cases(truth.sql(everything)).size());
                assertThat(Sight.of(scope(district), true).call(() -> cases(jdbc.sql(everything))))
                        .as(table)
                        .isEqualTo(his);
                assertThat(Sight.ofNothing(true).call(() -> cases(jdbc.sql(everything))))
                        .isEmpty();
            }
        } finally {
            truth.sql("delete from dossier.long_term where due_at = 'infinity'").update();
        }
    }

    @Test
    void views_are_no_way_round_it() {
        for (var view : List.of("ledger.work_list", "ledger.open_work", "ledger.case_standing", "dossier.listing")) {
            var his = cases(truth.sql("select case_id from " + view + " where case_id in (" + SEEN + ")")
                    .param("units", district));
            assertThat(Sight.of(scope(district), true).call(() -> cases(jdbc.sql("select case_id from " + view))))
                    .as(view)
                    .isEqualTo(his);
        }
    }

    @Test
    void who_is_told_nothing_sees_nothing_and_who_sees_all_sees_all() {
        for (var table : HIS.keySet()) {
            var all = cases(truth.sql("select case_id from " + table));
            var contests = table.startsWith("ledger.")
                    ? cases(truth.sql("select case_id from " + table + " where case_id in (" + SEEN + ")")
                            .param("units", new Integer[0]))
                    : Set.of();
            assertThat(Sight.ofNothing(true).call(() -> cases(jdbc.sql("select case_id from " + table))))
                    .as(table)
                    .isEqualTo(contests);
            assertThat(cases(JdbcClient.create(roles().as(roles().reader())).sql("select case_id from " + table)))
                    .as(table + ", a connection that was told nothing")
                    .isEqualTo(contests);
            assertThat(Sight.of(Scope.all(1), true).call(() -> cases(jdbc.sql("select case_id from " + table))))
                    .as(table)
                    .isEqualTo(all);
            assertThat(cases(jdbc.sql("select case_id from " + table)))
                    .as(table + ", in the background")
                    .isEqualTo(all);
        }
    }

    @Test
    void one_case_is_one_case() {
        var id = truth.sql("select case_id from dossier.dossier order by case_id limit 1")
                .query(UUID.class)
                .single();
        for (var table : List.of("dossier.dossier", "dossier.revision", "oversight.dossier_fact")) {
            var seen = Sight.ofCase(new CaseId(id)).call(() -> cases(jdbc.sql("select case_id from " + table)));
            assertThat(seen).as(table).isEqualTo(table.startsWith("oversight") ? Set.of() : Set.of(id));
        }
        assertThat(
                        Sight.ofCase(new CaseId(id))
                                .call(
                                        () -> cases(
                                                jdbc.sql(
                                                        "select case_id from ledger.entry where case_id in (select case_id from dossier.dossier)"))))
                .containsExactly(id);
    }

    @Test
    void a_search_is_walled_whatever_it_asks_for() {
        var word = truth.sql("select split_part(words, ' ', 1) from dossier.dossier order by case_id limit 1")
                .query(String.class)
                .single();
        var open = "select case_id from dossier.found_open(cast(:word as tsquery), 'all', 0, '', true, '{}', 1000000)";
        var closed =
                "select case_id from dossier.found_closed(cast(:word as tsquery), true, '{}', 'infinity', cast('ffffffff-ffff-ffff-ffff-ffffffffffff' as uuid), 1000000)";
        for (var search : List.of(open, closed)) {
            var all = cases(truth.sql(search).param("word", word));
            var his = cases(truth.sql("select case_id from (" + search + ") f where case_id in (" + SEEN + ")")
                    .param("word", word)
                    .param("units", district));
            assertThat(Sight.of(scope(district), true)
                            .call(() -> cases(jdbc.sql(search).param("word", word))))
                    .isEqualTo(his);
            assertThat(Sight.ofNothing(true).call(() -> cases(jdbc.sql(search).param("word", word))))
                    .isEmpty();
            assertThat(Sight.of(Scope.all(1), true)
                            .call(() -> cases(jdbc.sql(search).param("word", word))))
                    .isEqualTo(all);
        }
    }

    @Test
    void a_reading_transaction_is_a_readers_and_an_act_is_not() {
        var reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        var whoAmI = "select current_user";
        Sight.of(scope(district), false).call(() -> {
            assertThat(reading.<String>execute(_ -> one(whoAmI))).isEqualTo(roles().reader());
            assertThat(one(whoAmI)).as("a form's statement alone").isEqualTo(roles().actor());
            return true;
        });
        Sight.of(scope(district), true).call(() -> {
            assertThat(one(whoAmI)).isEqualTo(roles().reader());
            assertThat(new TransactionTemplate(transactions).<String>execute(_ -> one(whoAmI)))
                    .isEqualTo(roles().actor());
            assertThatThrownBy(() ->
                            jdbc.sql("update dossier.dossier set label = label").update())
                    .isInstanceOf(DataAccessException.class);
            return true;
        });
        assertThat(one(whoAmI)).isEqualTo(roles().actor());
    }

    @Test
    void what_a_connection_was_told_does_not_outlive_the_one_it_was_told_for() {
        var count = "select count(*) from ledger.case_head";
        var all = one(count);
        for (int round = 0; round < 20; round++) {
            var everything = Sight.of(Scope.all(1), true).call(() -> one(count));
            assertThat(everything).isEqualTo(all);
            assertThat(Sight.ofNothing(true).call(() -> one("select count(*) from dossier.dossier")))
                    .isEqualTo("0");
        }
    }

    @Test
    void not_even_who_sees_every_unit_sees_the_entries_of_a_sealed_case(@Autowired LedgerFeed feed) {
        var id = UUID.randomUUID();
        feed.stop(); // it would give a leaf to what is taken away again
        truth.sql("""
                insert into ledger.entry (case_id, version, kind, occurred_at, recorded_at, actor_id, post_id, unit_id, body, hash)
                select :id, 1, kind, occurred_at, recorded_at, actor_id, post_id, unit_id, body, hash from ledger.entry limit 1
                """).param("id", id).update();
        try {
            assertThat(Sight.of(Scope.all(1), true).call(() -> cases(jdbc.sql("select case_id from ledger.entry"))))
                    .isNotEmpty()
                    .doesNotContain(id);
        } finally {
            truth.sql("delete from ledger.entry where case_id = :id")
                    .param("id", id)
                    .update();
            feed.start();
        }
    }

    private static Scope scope(Integer[] units) {
        return Scope.of(List.of(units).stream().map(UnitId::new).toList(), 1);
    }

    private static Set<Object> cases(JdbcClient.StatementSpec statement) {
        return new HashSet<>(statement.query((row, _) -> row.getObject(1)).list());
    }
}
