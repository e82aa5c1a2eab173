package vn.kycuong.custody.web;

import java.util.List;

/** What a custodian keeps and is asked for, desk by desk. */
public record CustodyView(List<Desk> desks) {
    public CustodyView {
        desks = List.copyOf(desks);
    }

    /** The cases of one desk. */
    public record Desk(String name, List<Person> persons, List<Asked> asked) {
        public Desk {
            persons = List.copyOf(persons);
            asked = List.copyOf(asked);
        }
    }

    /** @param sign the first letters of the sign, as people say it */
    public record Person(String ref, String sign, String caseId, String part) {}

    /**
     * An opening that is not used up.
     *
     * @param mine whether the reader asked for it
     * @param granted whether another custodian agreed
     */
    public record Asked(String id, String sign, String by, String at, String reason, boolean mine, boolean granted) {}
}
