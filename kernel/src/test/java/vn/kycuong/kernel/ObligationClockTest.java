package vn.kycuong.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.kycuong.kernel.Clocks.CUTOFF;
import static vn.kycuong.kernel.Clocks.OFFICE;
import static vn.kycuong.kernel.Clocks.at;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;

class ObligationClockTest {
    private static final WarningLead A_FIFTH = new WarningLead(20, 240, 50);
    private static final Instant RECEIVED = at(1, 14, 9, 0);
    private static final ObligationClock TEN_DAYS =
            ObligationClock.started(RECEIVED, Limit.parse("10WD"), "test", CUTOFF);

    @Test
    void ten_working_days_over_tet() {
        var reading = TEN_DAYS.read(OFFICE, A_FIFTH);
        assertThat(reading.dueAt()).isEqualTo(at(2, 4, 9, 0));
        assertThat(reading.lateFrom()).isEqualTo(at(2, 5, 0, 0));
        assertThat(reading.warnFrom()).isEqualTo(at(1, 31, 9, 0));
        assertThat(reading.pausedSince()).isNull();
    }

    @Test
    void a_stopped_clock_has_no_due_date() {
        var stopped = TEN_DAYS.stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(1, 17, 7, 30));
        var reading = stopped.read(OFFICE, A_FIFTH);
        assertThat(reading.dueAt()).isNull();
        assertThat(reading.lateFrom()).isNull();
        assertThat(reading.pausedSince()).isEqualTo(at(1, 17, 7, 30));
    }

    @Test
    void a_resumed_clock_is_due_later_by_what_it_stood_still() {
        var resumed = TEN_DAYS.stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(1, 17, 7, 30))
                .resumed(at(1, 21, 7, 30), ResumePolicy.RESUME);
        assertThat(resumed.read(OFFICE, A_FIFTH).dueAt()).isEqualTo(at(2, 6, 9, 0));
    }

    @Test
    void a_restarted_clock_counts_the_whole_limit_again() {
        var restarted = TEN_DAYS.stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(1, 17, 7, 30))
                .resumed(at(1, 21, 8, 0), ResumePolicy.RESTART);
        assertThat(restarted.read(OFFICE, A_FIFTH).dueAt()).isEqualTo(at(2, 11, 8, 0));
    }

    @Test
    void a_pause_never_cures_lateness() {
        var late = TEN_DAYS.stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(2, 10, 8, 0));
        assertThat(late.read(OFFICE, A_FIFTH).lateFrom()).isEqualTo(at(2, 5, 0, 0));
        assertThat(late.resumed(at(2, 20, 8, 0), ResumePolicy.RESUME)
                        .read(OFFICE, A_FIFTH)
                        .lateFrom())
                .isEqualTo(at(2, 5, 0, 0));
    }

    @Test
    void an_extension_keeps_both_dates() {
        var extended = TEN_DAYS.extended(at(2, 3, 8, 0), at(2, 7, 9, 0), "Phiếu xin lỗi số 2");
        assertThat(extended.read(OFFICE, A_FIFTH).dueAt()).isEqualTo(at(2, 7, 9, 0));
        assertThat(extended.originalDue(OFFICE, RECEIVED).at()).isEqualTo(at(2, 4, 9, 0));
    }

    @Test
    void a_pause_after_an_extension_moves_the_promise() {
        var extended = TEN_DAYS.extended(at(2, 3, 8, 0), at(2, 7, 9, 0), "Phiếu xin lỗi số 2");
        var resumed = extended.stopped(Ground.FINANCE, "Thông báo 5", at(2, 4, 8, 0))
                .resumed(at(2, 5, 8, 0), ResumePolicy.RESUME);
        assertThat(resumed.read(OFFICE, A_FIFTH).dueAt()).isEqualTo(at(2, 10, 9, 0));
    }

    @Test
    void impossible_acts_on_a_clock_fail_loudly() {
        var stopped = TEN_DAYS.stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(1, 17, 7, 30));
        assertThatThrownBy(() -> stopped.stopped(Ground.FINANCE, "x", at(1, 17, 8, 0)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> TEN_DAYS.resumed(at(1, 17, 8, 0), ResumePolicy.RESUME))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> stopped.resumed(at(1, 16, 8, 0), ResumePolicy.RESUME))
                .isInstanceOf(IllegalArgumentException.class);
        var met = TEN_DAYS.met(at(1, 20, 8, 0));
        assertThatThrownBy(() -> met.met(at(1, 21, 8, 0))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_pause_does_not_mend_a_broken_promise_either() {
        var extended = TEN_DAYS.extended(at(2, 3, 8, 0), at(2, 7, 9, 0), "Phiếu xin lỗi số 2");
        var late = extended.stopped(Ground.FINANCE, "Thông báo 5", at(2, 10, 8, 0));
        assertThat(late.read(OFFICE, A_FIFTH).lateFrom()).isEqualTo(at(2, 8, 0, 0));
        var resumed = late.resumed(at(2, 12, 8, 0), ResumePolicy.RESUME);
        assertThat(resumed.read(OFFICE, A_FIFTH).lateFrom()).isEqualTo(at(2, 8, 0, 0));
        var touching = resumed.stopped(Ground.COUNCIL, "Quyết định 6", at(2, 12, 8, 0))
                .resumed(at(2, 14, 8, 0), ResumePolicy.RESUME);
        assertThat(touching.read(OFFICE, A_FIFTH).dueAt()).isEqualTo(at(2, 7, 9, 0));
    }

    @Test
    void on_the_day_of_the_promise_a_pause_still_moves_it() {
        var extended = TEN_DAYS.extended(at(2, 3, 8, 0), at(2, 7, 9, 0), "Phiếu xin lỗi số 2");
        var resumed = extended.stopped(Ground.FINANCE, "Thông báo 5", at(2, 7, 16, 0))
                .resumed(at(2, 10, 16, 0), ResumePolicy.RESUME);
        assertThat(resumed.read(OFFICE, A_FIFTH).dueAt()).isEqualTo(at(2, 10, 9, 0));
        assertThat(resumed.due(OFFICE, RECEIVED).account().extension().promised())
                .isEqualTo(LocalDateTime.of(2020, 2, 7, 9, 0));
    }

    @Test
    void a_pause_before_or_at_night_after_the_promise_moves_it_only_by_working_time() {
        var before = TEN_DAYS.stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(1, 17, 7, 30))
                .resumed(at(1, 21, 7, 30), ResumePolicy.RESUME)
                .extended(at(2, 3, 8, 0), at(2, 10, 12, 30), "Phiếu xin lỗi số 2");
        assertThat(before.read(OFFICE, A_FIFTH).dueAt()).isEqualTo(at(2, 10, 12, 30));
        var atNight = before.stopped(Ground.FINANCE, "Thông báo 5", at(2, 4, 18, 0))
                .resumed(at(2, 4, 20, 0), ResumePolicy.RESUME);
        assertThat(atNight.read(OFFICE, A_FIFTH).dueAt()).isEqualTo(at(2, 10, 12, 30));
    }

    @Test
    void a_promise_in_elapsed_hours_is_broken_at_its_minute() {
        var clock = ObligationClock.started(at(6, 15, 9, 0), Limit.parse("24H"), "test", CUTOFF)
                .extended(at(6, 15, 10, 0), at(6, 20, 9, 0), "Phiếu xin lỗi số 2");
        var tooLate = clock.stopped(Ground.FINANCE, "Thông báo 5", at(6, 20, 9, 0))
                .resumed(at(6, 23, 9, 0), ResumePolicy.RESUME);
        assertThat(tooLate.read(OFFICE, A_FIFTH).dueAt()).isEqualTo(at(6, 20, 9, 0));
        var inTime = clock.stopped(Ground.FINANCE, "Thông báo 5", at(6, 19, 16, 0))
                .resumed(at(6, 22, 8, 30), ResumePolicy.RESUME);
        assertThat(inTime.read(OFFICE, A_FIFTH).dueAt()).isEqualTo(at(6, 23, 1, 30));
    }

    @Test
    void a_promise_for_a_day_off_is_kept_on_the_next_working_day() {
        var saturday = TEN_DAYS.extended(at(2, 3, 8, 0), at(2, 8, 9, 0), "Phiếu xin lỗi số 2");
        assertThat(saturday.read(OFFICE, A_FIFTH).dueAt()).isEqualTo(at(2, 10, 9, 0));
        var onMonday = saturday.stopped(Ground.FINANCE, "Thông báo 5", at(2, 10, 8, 0))
                .resumed(at(2, 11, 8, 0), ResumePolicy.RESUME);
        assertThat(onMonday.read(OFFICE, A_FIFTH).dueAt()).isEqualTo(at(2, 11, 7, 30));
    }

    @Test
    void every_new_date_stands_from_its_decision_and_the_first_one_stays_known() {
        var first = TEN_DAYS.extended(at(2, 3, 8, 0), at(2, 7, 9, 0), "Quyết định 1");
        var second = first.extended(at(2, 6, 8, 0), at(2, 12, 9, 0), "Quyết định 2");
        assertThat(second.read(OFFICE, A_FIFTH).dueAt()).isEqualTo(at(2, 12, 9, 0));
        assertThat(second.asAt(at(2, 5, 8, 0))).isEqualTo(first);
        assertThat(second.asAt(at(2, 1, 8, 0))).isEqualTo(TEN_DAYS);
        assertThat(second.originalDue(OFFICE, RECEIVED).at()).isEqualTo(at(2, 4, 9, 0));
        assertThat(Objects.requireNonNull(second.extension()).count()).isEqualTo(2);
        assertThat(ClockCodec.fromMap(ClockCodec.toMap(second))).isEqualTo(second);
        assertThat(ClockCodec.fromMap(ClockCodec.toMap(first))).isEqualTo(first);
    }

    @Test
    void what_did_not_meet_it_stopped_no_clock() {
        var handedIn = TEN_DAYS.met(at(2, 3, 8, 0));
        assertThat(handedIn.notMet()).isEqualTo(TEN_DAYS);
        assertThatThrownBy(TEN_DAYS::notMet).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void only_a_running_clock_gets_a_new_date_later_than_it_is_decided() {
        var stopped = TEN_DAYS.stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(1, 17, 7, 30));
        assertThatThrownBy(() -> stopped.extended(at(1, 20, 8, 0), at(2, 10, 9, 0), "Phiếu 3"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> TEN_DAYS.extended(at(2, 3, 8, 0), at(2, 3, 8, 0), "Phiếu 3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Ngày hẹn lại (08:00 03/02/2020) phải sau lúc quyết định hẹn lại (08:00 03/02/2020).");
    }

    @Test
    void a_pause_cannot_begin_before_the_clock_runs() {
        assertThatThrownBy(() -> TEN_DAYS.stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(1, 14, 8, 59)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Không thể tạm dừng theo Phiếu số 31 từ 08:59 14/01/2020:"
                        + " trước lúc đồng hồ bắt đầu chạy hoặc chạy lại (09:00 14/01/2020).");
        var resumed = TEN_DAYS.stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(1, 17, 7, 30))
                .resumed(at(1, 21, 7, 30), ResumePolicy.RESUME);
        assertThatThrownBy(() -> resumed.stopped(Ground.FINANCE, "Thông báo 5", at(1, 20, 7, 30)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(07:30 21/01/2020)");
        assertThat(resumed.stopped(Ground.FINANCE, "Thông báo 5", at(1, 21, 7, 30))
                        .phase())
                .isEqualTo(new ObligationClock.Phase.Stopped(at(1, 21, 7, 30)));
        assertThat(TEN_DAYS.stopped(Ground.FINANCE, "Thông báo 5", RECEIVED).phase())
                .isEqualTo(new ObligationClock.Phase.Stopped(RECEIVED));
    }

    @Test
    void a_clock_cannot_resume_before_it_stopped() {
        var stopped = TEN_DAYS.stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(1, 17, 7, 30));
        assertThatThrownBy(() -> stopped.resumed(at(1, 17, 7, 29), ResumePolicy.RESUME))
                .hasMessage("Đồng hồ dừng theo Phiếu số 31 từ 07:30 17/01/2020, không thể chạy lại trước đó,"
                        + " lúc 07:29 17/01/2020.");
        assertThat(stopped.resumed(at(1, 17, 7, 30), ResumePolicy.RESUME).phase())
                .isEqualTo(new ObligationClock.Phase.Running());
        assertThatThrownBy(() -> stopped.met(at(1, 18, 8, 0)).resumed(at(1, 20, 8, 0), ResumePolicy.RESUME))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_clock_met_says_when() {
        assertThat(TEN_DAYS.met(at(1, 20, 8, 0)).phase()).isEqualTo(new ObligationClock.Phase.Met(at(1, 20, 8, 0)));
        assertThat(TEN_DAYS.phase()).isEqualTo(new ObligationClock.Phase.Running());
    }

    @Test
    void a_clock_met_while_it_stood_is_not_late_for_the_time_it_stood() {
        var met = TEN_DAYS.stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(1, 17, 7, 30))
                .met(at(2, 20, 9, 0));
        assertThat(met.read(OFFICE, A_FIFTH).lateFrom()).isAfter(at(2, 20, 9, 0));
        assertThat(met.read(OFFICE, A_FIFTH).pausedSince()).isNull();
        assertThat(met.read(OFFICE, A_FIFTH).dueAt())
                .isEqualTo(met.due(OFFICE, at(2, 20, 9, 0)).at());
    }

    @Test
    void a_clock_can_be_seen_as_it_stood() {
        var facts = TEN_DAYS.stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(1, 17, 7, 30))
                .resumed(at(1, 20, 7, 30), ResumePolicy.RESTART)
                .stopped(Ground.FINANCE, "Thông báo 5", at(1, 21, 7, 30))
                .resumed(at(1, 22, 7, 30), ResumePolicy.RESUME)
                .extended(at(1, 31, 8, 0), at(2, 20, 9, 0), "Phiếu xin lỗi số 2")
                .met(at(2, 19, 9, 0));
        assertThat(facts.asAt(at(1, 16, 9, 0))).isEqualTo(TEN_DAYS);
        assertThat(facts.asAt(at(1, 17, 7, 30)).phase()).isEqualTo(new ObligationClock.Phase.Stopped(at(1, 17, 7, 30)));
        assertThat(facts.asAt(at(1, 19, 9, 0)))
                .isEqualTo(TEN_DAYS.stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(1, 17, 7, 30)));
        assertThat(facts.asAt(at(1, 20, 7, 30)))
                .isEqualTo(TEN_DAYS.stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(1, 17, 7, 30))
                        .resumed(at(1, 20, 7, 30), ResumePolicy.RESTART));
        assertThat(facts.asAt(at(1, 31, 7, 59)).extension()).isNull();
        assertThat(facts.asAt(at(1, 31, 8, 0)).extension()).isEqualTo(facts.extension());
        assertThat(facts.asAt(at(2, 19, 8, 59)).metAt()).isNull();
        assertThat(facts.asAt(at(2, 19, 9, 0))).isEqualTo(facts);
    }

    @Test
    void a_part_of_the_matter_stands_still_with_the_whole() {
        var whole = TEN_DAYS.stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(1, 14, 10, 0))
                .resumed(at(1, 15, 10, 0), ResumePolicy.RESUME)
                .stopped(Ground.FINANCE, "Thông báo 5", at(1, 16, 9, 0))
                .resumed(at(1, 20, 9, 0), ResumePolicy.RESTART)
                .extended(at(1, 21, 9, 0), at(2, 20, 9, 0), "Phiếu xin lỗi số 2");
        var step = whole.part(at(1, 17, 9, 0), Limit.parse("8WH"), "Quy trình nội bộ");
        assertThat(step.start()).isEqualTo(at(1, 17, 9, 0));
        assertThat(step.basis()).isEqualTo("Quy trình nội bộ");
        assertThat(step.stops())
                .containsExactly(
                        new ObligationClock.Stop(Ground.FINANCE, "Thông báo 5", at(1, 17, 9, 0), at(1, 20, 9, 0)));
        assertThat(step.read(OFFICE, new WarningLead(0, 60, 50)).dueAt()).isEqualTo(at(1, 21, 9, 0));
        assertThat(step.read(OFFICE, new WarningLead(0, 60, 50)).warnFrom()).isEqualTo(at(1, 21, 8, 0));
        assertThat(whole.part(at(1, 15, 10, 0), Limit.parse("3WD"), "Quy trình nội bộ")
                        .stops())
                .isEqualTo(whole.stops().subList(1, 2));
        assertThat(whole.part(at(1, 14, 9, 0), Limit.parse("3WD"), "Quy trình nội bộ")
                        .stops())
                .isEqualTo(whole.stops());
        var open = TEN_DAYS.stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(1, 14, 10, 0))
                .part(at(1, 15, 9, 0), Limit.parse("3WD"), "Quy trình nội bộ");
        assertThat(open.phase()).isEqualTo(new ObligationClock.Phase.Stopped(at(1, 15, 9, 0)));
        assertThat(whole.met(at(1, 22, 9, 0))
                        .part(at(1, 21, 9, 0), Limit.parse("3WD"), "x")
                        .metAt())
                .isEqualTo(at(1, 22, 9, 0));
    }

    @Test
    void a_pause_tells_its_ground_in_words_and_its_paper() {
        var resumed = TEN_DAYS.stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(1, 17, 7, 30))
                .resumed(at(1, 21, 7, 30), ResumePolicy.RESUME);
        var account = resumed.due(OFFICE, RECEIVED).account();
        assertThat(account.sentences(Locale.of("vi")))
                .contains("Tạm dừng từ 07:30 thứ Sáu 17/01/2020 đến 07:30 thứ Ba 21/01/2020: chờ bổ sung hồ sơ,"
                        + " không tính (Phiếu số 31).");
        assertThat(account.sentences(Locale.ENGLISH))
                .contains("Paused from 07:30 Friday 17 January 2020 to 07:30 Tuesday 21 January 2020:"
                        + " waiting for further papers, not counted (Phiếu số 31).");
    }

    @Test
    void every_ground_has_words_of_its_own_in_both_languages() {
        for (var language : List.of(Locale.of("vi"), Locale.ENGLISH)) {
            var words =
                    Arrays.stream(Ground.values()).map(g -> g.text(language)).toList();
            assertThat(words).doesNotHaveDuplicates().noneMatch(String::isBlank).noneMatch(w -> w.contains("_"));
        }
        assertThat(Ground.FINANCE.text(Locale.of("vi"))).isEqualTo("chờ thực hiện nghĩa vụ tài chính");
    }

    @Test
    void a_lead_of_nothing_warns_at_the_due_moment_and_a_negative_one_is_refused() {
        assertThat(TEN_DAYS.read(OFFICE, WarningLead.NONE).warnFrom()).isEqualTo(at(2, 4, 9, 0));
        assertThatThrownBy(() -> new WarningLead(20, -1, 50))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A lead is not negative: -1");
        assertThatThrownBy(() -> new WarningLead(101, 0, 50)).hasMessage("A share is 0 to 100 percent: 101");
    }

    @Test
    void what_has_a_day_or_two_is_not_at_risk_from_its_first_minute() {
        assertThat(warnedOf("10WD")).as("a fifth").isEqualTo(at(1, 31, 9, 0));
        assertThat(warnedOf("2WD")).as("four hours are more than a fifth").isEqualTo(at(1, 15, 14, 30));
        assertThat(warnedOf("1WD")).as("half of it, which is four hours").isEqualTo(at(1, 14, 14, 30));
        assertThat(warnedOf("4WH"))
                .as("half of it, which is less than four hours")
                .isEqualTo(at(1, 14, 11, 0));
    }

    private static Instant warnedOf(String limit) {
        return ObligationClock.started(RECEIVED, Limit.parse(limit), "test", CUTOFF)
                .read(OFFICE, A_FIFTH)
                .warnFrom();
    }

    @Test
    void working_time_in_which_the_clock_stood_is_no_part_of_the_limit() {
        var paused = ObligationClock.started(RECEIVED, Limit.parse("2WD"), "test", CUTOFF)
                .stopped(Ground.FINANCE, "Thông báo 5", at(1, 15, 9, 0))
                .resumed(at(1, 20, 9, 0), ResumePolicy.RESUME);
        var reading = paused.read(OFFICE, A_FIFTH);
        assertThat(reading.dueAt()).isEqualTo(at(1, 21, 9, 0));
        assertThat(reading.warnFrom()).isEqualTo(at(1, 20, 14, 30));
    }

    @Test
    void a_clock_late_before_it_stood_is_at_risk_since_it_was_late() {
        var late = TEN_DAYS.stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(2, 5, 0, 0));
        var reading = late.read(OFFICE, A_FIFTH);
        assertThat(reading.dueAt()).isEqualTo(at(2, 4, 9, 0));
        assertThat(reading.warnFrom()).isEqualTo(at(2, 5, 0, 0));
        assertThat(reading.pausedSince()).isEqualTo(at(2, 5, 0, 0));
    }

    @Test
    void a_pause_before_a_restart_is_forgotten_and_one_from_it_on_counts() {
        var restarted = TEN_DAYS.stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(1, 17, 7, 30))
                .resumed(at(1, 21, 8, 0), ResumePolicy.RESTART);
        var again = restarted
                .stopped(Ground.FINANCE, "Thông báo 5", at(1, 21, 8, 0))
                .resumed(at(1, 22, 8, 0), ResumePolicy.RESUME);
        assertThat(again.countedFrom()).isEqualTo(at(1, 21, 8, 0));
        assertThat(again.originalDue(OFFICE, RECEIVED).at()).isEqualTo(at(2, 12, 8, 0));
        assertThat(again.originalDue(OFFICE, RECEIVED).reckoning().stops()).hasSize(1);
    }

    /** Law: the due date is where a naive counter, walking minute by minute and skipping pauses, has used the budget up. */
    @Test
    void any_pauses_agree_with_a_naive_counter_of_consumed_minutes() {
        long seed = 20200615L;
        var random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            int days = 1 + random.nextInt(12);
            var start = OFFICE.nextOpening(LegalZone.local(RECEIVED).plusMinutes(random.nextInt(40_000)));
            var clock = ObligationClock.started(LegalZone.instant(start), Limit.parse(days + "WD"), "test", CUTOFF);
            var at = start;
            for (int pause = random.nextInt(4); pause > 0; pause--) {
                var from = at.plusMinutes(1 + random.nextInt(3_000));
                var to = from.plusMinutes(random.nextInt(6_000));
                if (!LegalZone.instant(from)
                        .isBefore(clock.read(OFFICE, A_FIFTH).dueAt())) break;
                clock = clock.stopped(Ground.SUPPLEMENT, "p", LegalZone.instant(from))
                        .resumed(LegalZone.instant(to), ResumePolicy.RESUME);
                at = to;
            }
            var due = LegalZone.local(clock.read(OFFICE, A_FIFTH).dueAt());
            assertThat(consumed(clock, start, due))
                    .as("seed %d round %d: %s", seed, i, clock)
                    .isEqualTo(days * 480L);
        }
    }

    private static long consumed(ObligationClock clock, LocalDateTime start, LocalDateTime due) {
        long minutes = 0;
        for (var t = start; t.isBefore(due); t = t.plus(Duration.ofMinutes(1))) {
            if (open(t) && !paused(clock, LegalZone.instant(t))) minutes++;
        }
        return minutes;
    }

    private static boolean open(LocalDateTime t) {
        boolean weekend = t.getDayOfWeek() == DayOfWeek.SATURDAY || t.getDayOfWeek() == DayOfWeek.SUNDAY;
        boolean tet =
                t.getYear() == 2020 && t.getMonthValue() == 1 && t.getDayOfMonth() >= 23 && t.getDayOfMonth() <= 29;
        int minute = t.getHour() * 60 + t.getMinute();
        return !weekend && !tet && ((minute >= 450 && minute < 720) || (minute >= 810 && minute < 1020));
    }

    private static boolean paused(ObligationClock clock, Instant t) {
        return clock.stops().stream().anyMatch(s -> !t.isBefore(s.from()) && t.isBefore(s.to()));
    }

    @Test
    void the_date_before_an_apology_is_the_promised_one_where_the_promise_is_kept() {
        var closed = Clocks.closedOn(LocalDate.of(2020, 1, 17)); // known only after the slip was printed
        var counted = TEN_DAYS.originalDue(closed, RECEIVED);
        var promised = TEN_DAYS.originalDue(OFFICE, RECEIVED);
        assertThat(counted.at()).isAfter(promised.at());
        assertThat(TEN_DAYS.originalDue(closed, OFFICE, RECEIVED).at()).isEqualTo(promised.at());
        assertThat(TEN_DAYS.originalDue(closed, closed, RECEIVED)).isEqualTo(counted);
        assertThat(TEN_DAYS.originalDue(OFFICE, Clocks.closedOn(LocalDate.of(2020, 6, 1)), RECEIVED))
                .isEqualTo(promised); // another edition that changes nothing here
    }
}
