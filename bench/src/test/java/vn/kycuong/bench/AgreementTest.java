package vn.kycuong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {
    @Test
    void whoever_can_know_the_days_says_the_same_as_we_do() {
        var outcome = Agreement.check(List.of(1, 2, 5, 30, 1_000));
        assertThat(outcome.disagreements()).isEmpty();
        assertThat(outcome.compared()).isGreaterThan(50_000);
    }

    @Test
    void process_engines_do_not_know_the_days() {
        assertThat(Agreement.check(List.of(10)).engines()).isZero();
    }
}
