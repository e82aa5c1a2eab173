package vn.kycuong.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.document.Files;
import vn.kycuong.document.Pdf;
import vn.kycuong.document.StoredFile;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.form.Answers;
import vn.kycuong.form.FilledForm;
import vn.kycuong.form.Target;
import vn.kycuong.identity.Citizen;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.ledger.LedgerFeed;
import vn.kycuong.ledger.Replay;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.signature.Checked;
import vn.kycuong.signature.SignatureCheck;
import vn.kycuong.signature.SignatureFound;
import vn.kycuong.worktime.LegalClock;

/** Results signed in the act of signing, papers digitised, and what the store offers at the next application. */
class DigitalPapersTest extends OneStopWorld {
    private static final LocalDate MONDAY = LocalDate.of(2020, 6, 15);
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private Results results;

    @Autowired
    private Digitisation digitisation;

    @Autowired
    private LaidFiles laid;

    @Autowired
    private PaperStore store;

    @Autowired
    private IdentityNumberRows numbers;

    @Autowired
    private Files files;

    @Autowired
    private OnlineDrafts drafts;

    @Autowired
    private DraftSending sending;

    @Autowired
    private SignatureCheck check;

    @Autowired
    private Organisation organisation;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LedgerFeed feed;

    @Autowired
    private DataSource database;

    private Officer district;
    private String number;

    @BeforeEach
    void people() {
        district = officer(
                organisation.unitsAt(MONDAY, UnitKind.DISTRICT).getFirst().id(), "LEADER", ALL.toArray(String[]::new));
        number = "0%011d".formatted(district.actor().value());
        setClock("2020-06-15T09:00");
    }

    private TakeIn business() {
        var command = application("HOUSEHOLD_BIZ", "normal", Channel.COUNTER, LegalDay.of(now));
        var a = command.application();
        var his = new Application(
                a.applicant(), a.submitter(), number, a.phone(), "", a.address(), "", a.papers(), "ONLINE");
        return new TakeIn(command.formKey(), command.procedureKey(), "normal", Channel.COUNTER, his);
    }

    /** The day of a moment. */
    private static final class LegalDay {
        static LocalDate of(java.time.Instant at) {
            return ActPath.today(at);
        }
    }

    private static UploadedFile.Accepted pdf(String words) {
        var bytes = new Pdf().of("<html><body><p>" + words + "</p></body></html>", words);
        return (UploadedFile.Accepted) UploadedFile.check(words + ".pdf", bytes, "", UploadedFile.TEN_MEGABYTES);
    }

    private void toTheSigner() {
        takenIn(business(), district);
        done(() -> dossiers.take(id, sheet(), district));
        done(() -> results.draft(id, sheet(), pdf("Giấy chứng nhận (mẫu)"), district));
        done(() -> results.complete(id, sheet(), Dossiers.Leaving.PLAIN, "", district));
    }

    private void sign() {
        done(() -> dossiers.take(id, sheet(), district));
        done(() -> results.complete(id, sheet(), Dossiers.Leaving.PLAIN, "đồng ý", district));
    }

