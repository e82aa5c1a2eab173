package vn.kycuong.form;

import java.util.List;
import java.util.Locale;

/**
 * What is asked on one page: one question, or a few that belong together.
 *
 * @param key unique within the form, part of the page's address
 * @param when all must hold for it to be asked
 * @param shared whether its answers are the same for several applications handed in at once
 */
public record Section(
        String key,
        String title,
        String titleEn,
        String hint,
        String hintEn,
        boolean shared,
        List<Condition> when,
        List<Question> questions) {
    public Section {
        when = List.copyOf(when);
        questions = List.copyOf(questions);
    }

    public String title(Locale locale) {
        return locale.getLanguage().equals("en") && !titleEn.isEmpty() ? titleEn : title;
    }

    public String hint(Locale locale) {
        return locale.getLanguage().equals("en") && !hintEn.isEmpty() ? hintEn : hint;
    }

    /** Whether papers are asked for; then nothing else is. */
    public boolean hasFiles() {
        return questions.stream().anyMatch(q -> q.kind() == QuestionKind.FILE);
    }

    Section with(List<Question> others) {
        return new Section(key, title, titleEn, hint, hintEn, shared, when, others);
    }
}
