package vn.kycuong.oversight;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** The balance of a period (cân đối): how many dossiers each of its figures counts. */
public record Balance(Map<BalanceFigure, Long> byFigure) {
    public static final Balance NONE = new Balance(Map.of());

    public Balance {
        byFigure = Map.copyOf(byFigure);
    }

    public long of(BalanceFigure figure) {
        return byFigure.getOrDefault(figure, 0L);
    }

    public long of(Collection<BalanceFigure> figures) {
        return figures.stream().mapToLong(this::of).sum();
    }

    public Balance plus(Balance other) {
        var sum = new EnumMap<BalanceFigure, Long>(BalanceFigure.class);
        sum.putAll(byFigure);
        other.byFigure.forEach((figure, count) -> sum.merge(figure, count, Long::sum));
        return new Balance(sum);
    }

    public boolean isEmpty() {
        return of(BalanceFigure.RECEIVED) == 0;
    }

    /** Whether carried over + received = resolved + in process, and each whole is the sum of its parts. */
    public boolean holds() {
        return of(BalanceFigure.RECEIVED) == of(BalanceFigure.RESOLVED) + of(BalanceFigure.IN_PROCESS)
                && of(BalanceFigure.RECEIVED) == of(BalanceFigure.OF_RECEIVED)
                && of(BalanceFigure.RESOLVED) == of(BalanceFigure.OF_RESOLVED)
                && of(BalanceFigure.IN_PROCESS) == of(BalanceFigure.OF_IN_PROCESS);
    }
}
