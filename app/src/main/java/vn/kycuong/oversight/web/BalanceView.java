package vn.kycuong.oversight.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.law.Rule;
import vn.kycuong.oversight.Balance;
import vn.kycuong.oversight.BalanceFigure;
import vn.kycuong.oversight.OnTime;
import vn.kycuong.oversight.Reckoning;
import vn.kycuong.ui.Option;

/**
 * The balance of a place and a period, in the parts it is the sum of, and the same by every reckoning.
 *
 * @param figures the columns that the reckoning knows apart
 * @param enteredLate how many of the new ones were entered later from a receipt stamped on paper
 * @param over whether the period is over
 */
public record BalanceView(
        ReportQuery query,
        String place,
        @Nullable String upHref,
        String period,
        String days,
        String moment,
        boolean over,
        List<BalanceFigure> figures,
        List<Line> lines,
        Line total,
        long enteredLate,
        List<Reckoned> reckonings,
        List<Option> spans,
        List<Option> years,
        List<Option> parts) {
    public BalanceView {
        figures = List.copyOf(figures);
        lines = List.copyOf(lines);
        reckonings = List.copyOf(reckonings);
        spans = List.copyOf(spans);
        years = List.copyOf(years);
        parts = List.copyOf(parts);
    }

    /**
     * One part.
     *
     * @param openHref the balance of what is below it; null where nothing is
     * @param alone whether only the unit itself is meant, beside those below it
     */
    public record Line(String name, @Nullable String openHref, boolean alone, Balance balance, ReportQuery query) {
        public long count(BalanceFigure figure) {
            return balance.of(figure);
        }

        public String href(BalanceFigure figure) {
            return query.listHref(figure);
        }
    }

    /**
     * The whole by one way to say early, on time and late.
     *
     * @param rule the dated row that defines it, or null where the law of the period has none
     */
    public record Reckoned(Reckoning reckoning, @Nullable Rule rule, Line line) {
        /** Early and on time, of all results that this way compares with a date. */
        public OnTime onTime() {
            long inTime = line.count(BalanceFigure.EARLY) + line.count(BalanceFigure.ON_TIME);
            return new OnTime(inTime, inTime + line.count(BalanceFigure.RESULT_LATE));
        }
    }
}
