package vn.kycuong.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.sql.Timestamps;

/**
 * Answers to {@link IndicatorQuestion}s. A statement is put together from the words of {@link Grain}, {@link Measure} and {@link Dimension} and from
 * nothing that anybody typed: what is asked for stands in parameters.
 */
@Repository
class IndicatorRows {
    private static final String KNOWN = """
            f.known_from <= :now and coalesce(f.known_to, 'infinity') > :now
               and (:all or f.unit_id = any (:scope) or f.unit_in = any (:scope))
               and (:every or (f.unit_id = any (:units)) <> :outside)
            """;
    private static final String OF_DOSSIERS = """
               and :document = '' and :clause = '' and (:procedure = '' or f.procedure_key = :procedure)
            """;
    private static final String OF_DUTIES = """
               and (:document = '' or f.document = :document) and (:clause = '' or f.clause = :clause) and :procedure = ''
            """;

    private final JdbcClient jdbc;
    private final QueryPlans plans;

    IndicatorRows(JdbcClient jdbc, QueryPlans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    List<IndicatorLine> lines(IndicatorQuestion question) {
        return statement(counting(question), question)
                .query((row, _) -> line(row, question))
                .list();
    }

    /** A page of what a measure counted, in its order, along an index. */
    List<CountedCase> cases(IndicatorQuestion question, Measure measure, @Nullable CountedCursor after, int most) {
        var key = measure.base().order.key;
        var sql =
                "select f.* from (" + listed(question.grain(), measure) + ") f where (" + measure.condition() + ") and "
                        + key + " >= cast(:afterAt as timestamptz) and (" + key
                        + ", f.case_id, f.no) > (cast(:afterAt as timestamptz), :afterCase, :afterNo)"
                        + " order by " + key + ", f.case_id, f.no limit :most";
        var at = after == null ? null : after.at();
        return plans.along(() -> statement(sql, question)
                .param("afterAt", after == null ? "-infinity" : at == null ? "infinity" : at.toString())
                .param("afterCase", after == null ? new UUID(0, 0) : after.caseId())
                .param("afterNo", after == null ? 0 : after.no())
                .param("most", most)
                .query((row, _) -> counted(row, question.grain()))
                .list());
    }

    /** Late ones are few among all that were open once: an index holds them alone. */
    private static String listed(Grain grain, Measure measure) {
        var rows = rows(grain, measure.base());
        if (measure != Measure.LATE || !grain.hasClock()) return rows;
        return grain == Grain.DOSSIER
                ? rows.replace(grain.table + " f", "oversight.facts_then('LATE', cast(:now as timestamptz)) f")
                : rows + " and f.late_from < coalesce(f.known_to, 'infinity')";
    }

    /** All of them as they come, the longest late first; the caller holds a transaction and closes the stream. */
    Stream<CountedCase> each(IndicatorQuestion question, Measure measure) {
        var sql = "select f.* from (" + rows(question.grain(), measure.base()) + ") f where (" + measure.condition()
                + ") order by coalesce(f.late_from, 'infinity'), f.case_id, f.no";
        return statement(sql, question).withFetchSize(500).query((row, _) -> counted(row, question.grain())).stream();
    }

    /** What of a window is counted at one of two moments and not at the other, with the entry that made the difference. */
    List<Indicators.Change> changes(IndicatorQuestion question, Measure measure, Instant earlier) {
        var counted = "select case_id, no, version from (" + rows(question.grain(), measure.base()) + ") f where "
                + measure.condition();
        var before = counted.replace(":now", ":earlier");
        var dossiers = question.grain() == Grain.DOSSIER;
        var belongs = "coalesce((:every or (f.unit_id = any (:units)) <> :outside) and " + question.grain().condition
                + " and " + measure.base().predicate + " and (" + measure.condition() + "), false)";
        var sql =
                "select coalesce(b.case_id, a.case_id) as case_id, coalesce(b.no, a.no) as no, b.case_id is not null as before,"
                        + " a.case_id is not null as after,"
                        + " coalesce((select min(f.version) from " + question.grain().table + " f"
                        + " where f.case_id = coalesce(b.case_id, a.case_id)"
                        + (dossiers ? "" : " and f.no = coalesce(b.no, a.no)")
                        + " and f.known_from > :earlier and f.known_from <= :now and " + belongs
                        + " = (a.case_id is not null)),"
                        + " a.version, b.version) as version"
                        + " from (" + before + ") b full join (" + counted
                        + ") a on a.case_id = b.case_id and a.no = b.no"
                        + " where a.case_id is null or b.case_id is null order by 1, 2";
        return statement(sql, question)
                .param("earlier", Timestamps.utc(earlier))
                .query((row, _) -> new Indicators.Change(
                        question.grain(),
                        row.getObject("case_id", UUID.class),
                        row.getInt("no"),
                        row.getBoolean("before"),
                        row.getBoolean("after"),
                        row.getInt("version")))
                .list();
    }

    private static String counting(IndicatorQuestion question) {
        var bases = question.measures().stream()
                .map(Measure::base)
                .distinct()
                .map(base -> rows(question.grain(), base))
                .collect(Collectors.joining("\nunion all\n"));
        var columns = new ArrayList<String>();
        for (int i = 0; i < question.dimensions().size(); i++)
            columns.add(question.dimensions().get(i).column + " as by_" + i);
        for (var measure : question.measures()) columns.add(measure.expression() + " as " + measure.column());
        var groups = IntStream.rangeClosed(1, question.dimensions().size())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        return "select " + String.join(",\n", columns) + "\n  from (" + bases + ") f"
                + (groups.isEmpty() ? "" : "\n group by " + groups + " order by " + groups);
    }

    /** The rows of a grain that a base chooses, as known at the moment, within sight and filter. */
    private static String rows(Grain grain, Measure.Base base) {
        boolean dossiers = grain == Grain.DOSSIER;
        return "select f.*, " + (dossiers ? "0 as no, " : "") + base.moment + " as counted_at, '" + base.name()
                + "' as base from " + grain.table + " f where " + KNOWN + (dossiers ? OF_DOSSIERS : OF_DUTIES) + " and "
                + grain.condition + " and " + base.predicate;
    }

    private JdbcClient.StatementSpec statement(String sql, IndicatorQuestion question) {
        return asked(jdbc.sql(sql), question)
                .param("procedure", question.filter().procedure());
    }

    /** What a question says, whatever it is read from. */
    static JdbcClient.StatementSpec asked(JdbcClient.StatementSpec statement, IndicatorQuestion question) {
        var filter = question.filter();
        return statement
                .param("all", filter.scope().isAll())
                .param("scope", filter.scope().unitNumbers())
                .param("every", filter.units() == null)
                .param("outside", filter.outside())
                .param("units", filter.unitNumbers())
                .param("document", filter.document())
                .param("clause", filter.clause())
                .param("now", Timestamps.utc(question.knownAt()))
                .param("from", Timestamps.utc(question.from()))
                .param("to", Timestamps.utc(question.to()));
    }

    static IndicatorLine line(ResultSet row, IndicatorQuestion question) throws SQLException {
        var by = new ArrayList<String>();
        for (int i = 0; i < question.dimensions().size(); i++)
            by.add(Objects.requireNonNullElse(row.getString("by_" + i), ""));
        var measured = new EnumMap<Measure, Double>(Measure.class);
        for (var measure : question.measures()) {
            double value = row.getDouble(measure.column());
            if (!row.wasNull()) measured.put(measure, value);
        }
        return new IndicatorLine(by, measured);
    }

    private static CountedCase counted(ResultSet row, Grain grain) throws SQLException {
        return new CountedCase(
                grain,
                row.getObject("case_id", UUID.class),
                row.getInt("no"),
                row.getInt("version"),
                row.getInt("unit_id"),
                row.getString("state"),
                Objects.requireNonNull(Timestamps.orNull(row, "received_at")),
                Timestamps.orNull(row, "due_at"),
                Timestamps.orNull(row, "late_from"),
                Timestamps.orNull(row, "met_at"),
                Timestamps.orNull(row, "closed_at"),
                row.getBoolean("extended"));
    }
}
