package vn.kycuong.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.Dossiers.Late;
import vn.kycuong.dossier.Dossiers.Sheet;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.Ground;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.ledger.LedgerFeed;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.reference.Editions;
import vn.kycuong.worktime.LegalClock;

/** The acts around the path of the process, at the one-stop desk. */
class GeneralActsTest extends OneStopWorld {
    private static final LocalDate DAY = LocalDate.of(2020, 6, 15);

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private Holders holders;

    @Autowired
    private Consultations consultations;

    @Autowired
    private SilenceSweep silence;

    @Autowired
    private Course course;

    @Autowired
    private Organisation organisation;

    @Autowired
    private ClockProjection clocks;

    @Autowired
    private LedgerFeed feed;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Editions editions;

    private List<UnitId> communes;
    private Officer officer;
    private Officer colleague;
    private Officer head;
    private Officer asked;

    @BeforeEach
    void aDossier() {
        now = LegalZone.instant(DAY.atTime(9, 0));
        communes = organisation.unitsAt(DAY, UnitKind.COMMUNE).stream()
                .limit(4)
                .map(u -> u.id())
                .toList();
        officer = officer(communes.get(0), "OFFICER", Rights.RECEIVE, Rights.EXAMINE);
        colleague = officer(communes.get(0), "OFFICER", Rights.EXAMINE);
        head = officer(communes.get(0), "LEADER", ALL.toArray(String[]::new));
        asked = officer(communes.get(1), "OFFICER", Rights.EXAMINE);
        takenIn(application("BIRTH", "normal", Channel.COUNTER, DAY), officer);
    }

    @Test
    void work_is_taken_handed_over_given_back_and_taken_over_by_the_head() {
        done(() -> holders.take(id, sheet(), 1, officer));
        assertThat(state().state()).isEqualTo("PROCESSING");
        refused("act.no.held_by_other", () -> holders.take(id, sheet(), 1, colleague));
        refused("act.no.not_the_holder", () -> holders.handOver(id, sheet(), 1, officer.actor(), "", colleague));
        done(() -> holders.handOver(id, sheet(), 1, colleague.actor(), "Đã gọi cho người nộp.", officer));
        assertThat(state().openWork().orElseThrow().holder()).isEqualTo(colleague.actor());
        done(() -> holders.takeOver(id, sheet(), 1, "Đồng nghiệp nghỉ ốm", head));
        assertThat(at(() -> holders.takeOver(id, sheet(), 1, "x", officer))).isEqualTo(new ActResult.NotAllowed());
        done(() -> holders.release(id, sheet(), 1, "", head));
        assertThat(state().openWork().orElseThrow().holder()).isNull();
    }

    @Test
    void several_units_are_asked_at_once_each_on_a_clock_of_its_own_and_only_the_asked_unit_answers() {
        done(() -> holders.take(id, sheet(), 1, officer));
        done(() -> consultations.ask(id, sheet(), communes.get(1), "Nơi cư trú có đúng không?", officer));
        done(() -> consultations.ask(id, sheet(), communes.get(2), "Có trùng hồ sơ không?", officer));
        refused("act.no.already_consulted", () -> consultations.ask(id, sheet(), communes.get(1), "?", officer));
        refused("act.no.same_unit", () -> consultations.ask(id, sheet(), communes.get(0), "?", officer));
        assertThat(state().openConsultations())
                .extracting(Obligation::unit)
                .containsExactly(communes.get(1), communes.get(2));
        assertThat(result().clock().phase()).isInstanceOf(ObligationClock.Phase.Running.class);
        assertThat(at(() -> consultations.answer(id, sheet(), 2, "Đúng", officer)))
                .isEqualTo(new ActResult.NotAllowed());
        done(() -> consultations.answer(id, sheet(), 2, "Đúng", asked));
        assertThat(at(() -> consultations.answer(id, sheet(), 2, "Đúng", asked)))
                .isEqualTo(new ActResult.NotFound());
        done(() -> consultations.remind(id, sheet(), 3, officer));
        done(() -> consultations.withdraw(id, sheet(), 3, "Không cần nữa", officer));
        assertThat(state().openConsultations()).isEmpty();
        assertThat(state().openWork().orElseThrow().holder()).isEqualTo(officer.actor());
    }

