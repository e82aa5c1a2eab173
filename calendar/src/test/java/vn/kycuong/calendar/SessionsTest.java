package vn.kycuong.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final Session MORNING = Session.of("07:30", "12:00");
    private static final Session AFTERNOON = Session.of("13:30", "17:00");

    @Test
    void a_usual_day_has_eight_hours() {
        Sessions day = Sessions.of(MORNING, AFTERNOON);
        assertThat(day.minutes()).isEqualTo(480);
        assertThat(day.opening()).isEqualTo("07:30");
        assertThat(day.closing()).isEqualTo("17:00");
    }

    @Test
    void sessions_may_touch() {
        assertThat(Sessions.of(MORNING, Session.of("12:00", "13:00")).minutes()).isEqualTo(330);
    }

    @Test
    void sessions_out_of_order_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sessions.of(AFTERNOON, MORNING))
                .withMessage("Buổi làm việc 07:30–12:00 phải bắt đầu sau khi buổi 13:30–17:00 kết thúc.");
    }

    @Test
    void overlapping_sessions_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Sessions.of(MORNING, Session.of("11:59", "17:00")));
    }

    @Test
    void a_session_over_midnight_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Session.of("22:00", "06:00"))
                .withMessage("Buổi làm việc 22:00–06:00: giờ kết thúc phải sau giờ bắt đầu, trong cùng một ngày.");
    }

    @Test
    void a_session_with_seconds_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Session(LocalTime.of(7, 30, 15), LocalTime.NOON))
                .withMessage("Buổi làm việc 07:30:15–12:00 phải tròn phút.");
    }

    @Test
    void a_day_off_has_no_sessions() {
        assertThat(Sessions.NONE.isEmpty()).isTrue();
        assertThat(Sessions.NONE.minutes()).isZero();
    }
}
