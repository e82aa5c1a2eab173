package vn.kycuong.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is wrong with a form, and what is asked and answered by one. Pure. */
final class FormRules {
    private static final String KEY = "[a-z][A-Za-z0-9-]{0,39}";
    private static final int LONGEST_ANSWER = 4_000;

    private FormRules() {}

    /** Something wrong with a definition: where, and a Vietnamese sentence. */
    record Flaw(String key, String sentence) {}

    /** Walks the questions in order: what an earlier answer closes is not asked, and what is not asked is not answered. */
    static Reading read(FormDefinition form, Answers given) {
        var values = new LinkedHashMap<String, String>();
        if (!form.onlyCase().isEmpty()) values.put(FormDefinition.CASE, form.onlyCase());
        var asked = new ArrayList<Section>();
        var problems = new ArrayList<AnswerProblem>();
        for (var section : form.sections()) {
            if (!holds(section.when(), values)) continue;
            var questions = new ArrayList<Question>();
            for (var question : section.questions()) {
                if (!holds(question.when(), values)) continue;
                questions.add(question);
                switch (AnswerRules.answer(question, given)) {
                    case AnswerRules.Answer.Fit(var value) -> values.put(question.key(), value);
                    case AnswerRules.Answer.None() -> missing(section, question).ifPresent(problems::add);
                    case AnswerRules.Answer.Wrong(var part, var word, var arguments) ->
                        problems.add(new AnswerProblem(section.key(), field(question, part), word, arguments));
                }
            }
            if (!questions.isEmpty()) asked.add(section.with(questions));
        }
        return new Reading(asked, values, problems);
    }

    private static boolean holds(List<Condition> when, Map<String, String> values) {
        return when.stream().allMatch(c -> c.holds(values));
    }

    private static Optional<AnswerProblem> missing(Section section, Question question) {
        boolean must = question.required() || question.kind() == QuestionKind.FILE;
        return must
                ? Optional.of(new AnswerProblem(
                        section.key(), field(question, ""), "form.problem.missing." + question.kind(), List.of()))
                : Optional.empty();
    }

    private static String field(Question question, String part) {
        return part.isEmpty() ? question.fields().getFirst() : question.key() + part;
    }

    /** Everything wrong with a definition, in its order. */
    static List<Flaw> flaws(FormDefinition form) {
        var flaws = new ArrayList<Flaw>();
        var before = new HashMap<String, Question>();
        var reach = new HashMap<String, Map<String, Set<String>>>();
        var sections = new HashSet<String>();
        for (var section : form.sections()) {
            if (!section.key().matches(KEY) || !sections.add(section.key()))
                flaws.add(new Flaw(section.key(), "Khóa của mục trống, sai dạng hoặc trùng."));
            if (section.questions().isEmpty()) flaws.add(new Flaw(section.key(), "Mục không có câu hỏi nào."));
            if (section.hasFiles() && section.questions().stream().anyMatch(q -> q.kind() != QuestionKind.FILE))
                flaws.add(new Flaw(section.key(), "Mục hỏi giấy tờ thì không hỏi việc khác."));
            for (var question : section.questions()) {
                if (!question.key().matches(KEY) || before.containsKey(question.key()))
                    flaws.add(new Flaw(question.key(), "Khóa của câu hỏi trống, sai dạng hoặc trùng."));
                own(question, flaws);
                var when = new ArrayList<>(section.when());
                when.addAll(question.when());
                reach.put(question.key(), demands(form, question, when, before, reach, flaws));
                before.put(question.key(), question);
            }
        }
        return flaws;
    }

