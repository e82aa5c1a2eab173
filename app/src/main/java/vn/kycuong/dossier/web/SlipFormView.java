package vn.kycuong.dossier.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.document.SlipForm.Wording;
import vn.kycuong.document.SlipForms.Editable;
import vn.kycuong.ui.ErrorLine;

/**
 * The words of one form as they are edited.
 *
 * @param typed what stands in the fields
 * @param from what stands in the field of the day
 * @param problem key of a sentence about the whole, or null
 * @param done what was just done, or empty
 */
public record SlipFormView(
        Editable form,
        String path,
        Wording typed,
        String from,
        List<ErrorLine> errors,
        @Nullable String problem,
        String done) {
    public SlipFormView {
        errors = List.copyOf(errors);
    }

    /** What is wrong with a field, or null. */
    public @Nullable String error(String field) {
        return ErrorLine.of(errors, field);
    }
}