    @Test
    void the_clock_stands_only_by_a_paper_for_a_ground_of_the_law() {
        done(() -> holders.take(id, sheet(), 1, officer));
        refused("act.no.paper_missing", () -> course.pause(id, sheet(), Ground.FINANCE, " ", "", head));
        refused("dossier.no.pauseBySlip", () -> course.pause(id, sheet(), Ground.SUPPLEMENT, "1", "", head));
        refused("act.no.ground_not_lawful", () -> course.pause(id, sheet(), Ground.CLOSED, "1", "", head));
        assertThat(at(() -> course.pause(id, sheet(), Ground.FINANCE, "TB 12", "", officer)))
                .isEqualTo(new ActResult.NotAllowed());
        done(() -> course.pause(id, sheet(), Ground.FINANCE, "TB 12", "", head));
        assertThat(state().state()).isEqualTo("WAITING_FINANCE");
        refused("dossier.no.state.waiting_finance", () -> dossiers.complete(id, sheet(), "", officer));
        now = LegalZone.instant(LocalDateTime.parse("2020-06-18T09:00"));
        refused("dossier.no.proofMissing", () -> course.resume(id, sheet(), "Đã nộp", head));
        var later = new PaymentProof("BL 7", LocalDate.of(2020, 6, 30));
        refused("dossier.no.paperLater", () -> course.paid(id, sheet(), later, "", head));
        done(() -> course.paid(id, sheet(), new PaymentProof("BL 7", LocalDate.of(2020, 6, 17)), "Đã nộp", head));
        assertThat(result().clock().stops()).hasSize(1);
        refused("dossier.no.state.processing", () -> course.resume(id, sheet(), "", head));
    }

    @Test
    void a_payment_is_waited_for_by_a_notice_with_its_date_and_amount() {
        done(() -> holders.take(id, sheet(), 1, officer));
        var notice = new PaymentNotice("12/TB-CCT", LocalDate.of(2020, 6, 12), 12_500_000);
        done(() -> course.awaitPayment(id, sheet(), notice, "", head));
        assertThat(state().state()).isEqualTo("WAITING_FINANCE");
        assertThat(result().clock().stops().getLast().paper()).isEqualTo("Thông báo số 12/TB-CCT ngày 12/06/2020");
        assertThat(jdbc.sql("select convert_from(content, 'UTF8') from dossier.revision where case_id = :id and"
                                + " purpose = 'payment'")
                        .param("id", id.value())
                        .query(String.class)
                        .single())
                .contains("12500000", "12/TB-CCT");
    }

    @Test
    void whoever_asks_may_set_an_earlier_day_and_where_silence_is_consent_it_is_written_down_by_the_system() {
        done(() -> holders.take(id, sheet(), 1, officer));
        var tooLate = LocalDate.of(2020, 7, 15);
        refused(
                "dossier.no.answerByOutside",
                () -> consultations.ask(id, sheet(), communes.get(1), "Đúng không?", tooLate, officer));
        done(() -> consultations.ask(id, sheet(), communes.get(1), "Đúng không?", LocalDate.of(2020, 6, 16), officer));
        var own = state().openConsultations().getFirst();
        assertThat(LegalZone.local(clocks.due(own, now).at()).toLocalDate()).isEqualTo(LocalDate.of(2020, 6, 16));
        assertThat(Consultations.isTacit(own)).isFalse();
        jdbc.sql("update law.rule set value = 'true' where key = 'dossier.consultation-tacit'")
                .update();
        editions.changed("law.rule");
        try {
            done(() -> consultations.ask(id, sheet(), communes.get(2), "Đúng không?", officer));
        } finally {
            jdbc.sql("update law.rule set value = 'false' where key = 'dossier.consultation-tacit'")
                    .update();
            editions.changed("law.rule");
        }
        now = LegalZone.instant(LocalDateTime.parse("2020-06-26T09:00"));
        at(() -> silence.sweep());
        assertThat(state().openConsultations())
                .as("silence is consent only where the rule says so")
                .extracting(Obligation::unit)
                .containsExactly(communes.get(1));
        var said = ledger.entries(id).getLast();
        assertThat(said.kind()).isEqualTo(DossierEvent.TACITLY_AGREED.kind());
        assertThat(said.actor()).isEqualTo(ActorId.SYSTEM);
        int version = state().version();
        at(() -> silence.sweep());
        assertThat(state().version()).isEqualTo(version);
    }

