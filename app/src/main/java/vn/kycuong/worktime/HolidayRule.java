package vn.kycuong.worktime;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.time4j.PlainDate;
import net.time4j.calendar.EastAsianMonth;
import net.time4j.calendar.EastAsianYear;
import net.time4j.calendar.VietnameseCalendar;
import org.jspecify.annotations.Nullable;

/**
 * A holiday as the labour code names it, so that the days of a year can be foreseen before they are announced. Căn cứ: BLLĐ 2012 Đ.115,
 * BLLĐ 2019 Đ.112.
 *
 * @param month of the first named day, 1..12, solar or lunar
 * @param day of the month
 * @param firstOffset where the break begins, relative to the named day: -1 is the day before
 * @param days how many days of it are off
 * @param adjacent whether one more day, before or after, is off: the one that makes the longer break
 */
record HolidayRule(
        String name,
        Reckoning calendar,
        int month,
        int day,
        int firstOffset,
        int days,
        boolean adjacent,
        String basis,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo) {

    /** The calendar a date is named in. */
    enum Reckoning {
        SOLAR,
        LUNAR
    }

    boolean inForce(LocalDate date) {
        var to = effectiveTo;
        return !date.isBefore(effectiveFrom) && (to == null || !date.isAfter(to));
    }

    /** The days the code names in a year, also those that fall on a weekly rest day. */
    Stream<LocalDate> days(int year) {
        var named = named(year);
        var first = named.plusDays(firstOffset);
        var all = IntStream.range(0, days).mapToObj(first::plusDays);
        return adjacent ? Stream.concat(all, Stream.of(neighbour(named))) : all;
    }

    private LocalDate named(int year) {
        if (calendar == Reckoning.SOLAR) return LocalDate.of(year, month, day);
        var lunar = VietnameseCalendar.of(EastAsianYear.forGregorian(year), EastAsianMonth.valueOf(month), day);
        return lunar.transform(PlainDate.axis()).toTemporalAccessor();
    }

    /** Tuesday and later lean back, Monday and Thursday forward, so that the break touches a weekend where it can. */
    private static LocalDate neighbour(LocalDate named) {
        boolean after = named.getDayOfWeek() == DayOfWeek.MONDAY
                || named.getDayOfWeek() == DayOfWeek.THURSDAY
                || named.getDayOfWeek() == DayOfWeek.SUNDAY;
        return named.plusDays(after ? 1 : -1);
    }
}
