package vn.kycuong.oversight.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.oversight.Counts;
import vn.kycuong.oversight.Figure;
import vn.kycuong.ui.Option;

/**
 * The board of units.
 *
 * @param rows the rows that sum to the total
 * @param moment the moment of truth, as shown
 * @param complete whether units without dossiers are shown too
 * @param structures by the units of which day the dossiers can be counted; the total is the same by each
 * @param structure that day, where it is an earlier one
 */
public record BoardView(
        List<Line> rows,
        Line total,
        String moment,
        String period,
        boolean complete,
        String otherHref,
        List<Option> structures,
        @Nullable String structure) {
    public BoardView {
        rows = List.copyOf(rows);
        structures = List.copyOf(structures);
    }

    /**
     * One unit.
     *
     * @param depth 0 for the rows that sum to the total, 1 for the parts of the opened one
     * @param openHref opens or closes what is below; null where nothing is
     * @param query of the unit, with any figure
     */
    public record Line(
            String name, int depth, @Nullable String openHref, boolean open, Counts counts, ListQuery query) {
        public long count(Figure figure) {
            return counts.of(figure);
        }

        public String href(Figure figure) {
            return query.with(figure).href();
        }
    }
}
