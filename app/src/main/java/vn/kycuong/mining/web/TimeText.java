package vn.kycuong.mining.web;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.ui.Words;

/** Times as people say them. Working time has no days: a working day has no one length. */
final class TimeText {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu");

    private TimeText() {}

    static String clock(Optional<Duration> time, Words w) {
        if (time.isEmpty()) return w.get("mining.time.none");
        var t = time.get();
        if (t.toDays() > 0) return w.get("mining.time.days", t.toDays(), t.toHoursPart());
        if (t.toHours() > 0) return w.get("mining.time.hours", t.toHours(), t.toMinutesPart());
        return t.toMinutes() > 0
                ? w.get("mining.time.minutes", t.toMinutes())
                : w.get("mining.time.seconds", t.toSeconds());
    }

    static String working(Optional<Duration> time, Words w) {
        if (time.isEmpty()) return w.get("mining.time.none");
        var t = time.get();
        return t.toHours() > 0
                ? w.get("mining.time.hours", t.toHours(), t.toMinutesPart())
                : w.get("mining.time.minutes", t.toMinutes());
    }

    static String moment(@Nullable Instant moment) {
        return moment == null ? "–" : MINUTE.format(LegalZone.local(moment));
    }

    /** "12,5 %", with the comma of the language. */
    static String share(long part, long whole, Words w) {
        if (whole == 0) return "–";
        long tenths = Math.round(1000.0 * part / whole);
        return w.get("mining.share", tenths / 10, tenths % 10);
    }
}
