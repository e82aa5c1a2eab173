package vn.kycuong.oversight.web;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.kycuong.law.Rule;
import vn.kycuong.oversight.DeclaredValue;
import vn.kycuong.oversight.Score;
import vn.kycuong.ui.Option;

/**
 * A scorecard of a place and a period.
 *
 * @param score null where no scorecard was in force
 * @param history what the unit ever said of items that no figure tells, the latest first
 * @param mayDeclare whether the reader may say something of them
 * @param form what he typed
 */
public record ScorecardView(
        ReportQuery query,
        String place,
        String period,
        String moment,
        boolean over,
        @Nullable Score score,
        List<Line> lines,
        List<DeclaredValue> history,
        boolean mayDeclare,
        DeclareForm form,
        List<Option> cards,
        List<Option> units,
        List<Option> spans,
        List<Option> years,
        List<Option> parts) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    public ScorecardView {
        lines = List.copyOf(lines);
        history = List.copyOf(history);
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
    public record Line(
            Score.Line score,
            boolean firstOfGroup,
            List<Term> numerator,
            List<Term> denominator,
            List<Beside> besides) {
        public Line {
            besides = List.copyOf(besides);
            numerator = List.copyOf(numerator);
            denominator = List.copyOf(denominator);
        }

        public boolean isSure() {
            return score.item().status() == Rule.Status.VERIFIED;
        }
    }

    /** What else must be reached. */
    public record Beside(List<Term> numerator, List<Term> denominator) {
        public Beside {
            numerator = List.copyOf(numerator);
            denominator = List.copyOf(denominator);
        }
    }

    /** The latest that was said of an item, taken back or not; 0 for nothing. */
    public int revision(int ord) {
        return history.stream()
                .filter(said -> said.ord() == ord)
                .mapToInt(DeclaredValue::revision)
                .max()
                .orElse(0);
    }

    /** One figure behind a number, with its list; the list is empty where the figure has none. */
    public record Term(int weight, String wordKey, long count, String href) {}

    public static String moment(Instant at) {
        return Moments.text(at);
    }

    /** A day of a paper. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** Points as the language writes them: hundredths without idle noughts. */
    public static String points(long hundredths, Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(BigDecimal.valueOf(hundredths, 2));
    }
}
