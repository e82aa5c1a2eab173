package vn.kycuong.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.audit.Reason;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.document.Files;
import vn.kycuong.dossier.DraftSending.SendResult;
import vn.kycuong.dossier.DraftUploads.Announced;
import vn.kycuong.dossier.DraftUploads.UploadResult;
import vn.kycuong.form.Answers;
import vn.kycuong.form.FilledForm;
import vn.kycuong.form.FormDefinition;
import vn.kycuong.identity.Citizen;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.reference.Editions;
import vn.kycuong.ui.PageFrame;
import vn.kycuong.worktime.LegalClock;

/** Drafts of online applications: kept, found again, ended; files in pieces; handed in once whatever happens. */
class OnlineDraftsTest extends OneStopWorld {
    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
                    .getBytes(StandardCharsets.ISO_8859_1);

    @Autowired
    private OnlineDrafts drafts;

    @Autowired
    private DraftUploads uploads;

    @Autowired
    private DraftSending sending;

    @Autowired
    private DraftExpiry expiry;

    @Autowired
    private Organisation organisation;

    @Autowired
    private Files files;

    @Autowired
    private PersonalContent personal;

    @Autowired
    private TemplateEngine templates;

    @Autowired
    private Editions editions;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void aMorning() {
        setClock("2020-06-15T08:00");
    }

    private <R> R then(Supplier<R> act) {
        return LegalClock.Scoped.at(now, act);
    }

    private OnlineDraft begun(String procedure) {
        return then(() -> drafts.begin(procedures.get(procedure, today()).orElseThrow(), null));
    }

    private java.time.LocalDate today() {
        return LegalZone.local(now).toLocalDate();
    }

    private OnlineDrafts.Opened open(OnlineDraft draft) {
        return then(() -> drafts.open(draft.draftId(), draft.no())).orElseThrow();
    }

    private Map<String, String> fit(OnlineDraft draft) {
        var procedure = procedures.get(draft.procedureKey(), today()).orElseThrow();
        return FilledForm.of(
                open(draft).form(),
                organisation.unitsAt(today(), UnitKind.COMMUNE).getFirst().id().toString(),
                procedures.oneStops(procedure, today()).getFirst().id().toString());
    }

    /** Answers page after page, as a person does. */
    private void answerAll(OnlineDraft draft, Map<String, String> typed) {
        for (int page = 0; page < 60; page++) {
            var next = open(draft).next();
            if (next.isEmpty()) return;
            then(() -> drafts.answer(draft.draftId(), draft.no(), next.get().key(), typed));
        }
        throw new AssertionError(open(draft).reading().problems().toString());
    }

    private SendResult send(OnlineDraft draft) {
        return then(() -> sending.send(draft.draftId(), draft.no()));
    }

    private Application application(CaseId dossier) {
        return Application.of(jdbcContent(dossier));
    }

    private Map<String, ?> jdbcContent(CaseId dossier) {
        var bytes = jdbc.sql("select content from dossier.revision where case_id = :id and revision = 1")
                .param("id", dossier.value())
                .query((row, _) -> row.getBytes(1))
                .single();
        return tools.jackson.databind.json.JsonMapper.shared()
                .readValue(bytes, new tools.jackson.core.type.TypeReference<Map<String, Object>>() {});
    }

    @Test
    void every_procedure_that_is_applied_for_online_is_answered_and_handed_in() {
        var sent = new ArrayList<String>();
        for (var procedure : procedures.all(today())) {
            boolean open = procedure.takenInAtOneStop() && procedure.channels().contains("ONLINE");
            if (!open || procedures.oneStops(procedure, today()).isEmpty()) continue;
            var draft = begun(procedure.key());
            var typed = fit(draft);
            answerAll(draft, typed);
            var result = send(draft);
            if (result instanceof SendResult.Refused(TakeInResult.NoLimitInForce _)) continue;
            assertThat(result).as(procedure.key()).isInstanceOf(SendResult.Sent.class);
            sent.add(procedure.key());
        }
        assertThat(sent).hasSizeGreaterThan(20).contains("BIRTH", "HOUSEHOLD_BIZ", "BUILD_HOUSE");
    }

