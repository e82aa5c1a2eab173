package vn.kycuong.calendar;

import java.time.LocalDate;

/**
 * Rank and select over the working days: how many lie before a day, and which is the k-th. Two array reads whatever
 * the number of days asked for.
 */
final class DayRanks {
    private static final int YEAR_SHIFT = 9;
    private static final int MONTH_SHIFT = 5;
    private static final int MONTH_MASK = 0b1111;
    private static final int DAY_MASK = 0b11111;

    private final int firstYear;
    private final int[] before;
    private final int[] nth;
    /** Year since the first, month and day of the k-th, so that no date is worked out again. */
    private final int[] nthDate;

    /** @param working one flag a day, from the first day of the calendar */
    DayRanks(LocalDate first, boolean[] working) {
        firstYear = first.getYear();
        before = new int[working.length + 1];
        for (int day = 0; day < working.length; day++) {
            before[day + 1] = before[day] + (working[day] ? 1 : 0);
        }
        nth = new int[before[working.length]];
        nthDate = new int[nth.length];
        for (int day = 0; day < working.length; day++) {
            if (working[day]) {
                nth[before[day]] = day;
                nthDate[before[day]] = packed(first.plusDays(day));
            }
        }
    }

    private int packed(LocalDate date) {
        return (date.getYear() - firstYear) << YEAR_SHIFT | date.getMonthValue() << MONTH_SHIFT | date.getDayOfMonth();
    }

    int days() {
        return before.length - 1;
    }

    boolean isWorking(int day) {
        return before[day + 1] != before[day];
    }

    /** Working days before this day. */
    int before(int day) {
        return before[day];
    }

    /** Working days up to and including this day. */
    int upTo(int day) {
        return before[day + 1];
    }

    int count() {
        return nth.length;
    }

    /** The day of this ordinal, 0 for the first working day. */
    int nth(int ordinal) {
        return nth[ordinal];
    }

    /** The date of this ordinal. */
    LocalDate nthDate(int ordinal) {
        int packed = nthDate[ordinal];
        return LocalDate.of(
                firstYear + (packed >> YEAR_SHIFT), (packed >> MONTH_SHIFT) & MONTH_MASK, packed & DAY_MASK);
    }
}
