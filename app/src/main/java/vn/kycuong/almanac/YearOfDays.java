package vn.kycuong.almanac;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.kycuong.calendar.DayFact;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.calendar.Sessions;
import vn.kycuong.calendar.WorkingCalendar;

/**
 * A year of a working calendar: its months as weeks from Monday, and the days that are not what their weekday says.
 *
 * @param months January first
 * @param special the days off and worked by somebody's word, in order; runs of one name are one line
 * @param workingDays of the year
 */
public record YearOfDays(int year, List<Month> months, List<Special> special, int workingDays) {
    /** A month. */
    public record Month(int number, List<List<Optional<Day>>> weeks) {}

    /**
     * A day.
     *
     * @param provisional whether its days off are not announced yet
     */
    public record Day(LocalDate date, DayFact fact, Sessions sessions, boolean provisional) {
        /** Office hours as files write them, {@code 07:30-12:00,13:30-17:00}; empty on a day off. */
        public String hours() {
            return sessions.list().stream()
                    .map(session -> session.from() + "-" + session.to())
                    .collect(Collectors.joining(","));
        }
    }

    /**
     * Days in a row that are off, or worked, for the same reason. Weekly rest in between does not break the run.
     *
     * @param kinds what the days are, each once
     */
    public record Special(
            LocalDate from, LocalDate to, String name, List<DayKind> kinds, String source, boolean provisional) {}

    public static YearOfDays of(WorkingCalendar calendar, int year) {
        var months = IntStream.rangeClosed(1, 12)
                .mapToObj(month -> month(calendar, YearMonth.of(year, month)))
                .toList();
        var days = days(calendar, year);
        int working =
                (int) days.stream().filter(d -> d.fact().kind().isWorking()).count();
        return new YearOfDays(year, months, special(days), working);
    }

    /** Whether the day is off or worked by somebody's word, and not by its weekday. */
    public static boolean isSpecial(DayKind kind) {
        return kind != DayKind.WORKING && kind != DayKind.REST;
    }

    /** Whether some day of the year is not announced yet. */
    public boolean provisional() {
        return months.getLast().weeks().getLast().stream()
                .flatMap(Optional::stream)
                .anyMatch(Day::provisional);
    }

    /** Whether the office hours of the year are the same every day; pages say them once then. */
    public static Map<Sessions, LocalDate> hours(WorkingCalendar calendar, int year) {
        var first = new LinkedHashMap<Sessions, LocalDate>();
        for (var day : days(calendar, year)) {
            var sessions = calendar.sessions(day.date());
            if (!sessions.isEmpty()) first.putIfAbsent(sessions, day.date());
        }
        return first;
    }

    private static List<Day> days(WorkingCalendar calendar, int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .map(date -> day(calendar, date))
                .toList();
    }

    private static Day day(WorkingCalendar calendar, LocalDate date) {
        return new Day(date, calendar.fact(date), calendar.sessions(date), calendar.provisional(date));
    }

    private static Month month(WorkingCalendar calendar, YearMonth month) {
        var weeks = new ArrayList<List<Optional<Day>>>();
        var monday = month.atDay(1).with(java.time.temporal.TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (var first = monday; !first.isAfter(month.atEndOfMonth()); first = first.plusWeeks(1)) {
            weeks.add(first.datesUntil(first.plusWeeks(1))
                    .map(date -> YearMonth.from(date).equals(month)
                            ? Optional.of(day(calendar, date))
                            : Optional.<Day>empty())
                    .toList());
        }
        return new Month(month.getMonthValue(), weeks);
    }

    private static List<Special> special(List<Day> days) {
        var lines = new ArrayList<Special>();
        for (var day : days) {
            if (!isSpecial(day.fact().kind())) continue;
            if (!lines.isEmpty() && continues(lines.getLast(), day, days)) {
                lines.add(longer(lines.removeLast(), day));
            } else {
                lines.add(new Special(
                        day.date(),
                        day.date(),
                        day.fact().name(),
                        List.of(day.fact().kind()),
                        day.fact().source(),
                        day.provisional()));
            }
        }
        return List.copyOf(lines);
    }

    private static boolean continues(Special line, Day day, List<Day> days) {
        if (!line.name().equals(day.fact().name())
                || !line.source().equals(day.fact().source())) return false;
        if (line.kinds().getFirst().isWorking() != day.fact().kind().isWorking()) return false;
        int from = line.to().getDayOfYear();
        return ChronoUnit.DAYS.between(line.to(), day.date()) <= 3
                && days.subList(from, day.date().getDayOfYear() - 1).stream()
                        .allMatch(between -> between.fact().kind() == DayKind.REST);
    }

    private static Special longer(Special line, Day day) {
        var kinds = new ArrayList<>(line.kinds());
        if (!kinds.contains(day.fact().kind())) kinds.add(day.fact().kind());
        return new Special(line.from(), day.date(), line.name(), List.copyOf(kinds), line.source(), line.provisional());
    }
}
