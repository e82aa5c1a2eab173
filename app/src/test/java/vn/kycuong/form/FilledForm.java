package vn.kycuong.form;

import java.util.HashMap;
import java.util.Map;

/** Fit answers to every question of a form, for tests. */
public final class FilledForm {
    private FilledForm() {}

    /** @param place number of a commune and of a one-stop */
    public static Map<String, String> of(FormDefinition form, String commune, String office) {
        var typed = new HashMap<String, String>();
        for (var q : form.questions()) {
            if (q.kind() == QuestionKind.ADDRESS) {
                typed.put(q.key() + ".commune", commune);
                typed.put(q.key() + ".line", "Thôn Mẫu");
            } else {
                typed.put(q.key(), answer(q, office));
            }
        }
        return typed;
    }

    private static String answer(Question q, String office) {
        return switch (q.kind()) {
            case TEXT -> q.pattern() == TextPattern.TIME ? "07:30" : q.pattern() == TextPattern.DIGITS ? "12" : "Mẫu";
            case LONG_TEXT -> "Một dòng\nhai dòng";
            case DATE -> "01/02/2020";
            case NUMBER -> q.least().isEmpty() ? "1" : q.least();
            case MONEY -> "50.000.000";
            case CHOICE -> q.choices().getFirst().value();
            case YES_NO -> Answers.YES;
            case IDENTITY -> "001 090 000 001";
            case PHONE -> "0912 345 678";
            case EMAIL -> "mau@vi-du.vn";
            case FILE -> Answers.ON_PAPER;
            case OFFICE -> office;
            case ADDRESS -> throw new IllegalStateException("Two fields");
        };
    }
}
