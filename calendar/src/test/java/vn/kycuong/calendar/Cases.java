package vn.kycuong.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Seeded random calendars, moments and limits; a failing seed is printed and can be run alone. */
final class Cases {
    static final LocalDate FROM = LocalDate.of(2019, 1, 1);
    static final LocalDate TO = LocalDate.of(2022, 12, 31);
    private static final List<Sessions> HOURS = List.of(
            VietnamDays.USUAL, VietnamDays.SUMMER, VietnamDays.MORNING, VietnamDays.SEVEN_HOURS, VietnamDays.ODD);

    /** One calendar twice: compiled, and walked. */
    record Twin(WorkingCalendar fast, NaiveCalendar plain) {}

    private static final int CALENDARS = 200;
    private static final List<Twin> SAME_HOURS = calendars(Cases::makeSameHours);
    private static final List<Twin> MIXED_HOURS = calendars(Cases::makeMixedHours);
    private static final List<Twin> RANDOM_HOURS = calendars(Cases::makeRandomHours);

    final Random random;

    private Cases(long seed) {
        this.random = new Random(seed);
    }

    static void run(int times, Consumer<Cases> law) {
        for (long seed = 1; seed <= times; seed++) {
            try {
                law.accept(new Cases(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("Seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    int upTo(int most) {
        return random.nextInt(most + 1);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Holidays, storms and make-up days at random; the same hours on all days. */
    Twin sameHours() {
        return oneOf(SAME_HOURS);
    }

    /** Seasons and a few odd days besides. */
    Twin mixedHours() {
        return oneOf(MIXED_HOURS);
    }

    /** The same with tables of hours that no office ever had, and weekdays of their own. */
    Twin anyHours() {
        return oneIn(2) ? mixedHours() : oneOf(RANDOM_HOURS);
    }

    private static List<Twin> calendars(Function<Cases, Twin> make) {
        return LongStream.range(0, CALENDARS)
                .mapToObj(seed -> make.apply(new Cases(seed)))
                .toList();
    }

    private Twin makeSameHours() {
        return twin(Map.of(FROM, oneOf(HOURS)), Map.of(), Map.of());
    }

    private Twin makeMixedHours() {
        return makeHours(() -> oneOf(HOURS), Map.of());
    }

    private Twin makeRandomHours() {
        Map<DayOfWeek, Sessions> weekdays = new EnumMap<>(DayOfWeek.class);
        for (int i = upTo(3); i > 0; i--) {
            weekdays.put(DayOfWeek.of(1 + upTo(6)), sessions());
        }
        return makeHours(this::sessions, weekdays);
    }

    private Twin makeHours(Supplier<Sessions> table, Map<DayOfWeek, Sessions> weekdays) {
        Map<LocalDate, Sessions> seasons = new HashMap<>(Map.of(FROM, table.get()));
        for (int i = upTo(4); i > 0; i--) {
            seasons.put(date(), table.get());
        }
        Map<LocalDate, Sessions> once = new HashMap<>();
        for (int i = upTo(60); i > 0; i--) {
            once.put(date(), table.get());
        }
        return twin(seasons, weekdays, once);
    }

    /** One to three sessions, the last of an hour at least, the others of any length; they may touch. */
    private Sessions sessions() {
        List<Session> sessions = new ArrayList<>();
        int free = upTo(300);
        for (int i = 1 + upTo(2); i > 0; i--) {
            int from = free + (oneIn(4) ? 0 : upTo(60));
            int to = from + (i == 1 ? 60 : 1) + (oneIn(10) ? 0 : upTo(240));
            sessions.add(new Session(LocalTime.ofSecondOfDay(from * 60L), LocalTime.ofSecondOfDay(to * 60L)));
            free = to;
        }
        return new Sessions(sessions);
    }

    private Twin twin(
            Map<LocalDate, Sessions> seasons, Map<DayOfWeek, Sessions> weekdays, Map<LocalDate, Sessions> once) {
        WorkingCalendar.Builder builder = WorkingCalendar.builder().range(FROM, TO);
        seasons.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(season -> builder.sessions(season.getKey(), season.getValue()));
        weekdays.forEach((weekday, table) -> builder.sessions(FROM, weekday, table));
        once.forEach(builder::sessionsOn);
        Map<LocalDate, DayFact> facts = facts();
        facts.values().forEach(builder::day);
        return new Twin(
                builder.build(),
                new NaiveCalendar(
                        facts,
                        date -> once.getOrDefault(
                                date, weekdays.getOrDefault(date.getDayOfWeek(), season(seasons, date)))));
    }

    private static Sessions season(Map<LocalDate, Sessions> seasons, LocalDate date) {
        return seasons.entrySet().stream()
                .filter(season -> !season.getKey().isAfter(date))
                .max(Map.Entry.comparingByKey())
                .orElseThrow()
                .getValue();
    }

    private Map<LocalDate, DayFact> facts() {
        Map<LocalDate, DayFact> facts = new HashMap<>();
        for (int i = upTo(150); i > 0; i--) {
            LocalDate date = date();
            DayKind kind = oneOf(List.of(DayKind.values()));
            facts.put(date, new DayFact(date, kind, "Ngày " + kind, "thử"));
        }
        return facts;
    }

    /** A day with a year of calendar on both sides. */
    LocalDate date() {
        return FROM.plusYears(1).plusDays(random.nextInt(2 * 365));
    }

    LocalDateTime moment() {
        return date().atStartOfDay().plusMinutes(random.nextInt(LegalZone.MINUTES_PER_DAY));
    }

    LocalDateTime momentWithin(LocalDateTime from, int minutes) {
        return from.plusMinutes(upTo(minutes));
    }

    Limit limit() {
        return switch (random.nextInt(8)) {
            case 0 -> new Limit.SameDay();
            case 1 -> new Limit.Hours(1 + upTo(100));
            case 2 -> new Limit.WorkingHours(1 + upTo(40));
            case 3 -> new Limit.WorkingDays(1 + upTo(20), Limit.DayEnd.END_OF_DAY);
            case 4 -> new Limit.Days(1 + upTo(30), Limit.RestDays.COUNTED);
            case 5 -> new Limit.Days(1 + upTo(20), Limit.RestDays.NOT_COUNTED);
            case 6 -> new Limit.Months(1 + upTo(3));
            default -> workingDays();
        };
    }

    Limit.WorkingDays workingDays() {
        return new Limit.WorkingDays(1 + upTo(20));
    }
}
