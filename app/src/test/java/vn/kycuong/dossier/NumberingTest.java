package vn.kycuong.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.document.Files;
import vn.kycuong.document.Pdf;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.dossier.Dossiers.Leaving;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Ground;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.LedgerFeed;
import vn.kycuong.ledger.Replay;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.signature.Checked;
import vn.kycuong.signature.SignatureCheck;
import vn.kycuong.signature.SignatureFound;
import vn.kycuong.worktime.LegalClock;

/** Signed, numbered, at the one-stop: three facts of a department's result, in a register without gaps. */
class NumberingTest extends OneStopWorld {
    private static final LocalDate MONDAY = LocalDate.of(2020, 6, 15);

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private Results results;

    @Autowired
    private Numbering numbering;

    @Autowired
    private NumberForms forms;

    @Autowired
    private NumberFormRows formRows;

    @Autowired
    private Course course;

    @Autowired
    private Consultations consultations;

    @Autowired
    private LaidFiles laid;

    @Autowired
    private PaperStoreRows store;

    @Autowired
    private Files files;

    @Autowired
    private SignatureCheck check;

    @Autowired
    private Organisation organisation;

    @Autowired
    private Posts posts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LedgerFeed feed;

    @Autowired
    private DataSource database;

    private Officer everybody;
    private Officer signer;
    private Officer clerk;
    private UnitId department;
    private String book;

    @BeforeEach
    void people() {
        setClock("2020-06-15T08:00");
        everybody = everywhere(organisation
                .byKey(Organisation.PROVINCIAL_ONE_STOP)
                .orElseThrow()
                .id());
        var permit = procedures.get("WORK_PERMIT", MONDAY).orElseThrow();
        department = organisation
                .byKey(Objects.requireNonNull(permit.agencyKey()))
                .orElseThrow()
                .id();
        signer = officer(department, "LEADER", Rights.SIGN, Rights.EXAMINE, Rights.CORRECT);
        clerk = officer(department, "CLERK", Rights.NUMBER);
        book = "Sổ " + UUID.randomUUID().toString().substring(0, 8);
        form(MONDAY, "{so}/GP-SLĐTBXH");
    }

    private void form(LocalDate from, String pattern) {
        formRows.add(new NumberForm(department, "WORK_PERMIT", from, book, pattern), everybody.actor(), now);
    }

    /** Taken in and examined, until a leader has to sign. */
    private void toTheSigner() {
        takenIn(application("WORK_PERMIT", "normal", Channel.COUNTER, MONDAY), everybody);
        while (!state().openWork().orElseThrow().role().equals("LEADER")) step(everybody);
    }

    private void step(Officer who) {
        if (state().openWork().orElseThrow().holder() == null) done(() -> dossiers.take(id, sheet(), who));
        done(() -> results.complete(id, sheet(), Leaving.PLAIN, "", who));
    }

    private CaseId signed() {
        toTheSigner();
        step(signer);
        return id;
    }

    private ActResult number(LocalDate dated) {
        return numbering.number(id, sheet(), Leaving.PLAIN, dated, clerk);
    }

    private void numbered() {
        done(() -> number(MONDAY));
    }

    private ResultNumber standing() {
        return numbering.standing(id).orElseThrow();
    }

