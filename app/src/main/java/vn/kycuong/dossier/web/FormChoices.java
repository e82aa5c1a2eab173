package vn.kycuong.dossier.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.kycuong.form.Answers;
import vn.kycuong.form.Condition;
import vn.kycuong.form.Question;
import vn.kycuong.procedure.Paper;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Words;

/** What whoever writes a form chooses from: kinds, targets, papers, and the answers of earlier questions. */
final class FormChoices {
    /** Rows to fill in beside those that are there. */
    private static final int MORE = 2;

    private FormChoices() {}

    static <E extends Enum<E>> List<Option> of(Class<E> all, E chosen, String words, Words w) {
        return Arrays.stream(all.getEnumConstants())
                .map(e -> new Option(e.name(), w.get(words + e.name()), e == chosen))
                .toList();
    }

    static List<Option> papers(List<Paper> papers, int chosen, Words w) {
        return Stream.concat(
                        Stream.of(new Option("0", w.get("form.edit.noPaper"), chosen == 0)),
                        papers.stream()
                                .map(p ->
                                        new Option(String.valueOf(p.no()), p.no() + ". " + p.name(), p.no() == chosen)))
                .toList();
    }

    /** One list for each condition that is there, and some to fill in: an earlier question with one of its answers, or with any. */
    static List<List<Option>> conditions(List<Condition> when, List<Question> earlier, Words w) {
        var rows = new ArrayList<List<Option>>();
        for (var condition : when) {
            if (condition.in().isEmpty()) rows.add(row(earlier, condition.key(), w));
            else for (var answer : condition.in()) rows.add(row(earlier, condition.key() + "=" + answer, w));
        }
        for (int i = 0; i < MORE; i++) rows.add(row(earlier, "", w));
        return rows;
    }

    private static List<Option> row(List<Question> earlier, String chosen, Words w) {
        var options = new ArrayList<Option>();
        options.add(new Option("", w.get("form.edit.noCondition"), chosen.isEmpty()));
        for (var question : earlier) {
            options.add(option(question.key(), question.label(w.locale()) + ": " + w.get("form.edit.any"), chosen));
            for (var answer : answers(question))
                options.add(option(
                        question.key() + "=" + answer,
                        question.label(w.locale()) + ": " + label(question, answer, w),
                        chosen));
        }
        if (options.stream().noneMatch(Option::selected)) options.add(new Option(chosen, chosen, true));
        return options;
    }

    private static Option option(String value, String label, String chosen) {
        return new Option(value, label, value.equals(chosen));
    }

    /** The answers that can be counted. */
    private static List<String> answers(Question question) {
        return switch (question.kind()) {
            case CHOICE ->
                question.choices().stream().map(Question.Choice::value).toList();
            case YES_NO -> List.of(Answers.YES, Answers.NO);
            case FILE -> List.of(Answers.BY_FILE, Answers.ON_PAPER, Answers.NONE);
            default -> List.of();
        };
    }

    static String label(Question question, String answer, Words w) {
        return switch (question.kind()) {
            case YES_NO -> w.get(answer.equals(Answers.YES) ? "draft.yes" : "draft.no.answer");
            case FILE ->
                switch (answer) {
                    case Answers.BY_FILE -> w.get("draft.file.now");
                    case Answers.ON_PAPER -> w.get("draft.file.paper");
                    default -> w.get("draft.file.none");
                };
            default ->
                question.choices().stream()
                        .filter(c -> c.value().equals(answer))
                        .map(c -> c.label(w.locale()))
                        .findFirst()
                        .orElse(answer);
        };
    }

    /** Conditions as they were chosen: answers of one question are alternatives, different questions must all hold. */
    static List<Condition> chosen(Map<String, String> typed) {
        var answers = new LinkedHashMap<String, List<String>>();
        for (int i = 0; typed.containsKey("dk" + i); i++) {
            var said = typed.getOrDefault("dk" + i, "").strip();
            if (said.isEmpty()) continue;
            int cut = said.indexOf('=');
            var in = answers.computeIfAbsent(cut < 0 ? said : said.substring(0, cut), _ -> new ArrayList<>());
            if (cut >= 0 && !in.contains(said.substring(cut + 1))) in.add(said.substring(cut + 1));
        }
        return answers.entrySet().stream()
                .map(e -> new Condition(e.getKey(), e.getValue()))
                .toList();
    }
}
