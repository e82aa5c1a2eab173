package vn.kycuong.dossier.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import vn.kycuong.kernel.UnitId;

/**
 * Which part of which register is asked for.
 *
 * @param unit whose register
 * @param from first day of receipt, counted
 * @param to last day of receipt, counted
 * @param competent only what this unit decides: a hand-over list; 0 for all
 */
public record RegisterQuery(UnitId unit, LocalDate from, LocalDate to, int competent) {
    static final String PATH = "/so-theo-doi";
    private static final int LONGEST_DAYS = 366;

    /** As asked; what makes no sense falls back to this month. */
    static RegisterQuery of(UnitId unit, String from, String to, int competent, LocalDate today) {
        var last = day(to).orElse(today);
        var first = day(from).orElse(last.withDayOfMonth(1));
        boolean lawful = !first.isAfter(last) && !first.isBefore(last.minusDays(LONGEST_DAYS));
        return new RegisterQuery(unit, lawful ? first : last.withDayOfMonth(1), last, competent);
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            var day = LocalDate.parse(typed);
            return day.getYear() < 2000 || day.getYear() > 2099 ? Optional.empty() : Optional.of(day);
        } catch (DateTimeParseException untyped) {
            return Optional.empty();
        }
    }

    /** Whether it is the list of what one unit hands to another. */
    public boolean isHandOver() {
        return competent > 0;
    }

    public String href() {
        return PATH + asked();
    }

    public String csvHref() {
        return PATH + ".csv" + asked();
    }

    private String asked() {
        return "?don-vi=%s&tu=%s&den=%s&giao=%d".formatted(unit, from, to, competent);
    }
}
