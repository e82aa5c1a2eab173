package vn.kycuong.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.kycuong.TestProvince;
import vn.kycuong.form.FormDraftResult.Kept;
import vn.kycuong.form.FormDraftResult.Published;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.ReferenceImport;
import vn.kycuong.reference.SourceFiles;
import vn.kycuong.worktime.LegalClock;

/** A form is drafted by one person and put in use by another; what was put in use here stands above what ships. */
class FormDraftsTest {
    private static final Instant NOW = Instant.parse("2020-06-15T02:00:00Z");
    private static final FormRef BIRTH = FormRef.of("BIRTH");
    private static final FormRef WORK = FormRef.of("WORK_PERMIT");
    private static final ActorId WRITER = new ActorId(1);
    private static final ActorId SECOND = new ActorId(2);

    private TestProvince province;
    private FormDrafts drafts;
    private Forms forms;

    @BeforeEach
    void open() {
        province = TestProvince.fresh();
        drafts = province.face(FormDrafts.class);
        forms = province.face(Forms.class);
    }

    @AfterEach
    void close() {
        province.close();
    }

    private static <R> R then(Supplier<R> act) {
        return LegalClock.Scoped.at(NOW, act);
    }

    private ProcedureVersion procedure(String key) {
        return province.face(Procedures.class)
                .get(key, java.time.LocalDate.of(2020, 6, 15))
                .orElseThrow();
    }

    private FormDraft edit(FormRef ref, FormEdit... edits) {
        for (var one : edits) {
            int version = drafts.draft(ref).map(FormDraft::version).orElse(0);
            assertThat(then(() -> drafts.edit(ref, version, one, WRITER))).isInstanceOf(Kept.class);
        }
        return drafts.draft(ref).orElseThrow();
    }

    private FormDraftResult publish(FormRef ref) {
        return then(() -> drafts.publish(ref, drafts.draft(ref).orElseThrow().version(), SECOND));
    }

    private static Question question(String key, String label, List<Condition> when) {
        return new Question(
                key,
                QuestionKind.TEXT,
                label,
                "",
                "",
                "",
                true,
                100,
                "",
                "",
                TextPattern.ANY,
                List.of(),
                when,
                Target.SAID,
                0,
                "");
    }

    private static Section section(String key, String title) {
        return new Section(key, title, "", "", "", false, List.of(), List.of());
    }

    /** One question of its own for a procedure that was asked for its papers alone. */
    private void writeWork() {
        edit(
                WORK,
                new FormEdit.AddSection(false),
                new FormEdit.WriteSection(0, section("worker", "Người lao động")),
                new FormEdit.AddQuestion(0),
                new FormEdit.WriteQuestion(0, 0, question("workerName", "Họ tên người lao động", List.of())));
    }

    @Test
    void a_form_is_written_by_one_and_asked_once_another_puts_it_in_use() {
        var before = forms.of(procedure("WORK_PERMIT"));
        assertThat(drafts.standing(WORK).orElseThrow().inUse().asksNothing()).isTrue();
        writeWork();
        assertThat(forms.of(procedure("WORK_PERMIT"))).as("a draft asks nobody").isEqualTo(before);
        var draft = drafts.draft(WORK).orElseThrow();
        assertThat(then(() -> drafts.publish(WORK, draft.version(), WRITER)))
                .isInstanceOf(FormDraftResult.SecondPersonNeeded.class);
        assertThat(publish(WORK)).isEqualTo(new Published(1));
        assertThat(forms.of(procedure("WORK_PERMIT")).questions())
                .extracting(Question::key)
                .contains("workerName");
        var edition = drafts.editions(WORK).getFirst();
        assertThat(edition.writtenBy()).isEqualTo(WRITER);
        assertThat(edition.publishedBy()).isEqualTo(SECOND);
        assertThat(edition.publishedAt()).isEqualTo(NOW);
        assertThat(drafts.draft(WORK)).isEmpty();
    }

    @Test
    void who_began_goes_on_under_the_form_he_began_under() {
        var digest = forms.keep(forms.of(procedure("WORK_PERMIT")));
        writeWork();
        publish(WORK);
        assertThat(forms.kept(digest).questions()).extracting(Question::key).doesNotContain("workerName");
        assertThat(forms.digest(forms.of(procedure("WORK_PERMIT")))).isNotEqualTo(digest);
    }

