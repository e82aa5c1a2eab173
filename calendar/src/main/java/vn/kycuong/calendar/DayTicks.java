package vn.kycuong.calendar;

/**
 * The exact unit of distance between two moments in working days.
 *
 * <p>One working day is 2^5·3^4·5^3·7·11·13·17·19·23 ticks, whatever its length in minutes. Every session total that is
 * a multiple of 15 minutes up to 7 hours or of 30 minutes up to 14 hours divides it, so one minute of such a day is a
 * whole number of ticks. For any other total a moment is rounded to the nearest tick (less than a millionth of a
 * millisecond), and a position to the nearest minute, so minutes come back exactly on every day.
 */
final class DayTicks {
    static final long PER_DAY = 32L * 81 * 125 * 7 * 11 * 13 * 17 * 19 * 23;

    private DayTicks() {}

    /** Ticks of a day once so many of its minutes are worked. */
    static long of(int worked, int minutes) {
        return (worked * PER_DAY + minutes / 2) / minutes;
    }

    /** The nearest number of worked minutes, 0..minutes. */
    static int worked(long ticks, int minutes) {
        return (int) ((ticks * minutes + PER_DAY / 2) / PER_DAY);
    }
}
