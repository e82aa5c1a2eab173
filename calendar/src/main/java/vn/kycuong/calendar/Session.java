package vn.kycuong.calendar;

import java.time.LocalTime;

/**
 * One stretch of office hours, for instance 07:30–12:00. The opening belongs to it, the closing does not.
 *
 * @param from opening, a whole minute
 * @param to closing, a whole minute after {@code from}; the session lies within one day
 */
public record Session(LocalTime from, LocalTime to) {
    public Session {
        if (!isWholeMinute(from) || !isWholeMinute(to)) {
            throw new IllegalArgumentException("Buổi làm việc %s–%s phải tròn phút.".formatted(from, to));
        }
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "Buổi làm việc %s–%s: giờ kết thúc phải sau giờ bắt đầu, trong cùng một ngày.".formatted(from, to));
        }
    }

    /** From two times of day, for instance {@code of("07:30", "12:00")}. */
    public static Session of(String from, String to) {
        return new Session(LocalTime.parse(from), LocalTime.parse(to));
    }

    /** Length in minutes, at least 1. */
    public int minutes() {
        return LegalZone.minuteOfDay(to) - LegalZone.minuteOfDay(from);
    }

    private static boolean isWholeMinute(LocalTime time) {
        return time.getSecond() == 0 && time.getNano() == 0;
    }
}
