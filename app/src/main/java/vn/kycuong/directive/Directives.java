package vn.kycuong.directive;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The register of directing documents. */
@Component
public class Directives {
    /** The document this product answers first. */
    public static final String FIRST = "1404-UBND-NC";

    private final DirectiveRows rows;

    Directives(DirectiveRows rows) {
        this.rows = rows;
    }

    /** All documents, the latest first. */
    public List<Directive> all() {
        return rows.documents();
    }

    public Optional<DirectiveText> find(String documentKey) {
        return rows.document(documentKey)
                .map(document -> new DirectiveText(
                        document,
                        rows.clauses(documentKey),
                        rows.citations(documentKey),
                        rows.cited(documentKey),
                        rows.weaknesses(documentKey)));
    }

    /** The documents that cite this one. */
    public List<Directive> citing(String documentKey) {
        return rows.citing(documentKey);
    }
}
