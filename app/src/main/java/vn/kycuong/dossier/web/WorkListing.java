package vn.kycuong.dossier.web;

import java.util.List;
import java.util.Optional;

/**
 * One page of a work list, and how many each group of the list holds.
 *
 * @param previous where the page before this ends, empty on the first
 * @param next where the page after this begins, empty on the last
 */
record WorkListing(List<WorkLine> lines, WorkCounts counts, Optional<WorkCursor> previous, Optional<WorkCursor> next) {
    WorkListing {
        lines = List.copyOf(lines);
    }

    /** A page of dossiers that are done. */
    record Closed(List<ClosedLine> lines, Optional<WorkCursor> next) {
        static final Closed NONE = new Closed(List.of(), Optional.empty());

        Closed {
            lines = List.copyOf(lines);
        }
    }
}