    @Test
    void what_is_kept_is_sealed_and_goes_when_it_is_handed_in() {
        var draft = begun("BIRTH");
        var typed = fit(draft);
        typed.put("applicant", "Trần Thị Bí Mật");
        answerAll(draft, typed);
        var file = whole(draft, "certificate", PDF);
        assertThat(stored("sealed", "draft_form")).doesNotContain("Bí Mật");
        assertThat(stored("sealed", "draft_piece")).doesNotContain("%PDF");
        assertThat(then(() -> uploads.content(draft.draftId(), 1, file.id()))).hasValue(PDF);
        var sent = (SendResult.Sent) send(draft);
        assertThat(sent.before()).isFalse();
        assertThat(open(draft).draft().typed()).isEmpty();
        assertThat(jdbc.sql("select count(*) from dossier.draft_file where draft_id = :d")
                        .param("d", draft.draftId())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(files.of(sent.dossier())).hasSize(1);
        assertThat(application(sent.dossier()).applicant().value()).isEqualTo("Trần Thị Bí Mật");
    }

    private String stored(String column, String table) {
        return String.join(
                "\n",
                jdbc.sql("select encode(" + column + ", 'escape') from dossier." + table + " where " + column
                                + " is not null")
                        .query(String.class)
                        .list());
    }

    @Test
    void what_is_not_asked_is_not_sent_and_numbers_of_others_are_masked() {
        var draft = begun("BIRTH");
        var typed = fit(draft);
        typed.put("who", "nguoi-khac");
        typed.put("submitterName", "Người Đi Nộp");
        typed.put("fatherName", "Người Cha Ẩn");
        typed.put("motherNumber", "001090123456");
        answerAll(draft, typed);
        then(() -> drafts.answer(draft.draftId(), 1, "fatherKnown", Map.of("fatherKnown", Answers.NO)));
        var sent = (SendResult.Sent) send(draft);
        var content = jdbcContent(sent.dossier()).toString();
        assertThat(content)
                .contains("Người Đi Nộp", "Người được ủy quyền", "••••••••3456")
                .doesNotContain("Người Cha Ẩn", "001090123456");
        assertThat(jdbc.sql("select count(*) from dossier.identity_answer where case_id = :id")
                        .param("id", sent.dossier().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(application(sent.dossier()).submitter().value()).isEqualTo("Người Đi Nộp");
        var unit = ledger.find(sent.dossier()).orElseThrow().unitIn();
        var reader = officer(unit, "RECEIVER", PersonalContent.UNMASK);
        var why = new Reason("đối chiếu giấy tờ tại quầy");
        assertThat(then(() -> personal.unmaskAnswers(sent.dossier(), why, reader)))
                .containsExactly(Map.entry("motherNumber", "001090123456"));
        var stranger = officer(new UnitId(999_999), "RECEIVER", PersonalContent.UNMASK);
        assertThat(then(() -> personal.unmaskAnswers(sent.dossier(), why, stranger)))
                .isEmpty();
        assertThat(jdbc.sql("select count(*) from audit.line where kind = 'UNMASKED' and case_id = :id")
                        .param("id", sent.dossier().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void handed_in_from_many_windows_at_once_it_is_one_dossier() throws Exception {
        var draft = begun("HOUSEHOLD_BIZ");
        answerAll(draft, fit(draft));
        var moment = now;
        var acts = new ArrayList<Callable<Object>>();
        for (int i = 0; i < 8; i++) {
            acts.add(() -> LegalClock.Scoped.at(moment, () -> sending.send(draft.draftId(), 1)));
            int n = i;
            acts.add(() -> LegalClock.Scoped.at(
                    moment, () -> drafts.answer(draft.draftId(), 1, "shop", Map.of("shopName", "Hộ kinh doanh " + n))));
        }
        var dossiers = new ArrayList<CaseId>();
        try (var many = Executors.newFixedThreadPool(16)) {
            for (var done : many.invokeAll(acts))
                if (done.get() instanceof SendResult.Sent(var dossier, boolean _)) dossiers.add(dossier);
        }
        assertThat(dossiers).hasSize(8).containsOnly(dossiers.getFirst());
        assertThat(((SendResult.Sent) send(draft)).before()).isTrue();
        assertThat(jdbc.sql("select count(*) from dossier.dossier where case_id = :id")
                        .param("id", CaseId.ofForm(draft.formKey()).value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void two_windows_on_two_pages_lose_nothing_of_one_another() throws Exception {
        var draft = begun("HOUSEHOLD_BIZ");
        var moment = now;
        try (var two = Executors.newFixedThreadPool(2)) {
            for (var done : two.invokeAll(List.<Callable<Object>>of(
                    () -> LegalClock.Scoped.at(
                            moment, () -> drafts.answer(draft.draftId(), 1, "shop", Map.of("shopName", "Mẫu Một"))),
                    () -> LegalClock.Scoped.at(
                            moment,
                            () -> drafts.answer(draft.draftId(), 1, "contact", Map.of("phone", "0912345678"))))))
                done.get();
        }
        assertThat(open(draft).draft().typed())
                .containsEntry("shopName", "Mẫu Một")
                .containsEntry("phone", "0912345678");
    }

    @Test
    void code_and_secret_open_it_together_and_nothing_else_does() {
        var draft = begun("BIRTH");
        var secret = drafts.secret(draft.draftId());
        assertThat(drafts.byCode(draft.code(), secret)).hasValue(draft.draftId());
        var typed = secret.toUpperCase(java.util.Locale.ROOT)
                .replaceAll("(.{5})", "$1 ")
                .replace('0', 'O');
        assertThat(drafts.byCode(" " + draft.code().toUpperCase(java.util.Locale.ROOT), typed))
                .as("as people copy it from paper")
                .hasValue(draft.draftId());
        assertThat(drafts.byCode(draft.code(), drafts.secret(UUID.randomUUID())))
                .isEmpty();
        assertThat(drafts.byCode(draft.code(), "")).isEmpty();
        assertThat(drafts.byCode(begun("BIRTH").code(), secret)).isEmpty();
    }

    @Test
    void a_citizen_finds_what_he_began_and_nobody_elses() {
        var citizen = new Citizen("001" + String.format("%09d", System.identityHashCode(this) & 0xfffffff));
        var draft = then(() -> drafts.begin(procedures.get("BIRTH", today()).orElseThrow(), citizen));
        assertThat(then(() -> drafts.of(citizen)))
                .extracting(o -> o.draft().draftId())
                .containsExactly(draft.draftId());
        assertThat(then(() -> drafts.isOf(draft.draftId(), citizen))).isTrue();
        assertThat(then(() -> drafts.isOf(draft.draftId(), new Citizen("999999999"))))
                .isFalse();
        assertThat(then(() -> drafts.of(new Citizen("999999999")))).isEmpty();
        var page = new StringOutput();
        templates.render(
                "dossier/own.jte",
                Map.of(
                        "frame",
                        new PageFrame("vi", "t", "track", List.of(), null, "c", null, "/cong-dan/ho-so"),
                        "lines",
                        List.of(),
                        "drafts",
                        then(() -> drafts.of(citizen))),
                page);
        assertThat(page.toString())
                .contains("Bản nháp của bạn", "/cong-dan/ban-nhap/" + draft.draftId(), "giữ đến 08:00 15/07/2020")
                .doesNotContain(citizen.identityNumber());
        assertThat(browser()
                        .submit("/nop-ho-so/tiep-tuc", "/cong-dan/ban-nhap/" + draft.draftId(), Map.of())
                        .headers()
                        .firstValue("Location"))
                .as("who is not logged in is asked to")
                .hasValue("/cong-dan");
    }

    @Test
    void it_lives_thirty_days_after_the_last_change_and_is_then_deleted_with_its_files() {
        var draft = begun("BIRTH");
        now = now.plus(Duration.ofDays(29));
        then(() -> drafts.answer(draft.draftId(), 1, "contact", Map.of("phone", "0912345678")));
        whole(draft, "certificate", PDF);
        now = now.plus(Duration.ofDays(29));
        then(expiry::round);
        assertThat(open(draft).draft().value("phone")).isEqualTo("0912345678");
        now = now.plus(Duration.ofDays(2));
        assertThat(then(() -> drafts.open(draft.draftId(), 1))).isEmpty();
        then(expiry::round);
        assertThat(jdbc.sql("select count(*) from dossier.draft where draft_id = :d")
                        .param("d", draft.draftId())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(then(() -> drafts.byCode(draft.code(), drafts.secret(draft.draftId()))))
                .isEmpty();
    }

    @Test
    void it_keeps_the_form_it_was_begun_under_says_so_and_goes_over_when_asked() {
        var draft = begun("BUILD_HOUSE");
        then(() -> drafts.answer(draft.draftId(), 1, "plotNumber", Map.of("plotNo", "12", "plotArea", "100")));
        var before = open(draft).form();
        assertThat(open(draft).changed()).isFalse();
        paper("name || ' (mới)'");
        try {
            assertThat(open(draft).changed()).isTrue();
            assertThat(open(draft).form()).isEqualTo(before);
            var renewed = then(() -> drafts.renew(draft.draftId(), 1)).orElseThrow();
            assertThat(renewed.changed()).isFalse();
            assertThat(renewed.form()).isNotEqualTo(before);
            assertThat(renewed.draft().value("plotNo")).isEqualTo("12");
        } finally {
            paper("replace(name, ' (mới)', '')");
        }
    }

    private void paper(String name) {
        jdbc.sql("update procedure.paper set name = " + name + " where no = 3 and procedure_id ="
                        + " (select id from procedure.procedure where key = 'BUILD_HOUSE')")
                .update();
        transaction.executeWithoutResult(_ -> editions.changed("procedure.procedure"));
    }

    @Test
    void several_go_with_one_draft_each_a_dossier_of_its_own() {
        var first = begun("BIRTH");
        answerAll(first, fit(first));
        var second = then(() -> drafts.another(first.draftId(), 1)).orElseThrow();
        assertThat(second.value("phone")).as("what is shared is copied").isEqualTo("0912 345 678");
        assertThat(second.value("childName")).as("what is not is asked").isEmpty();
        var typed = new HashMap<>(fit(second));
        typed.put("childName", "Bé Hai");
        answerAll(second, typed);
        var one = (SendResult.Sent) send(first);
        var two = (SendResult.Sent) send(second);
        assertThat(one.dossier()).isNotEqualTo(two.dossier());
        assertThat(then(() -> drafts.all(first.draftId())))
                .hasSize(2)
                .allMatch(o -> o.draft().isSent());
        assertThat(then(() -> drafts.drop(first.draftId(), 1)))
                .as("a dossier is not dropped")
                .isFalse();
        for (int i = 3; i <= OnlineDrafts.MOST_FORMS; i++)
            assertThat(then(() -> drafts.another(first.draftId(), 1))).isPresent();
        assertThat(then(() -> drafts.another(first.draftId(), 1))).isEmpty();
    }

    // ---- files

    private DraftFile whole(OnlineDraft draft, String question, byte[] content) {
        var result = then(() -> uploads.take(draft.draftId(), draft.no(), question, "giấy.pdf", content));
        assertThat(result).isInstanceOf(UploadResult.Whole.class);
        return ((UploadResult.Whole) result).file();
    }

    @Test
    void a_file_cut_off_goes_on_where_it_stopped_and_a_piece_that_comes_twice_counts_once() throws Exception {
        var draft = begun("BIRTH");
        var content = Arrays.copyOf(PDF, 2_000_000);
        System.arraycopy(PDF, 0, content, content.length - PDF.length, PDF.length);
        var announced = new Announced("certificate", "giấy.pdf", content.length, "m1");
        var begun = (UploadResult.Waiting) then(() -> uploads.begin(draft.draftId(), 1, announced));
        var piece = Arrays.copyOf(content, DraftUploads.PIECE);
        var moment = now;
        try (var two = Executors.newFixedThreadPool(4)) {
            var same = List.<Callable<UploadResult>>of(
                    () -> LegalClock.Scoped.at(
                            moment, () -> uploads.append(draft.draftId(), 1, begun.file(), 0, piece)),
                    () -> LegalClock.Scoped.at(
                            moment, () -> uploads.append(draft.draftId(), 1, begun.file(), 0, piece)));
            for (var done : two.invokeAll(same))
                assertThat(done.get()).isEqualTo(new UploadResult.Waiting(begun.file(), piece.length));
        }
        assertThat(then(() -> uploads.append(draft.draftId(), 1, begun.file(), 99, piece)))
                .as("not the next piece")
                .isEqualTo(new UploadResult.Waiting(begun.file(), piece.length));
        assertThat(then(() -> uploads.begin(draft.draftId(), 1, announced)))
                .as("the same file after a reload")
                .isEqualTo(new UploadResult.Waiting(begun.file(), piece.length));
        UploadResult last = new UploadResult.Waiting(begun.file(), piece.length);
        while (last instanceof UploadResult.Waiting(var file, int at)) {
            var next = Arrays.copyOfRange(content, at, Math.min(content.length, at + DraftUploads.PIECE));
            last = then(() -> uploads.append(draft.draftId(), 1, file, at, next));
        }
        assertThat(last).isInstanceOf(UploadResult.Whole.class);
        assertThat(then(() -> uploads.content(draft.draftId(), 1, begun.file())))
                .hasValue(content);
        assertThat(then(() -> uploads.content(begun("BIRTH").draftId(), 1, begun.file())))
                .as("of another draft it opens nothing")
                .isEmpty();
    }

    @Test
    void another_file_takes_the_place_of_the_first_and_one_taken_back_is_gone() {
        var draft = begun("BIRTH");
        whole(draft, "certificate", PDF);
        var better = whole(draft, "certificate", Arrays.copyOf(PDF, PDF.length));
        assertThat(open(draft).files()).extracting(DraftFile::id).containsExactly(better.id());
        assertThat(then(() -> uploads.remove(draft.draftId(), 1, better.id()))).isTrue();
        assertThat(open(draft).files()).isEmpty();
        assertThat(then(() -> uploads.take(draft.draftId(), 1, "childName", "a.pdf", PDF)))
                .as("no question for papers")
                .isEqualTo(new UploadResult.Gone());
    }

    @Test
    void hostile_files_are_told_apart_in_words_and_nothing_of_them_is_kept() {
        var draft = begun("BIRTH");
        var zip = "PK\u0003\u0004 word/document.xml <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>";
        var svg = "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><svg>&e;</svg>";
        var polyglot =
                new String(PDF, StandardCharsets.ISO_8859_1) + "PK\u0003\u0004payload PK\u0005\u0006" + "\0".repeat(18);
        var html = "\u0089PNG\r\n\u001a\n<script>alert(1)</script>";
        for (var hostile : Map.of(
                        zip,
                        "nén",
                        svg,
                        "không phải PDF",
                        polyglot,
                        "tệp nén",
                        html,
                        "hỏng",
                        "MZ\u0090",
                        "chương trình")
                .entrySet()) {
            var bytes = hostile.getKey().getBytes(StandardCharsets.ISO_8859_1);
            assertThat(then(() -> uploads.take(draft.draftId(), 1, "certificate", "giấy.pdf", bytes)))
                    .isInstanceOfSatisfying(
                            UploadResult.Refused.class,
                            no -> assertThat(no.reason()).contains(hostile.getValue()));
        }
        var large = new Announced("certificate", "to.pdf", 11 * 1024 * 1024, "m");
        assertThat(then(() -> uploads.begin(draft.draftId(), 1, large)))
                .isInstanceOfSatisfying(
                        UploadResult.Refused.class,
                        no -> assertThat(no.reason()).contains("lớn hơn 10 MB"));
        assertThat(open(draft).files()).isEmpty();
    }

    @Test
    void naughty_strings_go_through_every_field_and_come_back_as_they_were_typed() {
        var draft = begun("BUILD_HOUSE");
        for (var naughty :
                List.of("'; drop table dossier.draft; --", "<b>&amp;\u202e", "${7*7}", "ỡ".repeat(7_999), "𝕬🇻🇳")) {
            for (var section : open(draft).form().sections()) {
                var typed = new HashMap<String, String>();
                section.questions().stream().flatMap(q -> q.fields().stream()).forEach(f -> typed.put(f, naughty));
                then(() -> drafts.answer(draft.draftId(), 1, section.key(), typed));
                for (var field : typed.keySet())
                    assertThat(open(draft).draft().value(field)).isEqualTo(naughty);
            }
            assertThat(open(draft).isReady()).isFalse();
            assertThat(send(draft)).isInstanceOf(SendResult.NotReady.class);
            assertThat(open(draft).reading().values()).doesNotContainKeys(FormDefinition.OFFICE, "address", "height");
        }
    }
}
