package vn.kycuong.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClockSyncTest {
    @Test
    void what_the_machine_says_is_believed_and_nothing_is_made_up() {
        assertThat(ClockSync.asked(List.of("echo", "yes"))).hasValue(true);
        assertThat(ClockSync.asked(List.of("echo", "no"))).hasValue(false);
        assertThat(ClockSync.asked(List.of("echo", "Failed to connect"))).isEmpty();
        assertThat(ClockSync.asked(List.of("khong-co-chuong-trinh-nay"))).isEmpty();
    }
}
