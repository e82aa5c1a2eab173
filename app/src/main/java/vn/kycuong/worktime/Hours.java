package vn.kycuong.worktime;

import java.util.Arrays;
import vn.kycuong.calendar.Session;
import vn.kycuong.calendar.Sessions;

/** Office hours as stored: {@code 07:30-12:00,13:30-17:00}. */
final class Hours {
    private Hours() {}

    /** @throws IllegalArgumentException or {@link java.time.DateTimeException} when the text is not of that form */
    static Sessions parse(String text) {
        return new Sessions(Arrays.stream(text.split(",")).map(Hours::session).toList());
    }

    private static Session session(String text) {
        var ends = text.strip().split("-");
        if (ends.length != 2) throw new IllegalArgumentException("Buổi làm việc viết như 07:30-12:00: " + text);
        return Session.of(ends[0].strip(), ends[1].strip());
    }
}