    @Test
    void every_desk_that_had_the_dossier_stands_on_the_control_slip_without_gap_or_overlap() {
        done(() -> holders.take(id, sheet(), 1, officer));
        done(() -> holders.handOver(id, sheet(), 1, colleague.actor(), "", officer));
        done(() -> dossiers.complete(id, sheet(), "", colleague));
        done(() -> holders.take(id, sheet(), 1, head));
        done(() -> dossiers.sendBack(id, sheet(), "Sai tên", head));
        done(() -> holders.take(id, sheet(), 1, colleague));
        done(() -> consultations.ask(id, sheet(), communes.get(1), "Đúng không?", colleague));
        done(() -> consultations.answer(id, sheet(), 2, "Đúng", asked));
        done(() -> dossiers.complete(id, sheet(), "", colleague));
        done(() -> dossiers.complete(id, sheet(), "", head));
        var legs = ControlLeg.of(ledger.histories(id), ledger.entries(id));
        var matter = legs.stream().filter(l -> l.work() == 1).toList();
        assertThat(matter)
                .extracting(ControlLeg::role)
                .containsExactly("OFFICER", "LEADER", "OFFICER", "LEADER", "RECEIVER");
        assertThat(matter.getFirst().taker()).as("who held it last").isEqualTo(colleague.actor());
        assertThat(matter.getFirst().giver()).isEqualTo(officer.actor());
        for (int i = 1; i < matter.size(); i++)
            assertThat(matter.get(i).given().occurredAt())
                    .isEqualTo(matter.get(i - 1).ended());
        assertThat(matter.getLast().ended()).isNull();
        assertThat(legs).filteredOn(l -> l.work() == 2).singleElement().satisfies(l -> {
            assertThat(l.unit()).isEqualTo(communes.get(1));
            assertThat(l.ended()).isNotNull();
        });
    }

    @Test
    void what_is_withdrawn_and_reopened_gets_no_fresh_time() {
        done(() -> holders.take(id, sheet(), 1, officer));
        done(() -> course.requestWithdrawal(id, sheet(), "Người nộp đổi ý", officer));
        done(() -> course.declineWithdrawal(id, sheet(), "Người nộp xin làm tiếp", head));
        assertThat(state().state()).isEqualTo("PROCESSING");
        done(() -> course.requestWithdrawal(id, sheet(), "Người nộp đổi ý", officer));
        done(() -> course.withdraw(id, sheet(), "", head));
        assertThat(state().isOpen()).isFalse();
        assertThat(state().openWork()).isEmpty();
        refused("act.no.own_mistake", () -> dossiers.correct(id, sheet(), "Bấm nhầm", head));
        var left = clocks.due(result(), now).at();
        now = LegalZone.instant(LocalDateTime.parse("2020-07-15T09:00"));
        refused("act.no.paper_missing", () -> course.reopen(id, sheet(), "", "Khiếu nại đúng", head));
        done(() -> course.reopen(id, sheet(), "QĐ 7", "Khiếu nại đúng", head));
        assertThat(state().state()).isEqualTo("PROCESSING");
        assertThat(result().clock().stops().getLast().ground()).isEqualTo(Ground.CLOSED);
        assertThat(result().clock().limit()).isNotNull();
        assertThat(clocks.due(result(), now).at()).isAfter(left);
        refused("act.no.not_closed", () -> course.reopen(id, sheet(), "QĐ 8", "x", head));
        done(() -> course.stop(id, sheet(), "Không đủ điều kiện tiếp tục", head));
    }

