package vn.kycuong.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;

/**
 * Counts as sums over {@code oversight.balance_sum} and {@code balance_lag} up to the day of the moment asked, and over facts of that day
 * (ADR 50).
 */
@Repository
class BalanceSumRows {
    /** Days of a block, by level. */
    private static final int[] BLOCKS = {1, 16, 256};

    private static final Integer[] NO_UNITS = {};

    /** By what counts are told apart. */
    private enum By {
        UNIT("unit_id"),
        PROCEDURE("procedure_key");

        private final String column;

        By(String column) {
            this.column = column;
        }
    }

    /** Whose sums are read. */
    private enum Place {
        /** Of every unit, but for those left out. */
        EVERY("s.unit_id <> all (:units)", ""),
        OWN("s.unit_id = u.unit_id", "cross join unnest(cast(:units as int[])) u (unit_id)"),
        /** The same of very many. */
        OWN_OF_MANY("s.unit_id = any (:units)", ""),
        /** What the reader's units took in for others to decide. */
        RECEIVED(
                "s.unit_in = u.unit_id and s.unit_id <> all (:scope) and " + ASKED,
                "cross join unnest(cast(:scope as int[])) u (unit_id)"),
        /** What they took in for others, whoever decides it. */
        TAKEN_IN("s.unit_in = u.unit_id", "cross join unnest(cast(:scope as int[])) u (unit_id)"),
        /** Of that, what another of them decides. */
        AMONG_OWN("s.unit_in = u.unit_id and s.unit_id = o.unit_id", """
                cross join unnest(cast(:scope as int[])) u (unit_id) cross join unnest(cast(:scope as int[])) o (unit_id)"""),
        /** The same where the others are fewer, block by block of each. Nothing was known before 1970, the first of the days. */
        RECEIVED_FOR_FEW("s.block = b.block and s.unit_id = u.unit_id and s.unit_in = any (:scope) and " + ASKED, """
                cross join unnest(cast(:units as int[])) u (unit_id)
                cross join lateral generate_series(greatest(r.low, 0), r.high - 1) b (block)""");

        private final String condition;
        private final String lanes;

        Place(String condition, String lanes) {
            this.condition = condition;
            this.lanes = lanes;
        }
    }

    private static final String ASKED = "(:every or (s.unit_id = any (:asked)) <> :outside)";
    private static final String PROCEDURES = "(:everyProcedure or s.procedure_key = any (:procedures))";

    private static final String SEEN = """
            (:all or f.unit_id = any (:scope) or f.unit_in = any (:scope))
             and (:every or (f.unit_id = any (:asked)) <> :outside)
             and (:everyProcedure or f.procedure_key = any (:procedures))""";
    private static final String IRREGULAR = """
            (greatest(f.received_at, f.joined_at, f.met_at, f.closed_at) > f.known_from or f.met_at < f.received_at
             or (f.met_at is not null and f.received_at is null))""";

    /**
     * The day's facts: as they stand at the moment, less as they stood before the day; and those that are in no sum. What is always true of most facts
     * is written so that no index of it is read beside the one that knows the day.
     */
    private static final String OF_THE_DAY = """
            select f.*, 1 as sign, cast(:now as timestamptz) as at
              from oversight.dossier_fact f
             where f.known_from >= :day and f.known_from <= :now and coalesce(f.known_to, 'infinity') > :now
               and %1$s and %2$s is not true
            union all
            select f.*, -1, cast(:eve as timestamptz)
              from oversight.dossier_fact f
             where f.known_to >= :day and f.known_to <= :now and coalesce(f.known_from, 'infinity') < :day and %1$s and %2$s is not true
            union all
            select f.*, m.sign, m.at
              from oversight.dossier_fact f
             cross join (values (1, cast(:now as timestamptz)), (-1, cast(:eve as timestamptz))) m (sign, at)
             where f.met_at is null and f.closed_at is null and f.received_at is not null
               and ((f.late_from >= :day and f.late_from <= :now)
                    or (f.original_late_from >= :day and f.original_late_from <= :now
                        and f.original_late_from is distinct from f.late_from)
                    or (f.warn_from >= :day and f.warn_from <= :now)
                    or (f.due_at >= cast(:day as timestamptz) - interval '24 hours' and f.due_at < :day))
               and coalesce(f.known_from, 'infinity') < :day and coalesce(f.known_to, 'infinity') > :now and %1$s and %2$s is not true
            union all
            select f.*, 1, cast(:now as timestamptz)
              from oversight.dossier_fact f
             where %2$s and f.known_from <= :now and coalesce(f.known_to, 'infinity') > :now and %1$s
            """.formatted(SEEN, IRREGULAR);

