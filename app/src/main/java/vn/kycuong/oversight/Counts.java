package vn.kycuong.oversight;

import java.util.EnumMap;
import java.util.Map;

/** How many dossiers each figure counts. */
public record Counts(Map<Figure, Long> byFigure) {
    public static final Counts NONE = new Counts(Map.of());

    public Counts {
        byFigure = Map.copyOf(byFigure);
    }

    public long of(Figure figure) {
        return byFigure.getOrDefault(figure, 0L);
    }

    public Counts plus(Counts other) {
        var sum = new EnumMap<Figure, Long>(Figure.class);
        sum.putAll(byFigure);
        other.byFigure.forEach((figure, count) -> sum.merge(figure, count, Long::sum));
        return new Counts(sum);
    }

    public boolean isEmpty() {
        return byFigure.values().stream().allMatch(count -> count == 0);
    }

    public OnTime onTime() {
        return new OnTime(of(Figure.FINISHED_IN_TIME), of(Figure.FINISHED_DATED));
    }
}
