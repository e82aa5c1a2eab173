package vn.kycuong.dossier.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.kycuong.kernel.CaseId;

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

    /**
     * What stands beside the rows of a page.
     *
     * @param stamped entered later from a receipt stamped on paper
     * @param received since when those that are being examined are counted: whoever lacks papers asks for them in time
     * @param steps the time of the steps that have one
     */
    record Beside(
            Set<CaseId> stamped, Map<CaseId, WorkRows.Received> received, Map<WorkRows.Work, WorkRows.Step> steps) {}

    /** A page of dossiers that are done. */
    record Closed(List<ClosedLine> lines, Optional<WorkCursor> next) {
        static final Closed NONE = new Closed(List.of(), Optional.empty());

        Closed {
            lines = List.copyOf(lines);
        }
    }
}