    @Test
    void what_was_put_in_use_stands_after_a_restart_and_an_upgrade_until_the_shipped_part_is_taken() {
        edit(BIRTH, new FormEdit.RemoveQuestion(0, 1));
        publish(BIRTH);
        assertThat(forms.of(procedure("BIRTH")).questions())
                .extracting(Question::key)
                .doesNotContain("childSex");
        assertThat(drafts.standing(BIRTH).orElseThrow().shippedChanged()).isFalse();
        var shipped = new String(SourceFiles.shipped().read(FormRegister.FILE), StandardCharsets.UTF_8);
        var newer = shipped.replace("\"Giới tính\"", "\"Giới tính của trẻ\"");
        province.face(ReferenceImport.class)
                .run(
                        SourceFiles.shipped().with(FormRegister.FILE, newer.getBytes(StandardCharsets.UTF_8)),
                        (_, _, _) -> {});
        var restarted = TestProvince.on(province.dataSource()); // its pool is the province's
        assertThat(restarted.face(Forms.class).of(procedure("BIRTH")).questions())
                .extracting(Question::key)
                .doesNotContain("childSex");
        assertThat(restarted
                        .face(FormDrafts.class)
                        .standing(BIRTH)
                        .orElseThrow()
                        .shippedChanged())
                .isTrue();
        edit(BIRTH, new FormEdit.TakeShipped());
        assertThat(publish(BIRTH)).isEqualTo(new Published(2));
        assertThat(forms.of(procedure("BIRTH")).questions())
                .extracting(Question::label)
                .contains("Giới tính của trẻ");
        assertThat(drafts.standing(BIRTH).orElseThrow().isOurs()).isFalse();
        edit(BIRTH, new FormEdit.GoBack(1));
        assertThat(publish(BIRTH)).isEqualTo(new Published(3));
        assertThat(forms.of(procedure("BIRTH")).questions())
                .extracting(Question::key)
                .doesNotContain("childSex");
    }

    @Test
    void what_is_wrong_is_named_where_it_is_and_is_not_put_in_use() {
        edit(
                WORK,
                new FormEdit.AddSection(false),
                new FormEdit.AddQuestion(0),
                new FormEdit.WriteQuestion(
                        0, 0, question("workerName", "", List.of(new Condition("nobody", List.of())))));
        var part = drafts.draft(WORK).orElseThrow().part();
        var flaws = then(() -> drafts.check(WORK, part));
        assertThat(flaws)
                .anyMatch(f -> f.isOf("muc1", "") && f.sentence().contains("không có tên"))
                .anyMatch(f -> f.isOf("muc1", "workerName") && f.sentence().contains("không có lời"))
                .anyMatch(f -> f.isOf("muc1", "workerName") && f.sentence().contains("\"nobody\""));
        assertThat(publish(WORK)).isInstanceOf(FormDraftResult.Faulty.class);
        edit(WORK, new FormEdit.Replace(part(List.of("who", "applicant"))));
        assertThat(then(() ->
                        drafts.check(WORK, drafts.draft(WORK).orElseThrow().part())))
                .as("leaving out what others ask for")
                .anyMatch(f -> f.isOf("", "") && f.sentence().contains("\"who\""))
                .anyMatch(f -> f.isOf("", "") && f.sentence().contains("tên chủ hồ sơ"));
    }

    private static FormPart part(List<String> without) {
        return new FormPart("WORK_PERMIT", List.of(), List.of(), List.of(), without, 0);
    }

    @Test
    void what_all_procedures_ask_is_looked_at_in_each_of_their_forms() {
        var common = drafts.standing(FormRef.COMMON).orElseThrow().inUse();
        assertThat(then(() -> drafts.check(FormRef.COMMON, common))).isEmpty();
        var broken = common.with(
                List.of(new Section(
                        "childName",
                        "Trùng",
                        "",
                        "",
                        "",
                        false,
                        List.of(),
                        List.of(question("childName", "Trùng", List.of())))),
                List.of());
        assertThat(then(() -> drafts.check(FormRef.COMMON, broken)))
                .anyMatch(f -> f.sentence().contains("Khóa của câu hỏi"))
                .anyMatch(f -> f.sentence().contains("tên chủ hồ sơ"));
    }

    @Test
    void a_writer_who_saw_an_older_draft_changes_nothing_and_the_last_change_can_be_taken_back() {
        writeWork();
        int seen = drafts.draft(WORK).orElseThrow().version();
        edit(WORK, new FormEdit.RemoveSection(0));
        assertThat(then(() -> drafts.edit(WORK, seen, new FormEdit.AddQuestion(0), SECOND)))
                .isInstanceOf(FormDraftResult.Stale.class);
        assertThat(then(() -> drafts.publish(WORK, seen, SECOND))).isInstanceOf(FormDraftResult.Stale.class);
        assertThat(drafts.withdraw(WORK, seen)).isInstanceOf(FormDraftResult.Stale.class);
        assertThat(edit(WORK, new FormEdit.Undo()).part().all()).hasSize(1);
        assertThat(drafts.withdraw(WORK, drafts.draft(WORK).orElseThrow().version()))
                .isInstanceOf(FormDraftResult.Withdrawn.class);
        assertThat(drafts.draft(WORK)).isEmpty();
    }