    private byte[] content(CaseId of, StoredFile file) {
        try (var in = files.open(of, file.id()).orElseThrow()) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Checked.Signed checked(LaidFile file) {
        return (Checked.Signed) check.check(
                content(id, java.util.Objects.requireNonNull(laid.stored(id).get(file.sha256()))), now);
    }

    private List<String> replay() throws SQLException {
        feed.catchUp();
        Queue<String> told = new ConcurrentLinkedQueue<>();
        try (var replay = Replay.on(database)) {
            replay.check(2, difference -> told.add(difference.sentence()), (_, _) -> {});
        }
        return told.stream().filter(t -> t.contains(id.toString())).toList();
    }

    @Test
    void a_result_is_signed_in_the_act_of_signing_and_its_fingerprint_stands_in_the_entry() throws SQLException {
        toTheSigner();
        assertThat(laid.draft(id)).isPresent();
        assertThat(laid.result(id)).isEmpty();
        sign();
        assertThat(state().state()).isEqualTo(DossierState.AT_ONE_STOP.name());
        var result = laid.result(id).orElseThrow();
        assertThat(laid.draft(id)).as("nothing waits any more").isEmpty();
        var entry = ledger.entries(id).getLast();
        assertThat(entry.kind()).isEqualTo(DossierEvent.SIGNED.kind());
        assertThat(entry.facts().get("file")).isEqualTo(result.sha256());
        assertThat(entry.facts().get("signed")).isEqualTo(true);
        assertThat(entry.facts().toString()).doesNotContain("đồng ý", "Người");
        var signatures = checked(result);
        assertThat(signatures.worth()).isEqualTo(SignatureFound.Worth.VALID);
        assertThat(signatures.signatures())
                .extracting(SignatureFound::signer)
                .containsExactly(district.displayName(), organisation.nameAt(state().unitNow(), MONDAY));
        assertThat(replay()).isEmpty();
    }

    @Test
    void a_draft_takes_the_place_of_the_one_before_and_a_correction_takes_the_result_back() throws SQLException {
        toTheSigner();
        done(() -> dossiers.take(id, sheet(), district));
        done(() -> results.draft(id, sheet(), pdf("Bản sửa"), district));
        assertThat(laid.draft(id).orElseThrow().name()).isEqualTo("Bản sửa.pdf");
        done(() -> results.complete(id, sheet(), Dossiers.Leaving.PLAIN, "", district));
        assertThat(laid.result(id)).isPresent();
        var head = officer(district.unit(), "LEADER", ALL.toArray(String[]::new));
        done(() -> dossiers.correct(id, sheet(), "Ký nhầm bản", head));
        assertThat(laid.result(id)).isEmpty();
        assertThat(laid.draft(id).orElseThrow().name()).isEqualTo("Bản sửa.pdf");
        assertThat(offered(business()))
                .as("what was taken back is offered to nobody")
                .isEmpty();
        assertThat(replay()).isEmpty();
    }

    @Test
    void a_draft_comes_only_while_it_is_examined_and_changes_nothing_else() {
        toTheSigner();
        sign();
        refused("dossier.no.state.at_one_stop", () -> results.draft(id, sheet(), pdf("Muộn"), district));
        assertThat(files.of(id)).as("nothing is kept of what was refused").hasSize(2);
    }

    @Test
    void without_a_draft_the_step_is_signed_as_before() {
        takenIn(business(), district);
        done(() -> dossiers.take(id, sheet(), district));
        done(() -> results.complete(id, sheet(), Dossiers.Leaving.PLAIN, "", district));
        sign();
        assertThat(laid.of(id)).isEmpty();
        assertThat(ledger.entries(id).getLast().facts()).doesNotContainKey("file");
    }

    // ---- digitised, and used again

    private Map<String, KeptPaper> offered(TakeIn command) {
        return offered(command.application().identityNumber());
    }

    private Map<String, KeptPaper> offered(String to) {
        var version = procedures.get("HOUSEHOLD_BIZ", ActPath.today(now)).orElseThrow();
        return LegalClock.Scoped.at(now, () -> store.find(to, version, district));
    }

    private String firstPaper() {
        return procedures
                .get("HOUSEHOLD_BIZ", MONDAY)
                .orElseThrow()
                .papers()
                .getFirst()
                .name();
    }

    private void certified() {
        takenIn(business(), district);
        done(() -> digitisation.attach(id, sheet(), firstPaper(), pdf("Bản chính"), true, district));
    }

    private TakeIn without(String paper) {
        var command = business();
        var a = command.application();
        var rest = a.papers().stream()
                .map(p -> p.name().equals(paper) ? new Application.Paper(paper, 0, 0, 0) : p)
                .toList();
        var his =
                new Application(a.applicant(), a.submitter(), number, a.phone(), "", a.address(), "", rest, "COUNTER");
        return new TakeIn(command.formKey(), command.procedureKey(), "normal", Channel.COUNTER, his);
    }

    @Test
    void a_certified_copy_is_signed_and_stands_in_place_of_the_paper_at_the_next_application() throws SQLException {
        certified();
        var first = id;
        assertThat(checked(laid.of(id).getFirst()).worth()).isEqualTo(SignatureFound.Worth.VALID);
        assertThat(ledger.entries(id).getLast().facts().get("certified")).isEqualTo(true);
        assertThat(replay()).isEmpty();

        var kept = offered(number).get(firstPaper());
        assertThat(kept.source()).isEqualTo(first);
        assertThat(offered("099999999999")).as("nobody else's number finds it").isEmpty();

        var again = without(firstPaper());
        assertThat(at(() -> intake.takeIn(again, district))).isInstanceOf(TakeInResult.PapersMissing.class);
        var reusing = new Intake.Beside(List.of(), Map.of(firstPaper(), kept.id()));
        var taken = (TakeInResult.Accepted) at(() -> intake.takeIn(without(firstPaper()), reusing, district));
        id = taken.ref().caseId();
        assertThat(ledger.entries(id).getFirst().facts().get("reused"))
                .isEqualTo(kept.id().toString());
        assertThat(store.open(id, kept.id(), district)).isPresent();
        assertThat(store.open(first, kept.id(), district))
                .as("only where it was used")
                .isEmpty();
        assertThat(jdbc.sql("select reused::text || digitised from dossier.paper_use where case_id = :id")
                        .param("id", id.value())
                        .query(String.class)
                        .single())
                .isEqualTo("10");
        assertThat(jdbc.sql("select count(*) from audit.line where what = 'paper-reused' and case_id = :id")
                        .param("id", id.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(replay()).isEmpty();

        numbers.erase(first, "(đã xóa)");
        files.of(first).forEach(f -> files.erase(first, f.id(), now));
        assertThat(offered(number)).as("erased with the dossier it came from").isEmpty();
        assertThat(store.open(id, kept.id(), district)).isEmpty();
    }

    private OnlineDrafts.Opened filled(Citizen citizen) {
        var procedure = procedures.get("HOUSEHOLD_BIZ", MONDAY).orElseThrow();
        var draft = at(() -> drafts.begin(procedure, citizen));
        var commune = organisation.unitsAt(MONDAY, UnitKind.COMMUNE).getFirst().id();
        var office = district.unit().toString();
        for (int page = 0; page < 60; page++) {
            var opened = at(() -> drafts.open(draft.draftId(), 1, citizen)).orElseThrow();
            if (opened.next().isEmpty()) return opened;
            var typed = FilledForm.of(opened.form(), commune.toString(), office);
            opened.form().questions().stream()
                    .filter(q -> q.target() == Target.IDENTITY)
                    .forEach(q -> typed.put(q.key(), number));
            opened.kept().keySet().forEach(question -> typed.put(question, Answers.KEPT));
            at(() -> drafts.answer(
                    draft.draftId(), 1, opened.next().orElseThrow().key(), typed, citizen));
        }
        throw new AssertionError("never ready");
    }

    @Test
    void a_citizen_who_proved_who_he_is_lets_a_paper_of_the_store_stand_in_his_online_application()
            throws SQLException {
        number = "001090%06d".formatted(district.actor().value());
        certified();
        var kept = offered(number).get(firstPaper());
        var another = new Citizen("001090999999");
        assertThat(filled(another).kept()).as("who applies for another").isEmpty();
        var himself = new Citizen(number);
        var opened = filled(himself);
        var draft = opened.draft().draftId();
        assertThat(opened.kept().values()).containsExactly(kept);

        assertThat(at(() -> sending.send(draft, 1)))
                .as("logged out meanwhile")
                .isInstanceOfSatisfying(
                        DraftSending.SendResult.NotReady.class,
                        no -> assertThat(no.problems())
                                .singleElement()
                                .satisfies(p -> assertThat(p.wordKey()).isEqualTo("form.problem.keptGone")));
        assertThat(at(() -> sending.send(draft, 1, another))).isInstanceOf(DraftSending.SendResult.NotReady.class);
        var sent = (DraftSending.SendResult.Sent) at(() -> sending.send(draft, 1, himself));
        id = sent.dossier();
        assertThat(ledger.entries(id).getFirst().facts().get("reused"))
                .isEqualTo(kept.id().toString());
        assertThat(at(() -> store.open(id, kept.id(), district)))
                .as("the counter opens it")
                .isPresent();
        assertThat(((DraftSending.SendResult.Sent) at(() -> sending.send(draft, 1, himself))).before())
                .isTrue();
        assertThat(replay()).isEmpty();
    }

    @Test
    void a_paper_that_is_not_offered_is_not_used() {
        certified();
        var kept = offered(number).get(firstPaper());
        var reusing = new Intake.Beside(List.of(), Map.of(firstPaper(), kept.id()));
        number = "0%011d".formatted(district.actor().value() + 500_000);
        assertThat(at(() -> intake.takeIn(without(firstPaper()), reusing, district)))
                .isEqualTo(new TakeInResult.Invalid(
                        List.of(new FieldProblem("identityNumber", "dossier.problem.keptGone"))));
    }

    @Test
    void a_copy_is_offered_as_long_as_the_rule_of_its_day_says() {
        certified();
        var until = offered(number).get(firstPaper()).validUntil();
        assertThat(until).isEqualTo(LocalDate.of(2021, 6, 15));
        setClock("2021-06-15T09:00");
        assertThat(offered(number)).isNotEmpty();
        setClock("2021-06-16T09:00");
        assertThat(offered(number)).isEmpty();
    }

    @Test
    void a_scan_that_nobody_vouches_for_is_kept_and_offered_to_nobody() {
        takenIn(business(), district);
        var scan = (UploadedFile.Accepted)
                UploadedFile.check("trang.png", PICTURE, "image/png", UploadedFile.TEN_MEGABYTES);
        done(() -> digitisation.attach(id, sheet(), firstPaper(), scan, false, district));
        assertThat(laid.of(id))
                .singleElement()
                .satisfies(f -> assertThat(f.signed()).isFalse());
        assertThat(offered(number)).isEmpty();
        refused("dossier.no.certifyPdf", () -> digitisation.attach(id, sheet(), firstPaper(), scan, true, district));
    }

    // ---- signatures looked at when a file comes

    @Autowired
    private FileSignatures signatures;

    private FileSignature look(UploadedFile.Accepted file) {
        signatures.stop(); // it lives in the real year
        takenIn(business(), district);
        done(() -> digitisation.attach(id, sheet(), firstPaper(), file, false, district));
        assertThat(signatures.of(id).values())
                .extracting(FileSignature::state)
                .as("nobody waits for it")
                .containsExactly(FileSignature.State.WAITS);
        looked();
        return signatures.of(id).values().iterator().next();
    }

    private void looked() {
        LegalClock.Scoped.at(now, () -> {
            signatures.round();
            return "";
        });
    }

    private UploadedFile.Accepted bytes(String name, byte[] content) {
        return (UploadedFile.Accepted) UploadedFile.check(name, content, "", UploadedFile.TEN_MEGABYTES);
    }

    private byte[] signedPaper() {
        certified();
        var kept = laid.of(id).getFirst();
        return content(id, java.util.Objects.requireNonNull(laid.stored(id).get(kept.sha256())));
    }

    @Test
    void a_file_that_comes_is_looked_at_for_who_signed_it_and_the_answer_is_kept() {
        var paper = signedPaper();
        var found = look(bytes("ban-ky.pdf", paper));
        assertThat(found.state()).isEqualTo(FileSignature.State.VALID);
        assertThat(found.signers()).contains(district.displayName());
        assertThat(found.signedAt()).isNotNull();
        assertThat(found.warns()).isFalse();
    }

    @Test
    void a_file_without_a_signature_and_one_changed_after_it_say_so() {
        var plain = look(pdf("Không ký"));
        assertThat(plain.state()).isEqualTo(FileSignature.State.NONE);
        assertThat(plain.signers()).isEmpty();
        var paper = signedPaper();
        var text = new String(paper, java.nio.charset.StandardCharsets.ISO_8859_1);
        int at = text.indexOf("/CreationDate") + 20;
        paper[at] = (byte) (paper[at] == '1' ? '2' : '1');
        var changed = look(bytes("sua.pdf", paper));
        assertThat(changed.state()).isEqualTo(FileSignature.State.CHANGED);
        assertThat(changed.warns()).isTrue();
        // asked anew, the answer takes the place of the one before
        var again = at(() -> signatures.ask(id, changed.file()).orElseThrow());
        assertThat(again).isInstanceOf(Checked.Signed.class);
        assertThat(signatures.of(id)).hasSize(1);
    }

    @Test
    void what_was_found_goes_with_the_content() {
        look(bytes("ban-ky.pdf", signedPaper()));
        numbers.erase(id, "(đã xóa)");
        assertThat(signatures.of(id)).isEmpty();
    }

    @Autowired
    private SignedSlips slips;

    @Test
    void a_control_slip_is_another_paper_once_more_stands() {
        takenIn(business(), district);
        var first = slip(SignedSlips.Paper.CONTROL, 1, "một");
        assertThat(slip(SignedSlips.Paper.CONTROL, 1, "khác")).isEqualTo(first);
        assertThat(slip(SignedSlips.Paper.CONTROL, 2, "hai")).isNotEqualTo(first);
        assertThat(slip(SignedSlips.Paper.SLIP, 1, "phiếu")).isNotEqualTo(first);
        var found = (Checked.Signed) check.check(first, now);
        assertThat(found.signatures())
                .extracting(SignatureFound::signer)
                .containsExactly(organisation.nameAt(district.unit(), MONDAY));
    }

    private byte[] slip(SignedSlips.Paper paper, int version, String words) {
        return at(() ->
                slips.of(id, paper, version, district.unit(), () -> pdf(words).content()));
    }

    @Test
    void whoever_may_not_receive_digitises_nothing() {
        takenIn(business(), district);
        var another = officer(district.unit(), "OFFICER", Rights.EXAMINE);
        assertThat(at(() -> digitisation.attach(id, sheet(), firstPaper(), pdf("x"), false, another)))
                .isInstanceOf(ActResult.NotAllowed.class);
        assertThat(files.of(id)).isEmpty();
    }
}
