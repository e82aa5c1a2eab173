package vn.kycuong.calendar;

import java.util.Arrays;

/**
 * Rank and select over the session minutes. Selecting looks up the working day of a minute in a coarse table whose
 * step is no longer than the shortest usual day, then walks at most a step or two.
 */
final class MinuteRanks {
    /** A finer table would only pay for days shorter than an hour, which no office keeps. */
    private static final int SMALLEST_STEP_BITS = 6;

    private final DayRanks days;
    private final DayShape[] shapes;
    private final int[] beforeDay;
    private final int[] beforeNth;
    private final int[] ordinals;
    private final int stepBits;

    /** @param shapes one a day; {@link DayShape#CLOSED} exactly on the days that are not working days */
    MinuteRanks(DayRanks days, DayShape[] shapes) {
        this.days = days;
        this.shapes = Arrays.copyOf(shapes, shapes.length + 1);
        this.shapes[shapes.length] = DayShape.CLOSED; // the midnight after the last day
        this.beforeDay = new int[days.days() + 1];
        this.beforeNth = new int[days.count() + 1];
        int shortest = sumUp();
        this.stepBits = Math.max(SMALLEST_STEP_BITS, 31 - Integer.numberOfLeadingZeros(shortest));
        this.ordinals = ordinals();
    }

    private int sumUp() {
        int shortest = LegalZone.MINUTES_PER_DAY;
        for (int day = 0; day < days.days(); day++) {
            int minutes = shapes[day].minutes;
            beforeDay[day + 1] = beforeDay[day] + minutes;
            if (minutes > 0) {
                shortest = Math.min(shortest, minutes);
                beforeNth[days.upTo(day)] = beforeDay[day + 1];
            }
        }
        return shortest;
    }

    private int[] ordinals() {
        int[] table = new int[(total() >> stepBits) + 1];
        int ordinal = 0;
        for (int step = 0; step < table.length; step++) {
            while (ordinal < days.count() - 1 && beforeNth[ordinal + 1] <= step << stepBits) {
                ordinal++;
            }
            table[step] = ordinal;
        }
        return table;
    }

    int total() {
        return beforeNth[beforeNth.length - 1];
    }

    DayShape shape(int day) {
        return shapes[day];
    }

    /** Session minutes from the first day of the calendar to this minute of this day. */
    int before(int day, int minuteOfDay) {
        return beforeDay[day] + shapes[day].workedBefore(minuteOfDay);
    }

    /** The earliest minute, counted from the first day's midnight, at which so many are worked: 1..total. */
    int endAt(int worked) {
        int ordinal = ordinalOf(worked - 1);
        int day = days.nth(ordinal);
        return day * LegalZone.MINUTES_PER_DAY + shapes[day].endAt(worked - beforeNth[ordinal]);
    }

    /** The latest minute, counted from the first day's midnight, at which so many are worked: 0..total-1. */
    int startAfter(int worked) {
        int ordinal = ordinalOf(worked);
        int day = days.nth(ordinal);
        return day * LegalZone.MINUTES_PER_DAY + shapes[day].startAfter(worked - beforeNth[ordinal]);
    }

    /** The working day holding this session minute, 0 for the first minute of all. */
    private int ordinalOf(int minute) {
        int ordinal = ordinals[minute >> stepBits];
        while (beforeNth[ordinal + 1] <= minute) {
            ordinal++;
        }
        return ordinal;
    }
}
