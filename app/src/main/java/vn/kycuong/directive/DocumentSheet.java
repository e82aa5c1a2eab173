package vn.kycuong.directive;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is entered about a document, as one value: what a draft holds and what an edition keeps.
 *
 * @param body the whole text, as far as it is known; may be empty
 */
public record DocumentSheet(Heading heading, String body, List<Clause> clauses, List<Duty> duties, List<Link> links) {
    public DocumentSheet {
        clauses = List.copyOf(clauses);
        duties = List.copyOf(duties);
        links = List.copyOf(links);
    }

    /** Nothing but what stands above the text. */
    public static DocumentSheet of(Heading heading, String body) {
        return new DocumentSheet(heading, body, List.of(), List.of(), List.of());
    }

    public DocumentSheet with(Heading newHeading, String newBody) {
        return new DocumentSheet(newHeading, newBody, clauses, duties, links);
    }

    public DocumentSheet withClauses(List<Clause> others) {
        return new DocumentSheet(heading, body, others, duties, links);
    }

    public DocumentSheet withDuties(List<Duty> others) {
        return new DocumentSheet(heading, body, clauses, others, links);
    }

    public DocumentSheet withLinks(List<Link> others) {
        return new DocumentSheet(heading, body, clauses, duties, others);
    }

    /** Whether it came to the register's unit or went out from it. */
    public enum Direction {
        IN,
        OUT
    }

    /**
     * What stands above the text.
     *
     * @param number e.g. {@code 1404}
     * @param symbol e.g. {@code UBND-NC}; with a year in it for normative ones: {@code 2018/NĐ-CP}
     * @param type the kind, as the register of kinds names it
     * @param title what it is about (trích yếu)
     * @param status where our text comes from
     * @param effectiveFrom first day in force; null: the day of issue
     * @param effectiveTo last day in force; null: until something ends it
     * @param arrivedOn of an incoming one, with its number of arrival
     */
    public record Heading(
            String number,
            String symbol,
            String issuer,
            String type,
            LocalDate issuedOn,
            String title,
            String status,
            Direction direction,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            @Nullable LocalDate arrivedOn,
            String arrivalNo) {
        /** Number and symbol as people write them: 1404/UBND-NC. */
        public String sign() {
            return number + "/" + symbol;
        }
    }

    /**
     * A clause (điểm, khoản).
     *
     * @param label how it is called within the document: {@code a}, {@code 2.b}, {@code 3.1.đ}
     */
    public record Clause(String label, String heading, String text) {}

    /** What a document has to do with another one. */
    public enum LinkKind {
        /** It refers to it. */
        CITES,
        AMENDS,
        REPLACES,
        REPEALS
    }

    /**
     * A document this one refers to, amends, replaces or repeals.
     *
     * @param clause of this document that says so; empty: the whole of it
     * @param part of the other document that is meant, empty for the whole; of a citation: how it is related
     * @param from first day on which it has that effect
     */
    public record Link(LinkKind kind, String otherKey, String clause, String part, LocalDate from) {}
}
