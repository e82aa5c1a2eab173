package vn.kycuong.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vn.kycuong.calendar.LegalZone;

/** Moments in the words of official paper. */
public final class SlipTime {
    private static final Locale VIETNAMESE = Locale.of("vi", "VN");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH 'giờ' mm", VIETNAMESE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", VIETNAMESE);

    private SlipTime() {}

    /** "09 giờ 00". */
    public static String hour(Instant moment) {
        return HOUR.format(LegalZone.local(moment));
    }

    /** "14/01/2020". */
    public static String day(Instant moment) {
        return DAY.format(LegalZone.local(moment));
    }

    /** "09 giờ 00, ngày 14/01/2020". */
    public static String moment(Instant moment) {
        return hour(moment) + ", ngày " + day(moment);
    }

    /** "ngày 14 tháng 01 năm 2020", "ngày 05 tháng 6 năm 2020". */
    static String longDate(LocalDate date) {
        var month = date.getMonthValue() < 3 ? "0" + date.getMonthValue() : "" + date.getMonthValue();
        return "ngày %02d tháng %s năm %d".formatted(date.getDayOfMonth(), month, date.getYear());
    }
}
