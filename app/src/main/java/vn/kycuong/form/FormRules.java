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
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_WORDS = 1_000;
    private static final int MOST_SECTIONS = 60;
    private static final int MOST_QUESTIONS = 200;
    private static final int MOST_CHOICES = 100;
    /** Fields that the pages of a draft send themselves. */
    private static final Set<String> RESERVED = Set.of("bo", "key", "version", "lang", "tep", "lui");

    private static final Set<String> WAYS_OF_DELIVERY = Set.of("COUNTER", "POSTAL", "ONLINE");

    private FormRules() {}

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
    static List<FormFlaw> flaws(FormDefinition form) {
        var flaws = new ArrayList<FormFlaw>();
        var before = new HashMap<String, Question>();
        var reach = new HashMap<String, Map<String, Set<String>>>();
        var sections = new HashSet<String>();
        for (var section : form.sections()) {
            var at = new Place(section.key(), "", flaws);
            if (!section.key().matches(KEY) || !sections.add(section.key()))
                at.flaw("Khóa của mục trống, sai dạng hoặc trùng.");
            if (section.title().isBlank()) at.flaw("Mục không có tên.");
            if (section.questions().isEmpty()) at.flaw("Mục không có câu hỏi nào.");
            if (section.hasFiles() && section.questions().stream().anyMatch(q -> q.kind() != QuestionKind.FILE))
                at.flaw("Mục hỏi giấy tờ thì không hỏi việc khác.");
            words(at, section.title(), section.titleEn(), section.hint(), section.hintEn());
            for (var question : section.questions()) {
                var here = new Place(section.key(), question.key(), flaws);
                if (!question.key().matches(KEY) || before.containsKey(question.key()))
                    here.flaw("Khóa của câu hỏi trống, sai dạng hoặc trùng.");
                own(question, here);
                var when = new ArrayList<>(section.when());
                when.addAll(question.when());
                reach.put(question.key(), demands(form, question, when, before, reach, here));
                before.put(question.key(), question);
            }
        }
        if (form.sections().size() > MOST_SECTIONS || before.size() > MOST_QUESTIONS)
            flaws.add(new FormFlaw(
                    "", "", "Biểu mẫu có nhiều hơn %d mục hoặc %d câu hỏi.".formatted(MOST_SECTIONS, MOST_QUESTIONS)));
        return flaws;
    }

    /** What is wrong with a section by itself. */
    static List<FormFlaw> flaws(Section section) {
        return flaws(new FormDefinition("", "", "", List.of(section)));
    }

    /** Whether whoever hands in says whose matter it is, whatever he answers. */
    static boolean asksApplicant(FormDefinition form) {
        return form.sections().stream()
                .filter(s -> s.when().isEmpty())
                .flatMap(s -> s.questions().stream())
                .anyMatch(q -> q.target() == Target.APPLICANT
                        && q.required()
                        && q.when().isEmpty());
    }

    /** Where a flaw is. */
    private record Place(String section, String question, List<FormFlaw> flaws) {
        void flaw(String sentence) {
            flaws.add(new FormFlaw(section, question, sentence));
        }
    }

    private static void words(Place at, String... words) {
        for (var text : words)
            if (text.length() > LONGEST_WORDS) at.flaw("Lời dài quá %d ký tự.".formatted(LONGEST_WORDS));
    }

    /** A condition looks back alone, so no two questions can wait for one another; what it looks at must be able to come about. */
    private static Map<String, Set<String>> demands(
            FormDefinition form,
            Question question,
            List<Condition> when,
            Map<String, Question> before,
            Map<String, Map<String, Set<String>>> reach,
            Place at) {
        var demanded = new HashMap<String, Set<String>>();
        for (var condition : when) {
            var earlier = before.get(condition.key());
            if (earlier == null
                    && condition.key().equals(FormDefinition.CASE)
                    && !form.onlyCase().isEmpty()) {
                narrow(demanded, FormDefinition.CASE, Set.of(form.onlyCase()));
            } else if (earlier == null) {
                boolean later = form.questions().stream().anyMatch(q -> q.key().equals(condition.key()));
                at.flaw((later
                                ? "Điều kiện hỏi chính nó hoặc câu đứng sau (\"%s\"): vòng tròn."
                                : "Điều kiện hỏi câu \"%s\" không có trong biểu mẫu.")
                        .formatted(condition.key()));
                continue;
            } else {
                reach.getOrDefault(condition.key(), Map.of()).forEach((key, values) -> narrow(demanded, key, values));
                possible(earlier).ifPresent(values -> narrow(demanded, condition.key(), values));
            }
            if (!condition.in().isEmpty()) narrow(demanded, condition.key(), Set.copyOf(condition.in()));
        }
        if (demanded.values().stream().anyMatch(Set::isEmpty))
            at.flaw("Câu hỏi không bao giờ được hỏi: điều kiện không thể xảy ra.");
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

    private static void own(Question q, Place at) {
        if (q.label().isBlank()) at.flaw("Câu hỏi không có lời.");
        words(at, q.label(), q.labelEn(), q.hint(), q.hintEn());
        if (RESERVED.contains(q.key())) at.flaw("Khóa \"%s\" dành cho trang nộp hồ sơ.".formatted(q.key()));
        if (q.kind() == QuestionKind.OFFICE && !q.key().equals(FormDefinition.OFFICE))
            at.flaw("Nơi nộp hồ sơ đã được hỏi ở đầu biểu mẫu.");
        if (q.max() < 1 || q.max() > LONGEST_ANSWER)
            at.flaw("Độ dài tối đa phải từ 1 đến %d.".formatted(LONGEST_ANSWER));
        if (q.kind() == QuestionKind.CHOICE) choices(q, at);
        else if (!q.choices().isEmpty()) at.flaw("Chỉ câu hỏi lựa chọn mới có danh sách trả lời.");
        for (var bound : List.of(q.least(), q.most()))
            if (!bound.isEmpty() && !isBound(q, bound))
                at.flaw("Giới hạn \"%s\" không đọc được cho câu hỏi này.".formatted(bound));
        if (q.pattern() != TextPattern.ANY && q.kind() != QuestionKind.TEXT)
            at.flaw("Chỉ câu hỏi một dòng chữ mới có khuôn mẫu.");
        if (!q.when().isEmpty() && q.required() && q.target() == Target.APPLICANT)
            at.flaw("Tên chủ hồ sơ luôn phải được hỏi.");
        if (!fits(q)) at.flaw("Nơi nhận câu trả lời không hợp với loại câu hỏi này.");
    }

    /** Whether the answer can become what it is meant for. */
    private static boolean fits(Question q) {
        return switch (q.target()) {
            case APPLICANT, SUBMITTER -> q.kind() == QuestionKind.TEXT && q.max() <= LONGEST_NAME;
            case IDENTITY -> q.kind() == QuestionKind.IDENTITY;
            case PHONE -> q.kind() == QuestionKind.PHONE;
            case EMAIL -> q.kind() == QuestionKind.EMAIL;
            case ADDRESS -> q.kind() == QuestionKind.ADDRESS;
            case REQUEST -> q.kind() == QuestionKind.TEXT || q.kind() == QuestionKind.LONG_TEXT;
            case DELIVERY ->
                q.kind() == QuestionKind.CHOICE
                        && q.choices().stream().allMatch(c -> WAYS_OF_DELIVERY.contains(c.value()));
            case SAID -> true;
        };
    }

    private static void choices(Question q, Place at) {
        var values = q.choices().stream().map(Question.Choice::value).toList();
        if (values.size() < 2) at.flaw("Câu hỏi lựa chọn cần ít nhất hai trả lời.");
        if (values.size() > MOST_CHOICES) at.flaw("Câu hỏi có hơn %d trả lời.".formatted(MOST_CHOICES));
        if (Set.copyOf(values).size() < values.size()) at.flaw("Có hai trả lời trùng nhau.");
        if (q.choices().stream().anyMatch(c -> c.value().isBlank() || c.label().isBlank()))
            at.flaw("Có trả lời trống.");
        for (var choice : q.choices()) words(at, choice.value(), choice.label(), choice.labelEn());
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
