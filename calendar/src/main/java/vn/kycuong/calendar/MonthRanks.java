package vn.kycuong.calendar;

import java.time.LocalDate;

/**
 * Rank of a date without its index: a bit a day and the working days before the month, in one word a month. Only whole
 * years of the calendar are in here; other dates take the longer way over {@link DayIndex}.
 */
final class MonthRanks {
    static final int UNKNOWN = -1;
    /** Sixteen places a year, twelve of them used. */
    private static final int YEAR_SHIFT = 4;

    private final int firstYear;
    private final int years;
    private final long[] months;

    MonthRanks(LocalDate first, LocalDate last, DayRanks days) {
        firstYear = first.getDayOfYear() == 1 ? first.getYear() : first.getYear() + 1;
        int lastYear = last.plusDays(1).getDayOfYear() == 1 ? last.getYear() : last.getYear() - 1;
        years = Math.max(0, lastYear - firstYear + 1);
        months = new long[years << YEAR_SHIFT];
        for (int year = 0; year < years; year++) {
            for (int month = 1; month <= 12; month++) {
                LocalDate start = LocalDate.of(firstYear + year, month, 1);
                months[(year << YEAR_SHIFT) + month] =
                        word(days, (int) (start.toEpochDay() - first.toEpochDay()), start.lengthOfMonth());
            }
        }
    }

    private static long word(DayRanks days, int firstDay, int length) {
        long word = (long) days.before(firstDay) << Integer.SIZE;
        for (int day = 0; day < length; day++) {
            word |= days.isWorking(firstDay + day) ? 1L << day : 0;
        }
        return word;
    }

    /** Working days up to and including this date, or {@link #UNKNOWN}. */
    int upTo(LocalDate date) {
        int year = date.getYear() - firstYear;
        if (year < 0 || year >= years) {
            return UNKNOWN;
        }
        long word = months[(year << YEAR_SHIFT) + date.getMonthValue()];
        return (int) (word >>> Integer.SIZE) + Integer.bitCount((int) word << -date.getDayOfMonth());
    }
}
