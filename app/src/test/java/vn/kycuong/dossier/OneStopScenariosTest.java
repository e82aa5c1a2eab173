package vn.kycuong.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.worktime.LegalClock;

/** What the rules of the one-stop come to on particular days: the cut-off hour, a Saturday, the supplement, the apology, a paper receipt. */
class OneStopScenariosTest extends OneStopWorld {
    private static final LocalDate MONDAY = LocalDate.of(2020, 6, 15);

    private static final byte[] SCAN = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    @Autowired
    private vn.kycuong.document.Files files;

    @Autowired
    private org.springframework.jdbc.core.simple.JdbcClient jdbc;

    @Autowired
    private org.springframework.transaction.support.TransactionTemplate transaction;

    @Autowired
    private vn.kycuong.reference.Editions editions;

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private Apologies apologies;

    @Autowired
    private Holders holders;

    @Autowired
    private Ratings ratings;

    @Autowired
    private Complaints complaints;

    @Autowired
    private Course course;

    @Autowired
    private ClockProjection clocks;

    @Autowired
    private Organisation organisation;

    private Officer commune;
    private Officer district;

    @BeforeEach
    void people() {
        commune = officer(first(UnitKind.COMMUNE), "LEADER", ALL.toArray(String[]::new));
        district = officer(first(UnitKind.DISTRICT), "LEADER", ALL.toArray(String[]::new));
        setClock("2020-06-15T09:00");
    }

    private UnitId first(UnitKind kind) {
        return organisation.unitsAt(MONDAY, kind).getFirst().id();
    }

    private static Instant moment(String local) {
        return LegalZone.instant(LocalDateTime.parse(local));
    }

    private Instant due() {
        return clocks.due(result(), now).at();
    }

    private TakeIn birth() {
        return application("BIRTH", "normal", Channel.COUNTER, MONDAY);
    }

    private TakeIn business() {
        return application("HOUSEHOLD_BIZ", "normal", Channel.COUNTER, MONDAY);
    }

    @Test
    void what_comes_before_three_in_the_afternoon_goes_back_the_same_day_and_later_the_next_working_day() {
        setClock("2020-06-15T14:59");
        assertThat(takenIn(birth(), commune).due().at()).isEqualTo(moment("2020-06-15T17:00"));
        setClock("2020-06-15T15:00");
        assertThat(takenIn(birth(), commune).due().at()).isEqualTo(moment("2020-06-16T17:00"));
        setClock("2020-06-19T15:00"); // a Friday
        assertThat(takenIn(birth(), commune).due().at()).isEqualTo(moment("2020-06-22T17:00"));
    }

    @Test
    void what_is_taken_in_on_a_saturday_counts_from_monday_morning() {
        setClock("2020-06-13T09:00");
        assertThat(takenIn(business(), district).due().at()).isEqualTo(moment("2020-06-18T07:30"));
        assertThat(result().clock().start())
                .as("the slip says when it was handed in")
                .isEqualTo(moment("2020-06-13T09:00"));
    }

    @Test
    void an_apology_goes_out_a_day_before_the_date_at_the_latest_once_and_keeps_the_old_date_in_sight() {
        takenIn(business(), district);
        var promised = due();
        assertThat(promised).isEqualTo(moment("2020-06-18T09:00"));
        done(() -> holders.take(id, sheet(), 1, district));
        setClock("2020-06-18T08:00");
        refused("dossier.no.apologyTooLate", () -> apologise("2020-06-19T09:00"));
        setClock("2020-06-17T16:00");
        refused("dossier.no.newDateNotLater", () -> apologise("2020-06-18T08:00"));
        refused("dossier.no.newDateRestDay", () -> apologise("2020-06-20T09:00"));
        done(() -> apologise("2020-06-22T09:00"));
        assertThat(due()).isEqualTo(moment("2020-06-22T09:00"));
        assertThat(clocks.originalDue(result(), now).at()).isEqualTo(promised);
        assertThat(ledger.entries(id).getLast().facts()).containsKey("slip");
        refused("dossier.no.apologisedBefore", () -> apologise("2020-06-24T09:00"));
    }

