package vn.kycuong.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.kycuong.counter.PersonFacts.Kind;

/** What stands out of somebody's facts. */
class FlagRulesTest {
    @Test
    void as_many_as_the_parameter_says_make_a_flag_and_one_less_none() {
        assertThat(FlagRules.flags(Map.of(Kind.LATE, 3, Kind.COMPLAINED, 2), _ -> 3))
                .containsExactly(new Flag(Kind.LATE, 3, 3));
    }

    @Test
    void what_is_work_well_done_never_is_one_and_a_parameter_of_nothing_switches_it_off() {
        assertThat(FlagRules.flags(Map.of(Kind.TAKEN_IN, 900, Kind.SATISFIED, 900), _ -> 1))
                .isEmpty();
        assertThat(FlagRules.flags(Map.of(Kind.LATE, 9), _ -> 0)).isEmpty();
    }
}
