package vn.kycuong.oversight;

import java.util.List;

/** The register of indicators as it stands: definitions by date, what measures which clause, and what nothing measures yet. */
record IndicatorBook(List<Indicator> indicators, List<ClauseIndicator> clauses, List<AwaitedIndicator> awaited) {
    /** Measures a clause of a document that the register says nothing of. */
    static final String ANY = "*";

    IndicatorBook {
        indicators = List.copyOf(indicators);
        clauses = List.copyOf(clauses);
        awaited = List.copyOf(awaited);
    }

    List<ClauseIndicator> of(String document, String clause) {
        boolean known = clauses.stream().anyMatch(c -> c.document().equals(document));
        return clauses.stream()
                .filter(c -> known
                        ? c.document().equals(document) && c.clause().equals(clause)
                        : c.document().equals(ANY))
                .toList();
    }
}
