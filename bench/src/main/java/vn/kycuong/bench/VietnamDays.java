package vn.kycuong.bench;

import java.io.IOException;
import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import vn.kycuong.calendar.DayFact;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.calendar.Session;
import vn.kycuong.calendar.Sessions;
import vn.kycuong.calendar.WorkingCalendar;

/**
 * The days off of 1975–2075 that ours and every peer get. Published years are as published; each other year repeats the
 * months and days of a published one (no law, only as many days off as a real year has, so that nobody skips over an empty century).
 *
 * @param facts each weekday off and each Saturday worked
 */
record VietnamDays(List<DayFact> facts) {
    static final int FIRST_YEAR = 1975;
    static final int LAST_YEAR = 2075;
    static final Sessions HOURS = Sessions.of(Session.of("07:30", "12:00"), Session.of("13:30", "17:00"));

    /** Reads and projects them anew; nothing is shared between two calls. */
    static VietnamDays read() {
        var published = published();
        var years = published.stream()
                .map(f -> f.date().getYear())
                .collect(Collectors.toCollection(java.util.TreeSet::new));
        var facts = new ArrayList<>(published);
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            if (!years.contains(year)) {
                int pattern = years.getFirst() + Math.floorMod(year - years.getFirst(), years.size());
                repeat(published, pattern, year, facts);
            }
        }
        return new VietnamDays(List.copyOf(facts));
    }

    private static void repeat(List<DayFact> published, int pattern, int year, List<DayFact> into) {
        for (var fact : published) {
            var date = fact.date().withYear(year);
            if (fact.date().getYear() == pattern && !fact.kind().isWorking() && !isWeekend(date)) {
                into.add(new DayFact(date, fact.kind(), fact.name() + " " + year, fact.source()));
            }
        }
    }

    private static List<DayFact> published() {
        try (InputStream file = VietnamDays.class.getResourceAsStream("/holidays.json")) {
            var json =
                    new ObjectMapper().readTree(Objects.requireNonNull(file, "holidays.json is not on the class path"));
            var facts = new ArrayList<DayFact>();
            json.get("days_off").forEach(day -> facts.add(off(day)));
            json.get("makeup_working_days").forEach(day -> facts.add(worked(day)));
            return facts;
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static DayFact off(JsonNode day) {
        return new DayFact(date(day), DayKind.valueOf(text(day, "kind")), text(day, "name_vi"), text(day, "source"));
    }

    private static DayFact worked(JsonNode day) {
        return new DayFact(
                date(day), DayKind.WORKED, "Làm bù cho ngày " + text(day, "for_day_off"), text(day, "source"));
    }

    private static LocalDate date(JsonNode day) {
        return LocalDate.parse(text(day, "date"));
    }

    private static String text(JsonNode day, String field) {
        return day.get(field).asString();
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    /** Weekdays off. */
    Set<LocalDate> off() {
        return dates(false);
    }

    /** Saturdays worked. */
    Set<LocalDate> worked() {
        return dates(true);
    }

    private Set<LocalDate> dates(boolean working) {
        return facts.stream()
                .filter(f -> f.kind().isWorking() == working)
                .map(DayFact::date)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** What a peer without make-up Saturdays can hold. */
    VietnamDays withoutWorkedSaturdays() {
        return new VietnamDays(facts.stream().filter(f -> !f.kind().isWorking()).toList());
    }

    WorkingCalendar compile() {
        var builder = WorkingCalendar.builder()
                .range(LocalDate.of(FIRST_YEAR, 1, 1), LocalDate.of(LAST_YEAR, 12, 31))
                .sessions(HOURS);
        facts.forEach(builder::day);
        return builder.build();
    }
}
