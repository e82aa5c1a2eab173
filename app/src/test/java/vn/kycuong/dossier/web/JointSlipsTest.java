package vn.kycuong.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.document.JointReceiptSlip;
import vn.kycuong.document.Slips;
import vn.kycuong.dossier.Application;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.FieldProblem;
import vn.kycuong.dossier.JointSlips;
import vn.kycuong.dossier.OneStopWorld;
import vn.kycuong.dossier.PersonName;
import vn.kycuong.dossier.TakeIn;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.AccountsResult;
import vn.kycuong.identity.NewAccount;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.worktime.LegalClock;

/** Several dossiers of one submitter share a printed receipt. */
class JointSlipsTest extends OneStopWorld {
    private static final String PASSWORD = "con trâu trắng lội sông sâu";
    private static final LocalDate DAY = LocalDate.of(2026, 5, 11);

    @Autowired
    private JointSlips joint;

    @Autowired
    private Organisation organisation;

    @Autowired
    private SlipPapers papers;

    @Autowired
    private FileRows rows;

    @Autowired
    private Slips slips;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Posts posts;

    @Autowired
    private LegalClock time;

    private Officer receiver;

    @BeforeEach
    void atTheCounter() {
        setClock("2026-05-11T08:30");
        receiver =
                everywhere(organisation.unitsAt(DAY, UnitKind.COMMUNE).get(14).id());
    }

    private CaseId one(UUID slip, String procedure) {
        var command = application(procedure, "normal", Channel.COUNTER, DAY);
        assertThat(LegalClock.Scoped.at(now, () -> joint.problem(slip, command, receiver)))
                .isEmpty();
        takenIn(command, receiver);
        joined(slip, id, receiver);
        return id;
    }

    private void joined(UUID slip, CaseId which, Officer officer) {
        LegalClock.Scoped.at(now, () -> {
            joint.join(slip, which, officer);
            return true;
        });
    }

    private static TakeIn by(TakeIn command, String submitter) {
        var a = command.application();
        return new TakeIn(
                command.formKey(),
                command.procedureKey(),
                command.procedureCase(),
                command.channel(),
                new Application(
                        a.applicant(),
                        new PersonName(submitter),
                        a.identityNumber(),
                        a.phone(),
                        a.email(),
                        a.address(),
                        a.request(),
                        a.papers(),
                        a.delivery()));
    }

