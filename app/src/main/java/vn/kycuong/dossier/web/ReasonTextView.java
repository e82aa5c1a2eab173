package vn.kycuong.dossier.web;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.dossier.ReasonPlace;
import vn.kycuong.dossier.ReasonText;
import vn.kycuong.dossier.ReasonText.Whose;
import vn.kycuong.identity.Officer;
import vn.kycuong.ui.ErrorLine;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Words;

/**
 * The form of a text that reasons begin from.
 *
 * @param text as it stands; null for a new one
 * @param typed what the fields hold
 * @param problem key of why it was not done; null when nothing is wrong
 * @param done what was done before this page; empty for nothing
 */
public record ReasonTextView(
        @Nullable ReasonText text,
        ReasonText.Draft typed,
        List<ErrorLine> errors,
        @Nullable String problem,
        String done) {
    public ReasonTextView {
        errors = List.copyOf(errors);
    }

    public @Nullable String error(String field) {
        return ErrorLine.of(errors, field);
    }

    public List<Option> places(Words w) {
        return Arrays.stream(ReasonPlace.values())
                .map(p -> new Option(p.name(), w.get("texts.place." + p), p == typed.place()))
                .toList();
    }

    /** Whose texts the officer may add to. */
    public List<Option> whose(Officer officer, Words w) {
        return Arrays.stream(Whose.values())
                .filter(whose -> whose.isKeptBy(officer))
                .map(whose -> new Option(whose.name(), w.get("texts.whose." + whose), whose == typed.whose()))
                .toList();
    }
}
