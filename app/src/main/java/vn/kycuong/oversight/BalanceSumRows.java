package vn.kycuong.oversight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

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
        UNIT(".unit_id"),
        PROCEDURE(".procedure_key"),
        /** By nothing. */
        TOGETHER("");

        private final String column;

        By(String column) {
            this.column = column;
        }

        String name(String alias) {
            return (column.isEmpty() ? "''::text" : alias + column) + " as name";
        }
    }

    /** Which of the sums (V291, V407, V410); its place is its number there. */
    private enum Kind {
        UNIT,
        UNIT_AND_PROCEDURE,
        PROCEDURE,
        /** Unit that took in, and procedure; where another unit decides. */
        PAIR_AND_PROCEDURE,
        PAIR,
        /** By the unit that took in alone. */
        TAKEN_IN
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
            cross join unnest(cast(:scope as int[])) u (unit_id) cross join unnest(cast(:scope as int[])) o (unit_id)\
            """),
        /** The same where the others are fewer, block by block of each. Nothing was known before 1970, the first of the days. */
        RECEIVED_FOR_FEW("s.block = b.block and s.unit_id = u.unit_id and s.unit_in = any (:scope) and " + ASKED, """
            cross join unnest(cast(:units as int[])) u (unit_id)
            cross join lateral generate_series(greatest(r.low, 0), r.high - 1) b (block)\
            """);

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
         and (:everyProcedure or f.procedure_key = any (:procedures))\
        """;
    private static final String IRREGULAR = """
        (greatest(f.received_at, f.joined_at, f.met_at, f.closed_at) > f.known_from or f.met_at < f.received_at
         or (f.met_at is not null and f.received_at is null))\
        """;

    /** The day's facts: as they stand at the moment, less as they stood before the day; and those that are in no sum (V481). */
    private static final String OF_THE_DAY = """
        select f.*
          from oversight.facts_of_the_day(:day, :now, :all, :scope) f
         where (:every or (f.unit_id = any (:asked)) <> :outside)
           and (:everyProcedure or f.procedure_key = any (:procedures))\
        """;

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

    private static final Map<By, String> LAGS = new EnumMap<>(By.class);
    private static final Map<By, String> DAYS = new EnumMap<>(By.class);
    private static final Map<By, String> WHOLE_DAYS = new EnumMap<>(By.class);
    private static final Map<By, String> FACTS = new EnumMap<>(By.class);
    private static final String BOARD_DAY = boardDay();

    static {
        for (var by : By.values()) {
            LAGS.put(by, lags(by));
            DAYS.put(by, day(by, OF_THE_DAY));
            WHOLE_DAYS.put(by, day(by, IRREGULAR_ALONE));
            FACTS.put(by, day(by, OF_ALL_FACTS));
        }
    }

    /** Of a unit some three hundred bytes. */
    private static final int SUMS_KEPT = 50_000;

    private final JdbcClient jdbc;
    private final UnitsBeside beside;
    private final SettledAnswers.Room<Before, Map<String, BalanceSums>> settled;
    private final Map<Summed, String> statements = new ConcurrentHashMap<>();

    BalanceSumRows(JdbcClient jdbc, UnitsBeside beside, SettledAnswers settled) {
        this.jdbc = jdbc;
        this.beside = beside;
        this.settled = settled.room(SUMS_KEPT, Map::size);
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

        /** Whether the period had begun at the moment. */
        boolean hasBegun() {
            return !now.isBefore(from);
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
        var byUnit = new HashMap<UnitId, BalanceSums>();
        read(By.UNIT, asked).forEach((name, sums) -> byUnit.put(unit(name), sums));
        return byUnit;
    }

    Map<String, BalanceSums> byProcedure(Asked asked) {
        return read(By.PROCEDURE, asked);
    }

    /** All of it together. */
    BalanceSums total(Asked asked) {
        return together(read(By.TOGETHER, asked));
    }

    /** What the boards count: the same sums, and the day by the boards' own conditions. */
    Map<UnitId, Counts> boards(Asked asked) {
        var counts = new HashMap<UnitId, Counts>();
        wholeDays(By.UNIT, asked).forEach((name, sums) -> counts.put(unit(name), sums.counts()));
        ofTheDay(asked).forEach((unit, day) -> counts.merge(unit, day, Counts::plus));
        counts.values().removeIf(Counts::isEmpty);
        return counts;
    }

    /** The same, all together. */
    Counts board(Asked asked) {
        var wholeDays = together(wholeDays(By.TOGETHER, asked));
        return ofTheDay(asked).values().stream().reduce(wholeDays.counts(), Counts::plus);
    }

    private static BalanceSums together(Map<String, BalanceSums> found) {
        return found.values().stream().reduce(BalanceSums.NONE, BalanceSums::plus);
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

    private static UnitId unit(String name) {
        return new UnitId(Integer.parseInt(name));
    }

    private Map<String, BalanceSums> read(By by, Asked asked) {
        var found = new HashMap<String, BalanceSums>();
        if (!asked.now().isBefore(asked.to())) {
            // as known after the period's end: what happened after it is in the sums too
            add(day(Objects.requireNonNull(FACTS.get(by)), asked), found);
            return found;
        }
        found.putAll(wholeDays(by, asked));
        add(day(Objects.requireNonNull((asked.isOfWholeDays() ? WHOLE_DAYS : DAYS).get(by)), asked), found);
        return found;
    }

    /**
     * What all days before one say.
     *
     * @param units asked for, or null for all
     * @param outside whether these are left out instead
     * @param begun whether the period had begun at the moment asked
     */
    private record Before(
            By by,
            Instant day,
            @Nullable List<Integer> units,
            boolean outside,
            @Nullable List<String> procedures,
            Instant from,
            boolean begun) {
        static Before of(By by, Asked asked) {
            var selection = asked.selection();
            return new Before(
                    by,
                    asked.day(),
                    selection.units() == null ? null : List.of(selection.unitNumbers()),
                    selection.outside(),
                    asked.procedures() == null ? null : List.of(asked.procedureKeys()),
                    asked.from(),
                    asked.hasBegun());
        }
    }

    /** All but the day of the moment. */
    private Map<String, BalanceSums> wholeDays(By by, Asked asked) {
        return settled.of(
                Before.of(by, asked), asked.selection().scope(), asked.day(), () -> Map.copyOf(summed(by, asked)));
    }

    private Map<String, BalanceSums> summed(By by, Asked asked) {
        var found = new HashMap<String, BalanceSums>();
        var selection = asked.selection();
        var scope = selection.scope();
        var others = !scope.isAll() && UnitsBeside.isWide(scope) ? beside.deciding(scope) : null;
        boolean all = scope.isAll() || (others != null && others.length == 0);
        boolean everywhere = selection.units() == null;
        boolean procedures = by == By.PROCEDURE || asked.procedures() != null;
        var ofUnits = procedures ? Kind.UNIT_AND_PROCEDURE : Kind.UNIT;
        var own = asked.own(all);
        if (own == null) {
            // over the whole province there are fewer procedures than units
            var kind = everywhere && by != By.UNIT ? Kind.PROCEDURE : ofUnits;
            add(sums(new Summed(by, Place.EVERY, kind), asked, selection.unitNumbers(), 1), found);
        } else if (own.length > 0) {
            var place = own.length > UnitsBeside.FEW_UNITS ? Place.OWN_OF_MANY : Place.OWN;
            add(sums(new Summed(by, place, ofUnits), asked, own, 1), found);
        }
        if (!all) {
            var ofPairs = procedures ? Kind.PAIR_AND_PROCEDURE : Kind.PAIR;
            if (by == By.TOGETHER && everywhere && others == null && !procedures) {
                add(sums(new Summed(by, Place.TAKEN_IN, Kind.TAKEN_IN), asked, NO_UNITS, 1), found);
                add(sums(new Summed(by, Place.AMONG_OWN, Kind.PAIR), asked, NO_UNITS, -1), found);
            } else if (others != null && others.length < scope.unitNumbers().length) {
                add(sums(new Summed(by, Place.RECEIVED_FOR_FEW, ofPairs), asked, others, 1), found);
            } else {
                add(sums(new Summed(by, Place.RECEIVED, ofPairs), asked, NO_UNITS, 1), found);
            }
        }
        if (asked.hasBegun()) add(lag(by, asked), found);
        return found;
    }

    private static void add(JdbcClient.StatementSpec statement, Map<String, BalanceSums> found) {
        statement
                .query((row, _) -> found.merge(row.getString("name"), BalanceSums.of(row), BalanceSums::plus))
                .list();
    }

    /** One statement over sums. Its kind is said in it, so that an index of one kind serves whatever plan is made for it. */
    private record Summed(By by, Place place, Kind kind) {}

    /** @param sign -1 for what is taken away */
    private JdbcClient.StatementSpec sums(Summed summed, Asked asked, Integer[] units, int sign) {
        var ranges = ranges(asked);
        return bind(statements.computeIfAbsent(summed, BalanceSumRows::sums), asked)
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
                .param("now", Timestamps.utc(asked.now()))
                .param("day", Timestamps.utc(asked.day()))
                .param("from", Timestamps.utc(asked.from()))
                .param("to", Timestamps.utc(asked.to()));
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
        var ranges = new ArrayList<>(before(dayNumber(asked.day()), 1, asked.hasBegun() ? 1 : 0));
        if (asked.hasBegun()) ranges.addAll(before(dayNumber(asked.from()), 0, -1));
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

    private static String sums(Summed summed) {
        return """
            select %s,
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
                        summed.by().name("s"),
                        columns(c -> "sum(r.%s * s.%s) as %s"
                                .formatted(c.isOfPeriod() ? "flow" : "stock", c.column(), c.column())),
                        summed.place().lanes,
                        summed.kind().ordinal(),
                        summed.place().condition,
                        PROCEDURES);
    }

    private static String lags(By by) {
        return """
            select %s,
            %s
              from oversight.lag_over(:fromDay, :toDay) s
             where (:all or s.unit_id = any (:scope) or s.unit_in = any (:scope)) and %s and %s
             group by 1
            """.formatted(
                        by.name("s"),
                        columns(c -> (c.isOfPeriod() ? "-sum(s." + c.column() + ")" : "0") + " as " + c.column()),
                        ASKED,
                        PROCEDURES);
    }

    private static String day(By by, String facts) {
        return """
            select %s,
            %s
              from (%s) f
             group by 1
            """.formatted(
                        by.name("f"),
                        columns(c -> "sum(f.sign) filter (where %s) as %s".formatted(c.condition(), c.column())),
                        BalanceColumn.told(facts));
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
}
