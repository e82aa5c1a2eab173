package vn.kycuong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.browser.SampleWorld;

/** The played province replays to what is kept; whatever is changed behind the ledger's back is named, by case, row and field. */
class ReplayTest extends SampleWorld {
    /** What tampers has the owner's rights; the application has not. */
    private final JdbcClient jdbc = JdbcClient.create(owner());

    @Autowired
    DataSource database;

    @Autowired
    LedgerFeed feed;

    private record Checked(Replay.Result result, List<String> told) {}

    private Checked replay() throws SQLException {
        feed.catchUp();
        Queue<String> told = new ConcurrentLinkedQueue<>();
        try (var replay = Replay.on(database)) {
            var result = replay.check(3, difference -> told.add(difference.sentence()), (_, _) -> {});
            return new Checked(result, List.copyOf(told));
        }
    }

    @Test
    void what_is_kept_is_what_the_ledger_says() throws SQLException {
        var checked = replay();
        assertThat(checked.told()).isEmpty();
        assertThat(checked.result().differences()).isZero();
        assertThat(checked.result().cases()).isGreaterThan(300).isEqualTo(count("ledger.case_head"));
        assertThat(checked.result().entries()).isEqualTo(count("ledger.entry"));
        assertThat(checked.result().counts())
                .containsEntry("bản nội dung hồ sơ", count("dossier.revision"))
                .containsEntry("sự kiện giám sát", count("oversight.dossier_fact"))
                .containsEntry("nghĩa vụ và việc", count("ledger.obligation") + count("ledger.work_item"));
    }

    /** Something done to a table as its superuser, and what must be said about it. */
    private record Tampering(String table, String act, String row, String said) {}

    static Stream<Arguments> tampered() {
        return Stream.of(
                        t("ledger.case_head", "update % set state = 'X'", "ledger.case_head", "trường state"),
                        t("ledger.case_head", "update % set unit_now = 1 + unit_now", "case_head", "trường unit_now"),
                        t("ledger.case_head", "update % set head_hash = sha256('')", "case_head", "trường head_hash"),
                        t("ledger.case_head", "delete from %", "ledger.case_head", "thiếu hàng này"),
                        t("ledger.obligation", "delete from %", "ledger.obligation số 1", "thiếu hàng này"),
                        t(
                                "ledger.obligation",
                                "update % set due_at = due_at + interval '1 minute'",
                                "ledger.obligation số 1",
                                "trường due_at"),
                        t(
                                "ledger.obligation",
                                "update % set clock = jsonb_set(clock, '{basis}', '\"x\"')",
                                "ledger.obligation số 1",
                                "trường clock"),
                        t(
                                "ledger.obligation",
                                "insert into ledger.obligation select case_id, 99, parent, tier, unit_id, duty, clock, noticed from %",
                                "ledger.obligation số 99",
                                "thừa hàng này"),
                        t(
                                "ledger.work_item",
                                "update % set holder_id = 77",
                                "ledger.work_item số 1",
                                "trường holder_id"),
                        t("ledger.work_item", "update % set open = not open", "work_item số 1", "trường open"),
                        t(
                                "oversight.dossier_fact",
                                "update % set received_at = received_at - interval '1 day'",
                                "oversight.dossier_fact số ",
                                "trường received_at"),
                        t("oversight.dossier_fact", "delete from %", "oversight.dossier_fact số ", "thiếu hàng này"),
                        t("dossier.dossier", "update % set code = 'X'", "dossier.dossier", "trường code"),
                        t("dossier.dossier", "delete from %", "dossier.dossier", "thiếu hàng này"),
                        t(
                                "dossier.revision",
                                "update % set content = set_byte(content, 3, 65)",
                                "dossier.revision số 1",
                                "nội dung khác với cam kết"),
                        t("dossier.revision", "delete from %", "dossier.revision số 1", "thiếu nội dung"),
                        t("dossier.revision", "update % set salt = null", "dossier.revision số 1", "chỉ còn một"),
                        t(
                                "dossier.revision",
                                "insert into dossier.revision select case_id, 99, purpose, content, salt from %",
                                "dossier.revision số 99",
                                "không bút toán nào nói tới"),
                        t(
                                "dossier.revision",
                                "insert into document.file select gen_random_uuid(), case_id, 1, 'x.pdf', 'application/pdf', 1, '2020-01-01Z', sha256('x'), 'x' from %",
                                "document.file",
                                "không có trong đơn"),
                        t(
                                "ledger.entry",
                                "update % set body = set_byte(body, 9, 65)",
                                "ledger.entry số 1",
                                "mã băm không khớp"),
                        t("ledger.entry", "delete from %", "ledger.entry số ", "thiếu bút toán số 1"))
                .map(Arguments::of);
    }

    private static Tampering t(String table, String act, String row, String said) {
        return new Tampering(table, act, row, said);
    }

    @ParameterizedTest
    @MethodSource("tampered")
    void a_row_changed_behind_the_ledgers_back_is_named(Tampering tampering) throws SQLException {
        var id = aFinishedCase();
        var told = whileTampered(tampering.table(), id, tampering.act());
        assertThat(told)
                .as("%s after %s", id, tampering.act())
                .isNotEmpty()
                .allMatch(sentence -> sentence.contains(id.toString()))
                .anyMatch(sentence -> sentence.contains(tampering.row()) && sentence.contains(tampering.said()));
    }

