package vn.kycuong.bench;

import java.util.Calendar;
import java.util.Date;
import java.util.TimeZone;
import org.flowable.common.engine.impl.runtime.ClockReader;

/**
 * The due dates of two process engines. Their "business calendars" read ISO durations and know neither rest days nor holidays: they
 * answer a simpler question, in elapsed days.
 */
@SuppressWarnings("JavaUtilDate") // the type the engines speak
final class EngineDays {
    private static final TimeZone ZONE = TimeZone.getTimeZone("Asia/Ho_Chi_Minh");

    private final Moment now = new Moment();
    private final org.flowable.common.engine.impl.calendar.BusinessCalendar flowable =
            new org.flowable.common.engine.impl.calendar.DurationBusinessCalendar(now);
    private final org.operaton.bpm.engine.impl.calendar.BusinessCalendar operaton =
            new org.operaton.bpm.engine.impl.calendar.DurationBusinessCalendar();

    Date flowable(String duration, Date from) {
        now.date = from;
        return flowable.resolveDuedate(duration);
    }

    Date operaton(String duration, Date from) {
        return operaton.resolveDuedate(duration, from);
    }

    /** Flowable asks a clock where to start from. */
    private static final class Moment implements ClockReader {
        private Date date = new Date(0);

        @Override
        public Date getCurrentTime() {
            return date;
        }

        @Override
        public Calendar getCurrentCalendar() {
            return getCurrentCalendar(ZONE);
        }

        @Override
        public Calendar getCurrentCalendar(TimeZone zone) {
            var calendar = Calendar.getInstance(zone);
            calendar.setTime(date);
            return calendar;
        }

        @Override
        public TimeZone getCurrentTimeZone() {
            return ZONE;
        }
    }
}
