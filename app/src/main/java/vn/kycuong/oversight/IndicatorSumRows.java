package vn.kycuong.oversight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.oversight.SumSpans.Stock;
import vn.kycuong.sql.Timestamps;

/**
 * Answers to {@link IndicatorQuestion}s as sums over {@code oversight.indicator_stock} and {@code indicator_flow} up to the day of the moment, and over
 * facts of that day (ADR 56). A statement is put together from words of {@link Grain} and {@link Measure}; what is asked for stands in parameters.
 */
@Repository
class IndicatorSumRows {
    private static final Set<Measure.Base> SUMMED =
            Set.of(Measure.Base.NOW, Measure.Base.MET, Measure.Base.DUE, Measure.Base.CLOSED);
    private static final Set<Dimension> DIVIDED = Set.of(Dimension.UNIT, Dimension.MONTH);

    private static final String SEEN = """
            (:all or s.unit_id = any (:scope) or s.unit_in = any (:scope))
             and (:every or (s.unit_id = any (:units)) <> :outside)""";
    private static final String MONTH_OF_MOMENT =
            "to_char(cast(:now as timestamptz) at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM')";
    private static final String MONTH_OF_EVENT = """
            case s.level when 0 then to_char(date '1970-01-01' + s.event_block, 'YYYY-MM')
             else lpad((s.event_block / 12)::text, 4, '0') || '-' || lpad((s.event_block % 12 + 1)::text, 2, '0') end""";

    /**
     * The day's facts: as they stand at the moment, less as they stood before the day. What is true of most facts is written so that no index of it is
     * read beside the one that knows the day.
     */
    private static final String OF_THE_DAY = """
            select f.*, %2$s 1 as sign, cast(:now as timestamptz) as at
              from %1$s f
             where f.known_from >= :day and f.known_from <= :now and coalesce(f.known_to, 'infinity') > :now and %3$s
            union all
            select f.*, %2$s -1, cast(:eve as timestamptz)
              from %1$s f
             where f.known_to >= :day and f.known_to <= :now and coalesce(f.known_from, 'infinity') < :day and %3$s
            union all
            select f.*, %2$s m.sign, m.at
              from %1$s f
             cross join (values (1, cast(:now as timestamptz)), (-1, cast(:eve as timestamptz))) m (sign, at)
             where %4$s
               and coalesce(f.known_from, 'infinity') < :day and coalesce(f.known_to, 'infinity') > :now and %3$s
            union all
            select f.*, %2$s m.sign, m.at
              from %1$s f
             cross join (values (1, cast(:now as timestamptz)), (-1, cast(:eve as timestamptz))) m (sign, at)
             where (f.met_at > f.known_from or f.closed_at > f.known_from) and (%4$s) is not true
               and f.known_from < :day and coalesce(f.known_to, 'infinity') > :now and %3$s
            """;

    /** A date of it passes on that day. */
    private static final String PASSES = """
            ((f.late_from >= :day and f.late_from <= :now)
             or (f.warn_from >= :day and f.warn_from <= :now and f.met_at is null and f.closed_at is null and f.received_at is not null))""";

    private final JdbcClient jdbc;

    IndicatorSumRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether sums hold what is asked; else facts are counted. */
    static boolean answers(IndicatorQuestion question) {
        var filter = question.filter();
        return question.grain().hasClock()
                && question.measures().stream().allMatch(m -> m.isCount() && SUMMED.contains(m.base()))
                && DIVIDED.containsAll(question.dimensions())
                && filter.procedure().isEmpty()
                && (filter.clause().isEmpty() || !filter.document().isEmpty())
                && (question.grain() != Grain.DOSSIER || filter.document().isEmpty())
                && SumSpans.isStartOfDay(question.from())
                // what ends after the moment ends with it
                && (SumSpans.isStartOfDay(question.to()) || question.to().isAfter(question.knownAt()));
    }

    List<IndicatorLine> lines(IndicatorQuestion question) {
        return statement(sql(question), question)
                .query((row, _) -> IndicatorRows.line(row, question))
                .list();
    }

