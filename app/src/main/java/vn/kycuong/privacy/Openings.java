package vn.kycuong.privacy;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;

/**
 * What the audit noted, for whoever may look back (tra cứu nhật ký truy cập). A line about a case that the reader's scope does not hold
 * stands without its case, and is not found by it; lines about sealed cases are nowhere.
 */
@Component
public class Openings {
    /** The right to search all of it. */
    public static final String SEARCH = "audit.search";

    private static final int PAGE = 50;
    private static final int PIECE = 1_000;
    private static final int MOST_ROWS = 100_000;

    private final OpeningRows rows;

    Openings(OpeningRows rows) {
        this.rows = rows;
    }

    /** One page, the latest first, and where it goes on. */
    public record Page(List<OpeningLine> lines, Optional<OpeningQuery.After> next) {}

    public Page find(OpeningQuery query, Officer officer) {
        officer.must(SEARCH);
        return page(rows.find(query, officer.scope(), PAGE + 1));
    }

    /** Everything that is found, in pieces, for a file. */
    public void each(OpeningQuery query, Officer officer, java.util.function.Consumer<OpeningLine> taker) {
        officer.must(SEARCH);
        var from = query;
        for (int taken = 0; taken < MOST_ROWS; taken += PIECE) {
            var piece = rows.find(from, officer.scope(), PIECE);
            piece.forEach(taker);
            if (piece.size() < PIECE) return;
            from = from.from(OpeningQuery.After.of(piece.getLast()));
        }
    }

    /** What this person opened and took away, for himself. */
    public Page own(Officer officer, OpeningQuery.After after) {
        return page(rows.own(officer.actor(), after, officer.scope(), PAGE + 1));
    }

    /** Persons whose name or log-in holds these words. */
    public List<ActorId> persons(String typed) {
        return rows.persons(typed);
    }

    private static Page page(List<OpeningLine> found) {
        if (found.size() <= PAGE) return new Page(found, Optional.empty());
        var shown = found.subList(0, PAGE);
        return new Page(List.copyOf(shown), Optional.of(OpeningQuery.After.of(shown.getLast())));
    }
}