    /** The register as it lies in the table: number and whether it stands. */
    private List<String> register() {
        return jdbc.sql("""
            select number || case when voided_at is null then '' else ' void' end
              from dossier.result_number where unit_id = :unit and book = :book order by year, number
            """)
                .param("unit", department.value())
                .param("book", book)
                .query((row, _) -> row.getString(1))
                .list();
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
    void what_is_signed_waits_for_the_clerk_and_the_clock_runs_until_it_has_its_number() throws SQLException {
        signed();
        assertThat(ledger.entries(id).getLast().kind()).isEqualTo(DossierEvent.SIGNED.kind());
        var work = state().openWork().orElseThrow();
        assertThat(work.role()).isEqualTo("CLERK");
        assertThat(work.unit()).isEqualTo(department);
        assertThat(state().state()).isEqualTo(DossierState.PROCESSING.name());
        assertThat(result().isOpen()).isTrue();
        refused("dossier.no.numberFirst", () -> dossiers.complete(id, sheet(), "", everybody));
        assertThat(at(() -> numbering.number(id, sheet(), Leaving.PLAIN, MONDAY, signer)))
                .isInstanceOf(ActResult.NotAllowed.class);

        numbered();
        var entry = ledger.entries(id).getLast();
        assertThat(entry.kind()).isEqualTo(DossierEvent.RESULT_NUMBERED.kind());
        assertThat(entry.actor()).isEqualTo(clerk.actor());
        assertThat(entry.facts().get("number")).isEqualTo(1);
        assertThat(entry.facts().get("symbol")).isEqualTo("01/GP-SLĐTBXH");
        assertThat(entry.facts().get("dated")).isEqualTo("2020-06-15");
        assertThat(entry.facts().get("sealed")).isEqualTo(true);
        assertThat(state().state()).isEqualTo(DossierState.AT_ONE_STOP.name());
        assertThat(result().clock().metAt()).isEqualTo(entry.occurredAt());
        assertThat(replay()).isEmpty();
    }

    @Test
    void numbers_run_on_and_one_that_was_refused_leaves_no_gap() {
        signed();
        numbered();
        signed();
        refused("dossier.no.numberFuture", () -> number(MONDAY.plusDays(1)));
        refused("dossier.no.numberEarly", () -> number(MONDAY.minusDays(1)));
        assertThat(((ActResult.NotPossible) at(() -> number(MONDAY.minusDays(1)))).arguments())
                .containsExactly("15/06/2020");
        assertThat(at(() -> numbering.number(id, sheet(), Leaving.PLAIN, MONDAY, signer)))
                .isInstanceOf(ActResult.NotAllowed.class);
        numbered();
        assertThat(standing().symbol()).isEqualTo("02/GP-SLĐTBXH");
        assertThat(register()).containsExactly("1", "2");
    }

    @Test
    void two_clerks_at_once_get_two_numbers_and_none_is_left_out() throws Exception {
        var waiting = new ArrayList<CaseId>();
        for (int i = 0; i < 6; i++) waiting.add(signed());
        var at = now.plusSeconds(60);
        try (var threads = Executors.newFixedThreadPool(3)) {
            var jobs = waiting.stream()
                    .<Callable<ActResult>>map(one -> () -> LegalClock.Scoped.at(
                            at,
                            () -> numbering.number(
                                    one,
                                    new Dossiers.Sheet(
                                            ledger.find(one).orElseThrow().version(),
                                            UUID.randomUUID().toString()),
                                    Leaving.PLAIN,
                                    MONDAY,
                                    clerk)))
                    .toList();
            for (var done : threads.invokeAll(jobs)) assertThat(done.get()).isInstanceOf(ActResult.Done.class);
        }
        assertThat(register()).containsExactly("1", "2", "3", "4", "5", "6");
    }

    @Test
    void the_same_form_twice_draws_one_number() {
        signed();
        var sheet = sheet();
        done(() -> numbering.number(id, sheet, Leaving.PLAIN, MONDAY, clerk));
        assertThat(at(() -> numbering.number(id, sheet, Leaving.PLAIN, MONDAY, clerk)))
                .isInstanceOf(ActResult.Repeated.class);
        assertThat(register()).containsExactly("1");
    }

    @Test
    void each_year_begins_anew_and_a_date_stands_in_the_register_of_its_year() {
        signed();
        numbered();
        setClock("2021-01-04T08:00");
        signed();
        done(() -> number(LocalDate.of(2021, 1, 4)));
        assertThat(standing().number()).isEqualTo(1);
        assertThat(standing().year()).isEqualTo(2021);
    }

    @Test
    void a_unit_without_a_form_numbers_nothing_and_nobody_waits() {
        form(MONDAY, "");
        signed();
        assertThat(state().state()).isEqualTo(DossierState.AT_ONE_STOP.name());
        assertThat(numbering.standing(id)).isEmpty();
    }

    @Test
    void what_waits_for_a_number_that_is_given_no_more_goes_on_without_one() {
        signed();
        form(MONDAY, "");
        refused("dossier.no.notNumbering", () -> number(MONDAY));
        step(clerk);
        assertThat(state().state()).isEqualTo(DossierState.AT_ONE_STOP.name());
        assertThat(ledger.entries(id).getLast().kind()).isEqualTo(DossierEvent.STEP_COMPLETED.kind());
        assertThat(register()).isEmpty();
    }

    @Test
    void a_wrong_number_is_void_for_a_reason_and_never_given_again() throws SQLException {
        signed();
        numbered();
        assertThat(at(() -> numbering.numberAgain(id, sheet(), MONDAY, "Nhầm loại giấy", signer)))
                .isInstanceOf(ActResult.NotAllowed.class);
        done(() -> numbering.numberAgain(id, sheet(), MONDAY, "Nhầm loại giấy", clerk));
        var entry = ledger.entries(id).getLast();
        assertThat(entry.kind()).isEqualTo(DossierEvent.RESULT_RENUMBERED.kind());
        assertThat(entry.facts().toString()).as("no free text").doesNotContain("Nhầm");
        assertThat(state().state()).isEqualTo(DossierState.AT_ONE_STOP.name());
        assertThat(standing().symbol()).isEqualTo("02/GP-SLĐTBXH");
        assertThat(register()).containsExactly("1 void", "2");
        refused("dossier.no.renumberAgain", () -> dossiers.correct(id, sheet(), "Lấy lại số", everybody));
        assertThat(replay()).isEmpty();
        done(() -> dossiers.handOver(id, sheet(), new PersonName("Người nhận"), "COUNTER", everybody));
        refused("dossier.no.state.returned", () -> numbering.numberAgain(id, sheet(), MONDAY, "Nhầm nữa", clerk));
        assertThat(register()).containsExactly("1 void", "2");
    }

    @Test
    void a_numbering_that_is_undone_leaves_its_number_void_and_the_next_one_is_given() throws SQLException {
        signed();
        numbered();
        done(() -> dossiers.correct(id, sheet(), "Ký nhầm bản", everybody));
        assertThat(state().openWork().orElseThrow().role()).isEqualTo("CLERK");
        assertThat(numbering.standing(id)).isEmpty();
        assertThat(register()).containsExactly("1 void");
        numbered();
        assertThat(register()).containsExactly("1 void", "2");
        assertThat(replay()).isEmpty();
    }

    @Test
    void a_signature_is_recalled_before_the_number_and_the_clerk_gives_a_faulty_paper_back() {
        signed();
        done(() -> dossiers.correct(id, sheet(), "Ký nhầm", everybody));
        assertThat(state().openWork().orElseThrow().role()).isEqualTo("LEADER");
        done(() -> results.complete(id, sheet(), Leaving.PLAIN, "", signer));
        done(() -> dossiers.take(id, sheet(), clerk));
        done(() -> dossiers.sendBack(id, sheet(), "Sai thể thức", clerk));
        assertThat(state().openWork().orElseThrow().role()).isEqualTo("OFFICER");
        while (!Objects.equals(state().openWork().orElseThrow().role(), "CLERK")) step(everybody);
        numbered();
        assertThat(register()).as("only what was issued has a number").containsExactly("1");
    }

    @Test
    void what_is_signed_is_neither_stopped_nor_withdrawn() {
        signed();
        refused("dossier.no.notStoppedHere", () -> course.stop(id, sheet(), "Thôi", everybody));
        refused("dossier.no.notWithdrawnHere", () -> course.requestWithdrawal(id, sheet(), "Xin rút", everybody));
    }

    @Test
    void what_is_signed_and_waits_for_its_number_is_in_process_and_no_clock_of_it_stops() {
        signed();
        assertThat(DossierState.valueOf(state().state()).nationalCode()).isEqualTo(4);
        var no = "dossier.no.signedAlready";
        var commune = organisation.unitsAt(MONDAY, UnitKind.COMMUNE).getFirst().id();
        var items = List.of(new SupplementItem("Đơn", "Điều 5", "Thiếu", new PaperCount(1, 0)));
        refused(no, () -> course.pause(id, sheet(), Ground.COUNCIL, "HD-1", "Chờ họp", everybody));
        var payment = new PaymentNotice("TB-1", MONDAY, 1_000);
        refused(no, () -> course.awaitPayment(id, sheet(), payment, "Chờ nộp", everybody));
        refused(no, () -> course.rehome(id, sheet(), commune, "Nơi khác", everybody));
        refused(no, () -> course.refer(id, sheet(), "petition", commune, "Đơn thư", everybody));
        refused(no, () -> course.reject(id, sheet(), "Không đạt", everybody));
        refused(no, () -> consultations.ask(id, sheet(), commune, "Ý kiến?", clerk));
        refused(no, () -> dossiers.proposeSupplement(id, sheet(), items, MONDAY.plusDays(9), clerk));
        assertThat(state().obligations().getFirst().clock().phase()).isEqualTo(new ObligationClock.Phase.Running());
        numbered();
        assertThat(DossierState.valueOf(state().state()).nationalCode()).isEqualTo(9);
    }

    @Test
    void the_leader_signs_the_file_and_the_clerk_seals_it() throws SQLException {
        takenIn(application("WORK_PERMIT", "normal", Channel.COUNTER, MONDAY), everybody);
        done(() -> dossiers.take(id, sheet(), everybody));
        done(() -> results.draft(id, sheet(), pdf("Giấy phép (mẫu)"), everybody));
        while (!state().openWork().orElseThrow().role().equals("LEADER")) step(everybody);
        step(signer);
        assertThat(signers()).containsExactly(signer.displayName());
        assertThat(kept()).as("not issued yet").isEmpty();
        refused("dossier.no.signedAlready", () -> results.draft(id, sheet(), pdf("Bản khác"), everybody));
        numbered();
        assertThat(signers()).containsExactly(signer.displayName(), organisation.nameAt(department, MONDAY));
        assertThat(ledger.entries(id).getLast().facts().get("file"))
                .isEqualTo(laid.result(id).orElseThrow().sha256());
        assertThat(kept()).containsExactly(laid.result(id).orElseThrow().sha256());
        assertThat(replay()).isEmpty();
    }

    private List<String> kept() {
        return jdbc.sql("select sha256 from dossier.kept_paper where case_id = :id")
                .param("id", id.value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static UploadedFile.Accepted pdf(String words) {
        var bytes = new Pdf().of("<html><body><p>" + words + "</p></body></html>", words);
        return (UploadedFile.Accepted) UploadedFile.check(words + ".pdf", bytes, "", UploadedFile.TEN_MEGABYTES);
    }

    private List<String> signers() {
        var stored = Objects.requireNonNull(
                laid.stored(id).get(laid.result(id).orElseThrow().sha256()));
        try (var in = files.open(id, stored.id()).orElseThrow()) {
            var checked = (Checked.Signed) check.check(in.readAllBytes(), now);
            assertThat(checked.worth()).isEqualTo(SignatureFound.Worth.VALID);
            return checked.signatures().stream().map(SignatureFound::signer).toList();
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    // ---- forms

    private NumberFormResult set(UnitId unit, LocalDate from, String pattern, String named) {
        var admin = officer(unit, "ADMIN", Rights.NUMBER_FORMS);
        return at(() -> forms.set(new NumberForm(unit, "", from, named, pattern), 0, admin));
    }

    private static void refused(NumberFormResult result, String... keys) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        NumberFormResult.Refused.class,
                        no -> assertThat(no.problems())
                                .extracting(FieldProblem::wordKey)
                                .containsExactly(keys));
    }

    @Test
    void a_form_is_set_from_today_on_where_somebody_is_a_clerk() {
        var unit = organisation
                .byKey(Organisation.PROVINCIAL_ONE_STOP)
                .orElseThrow()
                .id();
        refused(set(unit, MONDAY, "{so}/QĐ", "Quyết định"), "number.form.no.clerk");
        var post = posts.create(unit, PostRole.CLERK, "Văn thư", false, MONDAY);
        posts.appoint(post, clerk.actor(), MONDAY, false, "QĐ");
        refused(set(unit, MONDAY.minusDays(1), "{so}/QĐ", "Quyết định"), "number.form.no.day", "number.form.no.clerk");
        for (var bad :
                List.of("GP", "{so}/{so}", "{so}/{nam}/{nam}", "{so}/{khac}", "{so}/<b>", "{so}/" + "x".repeat(70)))
            refused(set(unit, MONDAY, bad, "Quyết định"), "number.form.no.pattern");
        refused(set(unit, MONDAY, "{so}/QĐ", ""), "number.form.no.book");
        refused(set(unit, MONDAY, "{so}/QĐ", "Sổ\u0000"), "number.form.no.bookLong");
        refused(set(unit, LocalDate.of(999_999, 1, 1), "{so}/QĐ", "Quyết định"), "number.form.no.day");
        assertThat(set(unit, MONDAY, "{so}/{nam}/QĐ-SLĐTBXH", "Quyết định")).isInstanceOf(NumberFormResult.Done.class);
        var set = at(forms::all).stream().filter(f -> f.unit().equals(unit)).toList();
        assertThat(set).extracting(f -> f.symbol(123, 2020)).containsExactly("123/2020/QĐ-SLĐTBXH");
        assertThat(set(unit, MONDAY.plusDays(1), "", ""))
                .as("none from then on")
                .isInstanceOf(NumberFormResult.Done.class);
    }

    @Test
    void a_register_begun_on_paper_goes_on_here_and_is_not_begun_again() {
        var post = posts.create(department, PostRole.CLERK, "Văn thư", false, MONDAY);
        posts.appoint(post, clerk.actor(), MONDAY, false, "QĐ");
        var admin = officer(department, "ADMIN", Rights.NUMBER_FORMS);
        var form = new NumberForm(department, "WORK_PERMIT", MONDAY, book + " giấy", "{so}/GP");
        assertThat(at(() -> forms.set(form, 256, admin))).isInstanceOf(NumberFormResult.Done.class);
        signed();
        numbered();
        assertThat(standing().symbol()).isEqualTo("257/GP");
        refused(at(() -> forms.set(form, 12, admin)), "number.form.no.begun");
    }

    @Test
    void the_form_of_a_procedure_goes_before_that_of_the_unit() {
        formRows.add(new NumberForm(department, "", MONDAY, book, "{so}/CV"), everybody.actor(), now);
        assertThat(formRows.inForce(department, "WORK_PERMIT", MONDAY)
                        .orElseThrow()
                        .pattern())
                .isEqualTo("{so}/GP-SLĐTBXH");
        assertThat(formRows.inForce(department, "AD_NOTICE", MONDAY)
                        .orElseThrow()
                        .pattern())
                .isEqualTo("{so}/CV");
        assertThat(formRows.inForce(department, "WORK_PERMIT", MONDAY.minusDays(1)))
                .as("before its first day")
                .isEmpty();
    }
}