    /** How the database comes to the answer. */
    List<String> plan(IndicatorQuestion question) {
        return statement("explain (analyze, buffers, costs off, timing off) " + sql(question), question)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private JdbcClient.StatementSpec statement(String sql, IndicatorQuestion question) {
        var day = SumSpans.day(question.knownAt());
        var stock = SumSpans.stock(day);
        var flow = SumSpans.flow(LegalZone.local(question.from()).toLocalDate(), SumSpans.dayFrom(question.to()), day);
        return SumSpans.bind(IndicatorRows.asked(jdbc.sql(sql), question), flow)
                .param("stockLevels", SumSpans.numbers(stock, Stock::level))
                .param("stockLows", SumSpans.numbers(stock, Stock::low))
                .param("stockHighs", SumSpans.numbers(stock, Stock::high))
                .param("day", Timestamps.utc(LegalZone.startOf(day)))
                .param("eve", Timestamps.utc(LegalZone.startOf(day).minusNanos(1_000)));
    }

    private static String sql(IndicatorQuestion question) {
        var bases = question.measures().stream().map(Measure::base).distinct().toList();
        // every measure of the bases that are asked: whether there is a line at all depends on the whole of each base
        var measures = Arrays.stream(Measure.values())
                .filter(m -> m.isCount() && bases.contains(m.base()))
                .toList();
        boolean byMonth = question.dimensions().contains(Dimension.MONTH);
        var parts = new ArrayList<String>();
        if (bases.contains(Measure.Base.NOW)) parts.add(stock(question, measures, byMonth));
        if (bases.stream().anyMatch(b -> b != Measure.Base.NOW)) parts.add(flow(question, measures, byMonth));
        parts.add(day(question, measures, bases, byMonth));
        var columns = new ArrayList<String>();
        for (int i = 0; i < question.dimensions().size(); i++)
            columns.add(
                    (question.dimensions().get(i) == Dimension.UNIT ? "x.unit_id::text" : "x.month") + " as by_" + i);
        for (var measure : question.measures())
            columns.add("coalesce(sum(x.%1$s), 0) as %1$s".formatted(measure.column()));
        var groups = IntStream.rangeClosed(1, question.dimensions().size())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        var any = measures.stream().map(m -> "sum(x." + m.column() + ") > 0").collect(Collectors.joining(" or "));
        return "select " + String.join(",\n       ", columns) + "\n  from (" + String.join("\nunion all\n", parts)
                + ") x"
                + (groups.isEmpty() ? "" : "\n group by " + groups + "\nhaving " + any + "\n order by " + groups);
    }

    private static String stock(IndicatorQuestion question, List<Measure> measures, boolean byMonth) {
        return """
                select s.unit_id, %s as month, %s
                  from unnest(cast(:stockLevels as int[]), cast(:stockLows as int[]), cast(:stockHighs as int[])) r (level, low, high)
                 cross join lateral (
                       select s.* from oversight.indicator_stock s
                        where %s and s.level = r.level and s.block >= r.low and s.block < r.high and %s) s
                 group by s.unit_id""".formatted(byMonth ? MONTH_OF_MOMENT : "''", sums(measures, true), kept(question), SEEN);
    }

    private static String flow(IndicatorQuestion question, List<Measure> measures, boolean byMonth) {
        return """
                select s.unit_id, %s as month, %s
                  from %s s
                 group by 1, 2""".formatted(
                        byMonth ? MONTH_OF_EVENT : "''",
                        sums(measures, false),
                        SumSpans.flows("oversight.indicator_flow", kept(question) + " and " + SEEN));
    }

    /** Which sums: of all, of a document, or of one clause of it. */
    private static String kept(IndicatorQuestion question) {
        var filter = question.filter();
        boolean wholeDocument = !filter.document().isEmpty() && filter.clause().isEmpty();
        return "s.grain = '" + question.grain().name() + "' and s.document = :document"
                + (wholeDocument ? "" : " and s.clause = :clause");
    }

    /** Sums of the columns that a table has, and nothing of the others. */
    private static String sums(List<Measure> measures, boolean ofStock) {
        return measures.stream()
                .map(m -> (m.base() == Measure.Base.NOW) == ofStock
                        ? "sum(s.%1$s) as %1$s".formatted(m.column())
                        : "null::bigint as " + m.column())
                .collect(Collectors.joining(", "));
    }

    private static String day(
            IndicatorQuestion question, List<Measure> measures, List<Measure.Base> bases, boolean byMonth) {
        var grain = question.grain();
        var filter = question.filter();
        var chosen = grain.condition
                + (filter.document().isEmpty() ? "" : " and f.document = :document")
                + (filter.clause().isEmpty() ? "" : " and f.clause = :clause") + " and " + SEEN.replace("s.", "f.");
        var facts = OF_THE_DAY.formatted(grain.table, grain == Grain.DOSSIER ? "0 as no," : "", chosen, PASSES);
        var counted = bases.stream()
                .map(base -> "select f.unit_id, f.sign, " + (byMonth ? month(base) : "''") + " as month, "
                        + conditions(base, measures) + " from day f where " + then(base.predicate))
                .collect(Collectors.joining("\nunion all\n"));
        var sums = measures.stream()
                .map(m -> "sum(f.sign) filter (where f.%1$s) as %1$s".formatted(m.column()))
                .collect(Collectors.joining(", "));
        return "(with day as materialized (" + facts + ")\nselect f.unit_id, f.month, " + sums + " from (" + counted
                + ") f group by 1, 2)";
    }

    private static String month(Measure.Base base) {
        return "to_char((" + base.moment + ") at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM')";
    }

    private static String conditions(Measure.Base base, List<Measure> measures) {
        return measures.stream()
                .map(m -> (m.base() == base ? "(" + then(m.condition()) + ")" : "false") + " as " + m.column())
                .collect(Collectors.joining(", "));
    }

    /** At the moment of each row. */
    private static String then(String condition) {
        return condition.replace(":now", "f.at");
    }
}
