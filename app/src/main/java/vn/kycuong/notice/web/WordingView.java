package vn.kycuong.notice.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.notice.Situation;
import vn.kycuong.notice.Wording;
import vn.kycuong.ui.ErrorLine;

/**
 * The words of one situation as they are edited.
 *
 * @param typed what stands in the form
 * @param preview filled with a sample; null while nobody asked or the words are wrong
 * @param problem key of a sentence about the whole form, or null
 */
public record WordingView(
        Situation situation,
        Wording shipped,
        Wording typed,
        List<String> placeholders,
        List<ErrorLine> errors,
        @Nullable Wording preview,
        @Nullable String problem,
        String done) {
    public WordingView {
        placeholders = List.copyOf(placeholders);
        errors = List.copyOf(errors);
    }

    /** What is wrong with a field, or null. */
    public @Nullable String error(String field) {
        return ErrorLine.of(errors, field);
    }
}
