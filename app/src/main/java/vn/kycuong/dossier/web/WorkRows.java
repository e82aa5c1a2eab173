package vn.kycuong.dossier.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.dossier.FindWords;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/**
 * Work lists: what lies on whose desk, in the order in which the law wants it done. Each list is composed once from where its work
 * comes from ({@link Source}) and how pressing it is ({@link WorkGroup}); its count reads the same sources and the same conditions.
 *
 * <p>Few units are read one by one, each along its own index up to the end of the page, and merged; many units are read along the one
 * index of all work by date, of which they hold a good share. Either way a page reads about as many rows as it shows.
 */
@Repository
class WorkRows {
    /** So many are counted of each group where many units are seen at once; a longer list says "more than". */
    static final int MOST_COUNTED = 1_000;

    /** A search reaches so far into open work, the first due first; who wants the rest types more words. */
    static final int MOST_FOUND = 200;

    /** Up to so many units are read one by one, a page of each. */
    private static final int FEW_UNITS = 16;

    /** Up to so many are counted one by one: all that lies there is less than what others have in between. */
    private static final int FEW_TO_COUNT = 32;

    private static final String KEY = "w.sort_at, w.case_id, w.no";
    private static final String BACK = "w.sort_at desc, w.case_id desc, w.no desc";

    /** Where work comes from. A lane is one unit. */
    private enum Source {
        HELD("ledger.work_list w where w.holder_id = :me", false),
        FREE("ledger.work_list w where w.unit_id = lane.unit and w.role = :role and w.holder_id is null", true),
        ANY_FREE("""
            ledger.work_list w where w.role = :role and w.holder_id is null
                                 and (:all or w.unit_id in (select unnest(:units)))\
            """, false),
        LYING("ledger.work_list w where w.unit_id = lane.unit", true),
        RECEIVED("ledger.work_list w where w.unit_in = lane.unit and w.unit_in <> w.unit_id", true),
        OWED("""
            ledger.work_list w where w.unit_now = lane.unit and w.unit_now <> w.unit_id and w.unit_now <> w.unit_in\
            """, true),
        ANY_LYING("ledger.work_list w where (:all or w.unit_id in (select unnest(:units)))", false),
        ANY_SEEN("""
            ledger.work_list w where (:all or w.unit_id in (select unnest(:units)) or w.unit_in in (select unnest(:units))
                                           or w.unit_now in (select unnest(:units)))\
            """, false),
        FOUND("""
            dossier.found_open(cast(:found as tsquery), :whose, :me, :role, :all, :units, :reach) w where true\
            """, false);

        private final String from;
        private final boolean byLane;

        Source(String from, boolean byLane) {
            this.from = from;
            this.byLane = byLane;
        }

        /** Its rows under further conditions, with an order and an end or none. */
        String rows(String lanes, String columns, String conditions, String end) {
            var rows = "select " + columns + " from " + from + " and w.kind = 'dossier' " + conditions + end;
            return byLane
                    ? "(select x.* from unnest(" + lanes + ") as lane (unit) cross join lateral (" + rows + ") x)"
                    : "(" + rows + ")";
        }
    }

    private final JdbcClient jdbc;

    WorkRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which of these were entered later from a receipt stamped on paper. */
    Set<CaseId> stamped(List<WorkLine> lines) {
        if (lines.isEmpty()) return Set.of();
        return jdbc.sql("select case_id from dossier.stamped where case_id = any (:cases)")
                .param(
                        "cases",
                        lines.stream().map(line -> line.caseId().value()).toArray(UUID[]::new))
                .query((row, _) -> new CaseId(row.getObject("case_id", UUID.class)))
                .set();
    }

    /** Since when the time for the result is counted, and at which unit. */
    record Received(Instant at, UnitId unit) {}

    /** Of these dossiers those that are accepted. */
    Map<CaseId, Received> received(List<CaseId> cases) {
        var received = new HashMap<CaseId, Received>();
        if (cases.isEmpty()) return received;
        jdbc.sql("select case_id, unit_id, start from ledger.counted_since where case_id = any (:cases)")
                .param("cases", cases.stream().map(CaseId::value).toArray(UUID[]::new))
                .query((row, _) -> received.put(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        new Received(
                                Objects.requireNonNull(Timestamps.orNull(row, "start")),
                                new UnitId(row.getInt("unit_id")))))
                .list();
        return received;
    }

