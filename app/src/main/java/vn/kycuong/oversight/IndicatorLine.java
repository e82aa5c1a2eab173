package vn.kycuong.oversight;

import java.util.List;
import java.util.Map;

/**
 * One row of an answer.
 *
 * @param by what the dimensions of the question are in this row, in their order
 * @param measured counts as whole numbers, times in their unit; a time of nothing is left out
 */
public record IndicatorLine(List<String> by, Map<Measure, Double> measured) {
    public IndicatorLine {
        by = List.copyOf(by);
        measured = Map.copyOf(measured);
    }

    public long count(Measure measure) {
        return Math.round(measured.getOrDefault(measure, 0.0));
    }
}
