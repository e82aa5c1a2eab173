package vn.kycuong.dossier.web;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import vn.kycuong.form.Question;
import vn.kycuong.form.QuestionKind;
import vn.kycuong.form.Section;
import vn.kycuong.form.Target;
import vn.kycuong.form.TextPattern;

/**
 * A question as it was typed.
 *
 * @param max as typed
 * @param question what it comes to; the longest answer is 0 where none was typed that can be read
 */
record QuestionForm(Question question, String max) {
    /** Answers to choose that can be typed beside those that are there. */
    static final int MORE = 3;

    static QuestionForm of(Question question) {
        return new QuestionForm(question, String.valueOf(question.max()));
    }

    static QuestionForm of(Map<String, String> typed) {
        var kind = choice(QuestionKind.class, typed, "kind", QuestionKind.TEXT);
        var max = line(typed, "max");
        return new QuestionForm(
                new Question(
                        line(typed, "khoa"),
                        kind,
                        line(typed, "label"),
                        line(typed, "labelEn"),
                        line(typed, "hint"),
                        line(typed, "hintEn"),
                        typed.containsKey("required"),
                        max.isEmpty() ? kind.longest() : number(max),
                        line(typed, "least"),
                        line(typed, "most"),
                        choice(TextPattern.class, typed, "pattern", TextPattern.ANY),
                        choices(typed),
                        FormChoices.chosen(typed),
                        choice(Target.class, typed, "target", Target.SAID),
                        number(line(typed, "paper")),
                        ""),
                max);
    }

    /** Whether the longest answer was typed as a number. */
    boolean isReadable() {
        return max.isEmpty() || question.max() > 0;
    }

    /** The section that was typed, without its questions. */
    static Section section(Map<String, String> typed) {
        return new Section(
                line(typed, "khoa"),
                line(typed, "title"),
                line(typed, "titleEn"),
                line(typed, "hint"),
                line(typed, "hintEn"),
                typed.containsKey("shared"),
                FormChoices.chosen(typed),
                List.of());
    }

    private record Row(int order, Question.Choice choice) {}

    /** Rows without words are left out; the others stand in the order of their numbers. */
    private static List<Question.Choice> choices(Map<String, String> typed) {
        var rows = new ArrayList<Row>();
        for (int i = 0; typed.containsKey("tl" + i + ".label"); i++) {
            var label = line(typed, "tl" + i + ".label");
            var value = line(typed, "tl" + i + ".value");
            if (label.isEmpty()) continue;
            int order = number(line(typed, "tl" + i + ".order"));
            rows.add(new Row(
                    order == 0 ? i + 1 : order,
                    new Question.Choice(
                            value.isEmpty() ? fresh(rows, i + 1) : value, label, line(typed, "tl" + i + ".labelEn"))));
        }
        rows.sort(Comparator.comparingInt(Row::order));
        return rows.stream().map(Row::choice).toList();
    }

    private static String fresh(List<Row> rows, int from) {
        int n = from;
        while (isTaken(rows, String.valueOf(n))) n++;
        return String.valueOf(n);
    }

    private static boolean isTaken(List<Row> rows, String value) {
        return rows.stream().anyMatch(r -> r.choice().value().equals(value));
    }

    private static <E extends Enum<E>> E choice(Class<E> all, Map<String, String> typed, String field, E otherwise) {
        var text = typed.getOrDefault(field, "");
        return Arrays.stream(all.getEnumConstants())
                .filter(e -> e.name().equals(text))
                .findFirst()
                .orElse(otherwise);
    }

    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }

    static String line(Map<String, String> typed, String field) {
        return Normalizer.normalize(typed.getOrDefault(field, ""), Normalizer.Form.NFC)
                .replaceAll("\\s+", " ")
                .strip();
    }
}