    /** A piece of work. */
    record Work(CaseId caseId, int no) {
        static Work of(WorkLine line) {
            return new Work(line.caseId(), line.no());
        }
    }

    /** The time of the step on which a piece of work stands. */
    record Step(int process, int step, Instant dueAt, Instant warnFrom, Instant lateFrom) {}

    /** Of these lines those whose step runs on a time of its own. */
    Map<Work, Step> steps(List<WorkLine> lines) {
        var steps = new HashMap<Work, Step>();
        if (lines.isEmpty()) return steps;
        jdbc.sql("select * from dossier.step_time where case_id = any (:cases)")
                .param(
                        "cases",
                        lines.stream().map(line -> line.caseId().value()).toArray(UUID[]::new))
                .query((row, _) -> steps.put(
                        new Work(new CaseId(row.getObject("case_id", UUID.class)), row.getInt("no")),
                        new Step(
                                row.getInt("process_id"),
                                row.getInt("step"),
                                Objects.requireNonNull(Timestamps.orNull(row, "due_at")),
                                Objects.requireNonNull(Timestamps.orNull(row, "warn_from")),
                                Objects.requireNonNull(Timestamps.orNull(row, "late_from")))))
                .list();
        return steps;
    }

    /** How many of each group: exact, or one more than {@link #MOST_COUNTED} where there are more. */
    WorkCounts counts(WorkQuery query, Officer officer) {
        return bind(countSql(query, officer), query, officer)
                .query((row, _) -> counts(row, !query.found().isEmpty()))
                .single();
    }

    /**
     * The rows of one page in the order of the list, and one more if there is more in this direction: the last when it goes on, the
     * first when it goes back.
     */
    List<WorkLine> lines(WorkQuery query, Officer officer, @Nullable WorkCursor from, int most) {
        return at(bind(pageSql(query, officer, from, " limit " + most), query, officer), from)
                .query(WorkRows::line)
                .list();
    }

    /** Few units are written out, so that PostgreSQL knows how few they are and keeps one plan for all calls. */
    private static String laneSql(Scope scope) {
        int units = scope.unitNumbers().length;
        if (units == 0) return "cast(array[] as int[])";
        return IntStream.range(0, units)
                .mapToObj(i -> ":lane" + i)
                .collect(Collectors.joining(", ", "cast(array[", "] as int[])"));
    }

    private static JdbcClient.StatementSpec at(JdbcClient.StatementSpec statement, @Nullable WorkCursor from) {
        var sortAt = from == null ? null : from.sortAt();
        return statement
                .param("at", sortAt == null ? "infinity" : sortAt.toString())
                .param("case", from == null ? new UUID(0, 0) : from.caseId())
                .param("no", from == null ? 0 : from.no());
    }

    /** The whole list, row by row as it comes; inside a transaction, or the driver reads it all at once. */
    void each(WorkQuery query, Officer officer, Consumer<WorkLine> reader) {
        bind(pageSql(query, officer, null, ""), query, officer)
                .param("reach", Integer.MAX_VALUE)
                .withFetchSize(500)
                .query((RowCallbackHandler) row -> reader.accept(line(row, 0)));
    }

    /**
     * Work that presses, unit by unit, over all units the officer may see: a sum over rows. Nobody is late or due today who is not warned
     * by the end of the day, so that the index of warnings holds them all. Each number is the length of the list of that unit's
     * {@link Whose#UNIT} work.
     */
    List<Pressing> pressing(WorkQuery query, Officer officer) {
        return bind(
                        """
                        select w.unit_id, count(*) filter (where %s) as late, count(*) filter (where %s) as today,
                               count(*) filter (where %s) as soon
                          from ledger.work_list w
                         where w.kind = 'dossier' and w.warn_from <= :tomorrow
                           and %s
                         group by w.unit_id
                         order by late desc, today desc, soon desc, w.unit_id
                        """.formatted(
                                        WorkGroup.LATE.condition(),
                                        WorkGroup.TODAY.condition(),
                                        WorkGroup.SOON.condition(),
                                        isWide(scope(query, officer), FEW_UNITS)
                                                ? "(:all or w.unit_id in (select unnest(:units)))"
                                                : "w.unit_id = any (:units)"),
                        query,
                        officer)
                .query((row, _) -> new Pressing(
                        row.getInt("unit_id"), row.getInt("late"), row.getInt("today"), row.getInt("soon")))
                .list()
                .stream()
                .filter(Pressing::any)
                .toList();
    }