    /** Known before it happened: in no sum. */
    private static final String IRREGULAR_ALONE = """
            select f.*, 1 as sign, cast(:now as timestamptz) as at
              from oversight.dossier_fact f
             where %2$s and f.known_from <= :now and coalesce(f.known_to, 'infinity') > :now and %1$s
            """.formatted(SEEN, IRREGULAR);

    /** All that was known then. */
    private static final String OF_ALL_FACTS = """
            select f.*, 1 as sign, cast(:now as timestamptz) as at
              from oversight.dossier_fact f
             where f.known_from <= :now and coalesce(f.known_to, 'infinity') > :now and %s
            """.formatted(SEEN);

    /** By kind of sum: said in the statement, so that an index of one kind serves whatever plan is made for it. */
    private static final Map<By, Map<Place, List<String>>> SUMS = new EnumMap<>(By.class);

    private static final int KINDS = 6;
    private static final Map<By, String> LAGS = new EnumMap<>(By.class);
    private static final Map<By, String> DAYS = new EnumMap<>(By.class);
    private static final Map<By, String> WHOLE_DAYS = new EnumMap<>(By.class);
    private static final Map<By, String> FACTS = new EnumMap<>(By.class);
    private static final String BOARD_DAY = boardDay();

    static {
        for (var by : By.values()) {
            var sums = new EnumMap<Place, List<String>>(Place.class);
            for (var place : Place.values())
                sums.put(
                        place,
                        IntStream.range(0, KINDS)
                                .mapToObj(kind -> sums(by, place, kind))
                                .toList());
            SUMS.put(by, sums);
            LAGS.put(by, lags(by));
            DAYS.put(by, day(by, OF_THE_DAY));
            WHOLE_DAYS.put(by, day(by, IRREGULAR_ALONE));
            FACTS.put(by, day(by, OF_ALL_FACTS));
        }
    }

    private final JdbcClient jdbc;
    private final UnitsBeside beside;

    BalanceSumRows(JdbcClient jdbc, UnitsBeside beside) {
        this.jdbc = jdbc;
        this.beside = beside;
    }

    /** What is asked; the period begins at the beginning of a day. */
    record Asked(Selection selection, @Nullable Collection<String> procedures, Instant from, Instant to, Instant now) {
        Asked {
            if (!from.equals(LegalZone.startOf(LegalZone.local(from).toLocalDate())))
                throw new IllegalArgumentException("A balance begins at the beginning of a day, not at " + from);
        }

        static Asked of(BalanceQuestion question) {
            return new Asked(
                    question.selection(), question.procedures(), question.from(), question.to(), question.now());
        }

        /** The first day that is not over at the moment: at the last moment of a day, the next. All before it is in the sums. */
        Instant day() {
            return LegalZone.startOf(LegalZone.local(now.plusNanos(1_000)).toLocalDate());
        }

        /** Whether every day until the moment is over, as at the end of a period. */
        boolean isOfWholeDays() {
            return now.isBefore(day());
        }

        String[] procedureKeys() {
            return procedures == null
                    ? new String[0]
                    : procedures.stream().sorted().toArray(String[]::new);
        }

