package vn.kycuong.directive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.kycuong.reference.SearchText;

/** The register of directing documents. */
@Component
public class Directives {
    /** The document this product answers first. */
    public static final String FIRST = "1404-UBND-NC";

    /** Rows of a file; more are looked for with a narrower question. */
    private static final int MOST = 20_000;

    private final DirectiveRows rows;
    private final DocumentRows editions;

    Directives(DirectiveRows rows, DocumentRows editions) {
        this.rows = rows;
        this.editions = editions;
    }

    /** What is found in the register, a page of it; one more than a page when there is more. */
    public List<Directive> search(DocumentSearch asked) {
        return rows.search(
                asked, SearchText.folded(asked.words()), DocumentSearch.PAGE + 1, asked.page() * DocumentSearch.PAGE);
    }

    /** All that is found, for a file. */
    public List<Directive> found(DocumentSearch asked) {
        return rows.search(asked, SearchText.folded(asked.words()), MOST, 0);
    }

    /** How a document stands on a day, as held now. */
    public Standing standing(Directive document, LocalDate day) {
        return DocumentRules.standing(document, rows.effectsOn(document.documentKey()), day);
    }

    /** What a document asks of whom, as known at a moment, whatever the day. */
    public List<Duty> duties(String documentKey, Instant knownAt) {
        return rows.duties(documentKey, knownAt).stream().map(AskedDuty::duty).toList();
    }

    /** What all documents ask on a day, as known at a moment. */
    public List<AskedDuty> asked(LocalDate day, Instant knownAt) {
        return rows.duties("", knownAt).stream()
                .filter(a -> {
                    var from = a.duty().from();
                    var to = a.duty().to();
                    return (from == null || !from.isAfter(day)) && (to == null || !to.isBefore(day));
                })
                .toList();
    }

    /** What was held true of a document, the earliest first. */
    public List<DocumentEdition> editions(String documentKey) {
        return editions.editions(documentKey);
    }

    /** All documents, the latest first. */
    public List<Directive> all() {
        return rows.documents();
    }

    /** Those that order something, clause by clause: what a scoreboard can be of. */
    public List<Directive> ordering() {
        return rows.ordering();
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
