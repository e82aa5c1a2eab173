package vn.kycuong.oversight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hides counts so small that they tell of a person (bảo vệ số nhỏ), and one more where a single hidden one could be worked out from the sum.
 */
final class SmallNumbers {
    /** The smallest count that is told. */
    static final int SMALLEST = 5;

    private static final Set<Dimension> TELLING = Set.of(Dimension.PROCEDURE, Dimension.CHANNEL, Dimension.STATE);

    private SmallNumbers() {}

    /** Whether an answer could tell of a person: what people read is theirs, whatever it is divided by. */
    static boolean needed(Grain grain, List<Dimension> dimensions) {
        return grain == Grain.READING || dimensions.stream().anyMatch(TELLING::contains);
    }

    /** The lines without what must be hidden: a measure that is hidden is left out of its line. */
    static List<IndicatorLine> hidden(List<IndicatorLine> lines) {
        var hidden = new EnumMap<Measure, Set<Integer>>(Measure.class);
        for (var measure : Measure.values()) hidden.put(measure, hidden(lines, measure));
        var told = new ArrayList<IndicatorLine>();
        for (int i = 0; i < lines.size(); i++) {
            var measured = new EnumMap<Measure, Double>(Measure.class);
            for (var entry : lines.get(i).measured().entrySet())
                if (!hidden.getOrDefault(entry.getKey(), Set.of()).contains(i))
                    measured.put(entry.getKey(), entry.getValue());
            told.add(new IndicatorLine(lines.get(i).by(), measured));
        }
        return told;
    }

    private static Set<Integer> hidden(List<IndicatorLine> lines, Measure measure) {
        var small = new HashSet<Integer>();
        for (int i = 0; i < lines.size(); i++) if (isSmall(lines.get(i).measured(), measure)) small.add(i);
        if (small.size() != 1 || !measure.isCount()) return small;
        java.util.stream.IntStream.range(0, lines.size())
                .filter(i -> !small.contains(i) && lines.get(i).count(measure) > 0)
                .boxed()
                .min(Comparator.comparingLong(i -> lines.get(i).count(measure)))
                .ifPresent(small::add);
        return small;
    }

    /** A time is as telling as the number of cases it was taken of. */
    private static boolean isSmall(Map<Measure, Double> measured, Measure measure) {
        if (!measured.containsKey(measure)) return false;
        long count = Math.round(measured.getOrDefault(measure.isCount() ? measure : Measure.MET, 0.0));
        return count < SMALLEST && (!measure.isCount() || count > 0);
    }
}
