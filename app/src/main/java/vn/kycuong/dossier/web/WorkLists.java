package vn.kycuong.dossier.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.identity.Officer;

/** Work lists page by page: two statements, the rows and the counts; and by their keys what stands beside the rows. */
@Component
class WorkLists {
    /** Rows on one page. */
    static final int PAGE = 50;

    private static final Set<String> EXAMINED = Set.of(
            DossierState.ACCEPTED.name(), DossierState.PROCESSING.name(), DossierState.SUPPLEMENT_PROPOSED.name());

    private final WorkRows rows;

    WorkLists(WorkRows rows) {
        this.rows = rows;
    }

    /** A page that goes back and finds less than a page has reached the beginning: it shows the first page. */
    WorkListing page(WorkQuery query, Officer officer, @Nullable WorkCursor from) {
        var lines = rows.lines(query, officer, from, PAGE + 1);
        boolean back = from != null && from.back();
        if (back && lines.size() <= PAGE) return page(query, officer, null);
        boolean more = lines.size() > PAGE;
        var shown = !more ? lines : back ? lines.subList(1, PAGE + 1) : lines.subList(0, PAGE);
        Optional<WorkCursor> previous =
                from == null || shown.isEmpty() ? Optional.empty() : Optional.of(WorkCursor.before(shown.getFirst()));
        Optional<WorkCursor> next =
                (back || more) && !shown.isEmpty() ? Optional.of(WorkCursor.after(shown.getLast())) : Optional.empty();
        return new WorkListing(shown, rows.counts(query, officer), previous, next);
    }

    /** What is done is found in the widest list by words, and nobody browses it here. */
    WorkListing.Closed closed(WorkQuery query, Officer officer, @Nullable WorkCursor from) {
        if (!query.searches() || query.whose() != Whose.ALL || query.when() != null) return WorkListing.Closed.NONE;
        var lines = rows.closed(query, officer, from, PAGE + 1);
        if (lines.size() <= PAGE) return new WorkListing.Closed(lines, Optional.empty());
        var last = lines.get(PAGE - 1);
        return new WorkListing.Closed(
                lines.subList(0, PAGE),
                Optional.of(new WorkCursor(last.closedAt(), last.caseId().value(), 0, false)));
    }

    /** What stands beside the rows of a page: three statements by their keys. */
    WorkListing.Beside beside(WorkListing listing) {
        return new WorkListing.Beside(
                rows.stamped(listing.lines()),
                rows.received(listing.lines().stream()
                        .filter(l -> EXAMINED.contains(l.state()))
                        .map(WorkLine::caseId)
                        .distinct()
                        .toList()),
                rows.steps(listing.lines()));
    }

    /** How many a list shows, what is done included; more than {@link WorkRows#MOST_COUNTED} are not counted. */
    int found(WorkQuery query, Officer officer) {
        var counts = rows.counts(query, officer);
        int open = query.when() == null ? counts.total() : counts.of(query.when());
        boolean withClosed = query.searches() && query.whose() == Whose.ALL && query.when() == null;
        return withClosed
                ? open
                        + rows.closed(query, officer, null, WorkRows.MOST_COUNTED + 1)
                                .size()
                : open;
    }

    /** What presses in each unit, the most pressed first. */
    List<WorkRows.Pressing> pressing(WorkQuery query, Officer officer) {
        return rows.pressing(query, officer);
    }

    /** The whole list, one line after the other, however long it is. */
    @Transactional(readOnly = true)
    public void each(WorkQuery query, Officer officer, Consumer<WorkLine> line) {
        rows.each(query, officer, line);
    }
}
