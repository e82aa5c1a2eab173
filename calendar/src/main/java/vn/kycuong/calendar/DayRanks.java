package vn.kycuong.calendar;

/**
 * Rank and select over the working days: how many lie before a day, and which is the k-th. Two array reads whatever
 * the number of days asked for.
 */
final class DayRanks {
    private final int[] before;
    private final int[] nth;

    /** @param working one flag a day, from the first day of the calendar */
    DayRanks(boolean[] working) {
        before = new int[working.length + 1];
        for (int day = 0; day < working.length; day++) {
            before[day + 1] = before[day] + (working[day] ? 1 : 0);
        }
        nth = new int[before[working.length]];
        for (int day = 0; day < working.length; day++) {
            if (working[day]) {
                nth[before[day]] = day;
            }
        }
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
}
