package vn.kycuong.calendar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rank and select over the session minutes. Selecting looks up the working day of a minute in a coarse table whose
 * step is no longer than the shortest usual day, so that at most one day ends within a step; the table says which day
 * that is and where in the step it ends.
 */
final class MinuteRanks {
    /** A finer table would only pay for days shorter than an hour, which no office keeps. */
    private static final int SMALLEST_STEP_BITS = 6;

    private static final int MINUTES_OF_SHAPE = LegalZone.MINUTES_PER_DAY + 1;
    private static final int HALF = 16;
    private static final int LOWER_HALF = 0xFFFF;
    private static final int SIGN_BIT = 31;
    private static final int ROW = 1 << DayRanks.ROW_SHIFT;

    private final DayRanks days;
    private final int[] rows;
    private final int total;
    /** One a step: in the upper half the working day at its start, in the lower how far off its last minute lies. */
    private final int[] steps;

    private final int stepBits;
    private final boolean shortDays;

    private final List<DayShape> shapes = new ArrayList<>();
    /** The tables of all shapes, one after the other: a read less than over the shape. */
    private final short[] workedBefore;

    private final short[] startOf;
    private final short[] endOf;

    /** @param ofDay one a day; {@link DayShape#CLOSED} exactly on the days that are not working days */
    MinuteRanks(DayRanks days, DayShape[] ofDay) {
        this.days = days;
        this.rows = days.rows();
        int shortest = fillRows(ofDay);
        this.total = minutesBefore(days.count());
        this.stepBits = Math.max(SMALLEST_STEP_BITS, 31 - Integer.numberOfLeadingZeros(shortest));
        this.shortDays = shortest < 1 << stepBits;
        this.steps = steps();
        this.workedBefore = new short[shapes.size() * MINUTES_OF_SHAPE];
        this.startOf = new short[workedBefore.length];
        this.endOf = new short[workedBefore.length];
        for (int shape = 0; shape < shapes.size(); shape++) {
            shapes.get(shape).copyTo(workedBefore, startOf, endOf, shape * MINUTES_OF_SHAPE);
        }
    }

    private int fillRows(DayShape[] ofDay) {
        Map<DayShape, Integer> numbers = new HashMap<>();
        int shortest = LegalZone.MINUTES_PER_DAY;
        for (int ordinal = 0; ordinal < days.count(); ordinal++) {
            DayShape shape = ofDay[days.nth(ordinal)];
            int row = ordinal << DayRanks.ROW_SHIFT;
            rows[row + DayRanks.SHAPE] = number(shape, numbers);
            rows[row + ROW + DayRanks.MINUTES] = rows[row + DayRanks.MINUTES] + shape.minutes;
            shortest = Math.min(shortest, shape.minutes);
        }
        return shortest;
    }

    private int number(DayShape shape, Map<DayShape, Integer> numbers) {
        int number = numbers.computeIfAbsent(shape, _ -> numbers.size());
        if (number == shapes.size()) {
            shapes.add(shape);
        }
        return number;
    }

    private int[] steps() {
        int[] table = new int[(total >> stepBits) + 1];
        int ordinal = 0;
        for (int step = 0; step < table.length; step++) {
            while (ordinal < days.count() - 1 && minutesBefore(ordinal + 1) <= step << stepBits) {
                ordinal++;
            }
            table[step] = ordinal << HALF | (minutesBefore(ordinal + 1) - (step << stepBits)) & LOWER_HALF;
        }
        return table;
    }

    int total() {
        return total;
    }

    DayShape shape(int day) {
        return days.isWorking(day) ? shapes.get(shapeOf(days.before(day))) : DayShape.CLOSED;
    }

    /** Session minutes from the first day of the calendar to this minute of this day. */
    int before(int day, int minuteOfDay) {
        int ordinal = days.before(day);
        int worked = days.upTo(day) - ordinal; // 1 or 0: a day off has the minutes before the next working day
        return minutesBefore(ordinal) + (workedBefore[shapeOf(ordinal) * MINUTES_OF_SHAPE + minuteOfDay] & -worked);
    }

    /** The earliest minute, counted from the first day's midnight, at which so many are worked: 1..total. */
    int endAt(int worked) {
        int ordinal = ordinalOf(worked - 1);
        return days.nth(ordinal) * LegalZone.MINUTES_PER_DAY + endOn(ordinal, worked);
    }

    /** The latest minute, counted from the first day's midnight, at which so many are worked: 0..total-1. */
    int startAfter(int worked) {
        int ordinal = ordinalOf(worked);
        return days.nth(ordinal) * LegalZone.MINUTES_PER_DAY + startOn(ordinal, worked);
    }

    /** The minute of this working day at which so many are worked since the first day: the earliest. */
    int endOn(int ordinal, int worked) {
        return endOf[shapeOf(ordinal) * MINUTES_OF_SHAPE + worked - minutesBefore(ordinal)];
    }

    /** The minute of this working day at which so many are worked since the first day: the latest. */
    int startOn(int ordinal, int worked) {
        return startOf[shapeOf(ordinal) * MINUTES_OF_SHAPE + worked - minutesBefore(ordinal)];
    }

    /** The working day holding this session minute, 0 for the first minute of all. */
    int ordinalOf(int minute) {
        int step = steps[minute >> stepBits];
        int left = (step & LOWER_HALF) - (minute & (1 << stepBits) - 1) - 1;
        // Adds one if that day ends at or before the minute: without a branch, which would be guessed wrongly half the
        // time.
        int ordinal = (step >>> HALF) + (left >>> SIGN_BIT);
        if (shortDays) {
            while (minutesBefore(ordinal + 1) <= minute) {
                ordinal++;
            }
        }
        return ordinal;
    }

    private int minutesBefore(int ordinal) {
        return rows[(ordinal << DayRanks.ROW_SHIFT) + DayRanks.MINUTES];
    }

    private int shapeOf(int ordinal) {
        return rows[(ordinal << DayRanks.ROW_SHIFT) + DayRanks.SHAPE];
    }
}