        /** The reader's units that are asked for; null for every unit there is. */
        Integer @Nullable [] own() {
            return own(selection.scope().isAll());
        }

        private Integer @Nullable [] own(boolean all) {
            var scope = selection.scope();
            var units = selection.unitNumbers();
            if (all) return selection.units() == null || selection.outside() ? null : units;
            if (selection.units() == null) return scope.unitNumbers();
            var asked = List.of(units);
            return Arrays.stream(scope.unitNumbers())
                    .filter(unit -> asked.contains(unit) != selection.outside())
                    .toArray(Integer[]::new);
        }
    }

    Map<UnitId, BalanceSums> byUnit(Asked asked) {
        var found = new HashMap<UnitId, BalanceSums>();
        read(By.UNIT, asked, true, false, row -> new UnitId(row.getInt("name")), found);
        return found;
    }

    Map<String, BalanceSums> byProcedure(Asked asked) {
        var found = new HashMap<String, BalanceSums>();
        read(By.PROCEDURE, asked, true, false, row -> row.getString("name"), found);
        return found;
    }

    /** All of it together. */
    BalanceSums total(Asked asked) {
        return total(asked, true);
    }

    /** Over the whole province there are fewer procedures than units. */
    private BalanceSums total(Asked asked, boolean withDay) {
        var found = new HashMap<String, BalanceSums>();
        boolean whole = asked.selection().units() == null
                && leavesNoneOut(asked.selection().scope());
        read(whole ? By.PROCEDURE : By.UNIT, asked, withDay, true, row -> row.getString("name"), found);
        return found.values().stream().reduce(BalanceSums.NONE, BalanceSums::plus);
    }

    /** What the boards count: the same sums, and the day by the boards' own conditions. */
    Map<UnitId, Counts> boards(Asked asked) {
        var found = new HashMap<UnitId, BalanceSums>();
        read(By.UNIT, asked, false, false, row -> new UnitId(row.getInt("name")), found);
        var counts = new HashMap<UnitId, Counts>();
        found.forEach((unit, sums) -> counts.put(unit, sums.counts()));
        ofTheDay(asked).forEach((unit, day) -> counts.merge(unit, day, Counts::plus));
        counts.values().removeIf(Counts::isEmpty);
        return counts;
    }

    /** The same, all together. */
    Counts board(Asked asked) {
        return ofTheDay(asked).values().stream().reduce(total(asked, false).counts(), Counts::plus);
    }

    private Map<UnitId, Counts> ofTheDay(Asked asked) {
        var counts = new HashMap<UnitId, Counts>();
        day(BOARD_DAY, asked)
                .query((row, _) -> {
                    var day = new EnumMap<Figure, Long>(Figure.class);
                    for (var figure : Figure.values())
                        day.put(figure, row.getLong(figure.name().toLowerCase(Locale.ROOT)));
                    return counts.put(new UnitId(row.getInt("name")), new Counts(day));
                })
                .list();
        return counts;
    }

    private boolean leavesNoneOut(Scope scope) {
        return scope.isAll() || UnitsBeside.isWide(scope) && beside.deciding(scope).length == 0;
    }

    private interface Named<K> {
        K of(ResultSet row) throws SQLException;
    }