    private ActResult apologise(String newDue) {
        return apologies.promise(
                id, sheet(), moment(newDue), Set.of(Fault.LATE), "Cơ quan được hỏi chưa trả lời", district);
    }

    @Test
    void an_apology_for_lateness_after_the_date_is_a_letter_that_moves_nothing_and_before_it_a_date_is_owed() {
        takenIn(business(), district);
        var promised = due();
        done(() -> holders.take(id, sheet(), 1, district));
        refused("dossier.no.apologyNeedsDate", () -> say(Fault.LATE));
        done(() -> say(Fault.DAMAGED, Fault.LOST));
        assertThat(Fault.of(ledger.entries(id).getLast())).containsExactly(Fault.LOST, Fault.DAMAGED);
        refused("dossier.no.faultMissing", this::say);
        setClock("2020-06-22T09:00");
        refused("dossier.no.apologyTooLate", () -> apologise("2020-06-24T09:00"));
        done(() -> say(Fault.LATE));
        assertThat(due()).isEqualTo(promised);
        assertThat(ledger.entries(id).getLast().facts()).containsKey("slip");
    }

    @Test
    void nobody_apologises_for_being_late_with_a_result_that_was_in_time_but_for_its_mistake() {
        takenIn(business(), district);
        finish();
        refused("dossier.no.notLate", () -> say(Fault.LATE));
        done(() -> say(Fault.WRONG));
    }

    @Test
    void since_july_2025_a_late_dossier_is_signed_only_after_an_apology_or_the_ground_of_an_exemption() {
        setClock("2026-06-15T09:00");
        var here = everywhere(organisation
                .unitsAt(LocalDate.of(2026, 6, 15), UnitKind.COMMUNE)
                .getFirst()
                .id());
        for (boolean exempt : List.of(true, false)) {
            setClock("2026-06-15T09:00");
            takenIn(application("HOUSEHOLD_BIZ", "normal", Channel.COUNTER, LocalDate.of(2026, 6, 15)), here);
            setClock("2026-06-22T09:00");
            ActResult last = null;
            while (!(last instanceof ActResult.NotPossible)) last = step(here);
            assertThat(((ActResult.NotPossible) last).wordKey()).isEqualTo("dossier.no.apologyFirst");
            done(() -> apologies.say(id, sheet(), Set.of(Fault.LOST), "Thất lạc", here));
            assertThat(step(here)).as("that was for another fault").isInstanceOf(ActResult.NotPossible.class);
            done(() -> exempt
                    ? apologies.waive(id, sheet(), "FORCE_MAJEURE", "Lũ lụt", here)
                    : apologies.say(id, sheet(), Set.of(Fault.LATE), "Việc nhiều", here));
            while (!state().state().equals(DossierState.AT_ONE_STOP.name()))
                assertThat(step(here)).isInstanceOf(ActResult.Done.class);
        }
    }

    private ActResult step(Officer by) {
        var work = state().openWork().orElseThrow();
        return at(() -> work.holder() == null
                ? holders.take(id, sheet(), work.no(), by)
                : dossiers.complete(id, sheet(), "", by));
    }

    private void finish() {
        var by = everywhere(district.unit());
        while (!state().state().equals(DossierState.AT_ONE_STOP.name()))
            assertThat(step(by)).isInstanceOf(ActResult.Done.class);
    }

    private ActResult say(Fault... faults) {
        return apologies.say(id, sheet(), Set.of(faults), "Sự việc", district);
    }

