package vn.kycuong.oversight.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.oversight.ScoreFigure;

/**
 * The list behind a figure of a balance.
 *
 * @param cut the field and the cause it is narrowed to, or empty
 * @param count what the figure says
 * @param href its first page
 * @param nextHref the next page, or null on the last
 */
public record BalanceListView(
        ScoreFigure figure,
        ReportQuery query,
        String place,
        String cut,
        String period,
        String moment,
        long count,
        List<ListView.Line> lines,
        String href,
        boolean firstPage,
        @Nullable String nextHref) {
    public BalanceListView {
        lines = List.copyOf(lines);
    }
}
