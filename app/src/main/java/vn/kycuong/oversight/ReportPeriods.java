package vn.kycuong.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.law.Rule;
import vn.kycuong.law.Rules;
import vn.kycuong.oversight.Period.Span;

/** The periods of the reports. Months are calendar months; quarters and years end on the cut-off day of the law of their last month. */
@Component
public class ReportPeriods {
    /** The last day that counts in the last month of a quarter; beyond the month's length: its end. */
    public static final String CUTOFF = "report.cutoff-day";

    private final Rules rules;

    ReportPeriods(Rules rules) {
        this.rules = rules;
    }

    /** A period; empty where the law of its time knows no cut-off, or there is no such part of a year. */
    public Optional<ReportPeriod> of(Span span, int year, int part) {
        if (part < 1 || part > parts(span) || year < 1 || year > 9999) return Optional.empty();
        int months = 12 / parts(span);
        var last = YearMonth.of(year, part * months);
        var before = last.minusMonths(months);
        if (span == Span.MONTH)
            return Optional.of(new ReportPeriod(span, year, part, last.atDay(1), last.atEndOfMonth()));
        return end(before)
                .flatMap(eve -> end(last).map(end -> new ReportPeriod(span, year, part, eve.plusDays(1), end)));
    }

    /** The period in which a moment lies. */
    public ReportPeriod around(Instant moment, Span span) {
        var day = LegalZone.local(moment).toLocalDate();
        int most = parts(span);
        int part = (day.getMonthValue() - 1) * most / 12 + 1;
        return of(span, day.getYear(), part)
                .filter(found -> !day.isAfter(found.lastDay()))
                .or(() -> of(span, part == most ? day.getYear() + 1 : day.getYear(), part % most + 1))
                .orElseThrow(() -> new IllegalStateException("The law of " + day + " knows no cut-off day of reports"));
    }

    /** The years whose reports can be made, the latest first. */
    public List<Integer> years(Instant now) {
        var years = new ArrayList<Integer>();
        for (int year = around(now, Span.YEAR).year(); of(Span.YEAR, year, 1).isPresent(); year--) years.add(year);
        return years;
    }

    /** The rule behind the last day of a period. */
    public Optional<Rule> cutoff(ReportPeriod period) {
        return rule(YearMonth.from(period.lastDay()));
    }

    /** How many of a kind a year has. */
    public static int parts(Span span) {
        return switch (span) {
            case MONTH -> 12;
            case QUARTER -> 4;
            case YEAR -> 1;
        };
    }

    private Optional<LocalDate> end(YearMonth month) {
        return rule(month).map(rule -> {
            int day = Integer.parseInt(rule.value());
            return day < 1 || day >= month.lengthOfMonth() ? month.atEndOfMonth() : month.atDay(day);
        });
    }

    private Optional<Rule> rule(YearMonth month) {
        return rules.at(month.atDay(1)).find(CUTOFF);
    }
}
