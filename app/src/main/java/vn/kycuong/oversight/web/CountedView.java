package vn.kycuong.oversight.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.oversight.Grain;
import vn.kycuong.oversight.Measure;
import vn.kycuong.ui.Status;
import vn.kycuong.ui.Tile;

/**
 * The list behind a count of an indicator.
 *
 * @param period as shown; empty for figures of the moment
 * @param nextHref the next page, or null on the last
 */
public record CountedView(
        IndicatorQuery query,
        Grain grain,
        Measure measure,
        String place,
        long count,
        String moment,
        String period,
        List<Tile> tiles,
        List<Line> lines,
        boolean firstPage,
        @Nullable String nextHref) {
    public CountedView {
        tiles = List.copyOf(tiles);
        lines = List.copyOf(lines);
    }

    /** One of them; dates as shown, empty where there are none. */
    public record Line(
            String href,
            String code,
            String matter,
            String unit,
            Status status,
            String word,
            String received,
            String due,
            String met,
            boolean extended) {}

    public String href() {
        return query.listHref(grain, measure);
    }

    public String csvHref() {
        return query.csvHref(grain, measure);
    }

    public String freshHref() {
        return IndicatorQuery.LIST + "?hat=" + grain.slug() + "&so=" + measure.slug() + "&" + query.parameters(false);
    }
}