    @Test
    void one_slip_names_every_dossier_with_its_date_and_a_code_to_scan_and_is_drawn_again() {
        var slip = UUID.randomUUID();
        var all = List.of(one(slip, "BIRTH"), one(slip, "RES_PERM"), one(slip, "BIRTH"));
        joined(slip, all.getFirst(), receiver);
        for (var which : all) assertThat(joint.of(which)).isEqualTo(all);
        var dossiers = all.stream().map(c -> rows.find(c).orElseThrow()).toList();
        var paper = papers.joint(dossiers, "https://example.vn").orElseThrow();
        assertThat(paper).isInstanceOf(JointReceiptSlip.class);
        var out = new StringOutput();
        slips.html(paper).writeTo(out);
        for (var d : dossiers) assertThat(out.toString()).contains(d.code(), "Mã QR tra cứu hồ sơ " + d.code());
        assertThat(out.toString()).contains("03 hồ sơ", "Nguyễn Thị Ánh");
        assertThat(slips.pdf(paper)).startsWith("%PDF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(slips.pdf(paper))
                .isEqualTo(
                        slips.pdf(papers.joint(dossiers, "https://example.vn").orElseThrow()));
    }

    @Test
    void a_dossier_alone_has_a_slip_of_its_own() {
        assertThat(joint.of(one(UUID.randomUUID(), "BIRTH"))).isEmpty();
    }

    @Test
    void another_submitter_another_officer_and_another_day_go_on_another_slip() {
        var slip = UUID.randomUUID();
        one(slip, "BIRTH");
        var next = application("BIRTH", "normal", Channel.COUNTER, DAY);
        var other = new FieldProblem("submitter", "dossier.problem.jointOther");
        assertThat(LegalClock.Scoped.at(now, () -> joint.problem(slip, by(next, "Người Khác Mẫu"), receiver)))
                .contains(other);
        var colleague = everywhere(receiver.unit());
        assertThat(LegalClock.Scoped.at(now, () -> joint.problem(slip, next, colleague)))
                .contains(other);
        setClock("2026-05-12T08:30");
        assertThat(LegalClock.Scoped.at(now, () -> joint.problem(slip, next, receiver)))
                .contains(other);
        var foreign = one(UUID.randomUUID(), "BIRTH");
        joined(slip, foreign, colleague);
        assertThat(joint.of(foreign)).isEmpty();
    }

    @Test
    void at_the_counter_the_next_one_is_taken_in_with_what_was_typed_of_the_person() {
        var unit = organisation.unitsAt(time.today(), UnitKind.COMMUNE).get(14).id();
        var login = "phieu" + UUID.randomUUID().toString().substring(0, 8);
        var made = (AccountsResult.Created)
                accounts.create(List.of(new NewAccount(login, "Người nhận")), accounts.hash(PASSWORD));
        var post = posts.create(unit, PostRole.RECEIVER, "Công chức", false, time.today());
        posts.appoint(post, made.actors().getFirst(), time.today(), false, "QĐ");
        accounts.regrant(made.actors());
        var browser = browser();
        browser.logIn(login, PASSWORD);
        var form = new HashMap<String, String>(Map.of(
                "thu-tuc", "BIRTH",
                "truong-hop", "normal",
                "applicant", "Người nộp mẫu",
                "address", "Thôn mẫu",
                "delivery", "COUNTER",
                "viec", "them",
                "key", UUID.randomUUID().toString()));
        for (int i = 0; i < 30; i++) form.put("paper" + i, "1");
        var first = browser.submit("/tiep-nhan?thu-tuc=BIRTH", "/tiep-nhan", form);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("Thêm hồ sơ cho cùng người nộp", "Phiếu chung có 1 hồ sơ", "Người nộp mẫu");
        var slip = found(first.body(), "name=\"nhom\" value=\"([^\"]+)\"");
        form.put("nhom", slip);
        form.put("key", UUID.randomUUID().toString());
        form.put("viec", "tinh-lai");
        form.put("thu-tuc", "RES_PERM");
        assertThat(browser.submit("/tiep-nhan?thu-tuc=BIRTH", "/tiep-nhan", form)
                        .body())
                .contains("value=\"" + slip + "\"", "value=\"Người nộp mẫu\"", "name=\"thu-tuc\" value=\"RES_PERM\"");
        form.put("viec", "them");
        var second = browser.submit("/tiep-nhan?thu-tuc=BIRTH", "/tiep-nhan", form);
        assertThat(second.body()).contains("Phiếu chung có 2 hồ sơ");
        form.put("key", UUID.randomUUID().toString());
        form.put("submitter", "Người khác mẫu");
        assertThat(browser.submit("/tiep-nhan?thu-tuc=BIRTH", "/tiep-nhan", form)
                        .body())
                .contains("Phiếu chung chỉ dành cho cùng người nộp");
        var file = found(second.body(), "href=\"(/ho-so/[0-9a-f-]{36})");
        assertThat(browser.get(file).body()).contains("In phiếu chung (2 hồ sơ)");
        for (var paper : List.of("/phieu-chung.pdf", "/phieu-kiem-soat.pdf")) {
            var opened = browser.get(file + paper);
            assertThat(opened.statusCode()).isEqualTo(200);
            assertThat(opened.body()).as("under the seal: " + paper).contains("/ByteRange", "/ETSI.CAdES.detached");
            assertThat(browser.get(file + paper).body())
                    .as("the same ever after")
                    .isEqualTo(opened.body());
        }
    }

    private static String found(String page, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
