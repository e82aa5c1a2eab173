package vn.kycuong.almanac.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;

/** Moments and days as people type them, in Vietnam: 2025-12-25T16:20, 25/12/2025 16:20, 25/12/2025. */
final class Moment {
    private static final List<DateTimeFormatter> DAYS = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT));
    private static final List<DateTimeFormatter> MOMENTS = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE_TIME,
            DateTimeFormatter.ofPattern("d/M/uuuu H:mm").withResolverStyle(ResolverStyle.STRICT));
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("HH:mm, dd/MM/uuuu");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private Moment() {}

    static Optional<Instant> parse(String typed) {
        for (var format : MOMENTS) {
            try {
                return Optional.of(LegalZone.instant(LocalDateTime.parse(typed.strip(), format)));
            } catch (DateTimeException _) {
                continue;
            }
        }
        return day(typed).map(LegalZone::startOf);
    }

    static Optional<LocalDate> day(String typed) {
        for (var format : DAYS) {
            try {
                return Optional.of(LocalDate.parse(typed.strip(), format));
            } catch (DateTimeException _) {
                continue;
            }
        }
        return Optional.empty();
    }

    static String text(@Nullable Instant moment) {
        return moment == null ? "" : SHOWN.format(LegalZone.local(moment));
    }

    static String text(LocalDate day) {
        return DAY.format(day);
    }
}
