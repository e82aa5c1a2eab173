package vn.kycuong.ui;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One line of the error summary: the id of the field and what to do about it. */
public record ErrorLine(String fieldId, String text) {
    /** All that is wrong with a field; null when nothing is. */
    public static @Nullable String of(List<ErrorLine> errors, String fieldId) {
        var all = errors.stream()
                .filter(e -> e.fieldId().equals(fieldId))
                .map(ErrorLine::text)
                .collect(Collectors.joining(" "));
        return all.isEmpty() ? null : all;
    }
}