    @Test
    void a_running_dossier_keeps_its_version_until_the_head_moves_it_to_a_newer_one() {
        done(() -> holders.take(id, sheet(), 1, officer));
        var step = state().openWork().orElseThrow().step();
        var before = state();
        assertThat(at(() -> dossiers.newer(state(), head))).isEmpty();
        int newer = newerVersion(LocalDate.of(2020, 7, 1));
        now = LegalZone.instant(LocalDate.of(2020, 7, 1).atTime(9, 0));
        assertThat(at(() -> dossiers.newer(state(), officer)))
                .as("not his to decide")
                .isEmpty();
        var offered = at(() -> dossiers.newer(state(), head)).orElseThrow();
        assertThat(offered.version().id()).isEqualTo(newer);
        assertThat(offered.places())
                .singleElement()
                .satisfies(place -> assertThat(place.likely()).isEqualTo(step));
        for (int other : List.of(before.process(), 999_999, newerVersion(LocalDate.of(2020, 8, 1)))) {
            refused(
                    "dossier.no.versionNotNewer",
                    () -> dossiers.followVersion(id, sheet(), other, Map.of(1, step), "Không phải bản này", head));
        }
        refused(
                "dossier.no.stepMissing",
                () -> dossiers.followVersion(id, sheet(), newer, Map.of(), "Quy trình mới", head));
        assertThat(at(() -> dossiers.followVersion(id, sheet(), newer, Map.of(1, step), "Quy trình mới", officer)))
                .isInstanceOf(ActResult.NotAllowed.class);
        done(() -> dossiers.followVersion(id, sheet(), newer, Map.of(1, step), "Quy trình mới", head));
        assertThat(state().process()).isEqualTo(newer);
        assertThat(state().openWork().orElseThrow().holder()).as("goes on").isEqualTo(officer.actor());
        assertThat(state().openWork().orElseThrow().step()).isEqualTo(step);
        assertThat(state().obligations()).as("nothing promised moves").isEqualTo(before.obligations());
        assertThat(ledger.entries(id).getLast().kind()).isEqualTo(DossierEvent.PROCESS_CHANGED.kind());
        assertThat(at(() -> dossiers.newer(state(), head))).isEmpty();
    }

    /** A process that names where a matter may be stopped allows it there alone; where it says nothing, the law allows it. */
    @Test
    void a_dossier_is_stopped_and_withdrawn_only_where_its_process_says_so() {
        done(() -> holders.take(id, sheet(), 1, officer));
        var step = state().openWork().orElseThrow().step();
        int newer = newerVersion(LocalDate.of(2020, 7, 2));
        jdbc.sql("""
            insert into process.move (version_id, ord, from_no, to_no, kind, label, condition, otherwise)
            select :version, no, no, lead(no) over (order by no), 'FORWARD', '', '', false
              from process.step where version_id = :version
             order by no limit (select count(*) - 1 from process.step where version_id = :version)
            """).param("version", newer).update();
        for (var kind : List.of("STOP", "WITHDRAW")) {
            jdbc.sql("""
                insert into process.move (version_id, ord, from_no, to_no, kind, label, condition, otherwise)
                select :version, max(ord) + 1, :from, 0, :kind, '', '', false from process.move where version_id = :version
                """)
                    .param("version", newer)
                    .param("from", step + 1)
                    .param("kind", kind)
                    .update();
        }
        editions.changed("process.version");
        now = LegalZone.instant(LocalDate.of(2020, 7, 2).atTime(9, 0));
        done(() -> dossiers.followVersion(id, sheet(), newer, Map.of(1, step), "Quy trình mới", head));
        refused("dossier.no.notStoppedHere", () -> course.stop(id, sheet(), "x", head));
        refused("dossier.no.notWithdrawnHere", () -> course.requestWithdrawal(id, sheet(), "x", officer));
        done(() -> dossiers.complete(id, sheet(), "Đã xem xét", officer));
        done(() -> course.stop(id, sheet(), "Không đủ điều kiện tiếp tục", head));
    }

