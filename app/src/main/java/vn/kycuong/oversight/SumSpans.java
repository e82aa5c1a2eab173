package vn.kycuong.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.calendar.LegalZone;

/** Which blocks of sums by days, months and years hold all whole days before the day of a moment (ADR 56, 60, 61). */
final class SumSpans {
    private static final int DAYS = 0;
    private static final int MONTHS = 1;
    private static final int YEARS = 2;
    private static final int MONTHS_A_YEAR = 12;

    private SumSpans() {}

    /** Blocks of a level, from one up to before another. */
    record Stock(int level, int low, int high) {}

    /** What happened within blocks of a level and began to count within others of the same level. */
    record Flow(int level, int eventLow, int eventHigh, int knownLow, int knownHigh) {}

    /** The first day that is not over at the moment: at the last moment of a day, the next. All before it is in the sums. */
    static LocalDate day(Instant now) {
        return LegalZone.local(now.plusNanos(1_000)).toLocalDate();
    }

    /** The first day that begins then or later. */
    static LocalDate dayFrom(Instant at) {
        var day = LegalZone.local(at).toLocalDate();
        return isStartOfDay(at) ? day : day.plusDays(1);
    }

    static boolean isStartOfDay(Instant at) {
        return at.equals(LegalZone.startOf(LegalZone.local(at).toLocalDate()));
    }

    static List<Stock> stock(LocalDate day) {
        int year = day.getYear();
        return List.of(
                new Stock(YEARS, Integer.MIN_VALUE, year),
                new Stock(MONTHS, year * MONTHS_A_YEAR, month(day)),
                new Stock(DAYS, number(day.withDayOfMonth(1)), number(day)));
    }

    /**
     * What happened from one day up to before another and counted before the day: whole months that began to count in whole months, days at the edges of
     * the window, and what began to count in the month that runs.
     */
    static List<Flow> flow(LocalDate from, LocalDate to, LocalDate day) {
        var running = day.withDayOfMonth(1);
        var flows = new ArrayList<Flow>();
        add(flows, DAYS, number(from), number(to), Math.max(number(from), number(running)), number(day));
        var first = from.getDayOfMonth() == 1 ? from : from.withDayOfMonth(1).plusMonths(1);
        var last = to.withDayOfMonth(1);
        if (!first.isBefore(last)) {
            add(flows, DAYS, number(from), number(to), number(from), number(running));
            return flows;
        }
        add(flows, MONTHS, month(first), month(last), month(first), month(running));
        add(flows, DAYS, number(from), number(first), number(from), number(running));
        add(flows, DAYS, number(last), number(to), number(last), number(running));
        return flows;
    }

    /**
     * What a statement reads flows from; {@link #bind} gives it its parameters.
     *
     * @param table of sums by {@code level}, {@code known_block} and {@code event_block}
     * @param chosen which of its rows, over {@code s}
     */
    static String flows(String table, String chosen) {
        return """
                unnest(cast(:levels as int[]), cast(:eventLows as int[]), cast(:eventHighs as int[]),
                       cast(:knownLows as int[]), cast(:knownHighs as int[])) r (level, event_low, event_high, known_low, known_high)
                 cross join lateral (
                       select s.* from %s s
                        where %s and s.level = r.level and s.known_block >= r.known_low and s.known_block < r.known_high
                          and s.event_block >= r.event_low and s.event_block < r.event_high)""".formatted(table, chosen);
    }

    /** The parameters by which a statement reads flows: {@code levels, eventLows, eventHighs, knownLows, knownHighs}. */
    static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, List<Flow> flows) {
        return statement
                .param("levels", numbers(flows, Flow::level))
                .param("eventLows", numbers(flows, Flow::eventLow))
                .param("eventHighs", numbers(flows, Flow::eventHigh))
                .param("knownLows", numbers(flows, Flow::knownLow))
                .param("knownHighs", numbers(flows, Flow::knownHigh));
    }

    static <T> Integer[] numbers(List<T> spans, Function<T, Integer> number) {
        return spans.stream().map(number).toArray(Integer[]::new);
    }

    private static void add(List<Flow> flows, int level, int eventLow, int eventHigh, int knownLow, int knownHigh) {
        if (eventLow < eventHigh && knownLow < knownHigh)
            flows.add(new Flow(level, eventLow, eventHigh, knownLow, knownHigh));
    }

    private static int number(LocalDate day) {
        return Math.toIntExact(day.toEpochDay());
    }

    private static int month(LocalDate day) {
        return Math.toIntExact(YearMonth.from(day).getLong(java.time.temporal.ChronoField.PROLEPTIC_MONTH));
    }
}
