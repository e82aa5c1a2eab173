package vn.kycuong.document;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whose form a slip follows from a day on (mẫu giấy), and the words around its fields. The paper says so in its foot.
 *
 * @param effectiveFrom first day of the form, as the register has it
 * @param effectiveTo its last day; null while none is known
 * @param words as shipped, or as an administrator put them in use
 * @param basis where the shipped words come from
 * @param edition of the edited words; 0 while they are the shipped ones
 */
public record SlipForm(
        SlipKind kind,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        Wording words,
        String basis,
        int edition) {
    /**
     * What may be edited.
     *
     * @param number e.g. "Mẫu 01"; empty where there is no national form
     * @param title tên loại văn bản
     * @param source the document that has the form
     * @param compared whether somebody held it against the original
     * @param newDate what stands before the new date of an apology; empty for the other kinds
     * @param opening a sentence before the fields, or empty
     * @param closing a sentence after them, or empty
     */
    public record Wording(
            String number,
            String title,
            String source,
            boolean compared,
            String newDate,
            String opening,
            String closing) {}

    boolean inForce(LocalDate day) {
        return !day.isBefore(effectiveFrom) && (effectiveTo == null || !day.isAfter(effectiveTo));
    }

    /** The same form in other words. */
    public SlipForm with(Wording other, int newEdition) {
        return new SlipForm(kind, effectiveFrom, effectiveTo, other, basis, newEdition);
    }

    /** What the foot of the paper says. */
    public String foot() {
        if (words.number().isEmpty()) return "Không theo mẫu quốc gia";
        return words.number() + ", " + words.source() + (words.compared() ? "" : " (chưa đối chiếu bản gốc)");
    }
}