    /** @param together whether the names do not matter */
    private <K> void read(
            By by, Asked asked, boolean withDay, boolean together, Named<K> named, Map<K, BalanceSums> found) {
        if (!asked.now().isBefore(asked.to())) {
            // as known after the period's end: what happened after it is in the sums too
            add(day(Objects.requireNonNull(FACTS.get(by)), asked), named, found);
            return;
        }
        var scope = asked.selection().scope();
        var others = !scope.isAll() && UnitsBeside.isWide(scope) ? beside.deciding(scope) : null;
        boolean all = scope.isAll() || (others != null && others.length == 0);
        var own = asked.own(all);
        boolean oneProcedure = by == By.PROCEDURE || asked.procedures() != null;
        boolean wholeProvince = own == null && asked.selection().units() == null && by == By.PROCEDURE;
        if (own == null)
            add(
                    sums(
                            by,
                            Place.EVERY,
                            asked,
                            wholeProvince ? 2 : oneProcedure ? 1 : 0,
                            asked.selection().unitNumbers()),
                    named,
                    found);
        else if (own.length > 0)
            add(
                    sums(
                            by,
                            own.length > UnitsBeside.FEW_UNITS ? Place.OWN_OF_MANY : Place.OWN,
                            asked,
                            oneProcedure ? 1 : 0,
                            own),
                    named,
                    found);
        if (together
                && !all
                && others == null
                && !oneProcedure
                && asked.selection().units() == null) {
            add(sums(by, Place.TAKEN_IN, asked, 5, NO_UNITS, 1), named, found);
            add(sums(by, Place.AMONG_OWN, asked, 4, NO_UNITS, -1), named, found);
        } else if (!all)
            add(
                    others != null && others.length < scope.unitNumbers().length
                            ? sums(by, Place.RECEIVED_FOR_FEW, asked, oneProcedure ? 3 : 4, others)
                            : sums(by, Place.RECEIVED, asked, oneProcedure ? 3 : 4, NO_UNITS),
                    named,
                    found);
        if (!asked.now().isBefore(asked.from())) add(lag(by, asked), named, found);
        if (withDay)
            add(day(Objects.requireNonNull((asked.isOfWholeDays() ? WHOLE_DAYS : DAYS).get(by)), asked), named, found);
    }

    private static <K> void add(JdbcClient.StatementSpec statement, Named<K> named, Map<K, BalanceSums> found) {
        statement
                .query((row, _) -> found.merge(named.of(row), sums(row), BalanceSums::plus))
                .list();
    }

    private JdbcClient.StatementSpec sums(By by, Place place, Asked asked, int kind, Integer[] units) {
        return sums(by, place, asked, kind, units, 1);
    }

    private JdbcClient.StatementSpec sums(By by, Place place, Asked asked, int kind, Integer[] units, int sign) {
        var ranges = ranges(asked);
        var sql = Objects.requireNonNull(Objects.requireNonNull(SUMS.get(by)).get(place))
                .get(kind);
        return bind(sql, asked)
                .param("units", units)
                .param("levels", ranges.stream().map(Range::level).toArray(Integer[]::new))
                .param("lows", ranges.stream().map(Range::low).toArray(Integer[]::new))
                .param("highs", ranges.stream().map(Range::high).toArray(Integer[]::new))
                .param("stock", ranges.stream().map(r -> sign * r.stock()).toArray(Integer[]::new))
                .param("flow", ranges.stream().map(r -> sign * r.flow()).toArray(Integer[]::new));
    }

    private JdbcClient.StatementSpec lag(By by, Asked asked) {
        return bind(Objects.requireNonNull(LAGS.get(by)), asked)
                .param("fromDay", dayNumber(asked.from()))
                .param("toDay", dayNumber(asked.day()));
    }

    private JdbcClient.StatementSpec day(String sql, Asked asked) {
        return bind(sql, asked)
                .param("now", moment(asked.now()))
                .param("day", moment(asked.day()))
                .param("eve", moment(asked.day().minusNanos(1_000)))
                .param("from", moment(asked.from()))
                .param("to", moment(asked.to()));
    }

    private JdbcClient.StatementSpec bind(String sql, Asked asked) {
        var selection = asked.selection();
        return jdbc.sql(sql)
                .param("all", selection.scope().isAll())
                .param("scope", selection.scope().unitNumbers())
                .param("every", selection.units() == null)
                .param("asked", selection.unitNumbers())
                .param("outside", selection.outside())
                .param("everyProcedure", asked.procedures() == null)
                .param("procedures", asked.procedureKeys());
    }

