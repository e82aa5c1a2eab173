package vn.kycuong.directive;

import java.util.Map;
import java.util.Optional;

/**
 * The clause that something is done under (căn cứ chỉ đạo). A desk writes it into the first entry of the case, so that the scoreboard of any
 * directive finds its cases from the ledger alone.
 *
 * @param document {@link Directive#documentKey()}
 * @param clause letter of the clause, or empty for the document as a whole
 */
public record OrderedBy(String document, String clause) {
    private static final String DOCUMENT = "orderedByDocument";
    private static final String CLAUSE = "orderedByClause";

    /** The facts of the first entry. */
    public Map<String, Object> facts() {
        return Map.of(DOCUMENT, document, CLAUSE, clause);
    }

    /** Read back from the facts of a first entry. */
    public static Optional<OrderedBy> of(Map<String, ?> facts) {
        return facts.get(DOCUMENT) instanceof String document && facts.get(CLAUSE) instanceof String clause
                ? Optional.of(new OrderedBy(document, clause))
                : Optional.empty();
    }
}