    /** The process of the dossier once more, in force for one day. */
    private int newerVersion(LocalDate day) {
        int old = state().process();
        int made = jdbc.sql("""
            insert into process.version (code, version, effective_from, effective_to, illustrative, content, by_people, source)
            select code, (select max(version) + 1 from process.version v where v.code = p.code), :day, :day, illustrative, content, true, 'Quyết định mẫu'
              from process.version p where id = :old
            returning id
            """)
                .param("day", day)
                .param("old", old)
                .query(Integer.class)
                .single();
        for (var table : List.of("step", "move")) {
            var columns =
                    jdbc.sql("""
                        select string_agg(column_name, ', ') from information_schema.columns
                         where table_schema = 'process' and table_name = :table and column_name <> 'version_id'
                        """).param("table", table).query(String.class).single();
            jdbc.sql("insert into process." + table + " (version_id, " + columns + ") select :made, " + columns
                            + " from process." + table + " where version_id = :old")
                    .param("made", made)
                    .param("old", old)
                    .update();
        }
        editions.changed("process.version");
        return made;
    }

    @Test
    void the_competent_unit_moves_and_owes_the_result_on_the_same_clock() {
        done(() -> holders.take(id, sheet(), 1, officer));
        var clock = result().clock();
        done(() -> course.rehome(id, sheet(), communes.get(1), "Sai thẩm quyền", head));
        assertThat(state().unitNow()).isEqualTo(communes.get(1));
        assertThat(result().unit()).isEqualTo(communes.get(1));
        assertThat(result().clock()).isEqualTo(clock);
        assertThat(state().openWork().orElseThrow().unit()).isEqualTo(communes.get(1));
        done(() -> holders.take(id, sheet(), 1, asked));
    }

    @Test
    void what_is_rejected_on_the_merits_is_a_result_to_be_handed_over() {
        done(() -> holders.take(id, sheet(), 1, officer));
        done(() -> course.reject(id, sheet(), "Không đủ điều kiện", head));
        assertThat(state().state()).isEqualTo("AT_ONE_STOP");
        assertThat(result().isOpen()).isFalse();
    }

    @Test
    void what_is_referred_ends_here_without_a_result() {
        done(() -> holders.take(id, sheet(), 1, officer));
        done(() -> course.refer(id, sheet(), "petition", communes.get(3), "Là đơn khiếu nại", head));
        assertThat(state().state()).isEqualTo("REFERRED");
        var last = ledger.entries(id).getLast();
        assertThat(last.kind()).isEqualTo("kernel.CaseReferred");
        assertThat(last.facts().get("toKind")).isEqualTo("petition");
    }

    @Test
    void what_happened_earlier_is_entered_with_its_moment_and_a_reason_never_before_the_last_nor_in_the_future() {
        var taken = now;
        now = LegalZone.instant(DAY.atTime(15, 0));
        var early = new Late(taken.minusSeconds(3600), "Mất điện");
        refused(
                "act.no.before_the_last",
                () -> holders.take(id, new Sheet(1, UUID.randomUUID().toString(), early), 1, head));
        var future = new Late(now.plusSeconds(7200), "Mất điện");
        refused(
                "act.no.in_the_future",
                () -> holders.take(id, new Sheet(1, UUID.randomUUID().toString(), future), 1, head));
        var then = LegalZone.instant(DAY.atTime(10, 0));
        var late = new Sheet(1, UUID.randomUUID().toString(), new Late(then, "Mất điện"));
        assertThat(at(() -> holders.take(id, late, 1, officer))).isEqualTo(new ActResult.NotAllowed());
        done(() -> holders.take(id, late, 1, head));
        var entry = ledger.entries(id).getLast();
        assertThat(entry.occurredAt()).isEqualTo(then);
        assertThat(entry.recordedAt()).isAfter(LegalZone.instant(DAY.atTime(15, 0)));
        assertThat(entry.content()).isNotNull();
    }

