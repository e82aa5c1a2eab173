package vn.kycuong.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The one time zone legal limits are read in, wherever the server stands. Asia/Ho_Chi_Minh has been UTC+7 without
 * summer time since 13/06/1975.
 *
 * <p>A <em>local minute</em> is a whole minute since 1970-01-01T00:00 on a Vietnamese wall clock: the unit of the fast
 * paths. Legal papers print hours and minutes, so seconds are dropped whenever a moment is read.
 */
public final class LegalZone {
    /** Asia/Ho_Chi_Minh. */
    public static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    static final int MINUTES_PER_DAY = 24 * 60;

    private LegalZone() {}

    /** The Vietnamese wall clock at this instant, with its seconds. */
    public static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, VIETNAM);
    }

    /** The instant at which a Vietnamese wall clock shows this. */
    public static Instant instant(LocalDateTime local) {
        return local.atZone(VIETNAM).toInstant();
    }

    /** The instant at which this day begins in Vietnam. */
    public static Instant startOf(LocalDate day) {
        return instant(day.atStartOfDay());
    }

    /** The local minute this moment lies in. */
    public static long minute(LocalDateTime local) {
        return local.toLocalDate().toEpochDay() * MINUTES_PER_DAY + minuteOfDay(local.toLocalTime());
    }

    /** The local minute this instant lies in. */
    public static long minute(Instant instant) {
        return minute(local(instant));
    }

    /** The moment at which this local minute begins. */
    public static LocalDateTime atMinute(long minute) {
        long day = Math.floorDiv(minute, MINUTES_PER_DAY);
        return LocalDate.ofEpochDay(day).atTime(time((int) (minute - day * MINUTES_PER_DAY)));
    }

    static int minuteOfDay(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }

    static LocalTime time(int minuteOfDay) {
        return LocalTime.of(minuteOfDay / 60, minuteOfDay % 60);
    }
}
