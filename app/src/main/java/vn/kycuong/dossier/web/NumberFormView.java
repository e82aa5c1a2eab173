package vn.kycuong.dossier.web;

import java.text.Normalizer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.dossier.NumberForm;
import vn.kycuong.ui.ErrorLine;
import vn.kycuong.ui.Option;

/** The forms of numbers as their page shows them, with what was typed. */
public record NumberFormView(
        Typed typed,
        List<ErrorLine> errors,
        boolean done,
        String today,
        List<Line> lines,
        List<Option> units,
        List<Option> procedures) {

    /** What is typed of a form. */
    public record Typed(
            @Nullable String unit,
            @Nullable String procedure,
            @Nullable String from,
            @Nullable String book,
            @Nullable String pattern,
            @Nullable String last) {
        static final Typed NOTHING = new Typed(null, null, null, null, null, null);

        static String line(@Nullable String typed) {
            return typed == null
                    ? ""
                    : Normalizer.normalize(typed, Normalizer.Form.NFC)
                            .replaceAll("\\s+", " ")
                            .strip();
        }
    }

    /** One form with the names of its unit and procedure. */
    public record Line(NumberForm form, String unit, String procedure) {}

    public String pattern() {
        return Typed.line(typed.pattern());
    }

    public String book() {
        return Typed.line(typed.book());
    }

    public String last() {
        return Typed.line(typed.last());
    }

    /** The day that was typed; before anything was, today. */
    public String from() {
        return typed.from() == null ? today : Typed.line(typed.from());
    }

    /** What is wrong with a field; null when nothing is. */
    public @Nullable String error(String field) {
        return ErrorLine.of(errors, field);
    }
}
