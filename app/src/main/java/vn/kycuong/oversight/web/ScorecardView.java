package vn.kycuong.oversight.web;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.kycuong.law.Rule;
import vn.kycuong.oversight.Score;
import vn.kycuong.ui.Option;

/**
 * A scorecard of a place and a period.
 *
 * @param score null where no scorecard was in force
 */
public record ScorecardView(
        ReportQuery query,
        String place,
        String period,
        String moment,
        boolean over,
        @Nullable Score score,
        List<Line> lines,
        List<Option> cards,
        List<Option> units,
        List<Option> spans,
        List<Option> years,
        List<Option> parts) {
    public ScorecardView {
        lines = List.copyOf(lines);
        cards = List.copyOf(cards);
        units = List.copyOf(units);
        spans = List.copyOf(spans);
        years = List.copyOf(years);
        parts = List.copyOf(parts);
    }

    /**
     * One item.
     *
     * @param firstOfGroup whether its group begins with it
     */
    public record Line(Score.Line score, boolean firstOfGroup, List<Term> numerator, List<Term> denominator) {
        public Line {
            numerator = List.copyOf(numerator);
            denominator = List.copyOf(denominator);
        }

        public boolean isSure() {
            return score.item().status() == Rule.Status.VERIFIED;
        }
    }

    /** One figure behind a number, with its list; the list is empty where the figure has none. */
    public record Term(int weight, String wordKey, long count, String href) {}

    /** Points as the language writes them: hundredths without idle noughts. */
    public static String points(long hundredths, Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(BigDecimal.valueOf(hundredths, 2));
    }
}
