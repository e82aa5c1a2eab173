package vn.kycuong.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeMap;

/** The weekly rest, as it changed over time. */
final class Weeks {
    private record Week(Set<DayOfWeek> rest, String source) {}

    private final TreeMap<LocalDate, Week> byFirstDay = new TreeMap<>();

    Weeks() {
        rest(LocalDate.MIN, Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), "Quyết định 188/1999/QĐ-TTg");
    }

    private Weeks(Weeks other) {
        byFirstDay.putAll(other.byFirstDay);
    }

    Weeks copy() {
        return new Weeks(this);
    }

    void rest(LocalDate from, Set<DayOfWeek> weekdays, String source) {
        byFirstDay.tailMap(from, true).clear();
        byFirstDay.put(from, new Week(Set.copyOf(weekdays), source));
    }

    boolean isRest(LocalDate date) {
        return week(date).rest().contains(date.getDayOfWeek());
    }

    DayFact fact(LocalDate date, boolean working) {
        return working
                ? new DayFact(date, DayKind.WORKING, "Ngày làm việc", week(date).source())
                : new DayFact(date, DayKind.REST, "Nghỉ hằng tuần", week(date).source());
    }

    private Week week(LocalDate date) {
        return byFirstDay.floorEntry(date).getValue();
    }
}
