package vn.kycuong.dossier;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** Days and moments as people write them into a sheet. */
final class CarryMoment {
    private static final DateTimeFormatter MOMENT = strict("d/M/uuuu H:mm");
    private static final DateTimeFormatter MOMENT_SECONDS = strict("d/M/uuuu H:mm:ss");
    private static final DateTimeFormatter DAY = strict("d/M/uuuu");
    private static final DateTimeFormatter WRITTEN = strict("dd/MM/uuuu HH:mm");
    private static final DateTimeFormatter WRITTEN_DAY = strict("dd/MM/uuuu");

    private CarryMoment() {}

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }

    /** As a cell that holds a date is written down; without its hour when that is midnight. */
    static String write(LocalDateTime moment) {
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? WRITTEN_DAY.format(moment) : WRITTEN.format(moment);
    }

    static String write(LocalDate day) {
        return WRITTEN_DAY.format(day);
    }

    /** Empty when it is none; a day alone is its first minute. */
    static Optional<LocalDateTime> read(String typed) {
        var text = typed.strip().replaceAll("\\s+", " ");
        for (var format : new DateTimeFormatter[] {MOMENT, MOMENT_SECONDS}) {
            try {
                return Optional.of(LocalDateTime.parse(text, format).withSecond(0));
            } catch (DateTimeParseException other) {
                continue;
            }
        }
        try {
            return Optional.of(LocalDate.parse(text, DAY).atStartOfDay());
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