    @Test
    void an_entry_removed_at_the_tail_leaves_a_head_that_says_so() throws SQLException {
        var id = aFinishedCase();
        jdbc.sql(
                        "create table public.saved as select * from ledger.entry where case_id = :id order by version desc limit 1")
                .param("id", id)
                .update();
        try {
            jdbc.sql(
                            "delete from ledger.entry e using public.saved s where e.case_id = s.case_id and e.version = s.version")
                    .update();
            assertThat(replay().told()).anyMatch(s -> s.contains(id.toString()) && s.contains("trường version"));
        } finally {
            jdbc.sql("insert into ledger.entry select * from public.saved").update();
            jdbc.sql("drop table public.saved").update();
        }
        assertThat(replay().told()).isEmpty();
    }

    @Test
    void content_erased_with_its_salt_is_counted_and_is_no_difference() throws SQLException {
        var told = whileTampered("dossier.revision", aFinishedCase(), "update % set content = null, salt = null");
        assertThat(told).isEmpty();
    }

    @Test
    void a_row_about_a_case_without_entries_is_named() throws SQLException {
        var id = new UUID(0x7fffffffffffffffL, -1);
        jdbc.sql("""
                insert into dossier.revision (case_id, revision, purpose, content, salt) values (:id, 1, 'x', 'x', 'x')
                """).param("id", id).update();
        try {
            assertThat(replay().told())
                    .anyMatch(s -> s.contains(id.toString()) && s.contains("không bút toán nào nói tới"));
        } finally {
            jdbc.sql("delete from dossier.revision where case_id = :id")
                    .param("id", id)
                    .update();
        }
    }

    /** A column that a migration adds must be compared from the day it is there. */
    @Test
    void no_column_of_kernel_rows_goes_unchecked() {
        var head = and(fields(KernelRow.Head.class), "held"); // it says nothing, see V074
        assertThat(columns("ledger.case_head")).isSubsetOf(head);
        assertThat(columns("ledger.obligation")).isSubsetOf(fields(KernelRow.Owed.class));
        assertThat(columns("ledger.work_item")).isSubsetOf(fields(KernelRow.Work.class));
        assertThat(columns("ledger.sealed_head")).hasSameElementsAs(columns("ledger.case_head"));
        assertThat(columns("ledger.sealed_obligation")).hasSameElementsAs(columns("ledger.obligation"));
        assertThat(columns("ledger.sealed_work")).hasSameElementsAs(columns("ledger.work_item"));
    }

    private static List<String> and(List<String> fields, String more) {
        return Stream.concat(fields.stream(), Stream.of(more)).toList();
    }

    private static List<String> fields(Class<? extends Record> row) {
        return Arrays.stream(row.getRecordComponents())
                .map((RecordComponent field) -> Findings.column(field))
                .toList();
    }

    private List<String> columns(String table) {
        return jdbc.sql("""
                        select attname from pg_attribute
                         where attrelid = :table::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                        """).param("table", table).query(String.class).list();
    }

    /** What a replay says while one row of a case is tampered with; afterwards everything is as before. */
    private List<String> whileTampered(String table, UUID id, String act) throws SQLException {
        var rows = "(select * from %s where case_id = '%s' limit 1)".formatted(table, id);
        var columns = String.join(", ", columns(table));
        jdbc.sql("create table public.saved as select * from %s where case_id = '%s'".formatted(table, id))
                .update();
        try {
            var key = key(table, id);
            UnaryOperator<String> on = sql -> sql.startsWith("insert")
                    ? sql.replace("%", rows + " one")
                    : sql.replace("%", table) + " where " + key;
            jdbc.sql(on.apply(act)).update();
            return replay().told();
        } finally {
            jdbc.sql("delete from document.file where name = 'x.pdf'").update();
            jdbc.sql("delete from %s where case_id = '%s'".formatted(table, id)).update();
            jdbc.sql("insert into %s (%s) select %s from public.saved".formatted(table, columns, columns))
                    .update();
            jdbc.sql("drop table public.saved").update();
            jdbc.sql("""
                    update ledger.work_item w set unit_in = h.unit_in, unit_now = h.unit_now -- a head passes its units on
                      from ledger.case_head h where h.case_id = w.case_id and w.case_id = :id
                    """).param("id", id).update();
        }
    }

    /** The first row of the case in this table. */
    private String key(String table, UUID id) {
        var number = columns(table).stream()
                .filter(c -> List.of("no", "revision", "version").contains(c) && !table.equals("ledger.case_head"))
                .findFirst();
        var one = "case_id = '%s'".formatted(id);
        return number.map(n -> one + " and %s = (select min(%s) from %s where %s)".formatted(n, n, table, one))
                .orElse(one);
    }

    /** With an obligation that has a date, work, content and facts. */
    private UUID aFinishedCase() {
        return jdbc.sql("""
                select o.case_id
                  from ledger.obligation o
                  join oversight.dossier_fact f using (case_id)
                  join ledger.work_item w using (case_id)
                  join dossier.revision r using (case_id)
                 where o.no = 1 and o.due_at is not null and f.received_at is not null and w.no = 1 and o.met_at is not null
                   and r.content is not null
                   and f.version = (select min(version) from oversight.dossier_fact a where a.case_id = o.case_id)
                 order by 1 limit 1
                """).query(UUID.class).single();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
