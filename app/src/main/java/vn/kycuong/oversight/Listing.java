package vn.kycuong.oversight;

import java.util.List;
import java.util.Optional;

/**
 * One page of a figure's list.
 *
 * @param next where the next page begins, empty on the last
 */
public record Listing(List<DossierLine> lines, Optional<Cursor> next) {
    public Listing {
        lines = List.copyOf(lines);
    }

    /** As many lines as a page has, and one more if it goes on. */
    static Listing of(List<FactListRows.Listed> found) {
        var page = found.subList(0, Math.min(Figures.PAGE, found.size()));
        return new Listing(
                page.stream().map(FactListRows.Listed::line).toList(),
                found.size() > Figures.PAGE ? Optional.of(page.getLast().cursor()) : Optional.empty());
    }
}
