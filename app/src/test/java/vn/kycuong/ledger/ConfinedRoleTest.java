package vn.kycuong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.kycuong.TestDatabase;
import vn.kycuong.kernel.Effect;

/** The application's own role works as ever, and cannot change what stands in the ledger. */
class ConfinedRoleTest {
    @TempDir
    Path folder;

    private JdbcClient application;
    private DataSource owner;
    private TreeWorld world;

    @BeforeEach
    void open() {
        owner = TestDatabase.migrated();
        var jdbc = JdbcClient.create(owner);
        jdbc.sql("""
                do $$ begin
                  if not exists (select from pg_roles where rolname = 'confined') then create role confined login; end if;
                end $$
                """).update();
        jdbc.sql("select ledger.confine('confined')").query((_, _) -> 0).list();
        var confined = as("confined", owner);
        application = JdbcClient.create(confined);
        world = new TreeWorld(folder, confined);
        world.live(new Random(5), 4);
        world.settle();
    }

    private static DataSource as(String role, DataSource owner) {
        var url = TestDatabase.url(owner).replaceAll("[?&]user=[^&]*", "");
        return new DriverManagerDataSource(url, role, "");
    }

    @Test
    void it_records_acts_numbers_them_signs_and_is_checked() throws Exception {
        world.act(world.cases.getFirst(), new Effect.StateChanged("MORE"));
        world.settle();
        assertThat(world.tree.size()).isEqualTo(5);
        var report = new LedgerCheck(world.database::getConnection, 1, null, List.of(), _ -> {}).run();
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(5);
    }

    @Test
    void it_may_hold_a_head_while_it_looks_at_it() {
        assertThatCode(() -> application
                        .sql("select 1 from ledger.case_head for update")
                        .query(Integer.class)
                        .list())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger.entry set actor_id = 7",
                "delete from ledger.entry",
                "truncate ledger.entry",
                "insert into ledger.entry select case_id, version + 100, kind, occurred_at, recorded_at, actor_id, post_id, unit_id, previous_kind, previous_at, null, body, hash from ledger.entry",
                "update ledger.case_head set version = 1",
                "delete from ledger.case_head",
                "insert into ledger.obligation (case_id, no, parent, tier, unit_id, duty, clock, noticed) values (gen_random_uuid(), 1, 0, 'WHOLE', 1, 'x', '{}', 'NONE')",
                "update ledger.work_item set holder_id = 7",
                "update ledger.leaf set leaf = leaf + 100",
                "delete from ledger.leaf",
                "delete from ledger.checkpoint",
                "update ledger.checkpoint set note = ''",
                "delete from ledger.checkpoint_key",
                "alter table ledger.entry add column mine int",
                "drop table ledger.entry cascade",
                "create or replace function ledger.rows_of_acts(cases uuid[], rows jsonb[], parts int) returns void language sql as 'select 1'",
                "create trigger mine before insert on ledger.entry for each row execute function suppress_redundant_updates_trigger()",
                "select ledger.rows_of_acts(array[gen_random_uuid()], array['{}'::jsonb], 32)",
                "select ledger.confine('postgres')",
                "set role postgres",
                "delete from public.flyway_schema_history"
            })
    void it_is_refused(String statement) {
        long before = world.count("select count(*) from ledger.entry");
        refused(application, statement);
        assertThat(world.count("select count(*) from ledger.entry")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into ledger.reader (name, next_leaf) values ('x', 0)",
                "update dossier.dossier set label = 'x'",
                "insert into document.file (file_id, case_id, owner_id, name, media_type, size, stored_at) values (gen_random_uuid(), gen_random_uuid(), 1, 'x', 'x', 1, '2020-01-01')",
                "update identity.account set enabled = true",
                "delete from oversight.dossier_fact",
                "select ledger.analyse()",
                "select * from ledger.act_refused(gen_random_uuid(), 0, 'x', 1, 1, 1, 'x', 1, 1)",
                "select sealed from identity.secret",
                "select sealed from vault.keyset",
                "create table ledger.mine ()",
                "select ledger.confine('confined')",
                "set role confined"
            })
    void a_reader_writes_nothing_and_knows_no_secret(String statement) {
        var roles = TestDatabase.confined(owner);
        refused(JdbcClient.create(roles.as(roles.reader())), statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select case_id from ledger.entry",
                "select case_id from ledger.case_head",
                "select case_id from dossier.dossier",
                "select name from document.file",
                "select actor_id from identity.account",
                "select ledger.analyse()"
            })
    void the_writer_of_sealed_cases_sees_nothing_else(String statement) {
        var roles = TestDatabase.confined(owner);
        refused(JdbcClient.create(roles.as(roles.sealed())), statement);
    }

    @Test
    void what_is_sealed_is_its_writers_alone() {
        var roles = TestDatabase.confined(owner);
        JdbcClient.create(owner).sql("create table sealed.probe (n int)").update();
        TestDatabase.confined(owner);
        assertThat(JdbcClient.create(roles.as(roles.sealed()))
                        .sql("insert into sealed.probe values (1)")
                        .update())
                .isEqualTo(1);
        refused(JdbcClient.create(roles.as(roles.reader())), "select n from sealed.probe");
        refused(JdbcClient.create(roles.as(roles.actor())), "select n from sealed.probe");
    }

    @Test
    void no_function_that_works_with_the_owners_rights_and_writes_is_everybodys() {
        TestDatabase.confined(owner);
        assertThat(JdbcClient.create(owner).sql("""
                select p.oid::regprocedure::text from pg_proc p
                 where p.prosecdef and p.provolatile = 'v' and p.pronamespace <> 'pg_catalog'::regnamespace
                   and has_function_privilege('kycuong_reader', p.oid, 'execute')
                """).query(String.class).list()).isEmpty();
    }

    private static void refused(JdbcClient role, String statement) {
        assertThatThrownBy(() -> {
                    if (statement.startsWith("select"))
                        role.sql(statement).query((_, _) -> 0).list();
                    else role.sql(statement).update();
                })
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @Test
    void a_function_of_its_own_is_not_taken_for_one_of_the_ledgers() {
        var path = JdbcClient.create(world.database)
                .sql("select array_to_string(proconfig, ',') from pg_proc where oid = 'ledger.act'::regproc")
                .query(String.class)
                .single();
        assertThat(path).contains("search_path=pg_catalog, pg_temp");
    }
}
