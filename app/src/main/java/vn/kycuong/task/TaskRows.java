package vn.kycuong.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.CommittedContent;
import vn.kycuong.sql.Timestamps;

/** Rows of schema {@code task}. */
@Repository
class TaskRows {
    private static final String COLUMNS = """
            select t.case_id, t.number, t.type, t.urgency, t.rhythm, t.document_key, t.clause, t.parent, t.batch, t.made_by, t.made_at,
                   t.title, t.original_due, t.original_late, t.returned
              from task.task t
            """;

    /** What the desk's row repeats of the entries. */
    record Told(
            UUID caseId,
            String number,
            String type,
            String urgency,
            String rhythm,
            String document,
            String clause,
            @Nullable String parent,
            @Nullable Instant originalDue,
            int returned,
            int madeBy) {}

    /** An open task and its date. */
    record Dated(CaseId id, Instant lateFrom, Instant due, UnitId lead, UnitId assigner) {}

    /** A row of a list before its colour is known. */
    record Listed(
            Task task,
            String state,
            UnitId assigner,
            UnitId lead,
            @Nullable ActorId holder,
            Instant openedAt,
            @Nullable Instant closedAt,
            @Nullable Instant due,
            @Nullable Instant lateFrom,
            @Nullable Instant metAt,
            boolean extended) {}

    private final JdbcClient jdbc;

    TaskRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number of a year: none is left out, since it falls back with the transaction. */
    int next(int year) {
        return jdbc.sql("""
                insert into task.series as s (year, last) values (:year, 1)
                on conflict (year) do update set last = s.last + 1
                returning last
                """).param("year", year).query(Integer.class).single();
    }

    void insert(Task t, String folded) {
        jdbc.sql("""
                insert into task.task (case_id, number, type, urgency, rhythm, document_key, clause, parent, batch, made_by, made_at, title,
                                       folded, original_due, original_late)
                values (:id, :number, :type, :urgency, :rhythm, :document, :clause, :parent, :batch, :by, :at, :title, :folded, :due, :late)
                """)
                .param("id", t.id().value())
                .param("number", t.number())
                .param("type", t.type().name())
                .param("urgency", t.urgency().name())
                .param("rhythm", t.rhythm().name())
                .param("document", t.orderedBy() == null ? "" : t.orderedBy().document())
                .param("clause", t.orderedBy() == null ? "" : t.orderedBy().clause())
                .param("parent", t.parent() == null ? null : t.parent().value())
                .param("batch", t.batch())
                .param("by", t.madeBy().value())
                .param("at", Timestamps.utc(t.madeAt()))
                .param("title", t.title())
                .param("folded", folded)
                .param("due", t.originalDue() == null ? null : Timestamps.utc(t.originalDue()))
                .param("late", t.originalLateFrom() == null ? null : Timestamps.utc(t.originalLateFrom()))
                .update();
    }

    /** What was a draft is given as it stands now. */
    void given(Task t, String folded) {
        jdbc.sql("""
                update task.task
                   set type = :type, urgency = :urgency, rhythm = :rhythm, document_key = :document, clause = :clause,
                       parent = :parent, batch = :batch, title = :title, folded = :folded, original_due = :due, original_late = :late
                 where case_id = :id
                """)
                .param("id", t.id().value())
                .param("type", t.type().name())
                .param("urgency", t.urgency().name())
                .param("rhythm", t.rhythm().name())
                .param("document", t.orderedBy() == null ? "" : t.orderedBy().document())
                .param("clause", t.orderedBy() == null ? "" : t.orderedBy().clause())
                .param("parent", t.parent() == null ? null : t.parent().value())
                .param("batch", t.batch())
                .param("title", t.title())
                .param("folded", folded)
                .param("due", t.originalDue() == null ? null : Timestamps.utc(t.originalDue()))
                .param("late", t.originalLateFrom() == null ? null : Timestamps.utc(t.originalLateFrom()))
                .update();
    }

    void sentBack(CaseId id) {
        jdbc.sql("update task.task set returned = returned + 1 where case_id = :id")
                .param("id", id.value())
                .update();
    }

