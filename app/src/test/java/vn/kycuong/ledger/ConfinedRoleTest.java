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
    private TreeWorld world;

    @BeforeEach
    void open() {
        var owner = TestDatabase.migrated();
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
        assertThatThrownBy(() -> {
                    if (statement.startsWith("select"))
                        application.sql(statement).query((_, _) -> 0).list();
                    else application.sql(statement).update();
                })
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        assertThat(world.count("select count(*) from ledger.entry")).isEqualTo(before);
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
