package vn.kycuong.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Columns of the sums added up, and the figures that follow from them. */
final class BalanceSums {
    static final BalanceSums NONE = new BalanceSums(new long[BalanceColumn.values().length]);

    /** By the place of the column; nobody changes it. Thousands of these are kept. */
    private final long[] counts;

    private BalanceSums(long[] counts) {
        this.counts = counts;
    }

    /** What a row of the columns' names says. */
    static BalanceSums of(ResultSet row) throws SQLException {
        var columns = BalanceColumn.values();
        var counts = new long[columns.length];
        for (var column : columns) counts[column.ordinal()] = row.getLong(column.column());
        return new BalanceSums(counts);
    }

    BalanceSums plus(BalanceSums other) {
        var sum = counts.clone();
        for (int i = 0; i < sum.length; i++) sum[i] += other.counts[i];
        return new BalanceSums(sum);
    }

    private long of(BalanceColumn column) {
        return counts[column.ordinal()];
    }

    /** The balance by a reckoning. Whoever was carried over is on the other side and is not new. */
    Balance balance(Reckoning reckoning) {
        var figures = new EnumMap<BalanceFigure, Long>(BalanceFigure.class);
        for (var figure : BalanceFigure.OF_RESOLVED) figures.put(figure, part(figure, reckoning));
        for (var figure : BalanceFigure.OF_IN_PROCESS) figures.put(figure, part(figure, reckoning));
        long resolved = sum(figures, BalanceFigure.OF_RESOLVED);
        long inProcess = sum(figures, BalanceFigure.OF_IN_PROCESS);
        figures.put(BalanceFigure.RESOLVED, resolved);
        figures.put(BalanceFigure.IN_PROCESS, inProcess);
        figures.put(BalanceFigure.RECEIVED, resolved + inProcess);
        figures.put(BalanceFigure.NEW_DIRECT, of(BalanceColumn.NEW_DIRECT));
        figures.put(BalanceFigure.NEW_ONLINE, of(BalanceColumn.NEW_ONLINE));
        figures.put(
                BalanceFigure.CARRIED,
                resolved + inProcess - of(BalanceColumn.NEW_DIRECT) - of(BalanceColumn.NEW_ONLINE));
        return new Balance(figures);
    }

    private static long sum(Map<BalanceFigure, Long> figures, Iterable<BalanceFigure> parts) {
        long sum = 0;
        for (var part : parts) sum += Objects.requireNonNull(figures.get(part));
        return sum;
    }

    private long part(BalanceFigure figure, Reckoning reckoning) {
        return switch (reckoning) {
            case CURRENT ->
                switch (figure) {
                    case EARLY -> of(BalanceColumn.EARLY);
                    case ON_TIME -> of(BalanceColumn.ON_TIME);
                    case RESULT_LATE -> of(BalanceColumn.LATE);
                    case WITHOUT_DATE -> of(BalanceColumn.WITHOUT_DATE);
                    case STOPPED -> of(BalanceColumn.STOPPED);
                    case GIVEN_BACK -> of(BalanceColumn.GIVEN_BACK);
                    case STILL_IN_TIME -> of(BalanceColumn.STILL_IN_TIME);
                    case STILL_LATE -> of(BalanceColumn.STILL_LATE);
                    case STILL_PAUSED -> of(BalanceColumn.STILL_PAUSED);
                    case STILL_WITHOUT_DATE -> of(BalanceColumn.STILL_WITHOUT_DATE);
                    default -> throw new IllegalArgumentException(figure.name());
                };
            case OFFICIAL ->
                switch (figure) {
                    case EARLY -> of(BalanceColumn.OFFICIAL_EARLY);
                    case ON_TIME -> of(BalanceColumn.OFFICIAL_ON_TIME);
                    case RESULT_LATE -> of(BalanceColumn.OFFICIAL_LATE);
                    case STILL_IN_TIME -> of(BalanceColumn.OFFICIAL_STILL_IN_TIME);
                    case STILL_LATE -> of(BalanceColumn.OFFICIAL_STILL_LATE);
                    case WITHOUT_DATE, STOPPED, GIVEN_BACK, STILL_PAUSED, STILL_WITHOUT_DATE -> 0;
                    default -> throw new IllegalArgumentException(figure.name());
                };
            case ORIGINAL ->
                switch (figure) {
                    case EARLY -> of(BalanceColumn.ORIGINAL_EARLY);
                    case ON_TIME -> of(BalanceColumn.ORIGINAL_ON_TIME);
                    case RESULT_LATE -> of(BalanceColumn.ORIGINAL_LATE);
                    case WITHOUT_DATE -> of(BalanceColumn.ORIGINAL_WITHOUT_DATE);
                    case STOPPED -> of(BalanceColumn.STOPPED);
                    case GIVEN_BACK -> of(BalanceColumn.GIVEN_BACK);
                    case STILL_IN_TIME -> of(BalanceColumn.ORIGINAL_STILL_IN_TIME);
                    case STILL_LATE -> of(BalanceColumn.ORIGINAL_STILL_LATE);
                    case STILL_PAUSED -> of(BalanceColumn.ORIGINAL_STILL_PAUSED);
                    case STILL_WITHOUT_DATE -> of(BalanceColumn.ORIGINAL_STILL_WITHOUT_DATE);
                    default -> throw new IllegalArgumentException(figure.name());
                };
        };
    }

    /** The figures of the boards. */
    Counts counts() {
        var counts = new EnumMap<Figure, Long>(Figure.class);
        long dated = of(BalanceColumn.STILL_IN_TIME) + of(BalanceColumn.STILL_WITHOUT_DATE);
        long inTime = of(BalanceColumn.EARLY) + of(BalanceColumn.ON_TIME);
        counts.put(Figure.WAITING, of(BalanceColumn.WAITING));
        counts.put(Figure.OPEN, dated + of(BalanceColumn.STILL_LATE) + of(BalanceColumn.STILL_PAUSED));
        counts.put(Figure.IN_TIME, dated - of(BalanceColumn.AT_RISK));
        counts.put(Figure.AT_RISK, of(BalanceColumn.AT_RISK));
        counts.put(Figure.LATE, of(BalanceColumn.STILL_LATE));
        counts.put(Figure.PAUSED, of(BalanceColumn.STILL_PAUSED));
        counts.put(Figure.FINISHED, inTime + of(BalanceColumn.LATE) + of(BalanceColumn.WITHOUT_DATE));
        counts.put(Figure.FINISHED_DATED, inTime + of(BalanceColumn.LATE));
        counts.put(Figure.FINISHED_IN_TIME, inTime);
        counts.put(Figure.FINISHED_LATE, of(BalanceColumn.LATE));
        counts.put(Figure.FINISHED_WITHOUT_DATE, of(BalanceColumn.WITHOUT_DATE));
        return new Counts(counts);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BalanceSums sums && Arrays.equals(counts, sums.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }
}