    @Test
    void a_form_with_content_sent_many_times_at_once_is_one_act_and_draws_one_number() throws Exception {
        done(() -> holders.take(id, sheet(), 1, officer));
        var items = List.of(new SupplementItem("Giấy chứng sinh", "Thiếu", "Điều 16", new PaperCount(1, 0)));
        done(() -> dossiers.proposeSupplement(id, sheet(), items, DAY.plusDays(9), officer));
        var one = sheet();
        var moment = now.plusSeconds(60);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(
                            () -> LegalClock.Scoped.at(moment, () -> dossiers.requestSupplement(id, one, head))))
                    .toList();
            var answers = new ArrayList<ActResult>();
            for (var answer : sent) answers.add(answer.get());
            assertThat(answers).filteredOn(a -> a instanceof ActResult.Done).hasSize(1);
            assertThat(answers).filteredOn(a -> a instanceof ActResult.Repeated).hasSize(7);
        }
        assertThat(state().version()).isEqualTo(one.version() + 1);
        var slip = ledger.entries(id).getLast().facts().get("slip");
        assertThat(jdbc.sql("select max(last) from dossier.register where series = 'supplement' and unit_id = :unit")
                        .param("unit", communes.get(0).value())
                        .query(Long.class)
                        .single())
                .isEqualTo(((Number) Objects.requireNonNull(slip)).longValue());
    }

    @Test
    void of_two_on_the_same_page_one_wins_and_the_other_is_told_who_did_what_and_when() {
        var page = state().version();
        done(() -> holders.take(id, new Sheet(page, "officer-key-0123456789"), 1, officer));
        var moment = now;
        assertThat(at(() -> holders.take(id, new Sheet(page, "colleague-key-0123456"), 1, colleague)))
                .isEqualTo(new ActResult.Overtaken(DossierEvent.TAKEN.kind(), moment, officer.actor()));
        assertThat(at(() -> holders.take(id, new Sheet(page, "officer-key-0123456789"), 1, officer)))
                .isEqualTo(new ActResult.Repeated());
    }

    @Test
    void a_mark_of_the_clock_between_page_and_click_makes_nobody_click_twice() {
        done(() -> holders.take(id, sheet(), 1, officer));
        var page = sheet();
        now = LegalZone.instant(LocalDateTime.parse("2021-06-15T08:00"));
        LegalClock.Scoped.at(now, sweep::sweep);
        assertThat(state().version()).isGreaterThan(page.version());
        assertThat(ledger.entries(id).getLast().onlyTells()).isTrue();
        assertThat(at(() -> dossiers.complete(id, page, "", officer))).isInstanceOf(ActResult.Done.class);
        assertThat(at(() -> dossiers.complete(id, page, "", officer))).isEqualTo(new ActResult.Repeated());
    }

    @Test
    void what_is_asked_on_a_saturday_is_told_on_monday_morning_once_and_no_more_when_it_is_answered() {
        done(() -> holders.take(id, sheet(), 1, officer));
        now = LegalZone.instant(LocalDateTime.parse("2020-06-20T10:00"));
        done(() -> consultations.ask(id, sheet(), communes.get(1), "Có đúng không?", officer));
        told(List.of("CONSULTED 2020-06-22T07:30"));
        feed.catchUp();
        assertThat(reminders("true")).hasSize(1);
        done(() -> consultations.answer(id, sheet(), 2, "Đúng", asked));
        told(List.of());
        assertThat(reminders("true")).hasSize(1);
    }

    /** The feed of the application reads beside this test; whichever of the two is first. */
    private void told(List<String> expected) {
        for (int i = 0; i < 2_000 && !reminders("over_by is null").equals(expected); i++) feed.catchUp();
        assertThat(reminders("over_by is null")).isEqualTo(expected);
    }

    private List<String> reminders(String which) {
        return jdbc.sql("select kind, tell_at from dossier.reminder where case_id = :id and " + which)
                .param("id", id.value())
                .query((row, _) -> row.getString("kind") + " "
                        + LegalZone.local(row.getTimestamp("tell_at").toInstant()))
                .list();
    }
}
