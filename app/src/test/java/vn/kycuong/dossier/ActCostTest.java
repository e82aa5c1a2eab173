package vn.kycuong.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.CountedStatements;
import vn.kycuong.TestDatabase;
import vn.kycuong.TestProvince;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.Grants;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.procedure.Procedures;

/** What an act costs, counted and not timed: statements, round trips, rows (design/PERFORMANCE.md, section 1). */
class ActCostTest {
    private static final LocalDate DAY = LocalDate.of(2020, 6, 15);
    private static final PostId POST = new PostId(7);
    private static final List<String> RIGHTS =
            List.of(Rights.RECEIVE, Rights.RETURN, Rights.EXAMINE, Rights.ASSIGN, Rights.SIGN, Rights.APPROVE);
    /** Written by acts; leaves and projections follow by themselves, for many acts at once. */
    private static final List<String> TABLES = List.of("case_head", "entry", "obligation", "work_item");

    private static DataSource database;
    private static CountedStatements counted;
    private static JdbcClient jdbc;
    private static AnnotationConfigApplicationContext house;
    private static Dossiers dossiers;
    private static Ledger ledger;
    private static Officer officer;

    private static int forms;

    @BeforeAll
    static void open() {
        database = TestProvince.database();
        jdbc = JdbcClient.create(database);
        counted = new CountedStatements(database);
        house = house();
        dossiers = house.getBean(Dossiers.class);
        ledger = house.getBean(Ledger.class);
        var procedures = house.getBean(Procedures.class);
        var unit = procedures
                .oneStops(procedures.get("BIRTH", DAY).orElseThrow(), DAY)
                .getFirst()
                .id();
        var actor = new ActorId(5000);
        house.getBean(Grants.class)
                .replace(
                        actor,
                        1,
                        true,
                        RIGHTS.stream()
                                .map(right -> new Grants.Grant(POST, right, UnitId.ALL))
                                .toList());
        officer = new Officer(
                actor, POST, unit, "", "Công chức tiếp nhận 1", "OFFICER", Set.copyOf(RIGHTS), Scope.all(1));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    /** An instance in which nothing happens by itself. */
    private static AnnotationConfigApplicationContext house() {
        var house = new AnnotationConfigApplicationContext();
        house.registerBean(DataSource.class, counted::dataSource);
        house.register(DossierActs.Beans.class);
        house.refresh();
        house.getBeansOfType(SmartLifecycle.class).values().forEach(SmartLifecycle::stop);
        return house;
    }

    private CaseId takenIn() {
        var procedure = house.getBean(Procedures.class).get("BIRTH", DAY).orElseThrow();
        var papers = procedure.papers().stream()
                .map(p -> new Application.Paper(p.name(), p.originals(), p.copies(), p.mandatory() ? 1 : 0))
                .toList();
        var name = new PersonName("Người Mẫu");
        var application = new Application(name, name, "", "", "", "Nơi mẫu", "", papers, "COUNTER");
        var command = new TakeIn(key(), "BIRTH", "normal", Channel.COUNTER, application);
        return switch (house.getBean(Intake.class).takeIn(command, officer)) {
            case TakeInResult.Accepted done -> done.ref().caseId();
            case TakeInResult other -> throw new AssertionError(other);
        };
    }

    private static String key() {
        return new UUID(7, ++forms).toString();
    }

    private Dossiers.Sheet sheet(CaseId id) {
        return new Dossiers.Sheet(ledger.find(id).orElseThrow().version(), key());
    }

    /** Whether registers still hold is asked now and then, by the clock: it is not part of an act. */
    private static List<String> sentDuring(Runnable work) {
        return counted.during(work).stream()
                .filter(statement -> !statement.contains("from reference.edition"))
                .toList();
    }

    private static void done(ActResult result) {
        assertThat(result).isInstanceOf(ActResult.Done.class);
    }

    @Test
    void an_act_without_content_on_a_case_this_instance_saw_is_one_statement() {
        var id = takenIn();
        var sheet = sheet(id);
        assertThat(sentDuring(() -> done(dossiers.take(id, sheet, officer))))
                .singleElement()
                .asString()
                .startsWith("select ledger.act(");
    }

    @Test
    void an_act_without_content_on_a_case_of_another_instance_is_one_read_and_one_statement() {
        try (var other = house()) {
            var theirs = other.getBean(Dossiers.class);
            theirs.take(takenIn(), new Dossiers.Sheet(0, key()), officer); // its registers are read
            var id = takenIn();
            var sheet = sheet(id);
            assertThat(sentDuring(() -> done(theirs.take(id, sheet, officer)))).hasSize(2);
        }
    }

    @Test
    void an_act_with_content_is_two_statements_and_three_round_trips() {
        var id = takenIn();
        done(dossiers.take(id, sheet(id), officer));
        var sheet = sheet(id);
        var sent = sentDuring(() -> done(dossiers.complete(id, sheet, "Đã xem xét", officer)));
        assertThat(sent).hasSizeLessThanOrEqualTo(3).endsWith("commit");
        assertThat(sent.get(sent.size() - 2)).startsWith("select ledger.act(");
    }

    /** Query, claim, complete: head, entry and work item, twice. */
    @Test
    void a_step_that_is_taken_and_completed_writes_six_rows_of_the_kernel() throws InterruptedException {
        var id = takenIn();
        var before = rows();
        done(dossiers.take(id, sheet(id), officer));
        done(dossiers.complete(id, sheet(id), "Đã xem xét", officer));
        var written = rows();
        written.replaceAll((table, count) -> count - before.get(table));
        assertThat(written).isEqualTo(Map.of("case_head", 2L, "entry", 2L, "work_item", 2L, "obligation", 0L));
    }

    /** Rows inserted, changed and removed so far; connections report theirs when they end, and nobody else is here. */
    private static Map<String, Long> rows() throws InterruptedException {
        while (true) {
            var first = reported();
            Thread.sleep(300);
            if (reported().equals(first)) return first;
        }
    }

    private static Map<String, Long> reported() {
        TestDatabase.letGo(database);
        var counts = new HashMap<String, Long>();
        for (var table : TABLES) {
            counts.put(
                    table, jdbc.sql("""
                            select pg_stat_get_tuples_inserted(c) + pg_stat_get_tuples_updated(c) + pg_stat_get_tuples_deleted(c)
                              from (select ('ledger.' || :table)::regclass::oid) as t (c)
                            """).param("table", table).query(Long.class).single());
        }
        return counts;
    }
}