    /** Blocks whose changes count, for what stands and for what happened since. */
    private record Range(int level, int low, int high, int stock, int flow) {}

    /** All days before the moment's day; what happened is of those from the first of the period on. */
    private static List<Range> ranges(Asked asked) {
        boolean begun = !asked.now().isBefore(asked.from());
        var ranges = new ArrayList<>(before(dayNumber(asked.day()), 1, begun ? 1 : 0));
        if (begun) ranges.addAll(before(dayNumber(asked.from()), 0, -1));
        return ranges;
    }

    private static List<Range> before(int day, int stock, int flow) {
        var ranges = new ArrayList<Range>();
        for (int level = BLOCKS.length - 1; level >= 0; level--) {
            int high = day / BLOCKS[level];
            int low = level == BLOCKS.length - 1
                    ? Integer.MIN_VALUE
                    : day / BLOCKS[level + 1] * (BLOCKS[level + 1] / BLOCKS[level]);
            if (low < high) ranges.add(new Range(level, low, high, stock, flow));
        }
        return ranges;
    }

    private static int dayNumber(Instant moment) {
        return Math.toIntExact(LegalZone.local(moment).toLocalDate().toEpochDay());
    }

    private static String sums(By by, Place place, int kind) {
        return """
                select s.%s as name,
                %s
                  from unnest(cast(:levels as int[]), cast(:lows as int[]), cast(:highs as int[]), cast(:stock as int[]), cast(:flow as int[]))
                       r (level, low, high, stock, flow)
                 %s
                 cross join lateral (
                       select s.* from oversight.balance_sum s
                        where s.kind = %d and s.level = r.level and s.block >= r.low and s.block < r.high
                          and %s and %s offset 0) s
                 group by 1
                """.formatted(
                        by.column,
                        columns(c -> "sum(r.%s * s.%s) as %s"
                                .formatted(c.isOfPeriod() ? "flow" : "stock", c.column(), c.column())),
                        place.lanes,
                        kind,
                        place.condition,
                        PROCEDURES);
    }

    private static String lags(By by) {
        return """
                select s.%s as name,
                %s
                  from oversight.lag_over(:fromDay, :toDay) s
                 where (:all or s.unit_id = any (:scope) or s.unit_in = any (:scope)) and %s and %s
                 group by 1
                """.formatted(
                        by.column,
                        columns(c -> (c.isOfPeriod() ? "-sum(s." + c.column() + ")" : "0") + " as " + c.column()),
                        ASKED,
                        PROCEDURES);
    }

    private static String day(By by, String facts) {
        return """
                select f.%s as name,
                %s
                  from (%s) f
                 group by 1
                """.formatted(
                        by.column,
                        columns(c -> "sum(f.sign) filter (where %s) as %s".formatted(c.condition(), c.column())),
                        facts);
    }

    private static String boardDay() {
        return """
                select f.unit_id as name,
                %s
                  from (%s) f
                 group by 1
                """.formatted(
                        Arrays.stream(Figure.values())
                                .map(figure -> "sum(f.sign) filter (where (%s) and (%s)) as %s"
                                        .formatted(
                                                figure.base().predicate,
                                                figure.condition().replace(":now", "f.at"),
                                                figure.name().toLowerCase(Locale.ROOT)))
                                .collect(Collectors.joining(",\n")),
                        OF_THE_DAY);
    }

    private static String columns(Function<BalanceColumn, String> each) {
        return Arrays.stream(BalanceColumn.values()).map(each).collect(Collectors.joining(",\n"));
    }

    private static BalanceSums sums(ResultSet row) throws SQLException {
        var sums = new EnumMap<BalanceColumn, Long>(BalanceColumn.class);
        for (var column : BalanceColumn.values()) sums.put(column, row.getLong(column.column()));
        return new BalanceSums(sums);
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
