package vn.kycuong.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The offices that the dated cases are told in, each compiled and as a plain walk. */
enum Offices {
    NATIONAL {
        @Override
        void paint(WorkingCalendar.Builder calendar) {}

        @Override
        Sessions hours(LocalDate date) {
            return VietnamDays.USUAL;
        }
    },
    SEASONS {
        @Override
        void paint(WorkingCalendar.Builder calendar) {
            calendar.sessions(SUMMER_BEGINS, SHORT_SUMMER).sessions(WINTER_BEGINS, VietnamDays.USUAL);
        }

        @Override
        Sessions hours(LocalDate date) {
            return date.isBefore(SUMMER_BEGINS) || !date.isBefore(WINTER_BEGINS) ? VietnamDays.USUAL : SHORT_SUMMER;
        }
    },
    SATURDAYS {
        @Override
        void paint(WorkingCalendar.Builder calendar) {
            calendar.restDays(SATURDAYS_BEGIN, EnumSet.of(DayOfWeek.SUNDAY), "Quyết định của đơn vị")
                    .sessions(SATURDAYS_BEGIN, DayOfWeek.SATURDAY, VietnamDays.MORNING);
        }

        @Override
        Sessions hours(LocalDate date) {
            return date.getDayOfWeek() == DayOfWeek.SATURDAY && !date.isBefore(SATURDAYS_BEGIN)
                    ? VietnamDays.MORNING
                    : VietnamDays.USUAL;
        }

        @Override
        Map<LocalDate, DayFact> own() {
            return SATURDAYS_BEGIN
                    .datesUntil(LocalDate.of(2020, 12, 31))
                    .filter(date -> date.getDayOfWeek() == DayOfWeek.SATURDAY)
                    .collect(Collectors.toMap(
                            Function.identity(), date -> new DayFact(date, DayKind.WORKING, "Ngày làm việc", "thử")));
        }
    },
    STORM {
        @Override
        void paint(WorkingCalendar.Builder calendar) {
            own().values().forEach(calendar::day);
            calendar.sessionsOn(OPENED_SATURDAY, VietnamDays.MORNING).sessionsOn(HALF_MONDAY, AFTERNOON);
        }

        @Override
        Sessions hours(LocalDate date) {
            return date.equals(OPENED_SATURDAY)
                    ? VietnamDays.MORNING
                    : date.equals(HALF_MONDAY) ? AFTERNOON : VietnamDays.USUAL;
        }

        @Override
        Map<LocalDate, DayFact> own() {
            LocalDate thursday = OPENED_SATURDAY.minusDays(2);
            LocalDate friday = OPENED_SATURDAY.minusDays(1);
            return Map.of(
                    thursday, new DayFact(thursday, DayKind.CLOSED, "Nghỉ do bão số 5", "Công điện 12"),
                    friday, new DayFact(friday, DayKind.CLOSED, "Nghỉ do bão số 5", "Công điện 12"),
                    OPENED_SATURDAY, new DayFact(OPENED_SATURDAY, DayKind.OPENED, "Làm bù ngày bão", "Quyết định 30"));
        }
    };

    private static final LocalDate SUMMER_BEGINS = LocalDate.of(2020, 4, 15);
    private static final LocalDate WINTER_BEGINS = LocalDate.of(2020, 10, 15);
    private static final LocalDate SATURDAYS_BEGIN = LocalDate.of(2020, 6, 1);
    private static final LocalDate OPENED_SATURDAY = LocalDate.of(2020, 9, 19);
    private static final LocalDate HALF_MONDAY = LocalDate.of(2020, 9, 21);
    private static final Sessions SHORT_SUMMER =
            Sessions.of(Session.of("07:00", "11:30"), Session.of("14:00", "17:00"));
    private static final Sessions AFTERNOON = Sessions.of(Session.of("13:30", "17:00"));

    abstract void paint(WorkingCalendar.Builder calendar);

    abstract Sessions hours(LocalDate date);

    /** Its own days, over the nation's. */
    Map<LocalDate, DayFact> own() {
        return Map.of();
    }

    WorkingCalendar compiled() {
        WorkingCalendar.Builder calendar = VietnamDays.national();
        paint(calendar);
        return calendar.build();
    }

    NaiveCalendar plain() {
        Map<LocalDate, DayFact> days = new HashMap<>();
        VietnamDays.PUBLISHED.forEach(day -> days.put(day.date(), day));
        Map<LocalDate, DayFact> own = new HashMap<>(own());
        // A holiday on a Saturday stays one where Saturdays are worked.
        own.forEach(days::putIfAbsent);
        return new NaiveCalendar(days, this::hours);
    }
}
