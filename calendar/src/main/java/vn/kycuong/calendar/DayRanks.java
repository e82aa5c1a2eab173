package vn.kycuong.calendar;

import java.time.LocalDate;

/**
 * Rank and select over the working days: how many lie before a day, and which is the k-th. Two array reads whatever
 * the number of days asked for. What is known of a working day stands in one row, so that it lies in one line of the
 * processor's cache; {@link MinuteRanks} fills in its two columns.
 */
final class DayRanks {
    /** Four places a working day, and a row after the last. */
    static final int ROW_SHIFT = 2;

    /** Session minutes before this working day. */
    static final int MINUTES = 0;
    /** Number of the day's shape. */
    static final int SHAPE = 1;
    /** The day, from the first of the calendar. */
    private static final int DAY = 2;
    /** Year since the first, month and day of month, so that no date is worked out again. */
    private static final int DATE = 3;

    private static final int YEAR_SHIFT = 9;
    private static final int MONTH_SHIFT = 5;
    private static final int MONTH_MASK = 0b1111;
    private static final int DAY_MASK = 0b11111;

    private final int firstYear;
    private final int count;
    /** One a day, and two after the last: the midnight that ends it is still a moment of the calendar. */
    private final char[] before;

    private final int[] rows;

    /**
     * @param working one flag a day, from the first day of the calendar
     * @throws IllegalArgumentException if more than 65,535 days are worked, some 260 years
     */
    DayRanks(LocalDate first, boolean[] working) {
        firstYear = first.getYear();
        count = count(working);
        before = new char[working.length + 2];
        rows = new int[(count + 1) << ROW_SHIFT];
        for (int day = 0; day < working.length; day++) {
            int rank = before[day];
            if (working[day]) {
                rows[(rank << ROW_SHIFT) + DAY] = day;
                rows[(rank << ROW_SHIFT) + DATE] = packed(first.plusDays(day));
                rank++;
            }
            before[day + 1] = (char) rank;
        }
        before[working.length + 1] = (char) count;
    }

    private static int count(boolean[] working) {
        int count = 0;
        for (boolean worked : working) {
            count += worked ? 1 : 0;
        }
        if (count > Character.MAX_VALUE) {
            throw new IllegalArgumentException("Lịch quá dài: hơn 65.535 ngày làm việc (khoảng 260 năm).");
        }
        return count;
    }

    private int packed(LocalDate date) {
        return (date.getYear() - firstYear) << YEAR_SHIFT | date.getMonthValue() << MONTH_SHIFT | date.getDayOfMonth();
    }

    /** The rows, for {@link MinuteRanks}. */
    int[] rows() {
        return rows;
    }

    int days() {
        return before.length - 2;
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
        return count;
    }

    /** The day of this ordinal, 0 for the first working day. */
    int nth(int ordinal) {
        return rows[(ordinal << ROW_SHIFT) + DAY];
    }

    /** The date of this ordinal. */
    LocalDate nthDate(int ordinal) {
        int packed = rows[(ordinal << ROW_SHIFT) + DATE];
        return LocalDate.of(
                firstYear + (packed >> YEAR_SHIFT), (packed >> MONTH_SHIFT) & MONTH_MASK, packed & DAY_MASK);
    }
}
