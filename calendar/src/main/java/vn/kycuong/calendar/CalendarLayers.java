package vn.kycuong.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was said about the days, painted in order, before it is compiled. */
final class CalendarLayers {
    /** Longer than any range in use; keeps all minute counts well inside an int. */
    private static final long MOST_DAYS = 1_000 * 366;

    private final Weeks weeks = new Weeks();
    private final Map<LocalDate, DayFact> named = new HashMap<>();
    private final Map<LocalDate, Sessions> hoursOfDay = new HashMap<>();
    private final List<NavigableMap<LocalDate, Sessions>> hoursOfWeekday = Stream.of(DayOfWeek.values())
            .<NavigableMap<LocalDate, Sessions>>map(_ -> new TreeMap<>())
            .toList();
    private LocalDate first = LocalDate.of(1975, 1, 1);
    private LocalDate last = LocalDate.of(2075, 12, 31);
    private @Nullable LocalDate exactUntil;

    void range(LocalDate from, LocalDate to) {
        if (to.isBefore(from) || to.toEpochDay() - from.toEpochDay() >= MOST_DAYS) {
            throw new IllegalArgumentException(
                    "Khoảng lịch %s đến %s không hợp lệ: phải theo thứ tự và không quá 1.000 năm."
                            .formatted(Wording.VIETNAMESE.date(from), Wording.VIETNAMESE.date(to)));
        }
        first = from;
        last = to;
    }

    void exactUntil(LocalDate date) {
        exactUntil = date;
    }

    void sessions(LocalDate from, DayOfWeek weekday, Sessions sessions) {
        NavigableMap<LocalDate, Sessions> ofWeekday = hoursOf(weekday);
        ofWeekday.tailMap(from, true).clear();
        ofWeekday.put(from, open(sessions));
    }

    void sessionsOn(LocalDate date, Sessions sessions) {
        hoursOfDay.put(date, open(sessions));
    }

    void restDays(LocalDate from, Set<DayOfWeek> weekdays, String source) {
        weeks.rest(from, weekdays, source);
    }

    void day(DayFact fact) {
        named.put(fact.date(), fact);
    }

    LocalDate first() {
        return first;
    }

    LocalDate last() {
        return last;
    }

    LocalDate exactUntil() {
        return exactUntil == null ? last : exactUntil;
    }

    Weeks weeks() {
        return weeks.copy();
    }

    Map<LocalDate, DayFact> named() {
        return Map.copyOf(named);
    }

    boolean[] working() {
        boolean[] working = new boolean[length()];
        int count = 0;
        for (int day = 0; day < working.length; day++) {
            working[day] = isWorking(first.plusDays(day));
            count += working[day] ? 1 : 0;
        }
        if (count == 0) {
            throw new IllegalArgumentException("Lịch không có ngày làm việc nào.");
        }
        return working;
    }

    DayShape[] shapes() {
        Map<Sessions, DayShape> shared = new HashMap<>();
        DayShape[] shapes = new DayShape[length()];
        for (int day = 0; day < shapes.length; day++) {
            LocalDate date = first.plusDays(day);
            shapes[day] = isWorking(date) ? shared.computeIfAbsent(hours(date), DayShape::new) : DayShape.CLOSED;
        }
        return shapes;
    }

    private int length() {
        return (int) (last.toEpochDay() - first.toEpochDay()) + 1;
    }

    private boolean isWorking(LocalDate date) {
        DayFact fact = named.get(date);
        return fact != null ? fact.kind().isWorking() : !weeks.isRest(date);
    }

    private Sessions hours(LocalDate date) {
        Sessions once = hoursOfDay.get(date);
        if (once != null) {
            return once;
        }
        Map.Entry<LocalDate, Sessions> season = hoursOf(date.getDayOfWeek()).floorEntry(date);
        if (season == null) {
            throw new IllegalArgumentException("Ngày làm việc %s chưa có giờ làm việc. Khai giờ làm việc từ ngày đó."
                    .formatted(Wording.VIETNAMESE.longDate(date)));
        }
        return season.getValue();
    }

    private NavigableMap<LocalDate, Sessions> hoursOf(DayOfWeek weekday) {
        return hoursOfWeekday.get(weekday.getValue() - 1);
    }

    private static Sessions open(Sessions sessions) {
        if (sessions.isEmpty()) {
            throw new IllegalArgumentException(
                    "Giờ làm việc phải có ít nhất một buổi. Ngày không mở cửa thì khai là ngày nghỉ.");
        }
        return sessions;
    }
}
