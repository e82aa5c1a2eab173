package vn.kycuong.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import vn.kycuong.calendar.LegalZone;

/**
 * A period of the reports (kỳ báo cáo): its first and last day follow the cut-off day of the law, so that a quarter need not begin with its
 * first month.
 *
 * @param part the month or quarter of the year; 1 for a year
 */
public record ReportPeriod(Period.Span span, int year, int part, LocalDate firstDay, LocalDate lastDay) {
    public Instant from() {
        return LegalZone.startOf(firstDay);
    }

    /** The first instant after it. */
    public Instant to() {
        return LegalZone.startOf(lastDay.plusDays(1));
    }

    /** What is known of it when somebody asks: all that was known at its end, and nothing learned later. */
    public Instant knownAt(Instant asked) {
        var last = to().minus(1, ChronoUnit.MICROS);
        return asked.isBefore(last) ? asked : last;
    }

    /** Whether it is over. */
    public boolean isOver(Instant now) {
        return !now.isBefore(to());
    }
}
