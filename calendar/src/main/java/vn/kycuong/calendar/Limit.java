package vn.kycuong.calendar;

import java.time.LocalDate;

/**
 * A time limit as the law writes it. The unit is part of the limit: a working day is never turned into eight hours.
 *
 * <p>Text notation, as stored in rule rows:
 *
 * <table>
 * <caption>Notation</caption>
 * <tr><td>{@code 0SD}</td><td>within the day</td></tr>
 * <tr><td>{@code 24H}</td><td>24 elapsed hours, on any day</td></tr>
 * <tr><td>{@code 8WH}</td><td>8 working hours</td></tr>
 * <tr><td>{@code 3WD}</td><td>3 working days, at the hour of receipt</td></tr>
 * <tr><td>{@code 3WD-EOD}</td><td>3 working days, to the close of business</td></tr>
 * <tr><td>{@code 15D}</td><td>15 days, rest days counted</td></tr>
 * <tr><td>{@code 15D-X}</td><td>15 days, rest days not counted</td></tr>
 * <tr><td>{@code 2M}</td><td>2 months</td></tr>
 * <tr><td>{@code D:2020-12-31}</td><td>by a date</td></tr>
 * </table>
 */
public sealed interface Limit {

    /** What a limit of working days ends with. */
    enum DayEnd {
        /** The clock time of receipt, as printed on slips. */
        SAME_HOUR,
        /** The close of business. */
        END_OF_DAY
    }

    /** Whether rest days and holidays inside a limit of days count. */
    enum RestDays {
        /** They count; only an end on one of them moves (BLDS 2015 Đ.148 k.5). */
        COUNTED,
        /** They do not, where the sector's law says so (for instance NĐ 43/2014 Đ.61 on land). */
        NOT_COUNTED
    }

    /** Done within the day of receipt; after the cut-off hour, within the next working day. */
    record SameDay() implements Limit {}

    /**
     * Elapsed hours on any day.
     *
     * @param hours 1..100,000
     */
    record Hours(int hours) implements Limit {
        public Hours {
            LimitText.requireRange(hours, 100_000, "giờ");
        }
    }

    /**
     * Hours of office sessions.
     *
     * @param hours 1..100,000
     */
    record WorkingHours(int hours) implements Limit {
        public WorkingHours {
            LimitText.requireRange(hours, 100_000, "giờ làm việc");
        }
    }

    /**
     * Working days; the day of receipt is day zero.
     *
     * @param days 1..10,000
     * @param end what the last day ends with
     */
    record WorkingDays(int days, DayEnd end) implements Limit {
        public WorkingDays {
            LimitText.requireRange(days, 10_000, "ngày làm việc");
        }

        /** Working days to the clock time of receipt. */
        public WorkingDays(int days) {
            this(days, DayEnd.SAME_HOUR);
        }
    }

    /**
     * Days; an end on a rest day moves to the next working day.
     *
     * @param days 1..10,000
     * @param restDays whether rest days inside it count
     */
    record Days(int days, RestDays restDays) implements Limit {
        public Days {
            LimitText.requireRange(days, 10_000, "ngày");
        }

        /** Days, rest days counted. */
        public Days(int days) {
            this(days, RestDays.COUNTED);
        }
    }

    /**
     * Calendar months; an end on a rest day moves to the next working day.
     *
     * @param months 1..1,200
     */
    record Months(int months) implements Limit {
        public Months {
            LimitText.requireRange(months, 1_200, "tháng");
        }
    }

    /**
     * By the close of a date, moved to the next working day if it is a rest day.
     *
     * @param date the date named
     */
    record CalendarDate(LocalDate date) implements Limit {}

    /**
     * Reads the notation above; spaces around it and lower case are accepted.
     *
     * @throws IllegalArgumentException with a Vietnamese sentence: what is wrong and what is expected
     */
    static Limit parse(String text) {
        return LimitText.parse(text);
    }

    /** The canonical notation; {@code parse(limit.text())} equals the limit. */
    default String text() {
        return LimitText.text(this);
    }

    /** "10 ngày làm việc". */
    default String inVietnamese() {
        return LimitText.inVietnamese(this);
    }

    /** "10 working days". */
    default String inEnglish() {
        return LimitText.inEnglish(this);
    }
}
