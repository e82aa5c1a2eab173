package vn.kycuong.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.kycuong.TestProvince;
import vn.kycuong.procedure.Paper;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.SourceFiles;
import vn.kycuong.reference.SourceRecord;

/** Every procedure has a form, on every day of the catalogue; a file of forms that is wrong says where. */
class FormsTest {
    private static final List<LocalDate> DAYS = List.of(LocalDate.of(2020, 6, 15), LocalDate.of(2026, 11, 16));
    /** Asked for their papers alone. */
    private static final Set<String> PAPERS_ALONE = Set.of("WORK_PERMIT", "AD_NOTICE");

    private static TestProvince province;
    private static Procedures procedures;
    private static Forms forms;

    @BeforeAll
    static void open() {
        province = TestProvince.fresh();
        procedures = province.face(Procedures.class);
        forms = province.face(Forms.class);
    }

    @AfterAll
    static void close() {
        province.close();
    }

    @Test
    void every_procedure_has_a_form_without_flaws_that_can_be_answered_and_asks_for_each_of_its_papers() {
        for (var day : DAYS) {
            for (var procedure : procedures.all(day)) {
                var form = forms.of(procedure);
                assertThat(FormRules.flaws(form))
                        .as(procedure.key() + " " + day)
                        .isEmpty();
                for (var one : procedure.cases()) {
                    var typed = FilledForm.of(form, "7", "9");
                    if (form.onlyCase().isEmpty()) typed.put(FormDefinition.CASE, one.key());
                    typed.put("who", "nguoi-khac");
                    var reading = forms.read(form, new Answers(typed, Set.of(), Set.of("7"), Set.of("9"), day));
                    assertThat(reading.problems())
                            .as(procedure.key() + " " + day)
                            .isEmpty();
                    assertThat(reading.sections().stream()
                                    .flatMap(s -> s.questions().stream())
                                    .map(Question::paper))
                            .as(procedure.key() + " " + one.key() + ": mandatory papers are asked for")
                            .containsAll(procedure.papersOf(one.key()).stream()
                                    .filter(p -> p.mandatory() && !p.presentOnly())
                                    .map(Paper::name)
                                    .toList());
                    assertThat(reading.values()).containsKeys("applicant", "address", "delivery", "office", "case");
                }
            }
        }
    }

    @Test
    void what_can_be_applied_for_online_is_asked_in_full_and_in_two_languages() {
        for (var day : DAYS) {
            for (var procedure : procedures.all(day)) {
                var form = forms.of(procedure);
                boolean online =
                        procedure.takenInAtOneStop() && procedure.channels().contains("ONLINE");
                if (!online || PAPERS_ALONE.contains(procedure.key())) continue;
                assertThat(form.questions().size())
                        .as(procedure.key() + " " + day)
                        .isGreaterThan(18);
                assertThat(form.questions())
                        .as(procedure.key())
                        .allMatch(q -> q.paperNo() > 0 || !q.labelEn().isEmpty())
                        .allMatch(q -> q.hint().isEmpty()
                                || q.paperNo() > 0
                                || !q.hintEn().isEmpty())
                        .allMatch(q -> q.key().equals(FormDefinition.CASE)
                                || q.choices().stream()
                                        .noneMatch(c -> c.labelEn().isEmpty()));
            }
        }
        assertThat(forms.of(procedures.get("BUILD_HOUSE", DAYS.getFirst()).orElseThrow())
                        .sections()
                        .getFirst()
                        .key())
                .as("the case comes first")
                .isEqualTo("case");
    }

    @Test
    void a_form_written_from_memory_says_that_it_was_not_compared_with_the_official_one() {
        var file = SourceRecord.json(FormRegister.FILE, SourceFiles.shipped().read(FormRegister.FILE), new Findings());
        assertThat(file.records("forms"))
                .hasSizeGreaterThan(25)
                .filteredOn(part -> !part.text("procedure").equals(FormPart.COMMON))
                .allMatch(part -> part.text("source").contains("tỉnh đối chiếu trước khi dùng"));
    }

    @Test
    void a_form_that_was_kept_stays_as_it_was() {
        var form = forms.of(procedures.get("BIRTH", DAYS.getFirst()).orElseThrow());
        var digest = forms.keep(form);
        assertThat(forms.kept(digest)).isEqualTo(form);
        assertThat(forms.digest(form)).isEqualTo(digest);
        assertThat(forms.keep(form)).as("kept twice it is one").isEqualTo(digest);
    }

    @Test
    void until_the_register_is_loaded_the_shipped_forms_hold() {
        try (var upgraded = TestProvince.fresh()) {
            upgraded.jdbc().sql("delete from form.part").update();
            var procedure = upgraded.face(Procedures.class)
                    .get("BIRTH", DAYS.getFirst())
                    .orElseThrow();
            assertThat(upgraded.face(Forms.class).of(procedure)).isEqualTo(forms.of(procedure));
        }
    }

    @Test
    void a_file_that_is_wrong_says_where() {
        assertThat(wrong("\"key\": \"fatherKnown\",\n        \"in\"", "\"key\": \"fatherUnknown\",\n        \"in\""))
                .anyMatch(e -> e.contains("fatherUnknown"));
        assertThat(wrong("\"kind\": \"MONEY\"", "\"kind\": \"GOLD\"")).anyMatch(e -> e.contains("GOLD"));
        assertThat(wrong("\"required\": true", "\"requierd\": true")).anyMatch(e -> e.contains("requierd"));
    }

    private static List<String> wrong(String from, String to) {
        var text = new String(SourceFiles.shipped().read(FormRegister.FILE), StandardCharsets.UTF_8);
        int at = text.replaceAll("\\s+", " ").indexOf(from.replaceAll("\\s+", " "));
        assertThat(at).as(from).isNotNegative();
        var changed = text.replaceAll("\\s+", " ")
                .replaceFirst(java.util.regex.Pattern.quote(from.replaceAll("\\s+", " ")), to.replaceAll("\\s+", " "));
        var findings = new Findings();
        FormRegister.parts(
                SourceFiles.shipped().with(FormRegister.FILE, changed.getBytes(StandardCharsets.UTF_8)), findings);
        assertThat(findings.anyError()).isTrue();
        return findings.report().errors().stream().map(Object::toString).toList();
    }
}
