package vn.kycuong.dossier.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.ui.Words;

/** Moments and days as pages write them, on a Vietnamese clock. */
public final class When {
    private When() {}

    /** "09:00, Thứ Sáu 31/01/2020". */
    public static String full(@Nullable Instant moment, Words words) {
        return moment == null
                ? ""
                : format("HH:mm, EEEE dd/MM/yyyy", words.locale()).format(LegalZone.local(moment));
    }

    /** "09:00 31/01/2020". */
    public static String brief(@Nullable Instant moment) {
        return moment == null ? "" : format("HH:mm dd/MM/yyyy", Locale.ROOT).format(LegalZone.local(moment));
    }

    /** "31/01/2020". */
    public static String day(LocalDate day) {
        return format("dd/MM/yyyy", Locale.ROOT).format(day);
    }

    /** "T6 31/01" or "Fri 31/01". */
    public static String dayName(LocalDate day, Words words) {
        return format("EEEE dd/MM/yyyy", words.locale()).format(day);
    }

    /** "31/01/2020" of a moment. */
    public static String day(Instant moment) {
        return day(LegalZone.local(moment).toLocalDate());
    }

    private static DateTimeFormatter format(String pattern, Locale locale) {
        return DateTimeFormatter.ofPattern(pattern, locale);
    }
}
