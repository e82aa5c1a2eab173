package vn.kycuong.oversight;

import java.time.LocalDate;
import java.util.List;

/**
 * How the forecasts of the last quarter did (tỷ lệ đúng của dự báo), beside a simple rule: the unit's share of late ones so far.
 *
 * @param weeks that began on a Monday and are over, in order
 */
public record ForecastRecord(List<Week> weeks) {
    public ForecastRecord {
        weeks = List.copyOf(weeks);
    }

    /**
     * One week.
     *
     * @param due dossiers that fell due
     * @param said of these, said to be late: the sum of what was said of each
     * @param came of these, late
     * @param hits dossiers of which "late" (from one half on) or "in time" was said rightly
     * @param usualHits the same of the simple rule
     * @param square sum of the squares of what was said less what came
     * @param usualSquare the same of the simple rule
     */
    public record Week(
            LocalDate day,
            int due,
            double said,
            int came,
            int hits,
            int usualHits,
            double square,
            double usualSquare) {}

    /** Dossiers of which about the same was said. */
    public record Bin(int cases, double said, double came) {}

    public int due() {
        return weeks.stream().mapToInt(Week::due).sum();
    }

    public int came() {
        return weeks.stream().mapToInt(Week::came).sum();
    }

    public double said() {
        return weeks.stream().mapToDouble(Week::said).sum();
    }

    /** Range: 0 to 1; not asked where nothing fell due. */
    public double hitRate() {
        return weeks.stream().mapToInt(Week::hits).sum() / (double) due();
    }

    public double usualHitRate() {
        return weeks.stream().mapToInt(Week::usualHits).sum() / (double) due();
    }

    /** Mean square of what was said against what came: 0 is perfect, 0.25 a coin. */
    public double brier() {
        return weeks.stream().mapToDouble(Week::square).sum() / due();
    }

    public double usualBrier() {
        return weeks.stream().mapToDouble(Week::usualSquare).sum() / due();
    }

    /** Whether it did better than the simple rule. */
    public boolean wins() {
        return brier() < usualBrier();
    }
}
