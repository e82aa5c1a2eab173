package vn.kycuong.notice;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is told what in which words (tình huống thông báo), from a day on.
 *
 * @param key its name in addresses and rows, e.g. {@code ACCEPTED}
 * @param lead for what the clock alone tells: how long before or after, as a limit such as {@code 3WH}
 * @param wording in use: as shipped, or as edited
 * @param edition of the edited words; 0 while they were never edited
 * @param edited whether the words in use are not the shipped ones
 * @param optional whether it may lawfully be switched off
 * @param active whether it is told
 * @param termsEdition of the edited terms; 0 while they were never edited
 */
public record Situation(
        String key,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        Happening happening,
        Addressee addressee,
        @Nullable String lead,
        Wording wording,
        String basis,
        String status,
        String note,
        int edition,
        boolean edited,
        boolean optional,
        boolean active,
        int termsEdition) {

    boolean inForce(LocalDate day) {
        return !day.isBefore(effectiveFrom) && (effectiveTo == null || !day.isAfter(effectiveTo));
    }

    Situation with(Wording other, int newEdition, boolean isEdited) {
        return new Situation(
                key,
                effectiveFrom,
                effectiveTo,
                happening,
                addressee,
                lead,
                other,
                basis,
                status,
                note,
                newEdition,
                isEdited,
                optional,
                active,
                termsEdition);
    }

    Situation with(Terms terms, int newEdition) {
        return new Situation(
                key,
                effectiveFrom,
                effectiveTo,
                happening,
                terms.addressee(),
                terms.lead(),
                wording,
                basis,
                status,
                note,
                edition,
                edited,
                optional,
                terms.active(),
                newEdition);
    }

    /** Who may be told in these words: what an applicant reads is the applicant's; a line of a list may go to another's. */
    public List<Addressee> addressees() {
        if (addressee.isWrittenTo() || happening.isList() || happening.isOfWeek() || happening.isOfReading())
            return List.of(addressee);
        return happening.isOfTask()
                ? List.of(Addressee.OFFICER, Addressee.HEAD, Addressee.ASSIGNER)
                : List.of(Addressee.OFFICER, Addressee.HEAD);
    }

    /** Whether it is told because a moment came, so that its terms say which. */
    public boolean isTimed() {
        return happening.isTimed();
    }

    /** Whether it is one line of a list and has no text below its title. */
    public boolean isLine() {
        return !addressee.isWrittenTo() && !happening.isList();
    }
}
