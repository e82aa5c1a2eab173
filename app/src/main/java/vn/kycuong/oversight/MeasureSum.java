package vn.kycuong.oversight;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Measures added up: {@code MET_IN_TIME+MET_LATE+LATE}. Counts only; the list behind a sum is the lists behind its parts, one after the other. */
public record MeasureSum(List<Measure> terms) {
    public MeasureSum {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) throw new IllegalArgumentException("A sum of nothing");
        if (terms.size() != terms.stream().distinct().count())
            throw new IllegalArgumentException("A measure counted twice");
        if (terms.size() > 1 && !terms.stream().allMatch(Measure::isCount))
            throw new IllegalArgumentException("Times do not add up");
    }

    /** Reads the notation. @throws IllegalArgumentException if it names no measure */
    public static MeasureSum parse(String text) {
        return new MeasureSum(Arrays.stream(text.split("\\+", -1))
                .map(String::strip)
                .map(Measure::valueOf)
                .toList());
    }

    public long of(Map<Measure, Double> measured) {
        return terms.stream()
                .mapToLong(term -> Math.round(measured.getOrDefault(term, 0.0)))
                .sum();
    }

    @Override
    public String toString() {
        return terms.stream().map(Measure::name).collect(Collectors.joining("+"));
    }
}