    @Test
    void a_part_leaves_as_a_file_and_comes_back_the_same() {
        for (var part : FormRegister.parts(SourceFiles.shipped(), new Findings())) {
            var ref = FormRef.read(part.procedureKey().equals("*") ? "chung" : part.procedureKey())
                    .orElseThrow();
            var read = then(() -> drafts.read(ref, 0, drafts.file(part), WRITER));
            assertThat(((Kept) read).draft().part()).isEqualTo(part);
            assertThat(drafts.file(((Kept) read).draft().part())).isEqualTo(drafts.file(part));
        }
        assertThat(((FormDraftResult.Refused)
                                then(() -> drafts.read(WORK, 0, "{\"forms\":[{\"procdure\":1}]}".getBytes(), WRITER)))
                        .sentences())
                .anyMatch(s -> s.contains("procdure"));
        assertThat(then(() -> drafts.read(WORK, 0, "[".repeat(50_000).getBytes(), WRITER)))
                .isInstanceOf(FormDraftResult.Refused.class);
        assertThat(drafts.draft(WORK)).isEmpty();
    }

    @Test
    void a_version_may_be_asked_for_in_its_own_way() {
        var version = procedure("WORK_PERMIT").version();
        var ref = new FormRef("WORK_PERMIT", version);
        writeWork();
        publish(WORK);
        edit(
                ref,
                new FormEdit.AddSection(true),
                new FormEdit.WriteSection(0, section("last", "Cuối")),
                new FormEdit.AddQuestion(0),
                new FormEdit.WriteQuestion(0, 0, question("deadPlace", "Nơi chết", List.of())));
        publish(ref);
        assertThat(forms.of(procedure("WORK_PERMIT")).questions())
                .extracting(Question::key)
                .contains("deadPlace")
                .doesNotContain("workerName");
        assertThat(drafts.standing(new FormRef("WORK_PERMIT", "v1999"))).isEmpty();
        assertThat(FormRef.read(ref.toString())).contains(ref);
        assertThat(FormRef.read("../x")).isEmpty();
    }

    @Test
    void sections_and_questions_are_moved_and_conditions_follow_a_question_to_its_new_key() {
        writeWork();
        edit(
                WORK,
                new FormEdit.AddSection(false),
                new FormEdit.AddQuestion(1),
                new FormEdit.WriteQuestion(
                        1, 0, question("deadPlace", "Nơi chết", List.of(new Condition("workerName", List.of())))),
                new FormEdit.WriteQuestion(0, 0, question("theName", "Họ tên", List.of())));
        var part = drafts.draft(WORK).orElseThrow().part();
        assertThat(part.all().get(1).questions().getFirst().when().getFirst().key())
                .isEqualTo("theName");
        part = edit(WORK, new FormEdit.MoveSection(1, false)).part();
        assertThat(part.sections()).hasSize(1);
        assertThat(part.after()).as("over the papers").hasSize(1);
        part = edit(WORK, new FormEdit.MoveSection(1, true), new FormEdit.MoveSection(1, true))
                .part();
        assertThat(part.sections()).extracting(Section::key).containsExactly("muc1", "worker");
        assertThat(then(() ->
                        drafts.check(WORK, drafts.draft(WORK).orElseThrow().part())))
                .anyMatch(f -> f.sentence().contains("vòng tròn"));
        part = edit(WORK, new FormEdit.MoveQuestion(1, 0, true)).part();
        assertThat(part.all().getFirst().questions()).extracting(Question::key).containsExactly("deadPlace", "theName");
        part = edit(WORK, new FormEdit.MoveQuestion(0, 1, true)).part();
        assertThat(part.all().getFirst().questions()).extracting(Question::key).containsExactly("theName", "deadPlace");
        assertThat(edit(WORK, new FormEdit.RemoveSection(9), new FormEdit.MoveQuestion(9, 9, true))
                        .part())
                .as("what is not there")
                .isEqualTo(part);
    }

    @Test
    void two_states_are_compared_word_by_word() {
        writeWork();
        var one = drafts.draft(WORK).orElseThrow().part();
        var other = edit(
                        WORK,
                        new FormEdit.WriteQuestion(0, 0, question("workerName", "Họ và tên", List.of())),
                        new FormEdit.AddSection(false))
                .part();
        assertThat(FormDifference.between(one, other))
                .contains(
                        new FormDifference("Họ và tên", "label_vi", "Họ tên người lao động", "Họ và tên"),
                        new FormDifference("muc1", "", "", "muc1"));
        assertThat(FormDifference.between(one, one)).isEmpty();
    }
}
