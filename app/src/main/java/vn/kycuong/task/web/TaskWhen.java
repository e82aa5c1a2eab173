package vn.kycuong.task.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;

/** Days as people type and read them here. */
public final class TaskWhen {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter LOOSE =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu");

    private TaskWhen() {}

    /** "31/01/2020". */
    public static String day(@Nullable Instant moment) {
        return moment == null ? "" : DAY.format(LegalZone.local(moment));
    }

    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** "09:00 31/01/2020". */
    public static String minute(@Nullable Instant moment) {
        return moment == null ? "" : MINUTE.format(LegalZone.local(moment));
    }

    /** What somebody typed, or a browser sent; empty when it is no day. */
    static Optional<LocalDate> read(String typed) {
        for (var format : List.of(LOOSE, DateTimeFormatter.ISO_LOCAL_DATE)) {
            try {
                return Optional.of(LocalDate.parse(typed.strip(), format));
            } catch (DateTimeException other) {
                continue;
            }
        }
        return Optional.empty();
    }
}
