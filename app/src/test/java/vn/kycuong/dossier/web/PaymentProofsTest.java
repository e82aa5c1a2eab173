package vn.kycuong.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.dossier.ActResult;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.Course;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.dossier.Holders;
import vn.kycuong.dossier.OneStopWorld;
import vn.kycuong.dossier.PaymentNotice;
import vn.kycuong.dossier.PaymentProof;
import vn.kycuong.dossier.PaymentProofs;
import vn.kycuong.dossier.Rights;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.ledger.Replay;
import vn.kycuong.worktime.LegalClock;

/** What shows that a payment was made comes as a file, from the applicant or the counter, and lies before who lets the clock run again. */
class PaymentProofsTest extends OneStopWorld {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    @Autowired
    private PaymentProofs proofs;

    @Autowired
    private Course course;

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private Holders holders;

    @Autowired
    private Files files;

    @Autowired
    private ReplyViews views;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    private Officer head;
    private Officer receiver;

    @BeforeEach
    void aPaymentIsWaitedFor() {
        setClock("2026-11-23T09:00");
        var version = procedures.get("HOUSEHOLD_BIZ", MONDAY).orElseThrow();
        var unit = procedures.oneStops(version, MONDAY).getFirst().id();
        head = officer(unit, "LEADER", ALL.toArray(String[]::new));
        receiver = officer(unit, "RECEIVER", Rights.RECEIVE);
        takenIn(application("HOUSEHOLD_BIZ", "normal", Channel.COUNTER, MONDAY), head);
        done(() -> holders.take(id, sheet(), 1, head));
        pause();
    }

    private void pause() {
        done(() -> course.awaitPayment(id, sheet(), new PaymentNotice("12/TB-CCT", MONDAY, 12_500_000), "", head));
    }

    private static UploadedFile.Accepted picture(String name) {
        return (UploadedFile.Accepted) UploadedFile.check(name, PICTURE, "image/png", UploadedFile.TEN_MEGABYTES);
    }

    private ActResult send(String key) {
        return proofs.send(id, key, "BL 7", picture("bien lai.png"));
    }

    private FileView seen(Officer by) {
        return LegalClock.Scoped.at(now, () -> files.of(id, by).orElseThrow());
    }

    @Test
    void the_applicant_sends_it_once_the_clock_stands_on_and_who_lets_it_run_sees_it() throws SQLException {
        done(() -> send("khoa-chung-tu-0001"));
        assertThat(at(() -> send("khoa-chung-tu-0001"))).isInstanceOf(ActResult.Repeated.class);
        assertThat(state().state()).isEqualTo(DossierState.WAITING_FINANCE.name());
        assertThat(result().clock().phase()).isInstanceOf(ObligationClock.Phase.Stopped.class);
        assertThat(ledger.entries(id).getLast().facts().toString())
                .as("what he typed is in no entry")
                .doesNotContain("BL 7", "bien lai");
        assertThat(views.proofs(id)).singleElement().satisfies(proof -> {
            assertThat(proof.note()).isEqualTo("BL 7");
            assertThat(proof.files()).extracting(LaidView.Line::name).containsExactly("bien lai.png");
            assertThat(proof.files().getFirst().id()).as("it can be opened").isNotEmpty();
        });
        assertThat(seen(head).timeline().getFirst().wordKey()).isEqualTo("entry.dossier.PaymentProofBrought");
        refused("dossier.no.proofStands", () -> dossiers.correct(id, sheet(), "Bấm nhầm", head));
        refused("dossier.no.proofMissing", () -> course.resume(id, sheet(), "", head));
        done(() -> course.paid(id, sheet(), new PaymentProof("BL 7", MONDAY), "", head));
        assertThat(result().clock().phase()).isInstanceOf(ObligationClock.Phase.Running.class);
        refused("dossier.no.state.processing", () -> send("khoa-chung-tu-0002"));
        assertThat(views.proofs(id)).as("it stays").hasSize(1);
        Queue<String> told = new ConcurrentLinkedQueue<>();
        try (var replay = Replay.on(database)) {
            replay.check(2, difference -> told.add(difference.sentence()), (_, _) -> {});
        }
        assertThat(told).isEmpty();
    }

