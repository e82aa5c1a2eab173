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
}