    @Test
    void a_supplement_stops_the_clock_only_by_the_heads_slip_and_counts_again_from_the_day_the_papers_come() {
        takenIn(business(), district);
        done(() -> holders.take(id, sheet(), 1, district));
        var items = List.of(new SupplementItem("Giấy đề nghị", "Điều 71", "Thiếu chữ ký", new PaperCount(1, 0)));
        setClock("2020-06-16T09:00");
        done(() -> dossiers.proposeSupplement(id, sheet(), items, LocalDate.of(2020, 6, 30), district));
        assertThat(result().clock().phase())
                .as("a proposal stops nothing")
                .isInstanceOf(ObligationClock.Phase.Running.class);
        done(() -> dossiers.requestSupplement(id, sheet(), district));
        assertThat(result().clock().phase()).isInstanceOf(ObligationClock.Phase.Stopped.class);
        setClock("2020-06-23T10:00");
        done(() -> dossiers.supplementReceived(id, sheet(), List.of("Giấy đề nghị"), district));
        assertThat(due()).as("three working days from the day they came").isEqualTo(moment("2020-06-26T10:01"));
        done(() -> dossiers.proposeSupplement(id, sheet(), items, LocalDate.of(2020, 7, 10), district));
        done(() -> dossiers.requestSupplement(id, sheet(), district));
        var stops = result().clock().stops();
        assertThat(stops).hasSize(2);
        assertThat(stops.getFirst().paper())
                .as("each slip has its own number")
                .isNotEqualTo(stops.getLast().paper());
    }

    @Test
    void a_procedure_with_a_rule_of_its_own_goes_on_with_what_was_left_of_its_time() {
        ownRule("dossier.resume-policy");
        try {
            takenIn(business(), district);
            done(() -> holders.take(id, sheet(), 1, district));
            setClock("2020-06-16T09:00");
            var items = List.of(new SupplementItem("Giấy đề nghị", "Điều 71", "Thiếu chữ ký", new PaperCount(1, 0)));
            done(() -> dossiers.proposeSupplement(id, sheet(), items, LocalDate.of(2020, 6, 30), district));
            done(() -> dossiers.requestSupplement(id, sheet(), district));
            setClock("2020-06-23T10:00");
            done(() -> dossiers.supplementReceived(id, sheet(), List.of("Giấy đề nghị"), district));
            assertThat(due()).as("not three days anew").isBefore(moment("2020-06-26T10:01"));
        } finally {
            jdbc.sql("delete from law.rule where applies_to = 'procedure:HOUSEHOLD_BIZ' and basis = 'thử'")
                    .update();
            transaction.executeWithoutResult(_ -> editions.changed("law.rule"));
        }
    }

    private void ownRule(String key) {
        jdbc.sql("insert into law.rule values (:key, 'procedure:HOUSEHOLD_BIZ', '2019-01-01', null, 'RESUME',"
                        + " 'RESUME', 'thử', 'ASSUMED', '')")
                .param("key", key)
                .update();
        transaction.executeWithoutResult(_ -> editions.changed("law.rule"));
    }

