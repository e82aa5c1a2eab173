package vn.kycuong.notice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who is told what in which words (tình huống thông báo), from a day on.
 *
 * @param key its name in addresses and rows, e.g. {@code ACCEPTED}
 * @param lead for what the clock alone tells: how long before or after, as a limit such as {@code 3WH}
 * @param wording in use: as shipped, or as edited
 * @param edition of the edited words; 0 while they were never edited
 * @param edited whether the words in use are not the shipped ones
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
        boolean edited) {

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
                isEdited);
    }

    /** Whether it is one line of a list and has no text below its title. */
    public boolean isLine() {
        return !addressee.isWrittenTo() && happening != Happening.DAY_BEGINS;
    }
}
