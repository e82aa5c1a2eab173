package vn.kycuong.form;

import java.util.List;
import java.util.Locale;

/**
 * One question.
 *
 * @param key unique within the form; the name of its field
 * @param hint help under it, or empty
 * @param max longest answer in characters
 * @param least least number, or earliest day ({@code 1900-01-01} or {@code today}); empty for none
 * @param most greatest number or last day; empty for none
 * @param choices of a choice, in order
 * @param when all must hold for it to be asked
 * @param paperNo number of the procedure's paper that a file is for; 0 for none
 * @param paper name of that paper, once the form is put together with its procedure
 */
public record Question(
        String key,
        QuestionKind kind,
        String label,
        String labelEn,
        String hint,
        String hintEn,
        boolean required,
        int max,
        String least,
        String most,
        TextPattern pattern,
        List<Choice> choices,
        List<Condition> when,
        Target target,
        int paperNo,
        String paper) {

    /** One answer to choose. */
    public record Choice(String value, String label, String labelEn) {
        public String label(Locale locale) {
            return locale.getLanguage().equals("en") && !labelEn.isEmpty() ? labelEn : label;
        }
    }

    public Question {
        choices = List.copyOf(choices);
        when = List.copyOf(when);
    }

    public String label(Locale locale) {
        return locale.getLanguage().equals("en") && !labelEn.isEmpty() ? labelEn : label;
    }

    public String hint(Locale locale) {
        return locale.getLanguage().equals("en") && !hintEn.isEmpty() ? hintEn : hint;
    }

    /** The fields in which its answer is typed. */
    public List<String> fields() {
        return kind == QuestionKind.ADDRESS ? List.of(key + ".commune", key + ".line") : List.of(key);
    }

    /** The same under a key and conditions. */
    Question with(String otherKey, List<Condition> conditions) {
        return new Question(
                otherKey,
                kind,
                label,
                labelEn,
                hint,
                hintEn,
                required,
                max,
                least,
                most,
                pattern,
                choices,
                conditions,
                target,
                paperNo,
                paper);
    }

    Question withPaper(String name) {
        return new Question(
                key, kind, label, labelEn, hint, hintEn, required, max, least, most, pattern, choices, when, target,
                paperNo, name);
    }
}