    /** How much presses in one unit. */
    record Pressing(int unit, int late, int today, int soon) {
        /** Some of what is warned of later today presses in no group yet. */
        boolean any() {
            return late + today + soon > 0;
        }
    }

    /** How PostgreSQL goes about a page, or the counts, after it has done so. */
    List<String> plan(String sql, WorkQuery query, Officer officer, @Nullable WorkCursor from) {
        return at(bind("explain (analyze, buffers, costs off, timing off) " + sql, query, officer), from)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Dossiers that are done and match, the latest first; the procedure by its key. */
    List<ClosedLine> closed(WorkQuery query, Officer officer, @Nullable WorkCursor from, int most) {
        return bind("""
            select f.closed_at as done_at, c.state, d.case_id, d.code, d.procedure_key, d.label
              from dossier.found_closed(cast(:done as tsquery), :all, :units, cast(:at as timestamptz), :case, :most) f
              join ledger.case_standing c on c.case_id = f.case_id
              join dossier.dossier d on d.case_id = f.case_id
             order by f.closed_at desc, f.case_id desc
            """, query, officer)
                .param("done", done(query, officer))
                .param("at", from == null ? "infinity" : Objects.toString(from.sortAt(), "infinity"))
                .param("case", from == null ? new UUID(-1, -1) : from.caseId())
                .param("most", most)
                .query((row, _) -> new ClosedLine(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        row.getString("code"),
                        row.getString("procedure_key"),
                        row.getString("label"),
                        DossierState.valueOf(row.getString("state")),
                        row.getObject("done_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The statement of a page, for whoever wants to see its plan. */
    String pageSql(WorkQuery query, Officer officer, @Nullable WorkCursor from, String limit) {
        var conditions = new StringBuilder(filters(query));
        if (query.when() != null) conditions.append(" and ").append(query.when().condition());
        boolean back = from != null && from.back();
        if (from != null)
            conditions.append(" and (" + KEY + ") ").append(back ? "<" : ">").append("""
                (cast(:at as timestamptz), cast(:case as uuid), cast(:no as smallint))\
                """);
        var order = " order by " + (back ? BACK : KEY) + limit;
        var picked = rows(query, officer, FEW_UNITS, "w.*", conditions.toString(), order);
        return """
            select p.*, c.state, c.opened_at, d.code, d.procedure_key, d.label
              from (select w.* from (%s) w%s) p
              join ledger.case_standing c on c.case_id = p.case_id
              join dossier.dossier d on d.case_id = p.case_id
             order by p.sort_at, p.case_id, p.no
            """.formatted(picked, order);
    }

    String countSql(WorkQuery query, Officer officer) {
        var columns = KEY + ", w.warn_from, w.paused_since";
        if (!isWide(query, officer, FEW_TO_COUNT)) {
            var all = rows(query, officer, FEW_TO_COUNT, columns, filters(query), "");
            return "select " + each(g -> "count(*) filter (where " + g.condition() + ")") + " from (" + all + ") w";
        }
        return "select "
                + each(g -> "(select count(*) from ("
                        + rows(
                                query,
                                officer,
                                FEW_TO_COUNT,
                                columns,
                                filters(query) + " and " + g.condition(),
                                " limit " + (MOST_COUNTED + 1))
                        + ") x)");
    }

    private static String each(java.util.function.Function<WorkGroup, String> count) {
        return Arrays.stream(WorkGroup.values())
                .map(g -> count.apply(g) + " as " + g.slug())
                .collect(Collectors.joining(",\n"));
    }

    private static String rows(
            WorkQuery query, Officer officer, int few, String columns, String conditions, String end) {
        var scope = scope(query, officer);
        var lanes = isWide(scope, few) ? "" : laneSql(scope);
        return sources(query, officer, few).stream()
                .map(s -> s.rows(lanes, columns, conditions, end))
                .collect(Collectors.joining(query.whose() == Whose.ALL ? "\nunion\n" : "\nunion all\n"));
    }

    private static List<Source> sources(WorkQuery query, Officer officer, int few) {
        if (!query.found().isEmpty()) return List.of(Source.FOUND);
        boolean many = isWide(query, officer, few);
        return switch (query.whose()) {
            case MINE -> List.of(Source.HELD, many ? Source.ANY_FREE : Source.FREE);
            case UNIT -> List.of(many ? Source.ANY_LYING : Source.LYING);
            case ALL -> many ? List.of(Source.ANY_SEEN) : List.of(Source.LYING, Source.RECEIVED, Source.OWED);
        };
    }

    private static boolean isWide(WorkQuery query, Officer officer, int few) {
        return query.found().isEmpty() && isWide(scope(query, officer), few);
    }

    private static boolean isWide(Scope scope, int few) {
        return scope.isAll() || scope.unitNumbers().length > few;
    }

    /** The units the list is about: the reader's, or one of them. Another's is nobody's. */
    private static Scope scope(WorkQuery query, Officer officer) {
        if (query.unit() == null) return officer.scope();
        var unit = new UnitId(query.unit());
        return officer.scope().contains(unit)
                ? Scope.of(List.of(unit), officer.scope().grantVersion())
                : Scope.none();
    }

    private static String filters(WorkQuery query) {
        var filters = new StringBuilder();
        if (query.state() != null) filters.append("""
            and exists (select 1 from ledger.case_standing s where s.case_id = w.case_id and s.state = :state)\
            """);
        if (query.holder() != null)
            filters.append(
                    query.holder() == WorkQuery.NOBODY ? " and w.holder_id is null" : " and w.holder_id = :holder");
        if (query.unit() != null && query.whose() == Whose.MINE) filters.append(" and w.unit_id = any (:units)");
        if (query.waiting() != null) filters.append(' ').append(query.waiting().condition());
        if (query.step() != null) filters.append(' ').append(query.step().condition());
        return filters.toString();
    }

    /** Few units are looked for by their words; many, by walking back from the latest. */
    private static String done(WorkQuery query, Officer officer) {
        var scope = scope(query, officer);
        return isWide(scope, FEW_UNITS) || scope.unitNumbers().length == 0
                ? query.found()
                : FindWords.within(query.found(), scope.unitNumbers());
    }

    private JdbcClient.StatementSpec bind(String sql, WorkQuery query, Officer officer) {
        var lanes = scope(query, officer).unitNumbers();
        var statement = jdbc.sql(sql);
        if (!isWide(scope(query, officer), FEW_TO_COUNT))
            for (int i = 0; i < lanes.length; i++) statement = statement.param("lane" + i, lanes[i]);
        return statement
                .param("whose", query.whose().slug())
                .param("found", query.found())
                .param("reach", MOST_FOUND + 1)
                .param("state", query.state() == null ? "" : query.state().name())
                .param("holder", query.holder())
                .param("home", officer.unit().value())
                .param("now", Timestamps.utc(query.now()))
                .param("tomorrow", Timestamps.utc(query.tomorrow()))
                .param("me", officer.actor().value())
                .param("role", officer.role())
                .param("all", scope(query, officer).isAll())
                .param("units", lanes);
    }

    private static WorkCounts counts(ResultSet row, boolean searched) throws SQLException {
        var counts = new java.util.EnumMap<WorkGroup, Integer>(WorkGroup.class);
        for (var group : WorkGroup.values()) counts.put(group, row.getInt(group.slug()));
        return new WorkCounts(counts, searched);
    }

    private static WorkLine line(ResultSet row, int number) throws SQLException {
        return new WorkLine(
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getInt("no"),
                row.getString("code"),
                row.getString("procedure_key"),
                row.getString("label"),
                row.getString("state"),
                row.getString("role"),
                row.getInt("unit_id"),
                row.getObject("holder_id", Integer.class),
                Objects.requireNonNull(Timestamps.orNull(row, "opened_at")),
                Objects.requireNonNull(Timestamps.orNull(row, "since")),
                Timestamps.orNull(row, "due_at"),
                Timestamps.orNull(row, "late_from"),
                Timestamps.orNull(row, "warn_from"),
                Timestamps.orNull(row, "paused_since"));
    }
}