    /** A condition looks back alone, so no two questions can wait for one another; what it looks at must be able to come about. */
    private static Map<String, Set<String>> demands(
            FormDefinition form,
            Question question,
            List<Condition> when,
            Map<String, Question> before,
            Map<String, Map<String, Set<String>>> reach,
            List<Flaw> flaws) {
        var demanded = new HashMap<String, Set<String>>();
        for (var condition : when) {
            var earlier = before.get(condition.key());
            if (earlier == null
                    && condition.key().equals(FormDefinition.CASE)
                    && !form.onlyCase().isEmpty()) {
                narrow(demanded, FormDefinition.CASE, Set.of(form.onlyCase()));
            } else if (earlier == null) {
                boolean later = form.questions().stream().anyMatch(q -> q.key().equals(condition.key()));
                flaws.add(new Flaw(
                        question.key(),
                        later
                                ? "Điều kiện hỏi chính nó hoặc câu đứng sau (\"%s\"): vòng tròn."
                                        .formatted(condition.key())
                                : "Điều kiện hỏi câu \"%s\" không có trong biểu mẫu.".formatted(condition.key())));
                continue;
            } else {
                reach.getOrDefault(condition.key(), Map.of()).forEach((key, values) -> narrow(demanded, key, values));
                possible(earlier).ifPresent(values -> narrow(demanded, condition.key(), values));
            }
            if (!condition.in().isEmpty()) narrow(demanded, condition.key(), Set.copyOf(condition.in()));
        }
        if (demanded.values().stream().anyMatch(Set::isEmpty))
            flaws.add(new Flaw(question.key(), "Câu hỏi không bao giờ được hỏi: điều kiện không thể xảy ra."));
        return demanded;
    }

    private static void narrow(Map<String, Set<String>> demanded, String key, Set<String> values) {
        demanded.merge(key, values, (one, other) -> {
            var both = new HashSet<>(one);
            both.retainAll(other);
            return both;
        });
    }

    /** The only answers a question can have; empty where they cannot be counted. */
    private static Optional<Set<String>> possible(Question question) {
        return switch (question.kind()) {
            case CHOICE ->
                Optional.of(Set.copyOf(
                        question.choices().stream().map(Question.Choice::value).toList()));
            case YES_NO -> Optional.of(Set.of(Answers.YES, Answers.NO));
            case FILE -> Optional.of(Set.of(Answers.BY_FILE, Answers.ON_PAPER, Answers.KEPT, Answers.NONE));
            default -> Optional.empty();
        };
    }

    private static void own(Question q, List<Flaw> flaws) {
        if (q.label().isBlank()) flaws.add(new Flaw(q.key(), "Câu hỏi không có lời."));
        if (q.max() < 1 || q.max() > LONGEST_ANSWER)
            flaws.add(new Flaw(q.key(), "Độ dài tối đa phải từ 1 đến %d.".formatted(LONGEST_ANSWER)));
        if (q.kind() == QuestionKind.CHOICE) choices(q, flaws);
        else if (!q.choices().isEmpty()) flaws.add(new Flaw(q.key(), "Chỉ câu hỏi lựa chọn mới có danh sách trả lời."));
        for (var bound : List.of(q.least(), q.most()))
            if (!bound.isEmpty() && !isBound(q, bound))
                flaws.add(new Flaw(q.key(), "Giới hạn \"%s\" không đọc được cho câu hỏi này.".formatted(bound)));
        if (q.pattern() != TextPattern.ANY && q.kind() != QuestionKind.TEXT)
            flaws.add(new Flaw(q.key(), "Chỉ câu hỏi một dòng chữ mới có khuôn mẫu."));
        if (!q.when().isEmpty() && q.required() && q.target() == Target.APPLICANT)
            flaws.add(new Flaw(q.key(), "Tên chủ hồ sơ luôn phải được hỏi."));
    }

    private static void choices(Question q, List<Flaw> flaws) {
        var values = q.choices().stream().map(Question.Choice::value).toList();
        if (values.size() < 2) flaws.add(new Flaw(q.key(), "Câu hỏi lựa chọn cần ít nhất hai trả lời."));
        if (Set.copyOf(values).size() < values.size()) flaws.add(new Flaw(q.key(), "Có hai trả lời trùng nhau."));
        if (values.stream().anyMatch(String::isBlank)) flaws.add(new Flaw(q.key(), "Có trả lời trống."));
    }

    private static boolean isBound(Question q, String bound) {
        try {
            return switch (q.kind()) {
                case DATE -> AnswerRules.bound(bound, LocalDate.EPOCH).getYear() > 0;
                case NUMBER, MONEY -> new BigDecimal(bound).signum() >= 0;
                default -> false;
            };
        } catch (DateTimeException | NumberFormatException unreadable) {
            return false;
        }
    }
}
