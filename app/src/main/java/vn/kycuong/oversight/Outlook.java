package vn.kycuong.oversight;

import java.util.Collection;

/**
 * The coming seven days of some units (dự báo trễ hạn).
 *
 * @param open accepted and not finished
 * @param due of these, falling due within the seven days
 * @param expected of these, late on average
 * @param low in eight of ten weeks like these at least so many
 * @param high in eight of ten at most so many
 */
public record Outlook(int open, int due, double expected, int low, int high) {
    /** Between the tenth and the ninetieth of a hundred, in standard deviations. */
    private static final double EIGHT_OF_TEN = 1.2816;

    static Outlook of(Collection<ForecastRows.OfUnit> units) {
        int open = 0;
        int due = 0;
        double expected = 0;
        double variance = 0;
        for (var unit : units) {
            open += unit.open();
            due += unit.due();
            expected += unit.expected();
            variance += unit.variance();
        }
        double reach = EIGHT_OF_TEN * Math.sqrt(variance);
        return new Outlook(open, due, expected, (int) Math.clamp(Math.round(expected - reach), 0, due), (int)
                Math.clamp(Math.round(expected + reach), 0, due));
    }
}
