package vn.kycuong.calendar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rank and select over the session minutes. Selecting looks up the working day of a minute in a coarse table whose
 * step is no longer than the shortest usual day, so that at most one day ends within a step.
 */
final class MinuteRanks {
    /** A finer table would only pay for days shorter than an hour, which no office keeps. */
    private static final int SMALLEST_STEP_BITS = 6;

    private static final int MINUTES_OF_SHAPE = LegalZone.MINUTES_PER_DAY + 1;

    private final DayRanks days;
    private final int total;
    private final int[] beforeNth;
    private final int[] ordinals;
    private final int stepBits;

    private final List<DayShape> shapes = new ArrayList<>();
    private final char[] shapeOf;
    private final char[] shapeOfNth;
    /** The tables of all shapes, one after the other: a read less than over the shape. */
    private final short[] workedBefore;

    private final short[] startOf;
    private final short[] endOf;

    /** @param ofDay one a day; {@link DayShape#CLOSED} exactly on the days that are not working days */
    MinuteRanks(DayRanks days, DayShape[] ofDay) {
        this.days = days;
        this.shapeOf = number(ofDay);
        this.shapeOfNth = new char[days.count()];
        this.beforeNth = new int[days.count() + 1];
        int shortest = sumUp();
        this.total = beforeNth[days.count()];
        this.stepBits = Math.max(SMALLEST_STEP_BITS, 31 - Integer.numberOfLeadingZeros(shortest));
        this.ordinals = ordinals();
        this.workedBefore = new short[shapes.size() * MINUTES_OF_SHAPE];
        this.startOf = new short[workedBefore.length];
        this.endOf = new short[workedBefore.length];
        for (int shape = 0; shape < shapes.size(); shape++) {
            shapes.get(shape).copyTo(workedBefore, startOf, endOf, shape * MINUTES_OF_SHAPE);
        }
    }

    private char[] number(DayShape[] ofDay) {
        Map<DayShape, Integer> numbers = new HashMap<>();
        char[] numbered = new char[ofDay.length + 1];
        for (int day = 0; day < ofDay.length; day++) {
            numbered[day] = number(ofDay[day], numbers);
        }
        numbered[ofDay.length] = number(DayShape.CLOSED, numbers); // the midnight after the last day
        return numbered;
    }

    private char number(DayShape shape, Map<DayShape, Integer> numbers) {
        int number = numbers.computeIfAbsent(shape, _ -> numbers.size());
        if (number > Character.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "Lịch có quá nhiều kiểu giờ làm việc khác nhau trong ngày (hơn 65.536).");
        }
        if (number == shapes.size()) {
            shapes.add(shape);
        }
        return (char) number;
    }

    private int sumUp() {
        int shortest = LegalZone.MINUTES_PER_DAY;
        for (int ordinal = 0; ordinal < days.count(); ordinal++) {
            shapeOfNth[ordinal] = shapeOf[days.nth(ordinal)];
            int minutes = shapes.get(shapeOfNth[ordinal]).minutes;
            shortest = Math.min(shortest, minutes);
            beforeNth[ordinal + 1] = beforeNth[ordinal] + minutes;
        }
        return shortest;
    }

    private int[] ordinals() {
        int[] table = new int[(total >> stepBits) + 1];
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
        return total;
    }

    DayShape shape(int day) {
        return shapes.get(shapeOf[day]);
    }

    /** Session minutes from the first day of the calendar to this minute of this day. */
    int before(int day, int minuteOfDay) {
        return beforeNth[days.before(day)] + workedBefore[shapeOf[day] * MINUTES_OF_SHAPE + minuteOfDay];
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
        return endOf[shapeOfNth[ordinal] * MINUTES_OF_SHAPE + worked - beforeNth[ordinal]];
    }

    /** The minute of this working day at which so many are worked since the first day: the latest. */
    int startOn(int ordinal, int worked) {
        return startOf[shapeOfNth[ordinal] * MINUTES_OF_SHAPE + worked - beforeNth[ordinal]];
    }

    /** The working day holding this session minute, 0 for the first minute of all. */
    int ordinalOf(int minute) {
        int ordinal = ordinals[minute >> stepBits];
        // Adds one if that day ends at or before the minute: without a branch, which would be guessed wrongly half the
        // time.
        ordinal += (beforeNth[ordinal + 1] - minute - 1) >>> 31;
        while (beforeNth[ordinal + 1] <= minute) { // only where days are shorter than the smallest step
            ordinal++;
        }
        return ordinal;
    }
}
