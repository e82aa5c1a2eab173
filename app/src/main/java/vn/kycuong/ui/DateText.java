package vn.kycuong.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import vn.kycuong.calendar.LegalZone;

/**
 * A day or a moment as words and as what a machine reads.
 *
 * @param machine value of the attribute {@code datetime}
 * @param words "09:00, thứ Năm 06/02/2020"
 */
public record DateText(String machine, String words) {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /** "09:00, thứ Năm 06/02/2020", on a Vietnamese clock. */
    public static DateText of(Instant moment, Words words) {
        var local = LegalZone.local(moment);
        OffsetDateTime exact = OffsetDateTime.ofInstant(moment, LegalZone.VIETNAM);
        return new DateText(
                exact.toString(),
                local.format(HOUR) + ", " + of(local.toLocalDate(), words).words());
    }

    /** "thứ Năm 06/02/2020". */
    public static DateText of(LocalDate day, Words words) {
        String weekday = words.get("date.weekday." + day.getDayOfWeek().getValue());
        return new DateText(day.toString(), weekday + " " + day.format(DAY));
    }
}
