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
 * @param problem what is wrong with the days that were typed, so that this month is shown instead; empty when nothing is
 */
public record RegisterQuery(UnitId unit, LocalDate from, LocalDate to, int competent, String problem) {
    static final String PATH = "/so-theo-doi";
    private static final int LONGEST_DAYS = 366;

    /** As asked; without days, this month. */
    static RegisterQuery of(UnitId unit, String from, String to, int competent, LocalDate today) {
        var last = to.isBlank() ? Optional.of(today) : day(to);
        var first = from.isBlank() ? last.map(day -> day.withDayOfMonth(1)) : day(from);
        var problem = problem(first, last);
        return problem.isEmpty()
                ? new RegisterQuery(unit, first.orElseThrow(), last.orElseThrow(), competent, "")
                : new RegisterQuery(unit, today.withDayOfMonth(1), today, competent, problem);
    }

    private static String problem(Optional<LocalDate> first, Optional<LocalDate> last) {
        if (first.isEmpty() || last.isEmpty()) return "register.no.date";
        if (first.get().isAfter(last.get())) return "register.no.order";
        return first.get().isBefore(last.get().minusDays(LONGEST_DAYS)) ? "register.no.long" : "";
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