    /** False when somebody else has just written that revision. */
    boolean append(CaseId id, int revision, byte[] content, byte[] salt) {
        return jdbc.sql("""
                insert into task.revision (case_id, revision, content, salt) values (:id, :revision, :content, :salt)
                on conflict do nothing
                """)
                        .param("id", id.value())
                        .param("revision", revision)
                        .param("content", content)
                        .param("salt", salt)
                        .update()
                == 1;
    }

    Optional<Task> find(CaseId id) {
        return jdbc.sql(COLUMNS + " where t.case_id = :id")
                .param("id", id.value())
                .query((row, _) -> task(row))
                .optional();
    }

    Optional<CaseId> byNumber(String number) {
        return jdbc.sql("select case_id from task.task where number = :number")
                .param("number", number)
                .query((row, _) -> new CaseId(row.getObject("case_id", UUID.class)))
                .optional();
    }

    List<Task> of(List<CaseId> ids) {
        return jdbc.sql(COLUMNS + " where t.case_id = any (:ids)")
                .param("ids", ids.stream().map(CaseId::value).toArray(UUID[]::new))
                .query((row, _) -> task(row))
                .list();
    }

    /** Its parts, and those assigned together with it. */
    List<Task> family(Task task) {
        return jdbc.sql(COLUMNS + """
                 where (t.parent = :id or t.batch = :batch) and t.case_id <> :id
                 order by t.number
                """)
                .param("id", task.id().value())
                .param("batch", task.batch())
                .query((row, _) -> task(row))
                .list();
    }

