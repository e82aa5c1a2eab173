package vn.kycuong.privacy.web;

/** What the pages of personal data show. */
public final class PersonView {
    private PersonView() {}

    /** A dossier that keeps something of the person. */
    public record Line(String id, String code, String opened, String closed, String until) {}

    /**
     * A request in words.
     *
     * @param answer what came of it; empty while it waits
     * @param decidable whether this reader may decide it: he did not ask for it
     */
    public record Asked(
            String id,
            String caseId,
            String kind,
            String basis,
            String note,
            String askedBy,
            String answerBy,
            String answer,
            boolean decidable) {}

    /** How long a group of records is kept, from when on, and how sure that is. */
    public record Group(String name, String value, String from, String basis, String status) {}
}