    @Test
    void the_counter_keeps_what_was_brought_and_a_wrong_file_is_taken_back() {
        assertThat(seen(receiver).may("proof")).isTrue();
        assertThat(seen(officer(head.unit(), "OFFICER", Rights.EXAMINE)).may("proof"))
                .isFalse();
        var stranger = officer(head.unit(), "OFFICER", Rights.EXAMINE);
        assertThat(at(() -> proofs.scan(id, sheet(), "", picture("a.png"), stranger)))
                .isEqualTo(new ActResult.NotAllowed());
        done(() -> proofs.scan(id, sheet(), "", picture("nham.png"), receiver));
        done(() -> dossiers.correct(id, sheet(), "Quét nhầm", head));
        done(() -> proofs.scan(id, sheet(), "BL 8", picture("bien-lai.png"), receiver));
        assertThat(views.proofs(id).stream().flatMap(p -> p.files().stream()))
                .extracting(LaidView.Line::name)
                .containsExactly("bien-lai.png");
    }

    @Test
    void for_one_notice_an_applicant_sends_five_and_for_the_next_five_more() {
        for (int i = 0; i < 5; i++) {
            int no = i;
            done(() -> send("khoa-chung-tu-100" + no));
        }
        refused("dossier.no.proofsMany", () -> send("khoa-chung-tu-2000"));
        done(() -> proofs.scan(id, sheet(), "", picture("tai-quay.png"), receiver));
        done(() -> course.paid(id, sheet(), new PaymentProof("BL 7", MONDAY), "", head));
        pause();
        done(() -> send("khoa-chung-tu-2001"));
    }

    @Test
    void the_page_works_without_script_keeps_what_was_typed_and_opens_for_the_holder_alone() {
        var person = browser();
        var key = jdbc.sql("select tracking_key from dossier.dossier where case_id = :id")
                .param("id", id.value())
                .query((row, _) -> row.getString(1))
                .single();
        person.get("/tra-cuu?khoa=" + key);
        var at = "/tra-cuu/ho-so/" + id;
        assertThat(person.get(at).body()).contains(at + "/chung-tu", "Gửi chứng từ nộp tiền");
        assertThat(browser().get(at + "/chung-tu").statusCode()).isEqualTo(404);
        assertThat(upload(person, at + "/chung-tu", "bl.pdf", "MZ".getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("tep-error", "chương trình", "BL 9");
        assertThat(upload(person, at + "/chung-tu", "", new byte[0]).body()).contains("Chọn tệp PDF", "BL 9");
        assertThat(views.proofs(id)).as("nothing was kept").isEmpty();
        var sent = upload(person, at + "/chung-tu", "bl.png", PICTURE);
        assertThat(sent.headers().firstValue("location")).hasValue(at + "?da-gui-chung-tu");
        assertThat(person.get(at + "?da-gui-chung-tu").body())
                .contains("Đã gửi chứng từ nộp tiền", "Nhận chứng từ nộp tiền")
                .doesNotContain("BL 9");
        assertThat(person.get(at + "/chung-tu").body()).contains("bl.png", "BL 9");
        for (int i = 1; i < 5; i++) {
            int no = i;
            done(() -> proofs.send(id, "khoa-chung-tu-300" + no, "", picture("trang-" + no + ".png")));
        }
        assertThat(person.get(at + "/chung-tu").body())
                .as("no form that would only be refused")
                .contains("Đã gửi đủ số chứng từ")
                .doesNotContain("name=\"tep\"");
        setClock("2026-11-24T09:00");
        done(() -> course.paid(id, sheet(), new PaymentProof("BL 9", MONDAY), "", head));
        assertThat(person.get(at).body()).doesNotContain(at + "/chung-tu");
        assertThat(person.get(at + "/chung-tu").body()).contains("không chờ nộp tiền");
    }

    private HttpResponse<String> upload(Browser person, String path, String name, byte[] content) {
        var out = new ByteArrayOutputStream();
        part(out, "name=\"_csrf\"", token(person.get(path).body()).getBytes(StandardCharsets.UTF_8));
        part(out, "name=\"key\"", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        part(out, "name=\"so\"", "BL 9".getBytes(StandardCharsets.UTF_8));
        part(out, "name=\"tep\"; filename=\"" + name + "\"", content);
        out.writeBytes("--cut--\r\n".getBytes(StandardCharsets.UTF_8));
        return person.send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(HttpRequest.BodyPublishers.ofByteArray(out.toByteArray()))
                .build());
    }

    private static void part(ByteArrayOutputStream out, String what, byte[] content) {
        out.writeBytes(
                ("--cut\r\nContent-Disposition: form-data; " + what + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(content);
        out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
}