    Map<Integer, byte[]> contents(CaseId id) {
        return jdbc
                .sql("select revision, content from task.revision where case_id = :id and content is not null")
                .param("id", id.value())
                .query((row, _) -> Map.entry(row.getInt("revision"), row.getBytes("content")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those that a question asks for, as far as a scope reaches, the newest first. */
    List<Listed> list(TaskQuestion q) {
        return jdbc.sql("""
                select t.case_id, t.number, t.type, t.urgency, t.rhythm, t.document_key, t.clause, t.parent, t.batch, t.made_by, t.made_at,
                       t.title, t.original_due, t.original_late, t.returned,
                       c.state, c.unit_in, c.unit_now, c.opened_at, c.closed_at, o.due_at, o.late_from, o.met_at,
                       coalesce(o.extended, false) as extended,
                       (select min(w.holder_id) from ledger.work_list w where w.case_id = t.case_id and w.obligation = 1 and w.step = 1)
                         as holder_id
                  from task.task t
                  join ledger.case_standing c on c.case_id = t.case_id
                  left join ledger.owed_standing o on o.case_id = t.case_id and o.no = 1
                 where (:all or c.unit_in = any (:scope) or c.unit_now = any (:scope)
                        or exists (select from ledger.owed_standing s where s.case_id = t.case_id and s.unit_id = any (:scope)))
                   and case :whose
                         when 'MINE' then exists (select from ledger.work_list w where w.case_id = t.case_id
                              and (w.holder_id = :me or :head and w.holder_id is null and w.unit_id = :unit))
                              or c.state = 'DRAFT' and t.made_by = :me
                         when 'UNIT' then c.unit_now = :unit and c.state <> 'DRAFT'
                              or exists (select from ledger.owed_standing s where s.case_id = t.case_id and s.unit_id = :unit)
                         when 'OURS' then c.unit_in = :unit
                         else c.state <> 'DRAFT' or c.unit_in = :unit
                       end
                   and (:lead = 0 or c.unit_now = :lead)
                   and (:document = '' or t.document_key = :document)
                   and (:clause = '' or t.clause = :clause)
                   and (:state = '' or c.state = :state or :state = 'OPEN' and c.closed_at is null)
                   and (:words = '' or t.folded like :words or lower(t.number) like :words)
                 order by t.made_at desc, t.number desc
                 limit :most
                """)
                .param("all", q.scope().isAll())
                .param("scope", q.scope().unitNumbers())
                .param("whose", q.whose().name())
                .param("me", q.me().value())
                .param("head", q.head())
                .param("unit", q.unit().value())
                .param("lead", q.lead() == null ? 0 : q.lead().value())
                .param("document", q.document())
                .param("clause", q.clause())
                .param("state", q.state())
                .param("words", q.folded())
                .param("most", TaskQuestion.MOST)
                .query((row, _) -> listed(row))
                .list();
    }

    /** Open tasks whose date comes before a moment and that were not warned of at a level of that date. */
    List<Dated> unwarned(WarningLevel level, Instant before, int most) {
        return jdbc.sql("""
                select o.case_id, o.late_from, o.due_at, o.unit_now, o.unit_in
                  from ledger.owed_standing o
                 where o.kind = 'task' and o.no = 1 and o.met_at is null and o.closed_at is null and o.late_from <= :before
                   and not exists (select from task.warning w
                                    where w.case_id = o.case_id and w.level = :level and w.late_from = o.late_from)
                 order by o.late_from
                 limit :most
                """)
                .param("level", level.name())
                .param("before", Timestamps.utc(before))
                .param("most", most)
                .query((row, _) -> new Dated(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        Timestamps.of(row, "late_from"),
                        Timestamps.of(row, "due_at"),
                        new UnitId(row.getInt("unit_now")),
                        new UnitId(row.getInt("unit_in"))))
                .list();
    }

    /** False when it was noted before. */
    boolean warned(CaseId id, WarningLevel level, Instant lateFrom, Instant at) {
        return jdbc.sql("""
                insert into task.warning (case_id, level, late_from, told_at) values (:id, :level, :late, :at)
                on conflict do nothing
                """)
                        .param("id", id.value())
                        .param("level", level.name())
                        .param("late", Timestamps.utc(lateFrom))
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    static List<CommittedContent.Kept> revisions(JdbcClient jdbc, UUID after, UUID upTo) {
        return jdbc.sql("""
                select case_id, revision, content, salt
                  from task.revision
                 where case_id > :after and case_id <= :upTo
                """)
                .param("after", after)
                .param("upTo", upTo)
                .query((row, _) -> new CommittedContent.Kept(
                        row.getObject("case_id", UUID.class),
                        row.getInt("revision"),
                        row.getBytes("content"),
                        row.getBytes("salt")))
                .list();
    }

    static List<Told> told(JdbcClient jdbc, UUID after, UUID upTo) {
        return jdbc.sql(COLUMNS + " where t.case_id > :after and t.case_id <= :upTo")
                .param("after", after)
                .param("upTo", upTo)
                .query((row, _) -> new Told(
                        row.getObject("case_id", UUID.class),
                        row.getString("number"),
                        row.getString("type"),
                        row.getString("urgency"),
                        row.getString("rhythm"),
                        row.getString("document_key"),
                        row.getString("clause"),
                        row.getString("parent"),
                        Timestamps.orNull(row, "original_due"),
                        row.getInt("returned"),
                        row.getInt("made_by")))
                .list();
    }

    private static Listed listed(ResultSet row) throws SQLException {
        var holder = row.getObject("holder_id", Integer.class);
        return new Listed(
                task(row),
                row.getString("state"),
                new UnitId(row.getInt("unit_in")),
                new UnitId(row.getInt("unit_now")),
                holder == null ? null : new ActorId(holder),
                Timestamps.of(row, "opened_at"),
                Timestamps.orNull(row, "closed_at"),
                Timestamps.orNull(row, "due_at"),
                Timestamps.orNull(row, "late_from"),
                Timestamps.orNull(row, "met_at"),
                row.getBoolean("extended"));
    }

    private static Task task(ResultSet row) throws SQLException {
        var document = row.getString("document_key");
        var parent = row.getObject("parent", UUID.class);
        return new Task(
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("number"),
                TaskType.valueOf(row.getString("type")),
                Urgency.valueOf(row.getString("urgency")),
                ReportRhythm.valueOf(row.getString("rhythm")),
                document.isEmpty() ? null : new OrderedBy(document, row.getString("clause")),
                parent == null ? null : new CaseId(parent),
                row.getObject("batch", UUID.class),
                new ActorId(row.getInt("made_by")),
                Timestamps.of(row, "made_at"),
                row.getString("title"),
                Timestamps.orNull(row, "original_due"),
                Timestamps.orNull(row, "original_late"),
                row.getInt("returned"));
    }
}
