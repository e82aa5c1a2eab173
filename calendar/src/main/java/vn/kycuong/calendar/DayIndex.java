package vn.kycuong.calendar;

import java.time.LocalDate;

/**
 * Which day of the calendar a date is: 0 for the first. One read in a table of months instead of the arithmetic of leap
 * years, which would cost more than all else that is asked of a calendar.
 */
final class DayIndex {
    static final int OUTSIDE = -1;
    /** Sixteen places a year, twelve of them used. */
    private static final int YEAR_SHIFT = 4;

    private final int days;
    private final int firstYear;
    private final int years;
    /** Index of the day before the first of each month; months outside the calendar lead outside. */
    private final int[] beforeMonth;

    DayIndex(LocalDate first, LocalDate last) {
        this.days = (int) (last.toEpochDay() - first.toEpochDay()) + 1;
        this.firstYear = first.getYear();
        this.years = last.getYear() - firstYear + 1;
        this.beforeMonth = new int[years << YEAR_SHIFT];
        for (int year = 0; year < years; year++) {
            for (int month = 1; month <= 12; month++) {
                LocalDate start = LocalDate.of(firstYear + year, month, 1);
                beforeMonth[(year << YEAR_SHIFT) + month] = (int) (start.toEpochDay() - first.toEpochDay()) - 1;
            }
        }
    }

    /** The day's index, or {@link #OUTSIDE}. */
    int of(LocalDate date) {
        int year = date.getYear() - firstYear;
        if (year < 0 || year >= years) {
            return OUTSIDE;
        }
        int day = beforeMonth[(year << YEAR_SHIFT) + date.getMonthValue()] + date.getDayOfMonth();
        return day >= 0 && day < days ? day : OUTSIDE;
    }
}
