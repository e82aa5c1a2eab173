package vn.kycuong.directive;

import java.util.List;

/** A document with everything that belongs to it; {@code cited} holds what its citations name. */
public record DirectiveText(
        Directive document,
        List<Directive.Clause> clauses,
        List<Directive.Citation> citations,
        List<Directive> cited,
        List<Directive.Weakness> weaknesses) {
    public DirectiveText {
        clauses = List.copyOf(clauses);
        citations = List.copyOf(citations);
        cited = List.copyOf(cited);
        weaknesses = List.copyOf(weaknesses);
    }

    /** The document a citation names. */
    public Directive cited(Directive.Citation citation) {
        return cited.stream()
                .filter(d -> d.documentKey().equals(citation.citedKey()))
                .findFirst()
                .orElseThrow();
    }
}
