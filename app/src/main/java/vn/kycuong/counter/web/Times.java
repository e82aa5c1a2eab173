package vn.kycuong.counter.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.ui.DateText;
import vn.kycuong.ui.Words;

/** Times of a counter as people read them. */
public final class Times {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    private Times() {}

    public static String hour(LocalDateTime moment) {
        return HOUR.format(moment);
    }

    /** Empty for none. */
    public static String hour(@Nullable Instant moment) {
        return moment == null ? "" : HOUR.format(LegalZone.local(moment));
    }

    /** 09:00–09:20, thứ Ba 16/06/2020. */
    public static String span(LocalDateTime from, LocalDateTime to, Words words) {
        return "%s–%s, %s"
                .formatted(
                        hour(from),
                        hour(to),
                        DateText.of(from.toLocalDate(), words).words());
    }

    /** Whole minutes between two moments; never below zero. */
    public static long minutes(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMinutes());
    }
}
