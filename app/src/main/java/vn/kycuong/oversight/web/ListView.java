package vn.kycuong.oversight.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.oversight.Figure;
import vn.kycuong.ui.Status;
import vn.kycuong.ui.Tile;

/**
 * The list a figure opens.
 *
 * @param place whose dossiers, as shown
 * @param count what the figure counts, whatever is searched for
 * @param period as shown; empty for figures of the moment
 * @param nextHref the next page, or null on the last
 */
public record ListView(
        ListQuery query,
        String place,
        long count,
        String moment,
        String period,
        List<Tile> tiles,
        List<Line> lines,
        boolean firstPage,
        @Nullable String nextHref) {
    public ListView {
        tiles = List.copyOf(tiles);
        lines = List.copyOf(lines);
    }

    public Figure figure() {
        return query.figure();
    }

    /**
     * A dossier; dates as shown, empty where there are none.
     *
     * @param stamped whether it was entered later from a receipt stamped on paper
     */
    public record Line(
            String href,
            String code,
            String label,
            String procedure,
            String unit,
            String unitIn,
            String state,
            String channel,
            Status status,
            String received,
            String due,
            String met,
            boolean extended,
            boolean stamped) {}
}
