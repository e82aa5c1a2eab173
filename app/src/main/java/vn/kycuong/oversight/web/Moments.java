package vn.kycuong.oversight.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.oversight.Period;
import vn.kycuong.oversight.ReportPeriod;
import vn.kycuong.ui.Words;

/** Moments and periods as the boards write them, on a Vietnamese clock. */
final class Moments {
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/uuuu");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private Moments() {}

    /** The moment of truth. */
    static String text(Instant moment) {
        return EXACT.format(LegalZone.local(moment));
    }

    static String minute(@Nullable Instant moment) {
        return moment == null ? "" : MINUTE.format(LegalZone.local(moment));
    }

    static String day(@Nullable Instant moment) {
        return moment == null ? "" : DAY.format(LegalZone.local(moment));
    }

    static String period(ReportPeriod period, Words w) {
        var year = Integer.toString(period.year());
        return switch (period.span()) {
            case MONTH -> w.get("oversight.period.month", "%02d/%s".formatted(period.part(), year));
            case QUARTER -> w.get("oversight.period.quarter", period.part(), year);
            case YEAR -> w.get("oversight.period.year", year);
        };
    }

    static String period(Period period, Words w) {
        var first = period.firstDay();
        return switch (period.span()) {
            case MONTH -> w.get("oversight.period.month", "%02d/%d".formatted(first.getMonthValue(), first.getYear()));
            case QUARTER -> w.get("oversight.period.quarter", period.quarter(), Integer.toString(first.getYear()));
            case YEAR -> w.get("oversight.period.year", Integer.toString(first.getYear()));
        };
    }
}
