package vn.kycuong.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DayTicksTest {
    @Test
    void usual_lengths_divide_a_day_exactly() {
        assertThat(IntStream.rangeClosed(1, 28).map(quarter -> quarter * 15))
                .allMatch(minutes -> DayTicks.PER_DAY % minutes == 0);
        assertThat(IntStream.rangeClosed(1, 28).map(half -> half * 30))
                .allMatch(minutes -> DayTicks.PER_DAY % minutes == 0);
    }

    @Test
    void every_minute_of_every_length_comes_back() {
        for (int minutes = 1; minutes <= LegalZone.MINUTES_PER_DAY; minutes++) {
            for (int worked = 0; worked <= minutes; worked++) {
                if (DayTicks.worked(DayTicks.of(worked, minutes), minutes) != worked) {
                    assertThat(worked).as("of " + minutes).isEqualTo(-1);
                }
            }
        }
    }

    @Test
    void the_ends_of_a_day_are_whole() {
        assertThat(IntStream.rangeClosed(1, LegalZone.MINUTES_PER_DAY))
                .allMatch(minutes -> DayTicks.of(0, minutes) == 0 && DayTicks.of(minutes, minutes) == DayTicks.PER_DAY);
    }
}