    @Test
    void a_paper_receipt_from_a_power_cut_counts_from_its_stamp_and_is_entered_once() {
        setClock("2020-06-16T08:00");
        var stamped = new LateReceipt(moment("2020-06-15T10:00"), "17/MĐ", "Mất điện từ 9 giờ");
        var command = business();
        var accepted = (TakeInResult.Accepted) LegalClock.Scoped.at(now, () -> late(command, stamped, district));
        id = accepted.ref().caseId();
        assertThat(accepted.due().at()).isEqualTo(moment("2020-06-18T10:00"));
        var entry = ledger.entries(id).getFirst();
        assertThat(entry.occurredAt()).isEqualTo(stamped.at());
        assertThat(entry.recordedAt()).isEqualTo(moment("2020-06-16T08:00"));
        assertThat(entry.facts().get("stamped")).isEqualTo("17/MĐ");
        assertThat(entry.facts().toString()).doesNotContain("Mất điện");
        assertThat(at(() -> late(command, stamped, district))).isInstanceOf(TakeInResult.AlreadyTakenIn.class);

        assertThat(at(() -> late(business(), stamped, district)))
                .isEqualTo(invalid("lateSlip", "dossier.problem.lateSlipUsed"));
        assertThat(at(() -> late(business(), new LateReceipt(moment("2020-06-17T08:00"), "18", "x"), district)))
                .isEqualTo(invalid("lateDate", "dossier.problem.lateFuture"));
        assertThat(at(() -> late(business(), new LateReceipt(moment("2020-06-01T08:00"), "19", "x"), district)))
                .isEqualTo(invalid("lateDate", "dossier.problem.lateTooOld"));
        assertThat(at(() -> intake.takeInLate(
                        business(), new LateReceipt(stamped.at(), "21", "x"), Intake.Beside.NOTHING, district)))
                .isEqualTo(invalid("lateScan", "dossier.problem.lateScan"));
        assertThat(files.of(id))
                .as("the scan of the stamped receipt")
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.name()).isEqualTo("giay-17.png");
                    assertThat(f.size()).isEqualTo(SCAN.length);
                });
        var another = officer(district.unit(), "OFFICER", Rights.RECEIVE);
        assertThat(at(() -> late(business(), new LateReceipt(stamped.at(), "20", "x"), another)))
                .isInstanceOf(TakeInResult.NotAllowed.class);
        for (var words : List.of("", "Nguyễn Văn A 1", "số một", "MĐ", "1".repeat(21)))
            assertThatThrownBy(() -> new LateReceipt(stamped.at(), words, "x"))
                    .as("a name gets into no ledger")
                    .isInstanceOf(IllegalArgumentException.class);
    }

    private TakeInResult late(TakeIn command, LateReceipt stamped, Officer officer) {
        var scan = UploadedFile.check("giay-17.png", SCAN, "image/png", UploadedFile.TEN_MEGABYTES);
        var sent = new SentFile(LateReceipt.PAPER, (UploadedFile.Accepted) scan);
        return intake.takeInLate(command, stamped, new Intake.Beside(List.of(sent), Map.of()), officer);
    }

    @Test
    void who_received_the_result_rates_once_and_what_was_recorded_is_filled_in() {
        takenIn(business(), district);
        assertThat(at(() -> ratings.prefilled(id))).as("nothing to rate yet").isEmpty();
        refused("dossier.no.state.accepted", () -> rate("khoa-danh-gia-khong-duoc"));
        while (!state().state().equals("AT_ONE_STOP")) done(() -> dossiers.complete(id, sheet(), "", district));
        done(() -> dossiers.handOver(id, sheet(), new PersonName("Người nhận mẫu"), "COUNTER", district));
        assertThat(at(() -> ratings.prefilled(id)).orElseThrow())
                .as("days before its date, nobody else asked, no paper more")
                .containsExactlyInAnyOrderEntriesOf(Map.of(1, 2, 2, 2, 3, 2, 4, 1, 7, 2, 8, 2));
        done(() -> rate("khoa-danh-gia-0001"));
        assertThat(at(() -> rate("khoa-danh-gia-0001"))).isInstanceOf(ActResult.Repeated.class);
        refused("dossier.no.ratedBefore", () -> rate("khoa-danh-gia-0002"));
        var entry = ledger.entries(id).getLast();
        assertThat(entry.facts().get("said1")).hasToString("0");
        assertThat(entry.facts().get("computed1"))
                .as("what was recorded stands beside it")
                .hasToString("2");
        assertThat(entry.facts().toString()).doesNotContain("Góp ý");
        refused("dossier.no.ratingStands", () -> dossiers.correct(id, sheet(), "Điểm thấp quá", district));

        takenIn(business(), district);
        while (!state().state().equals("AT_ONE_STOP")) done(() -> dossiers.complete(id, sheet(), "", district));
        done(() -> dossiers.handOver(id, sheet(), new PersonName("Người nhận mẫu"), "COUNTER", district));
        setClock("2020-12-15T09:00");
        refused("dossier.no.ratedTooLate", () -> rate("khoa-danh-gia-0003"));
    }

    private void returned() {
        takenIn(business(), district);
        while (!state().state().equals("AT_ONE_STOP")) done(() -> dossiers.complete(id, sheet(), "", district));
        done(() -> dossiers.handOver(id, sheet(), new PersonName("Người nhận mẫu"), "COUNTER", district));
    }

    @Test
    void a_complaint_takes_the_points_of_attitude_and_feedback_until_it_is_answered() {
        returned();
        done(() -> complaints.complain(id, "khoa-phan-anh-0001", ComplaintSubject.ATTITUDE, "Phải đợi bốn giờ"));
        assertThat(prefilled())
                .as("a complaint of attitude; whether it is answered in time is not known yet")
                .containsEntry(7, 0)
                .doesNotContainKey(8);
        refused("dossier.no.complaintStands", () -> dossiers.correct(id, sheet(), "Bấm nhầm", district));
        var one = complaints.of(id).getFirst().revision();
        var paper = new Complaints.Paper("12/UBND", MONDAY, "Đã xác minh với người trực quầy");
        assertThat(at(() -> complaints.answer(id, sheet(), one, ComplaintOutcome.UNFOUNDED, paper, district)))
                .as("without the right")
                .isInstanceOf(ActResult.NotAllowed.class);
        var head = officer(district.unit(), "LEADER", Rights.COMPLAINTS);
        refused(
                "complaint.no.unknown",
                () -> complaints.answer(id, sheet(), one + 40, ComplaintOutcome.FOUNDED, paper, head));
        var tomorrow = new Complaints.Paper("12/UBND", LocalDate.of(2021, 1, 1), "x");
        refused("complaint.no.future", () -> complaints.refer(id, sheet(), one, tomorrow, head));
        done(() -> complaints.refer(id, sheet(), one, new Complaints.Paper("11/UBND", MONDAY, "Thanh tra"), head));
        assertThat(prefilled()).as("passed on is not answered").doesNotContainKey(8);
        done(() -> complaints.answer(id, sheet(), one, ComplaintOutcome.UNFOUNDED, paper, head));
        assertThat(prefilled())
                .as("looked into, and not so: it counts against nobody")
                .containsEntry(7, 2)
                .containsEntry(8, 2);
        assertThat(ledger.entries(id).getLast().facts().toString()).doesNotContain("xác minh", "12/UBND");
        refused("dossier.no.complaintStands", () -> dossiers.correct(id, sheet(), "Bấm nhầm", district));

        done(() -> complaints.complain(id, "khoa-phan-anh-0002", ComplaintSubject.DELAY, "Trả chậm"));
        assertThat(prefilled()).as("not of attitude").containsEntry(7, 2).doesNotContainKey(8);
        setClock("2020-07-10T09:00");
        assertThat(prefilled()).as("ten working days are over").containsEntry(8, 0);
        var late = complaints.of(id).getLast().revision();
        var answered = new Complaints.Paper("20/UBND", LocalDate.of(2020, 7, 10), "Xin lỗi");
        done(() -> complaints.answer(id, sheet(), late, ComplaintOutcome.FOUNDED, answered, head));
        assertThat(prefilled()).as("one of two in time").containsEntry(8, 0);
        assertThat(ComplaintRows.between(jdbc, new UUID(0, 0), new UUID(-1, -1)).stream()
                        .filter(row -> row.caseId().equals(id.value())))
                .as("the list is what the entries say")
                .containsExactlyInAnyOrderElementsOf(complaints.of(id).stream()
                        .map(c -> KeptComplaint.of(id, district.unit(), c))
                        .toList());
    }

    private Map<Integer, Integer> prefilled() {
        return at(() -> ratings.prefilled(id)).orElseThrow();
    }

    @Test
    void whoever_got_no_result_rates_too_and_no_time_is_filled_in() {
        takenIn(business(), district);
        done(() -> course.stop(id, sheet(), "Người nộp không cung cấp được giấy tờ", district));
        assertThat(prefilled()).containsExactlyInAnyOrderEntriesOf(Map.of(3, 2, 4, 1, 8, 2));
        done(() -> rate("khoa-danh-gia-0005"));
        refused("dossier.no.ratedBefore", () -> rate("khoa-danh-gia-0006"));
    }

    private ActResult rate(String key) {
        return ratings.rate(id, key, new Ratings.Rating(Map.of(1, 0), Satisfaction.NOT_SATISFIED, "Góp ý"));
    }

    private static TakeInResult invalid(String field, String wordKey) {
        return new TakeInResult.Invalid(List.of(new FieldProblem(field, wordKey)));
    }
}
