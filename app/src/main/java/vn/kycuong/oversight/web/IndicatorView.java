package vn.kycuong.oversight.web;

import java.util.List;
import vn.kycuong.oversight.Indicator;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Status;

/** Indicators with what they come to. */
public final class IndicatorView {
    private IndicatorView() {}

    /** One value as shown; {@code href} opens what it counts, empty for a time. */
    public record Value(String text, Status status, String href) {}

    /** One of the list of all. */
    public record Line(Indicator indicator, String name, Value value, String href) {}

    /** All in force. */
    public record All(
            IndicatorQuery query, String place, String moment, String period, List<Line> lines, List<Option> spans) {
        public All {
            lines = List.copyOf(lines);
            spans = List.copyOf(spans);
        }
    }

    /** What a unit comes to. */
    public record UnitLine(String name, Value value, String numeratorHref, String numerator, String denominator) {}

    /** What a period came to. */
    public record Past(String period, Value value) {}

    /** One indicator, wide open; {@code good} and {@code fair} are its thresholds as shown. */
    public record One(
            IndicatorQuery query,
            Indicator indicator,
            String name,
            String place,
            String moment,
            String period,
            Value value,
            String good,
            String fair,
            List<Term> terms,
            List<UnitLine> units,
            List<Past> past,
            List<Option> spans) {
        public One {
            terms = List.copyOf(terms);
            units = List.copyOf(units);
            past = List.copyOf(past);
            spans = List.copyOf(spans);
        }
    }

    /** A measure of the formula with its count. */
    public record Term(String wordKey, boolean below, String count, String href) {}

    /** A difference between what was known then and what is known now. */
    public record Difference(
            String href,
            String code,
            String matter,
            String measureWordKey,
            boolean after,
            String entry,
            String recorded) {}

    /** What was certified. */
    public record Certified(
            One one,
            String version,
            boolean balanced,
            int parts,
            String hash,
            String earlier,
            List<Difference> differences) {
        public Certified {
            differences = List.copyOf(differences);
        }
    }
}
