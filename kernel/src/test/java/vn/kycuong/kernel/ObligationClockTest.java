package vn.kycuong.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.kycuong.kernel.Clocks.CUTOFF;
import static vn.kycuong.kernel.Clocks.OFFICE;
import static vn.kycuong.kernel.Clocks.at;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;

class ObligationClockTest {
    private static final WarningLead TWO_DAYS = new WarningLead(960);
    private static final Instant RECEIVED = at(1, 14, 9, 0);
    private static final ObligationClock TEN_DAYS =
            ObligationClock.started(RECEIVED, Limit.parse("10WD"), "test", CUTOFF);

    @Test
    void ten_working_days_over_tet() {
        var reading = TEN_DAYS.read(OFFICE, TWO_DAYS);
        assertThat(reading.dueAt()).isEqualTo(at(2, 4, 9, 0));
        assertThat(reading.lateFrom()).isEqualTo(at(2, 5, 0, 0));
        assertThat(reading.warnFrom()).isEqualTo(at(1, 31, 9, 0));
        assertThat(reading.pausedSince()).isNull();
    }

    @Test
    void a_stopped_clock_has_no_due_date() {
        var stopped = TEN_DAYS.stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(1, 17, 7, 30));
        var reading = stopped.read(OFFICE, TWO_DAYS);
        assertThat(reading.dueAt()).isNull();
        assertThat(reading.lateFrom()).isNull();
        assertThat(reading.pausedSince()).isEqualTo(at(1, 17, 7, 30));
    }

    @Test
    void a_resumed_clock_is_due_later_by_what_it_stood_still() {
        var resumed = TEN_DAYS.stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(1, 17, 7, 30))
                .resumed(at(1, 21, 7, 30), ResumePolicy.RESUME);
        assertThat(resumed.read(OFFICE, TWO_DAYS).dueAt()).isEqualTo(at(2, 6, 9, 0));
    }

    @Test
    void a_restarted_clock_counts_the_whole_limit_again() {
        var restarted = TEN_DAYS.stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(1, 17, 7, 30))
                .resumed(at(1, 21, 8, 0), ResumePolicy.RESTART);
        assertThat(restarted.read(OFFICE, TWO_DAYS).dueAt()).isEqualTo(at(2, 11, 8, 0));
    }

    @Test
    void a_pause_never_cures_lateness() {
        var late = TEN_DAYS.stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(2, 10, 8, 0));
        assertThat(late.read(OFFICE, TWO_DAYS).lateFrom()).isEqualTo(at(2, 5, 0, 0));
        assertThat(late.resumed(at(2, 20, 8, 0), ResumePolicy.RESUME)
                        .read(OFFICE, TWO_DAYS)
                        .lateFrom())
                .isEqualTo(at(2, 5, 0, 0));
    }

    @Test
    void an_extension_keeps_both_dates() {
        var extended = TEN_DAYS.extended(at(2, 3, 8, 0), at(2, 7, 9, 0), "Phiếu xin lỗi số 2");
        assertThat(extended.read(OFFICE, TWO_DAYS).dueAt()).isEqualTo(at(2, 7, 9, 0));
        assertThat(extended.originalDue(OFFICE, RECEIVED).at()).isEqualTo(at(2, 4, 9, 0));
    }

    @Test
    void a_pause_after_an_extension_moves_the_promise() {
        var extended = TEN_DAYS.extended(at(2, 3, 8, 0), at(2, 7, 9, 0), "Phiếu xin lỗi số 2");
        var resumed = extended.stopped(Ground.FINANCE, "Thông báo 5", at(2, 4, 8, 0))
                .resumed(at(2, 5, 8, 0), ResumePolicy.RESUME);
        assertThat(resumed.read(OFFICE, TWO_DAYS).dueAt()).isEqualTo(at(2, 10, 9, 0));
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
                        .isBefore(clock.read(OFFICE, TWO_DAYS).dueAt())) break;
                clock = clock.stopped(Ground.SUPPLEMENT, "p", LegalZone.instant(from))
                        .resumed(LegalZone.instant(to), ResumePolicy.RESUME);
                at = to;
            }
            var due = LegalZone.local(clock.read(OFFICE, TWO_DAYS).dueAt());
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
}
