package vn.kycuong.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms that are wrong are named; answers are taken exactly as far as they are asked and fit. */
class FormRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2020, 6, 15);
    private static final List<String> NAUGHTY = List.of(
            "",
            " ",
            "\u200b\u202e",
            "\u3164",
            "a",
            "b",
            "co",
            "khong",
            "tep",
            "giay",
            "'; drop table dossier.draft; --",
            "<script>alert(1)</script>",
            "${7*7} {0} %s",
            "../../etc/passwd",
            "Nguyễn Thị Ánh",
            "ﬀ\u0301\u0301\u0301",
            "𝕬𝖓𝖍 🇻🇳",
            "31/02/2020",
            "29/02/2020",
            "2020-06-16",
            "1e9",
            "-1",
            "999999999999999999999999",
            "0912345678",
            "001090000001",
            "x".repeat(5_000));

    private static Question question(String key, QuestionKind kind, boolean required, List<Condition> when) {
        return new Question(
                key,
                kind,
                "Hỏi " + key,
                "",
                "",
                "",
                required,
                200,
                "",
                "",
                TextPattern.ANY,
                kind == QuestionKind.CHOICE
                        ? List.of(new Question.Choice("a", "A", ""), new Question.Choice("b", "B", ""))
                        : List.of(),
                when,
                Target.SAID,
                0,
                key);
    }

    private static FormDefinition form(Section... sections) {
        return new FormDefinition("X", "v", "normal", List.of(sections));
    }

    private static Section section(String key, List<Condition> when, Question... questions) {
        return new Section(key, key, "", "", "", false, when, List.of(questions));
    }

    private static Answers answers(Map<String, String> typed) {
        return new Answers(typed, Set.of(), Set.of("7"), Set.of("9"), TODAY);
    }

    private static List<String> flaws(FormDefinition form) {
        return FormRules.flaws(form).stream()
                .map(f -> f.key() + ": " + f.sentence())
                .toList();
    }

    @Test
    void a_condition_on_an_unknown_question_is_named() {
        var asks = question("b", QuestionKind.TEXT, true, List.of(new Condition("nowhere", List.of())));
        assertThat(flaws(form(section("s", List.of(), asks))))
                .singleElement()
                .asString()
                .contains("b: ", "\"nowhere\" không có trong biểu mẫu");
    }

    @Test
    void questions_that_wait_for_one_another_or_for_themselves_are_a_circle() {
        var one = question("a", QuestionKind.YES_NO, true, List.of(new Condition("b", List.of("co"))));
        var other = question("b", QuestionKind.YES_NO, true, List.of(new Condition("a", List.of("co"))));
        assertThat(flaws(form(section("s", List.of(), one, other)))).anyMatch(f -> f.contains("vòng tròn"));
        var self = question("a", QuestionKind.TEXT, true, List.of(new Condition("a", List.of())));
        assertThat(flaws(form(section("s", List.of(), self)))).anyMatch(f -> f.contains("vòng tròn"));
    }

    @Test
    void a_question_that_no_answers_lead_to_is_named() {
        var first = question("a", QuestionKind.CHOICE, true, List.of());
        var never = question("b", QuestionKind.TEXT, true, List.of(new Condition("a", List.of("c"))));
        assertThat(flaws(form(section("s", List.of(), first, never)))).anyMatch(f -> f.contains("không bao giờ"));
        var onB = question("c", QuestionKind.YES_NO, true, List.of(new Condition("a", List.of("b"))));
        var both = question(
                "d",
                QuestionKind.TEXT,
                true,
                List.of(new Condition("c", List.of("co")), new Condition("a", List.of("a"))));
        assertThat(flaws(form(section("s", List.of(), first, onB, both))))
                .singleElement()
                .asString()
                .startsWith("d: ")
                .contains("không bao giờ");
        assertThat(flaws(form(section("s", List.of(), first, onB)))).isEmpty();
    }

    @Test
    void two_questions_of_one_name_an_empty_page_and_a_bound_that_cannot_be_read_are_named() {
        var q = question("a", QuestionKind.TEXT, true, List.of());
        assertThat(flaws(form(section("s", List.of(), q, q)))).anyMatch(f -> f.contains("trùng"));
        assertThat(flaws(form(section("s", List.of())))).anyMatch(f -> f.contains("không có câu hỏi"));
        var bound = new Question(
                "n",
                QuestionKind.NUMBER,
                "N",
                "",
                "",
                "",
                true,
                100,
                "hai",
                "",
                TextPattern.ANY,
                List.of(),
                List.of(),
                Target.SAID,
                0,
                "");
        assertThat(flaws(form(section("s", List.of(), bound)))).anyMatch(f -> f.contains("\"hai\""));
        var file = question("f", QuestionKind.FILE, true, List.of());
        assertThat(flaws(form(section("s", List.of(), file, q)))).anyMatch(f -> f.contains("giấy tờ"));
    }

    @ParameterizedTest
    @CsvSource({
        "DATE, 5/4/2020, 2020-04-05",
        "DATE, 05.04.2020, 2020-04-05",
        "DATE, 2020-04-05, 2020-04-05",
        "NUMBER, '1 200,5', 1200.5",
        "MONEY, 50.000.000 đồng, 50000000",
        "IDENTITY, 001 090-000.001, 001090000001",
        "PHONE, +84 912 345 678, +84 912 345 678",
        "TEXT, '  Nguyễn   Thị ', Nguyễn Thị"
    })
    void what_people_write_is_taken_in_one_way_of_writing(QuestionKind kind, String typed, String value) {
        var form = form(section("s", List.of(), question("q", kind, true, List.of())));
        assertThat(FormRules.read(form, answers(Map.of("q", typed))).values()).containsEntry("q", value);
    }

    @ParameterizedTest
    @CsvSource({
        "DATE, 31/02/2020, form.problem.date",
        "DATE, hôm qua, form.problem.date",
        "NUMBER, mười, form.problem.number",
        "NUMBER, 1e9, form.problem.number",
        "IDENTITY, 12345678, form.problem.identity",
        "EMAIL, mau@, form.problem.email",
        "PHONE, 09, form.problem.phone",
        "CHOICE, c, form.problem.choice",
        "OFFICE, 8, form.problem.office",
        "TEXT, '\u3164', form.problem.missing.TEXT",
        "ADDRESS, '', form.problem.missing.ADDRESS"
    })
    void what_does_not_fit_is_answered_at_its_field(QuestionKind kind, String typed, String word) {
        var form = form(section("s", List.of(), question("q", kind, true, List.of())));
        var reading = FormRules.read(form, answers(Map.of("q", typed)));
        assertThat(reading.problems()).singleElement().satisfies(p -> {
            assertThat(p.wordKey()).isEqualTo(word);
            assertThat(p.field()).startsWith("q");
        });
        assertThat(reading.values()).doesNotContainKey("q");
    }

    @Test
    void an_address_names_a_commune_of_the_province_or_lies_elsewhere_and_says_the_rest() {
        var form = form(section("s", List.of(), question("q", QuestionKind.ADDRESS, true, List.of())));
        assertThat(FormRules.read(form, answers(Map.of("q.commune", "7", "q.line", "Thôn Một")))
                        .values())
                .containsEntry("q", "7|Thôn Một");
        assertThat(FormRules.read(form, answers(Map.of("q.commune", "8", "q.line", "Thôn")))
                        .problems())
                .extracting(AnswerProblem::field)
                .containsExactly("q.commune");
        assertThat(FormRules.read(form, answers(Map.of("q.commune", "ngoai-tinh")))
                        .problems())
                .extracting(AnswerProblem::field)
                .containsExactly("q.line");
    }

    /** Random forms without flaws, random answers: what is taken is asked and fit, what must be answered is, nothing hidden goes. */
    @Test
    void of_any_form_and_any_answers_what_is_sent_is_asked_and_whole() {
        int whole = 0;
        for (int seed = 0; seed < 4_000; seed++) {
            var random = new Random(seed);
            var form = random(random);
            assertThat(FormRules.flaws(form))
                    .as("seed " + seed)
                    .noneMatch(f -> f.sentence().contains("vòng tròn"));
            var given = random(form, random);
            var reading = FormRules.read(form, given);
            var asked = visible(form, reading.values());
            assertThat(reading.values().keySet()).as("seed " + seed).isSubsetOf(plus(asked, FormDefinition.CASE));
            if (reading.isWhole()) {
                whole++;
                for (var q : form.questions()) {
                    if (asked.contains(q.key()) && q.required())
                        assertThat(reading.values()).as("seed " + seed).containsKey(q.key());
                }
            }
            for (var q : form.questions()) {
                boolean shown =
                        reading.sections().stream().anyMatch(s -> s.questions().contains(q));
                assertThat(shown).as("seed " + seed + " " + q.key()).isEqualTo(asked.contains(q.key()));
            }
            var hiddenAway = new HashMap<>(given.typed());
            form.questions().stream()
                    .filter(q -> !asked.contains(q.key()))
                    .flatMap(q -> q.fields().stream())
                    .forEach(hiddenAway::remove);
            var without = FormRules.read(
                    form, new Answers(hiddenAway, given.files(), given.communes(), given.offices(), TODAY));
            assertThat(without)
                    .as("what is hidden decides nothing, seed " + seed)
                    .isEqualTo(reading);
        }
        assertThat(whole).as("some of them were whole").isGreaterThan(100);
    }

    private static Set<String> plus(Set<String> keys, String one) {
        var all = new HashSet<>(keys);
        all.add(one);
        return all;
    }

    /** What is asked, worked out from the values alone: independent of the order of the rules. */
    private static Set<String> visible(FormDefinition form, Map<String, String> values) {
        var asked = new HashSet<String>();
        for (var section : form.sections())
            for (var q : section.questions())
                if (all(section.when(), values) && all(q.when(), values)) asked.add(q.key());
        return asked;
    }

    private static boolean all(List<Condition> when, Map<String, String> values) {
        for (var c : when) {
            var value = values.get(c.key());
            if (value == null || !c.in().isEmpty() && !c.in().contains(value)) return false;
        }
        return true;
    }

    private static FormDefinition random(Random random) {
        var sections = new ArrayList<Section>();
        var keys = new ArrayList<String>();
        int n = 1 + random.nextInt(5);
        for (int s = 0; s < n; s++) {
            var questions = new ArrayList<Question>();
            var when = condition(random, keys);
            int m = 1 + random.nextInt(3);
            boolean files = random.nextInt(5) == 0;
            for (int q = 0; q < m; q++) {
                var key = "q" + s + "-" + q;
                var kind = files
                        ? QuestionKind.FILE
                        : QuestionKind.values()[random.nextInt(QuestionKind.values().length - 2)];
                questions.add(question(key, kind, random.nextInt(3) > 0, condition(random, keys)));
            }
            questions.forEach(q -> keys.add(q.key()));
            sections.add(new Section("s" + s, "S", "", "", "", false, when, questions));
        }
        return new FormDefinition("X", "v", "normal", sections);
    }

    private static List<Condition> condition(Random random, List<String> keys) {
        if (keys.isEmpty() || random.nextInt(3) > 0) return List.of();
        var values =
                List.of(List.<String>of(), List.of("a"), List.of("a", "b"), List.of("co"), List.of("khong", "tep"));
        return List.of(new Condition(keys.get(random.nextInt(keys.size())), values.get(random.nextInt(values.size()))));
    }

    private static Answers random(FormDefinition form, Random random) {
        var fit = FilledForm.of(form, "7", "9");
        var typed = new HashMap<String, String>();
        var files = new HashSet<String>();
        boolean careful = random.nextInt(3) == 0;
        for (var q : form.questions()) {
            for (var field : q.fields())
                typed.put(
                        field,
                        careful || random.nextInt(2) == 0
                                ? fit.getOrDefault(field, "")
                                : NAUGHTY.get(random.nextInt(NAUGHTY.size())));
            if (q.kind() == QuestionKind.FILE && random.nextInt(2) == 0) files.add(q.key());
        }
        return new Answers(typed, files, Set.of("7"), Set.of("9"), TODAY);
    }
}
