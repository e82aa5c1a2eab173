package vn.kycuong.calendar;

import static vn.kycuong.calendar.LegalZone.MINUTES_PER_DAY;
import static vn.kycuong.calendar.LegalZone.minuteOfDay;

/**
 * The sessions of a day, compiled: every question about its minutes is one array read. Shared by all days with the
 * same sessions, so it costs a few kilobytes a season, not a day.
 */
final class DayShape {
    static final DayShape CLOSED = new DayShape(Sessions.NONE);

    final Sessions sessions;
    /** Session minutes of the day. */
    final int minutes;

    private final short[] workedBefore = new short[MINUTES_PER_DAY + 1];
    private final short[] startOf;
    private final short[] endOf;

    DayShape(Sessions sessions) {
        this.sessions = sessions;
        this.minutes = sessions.minutes();
        this.startOf = new short[minutes];
        this.endOf = new short[minutes + 1];
        sessions.list().forEach(this::open);
        fillWorkedBefore();
    }

    private void open(Session session) {
        for (int minute = minuteOfDay(session.from()); minute < minuteOfDay(session.to()); minute++) {
            workedBefore[minute + 1] = 1;
        }
    }

    private void fillWorkedBefore() {
        for (int minute = 0; minute < MINUTES_PER_DAY; minute++) {
            int worked = workedBefore[minute];
            if (workedBefore[minute + 1] == 1) {
                startOf[worked] = (short) minute;
                endOf[worked + 1] = (short) (minute + 1);
                worked++;
            }
            workedBefore[minute + 1] = (short) worked;
        }
    }

    /** Copies the three tables to these places. */
    void copyTo(short[] allWorkedBefore, short[] allStartOf, short[] allEndOf, int at) {
        System.arraycopy(workedBefore, 0, allWorkedBefore, at, workedBefore.length);
        System.arraycopy(startOf, 0, allStartOf, at, startOf.length);
        System.arraycopy(endOf, 0, allEndOf, at, endOf.length);
    }

    /** Session minutes before this minute of the day. */
    int workedBefore(int minuteOfDay) {
        return workedBefore[minuteOfDay];
    }

    /** Where the next session minute starts once so many are worked: the latest minute of the day with that count. */
    int startAfter(int worked) {
        return startOf[worked];
    }
}
