package vn.kycuong.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.kycuong.kernel.UnitId;

class TargetRuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "kinds:AGENCY,DISTRICT",
                "kinds:COMMUNE under:12 without:20,31 roles:RECEIVER,OFFICER",
                "units:5,9 heads",
                "kinds:AGENCY units:5 roles:LEADER heads"
            })
    void what_is_stored_is_read_back(String text) {
        assertThat(TargetRule.parse(text).text()).isEqualTo(text);
    }

    @Test
    void a_rule_is_composed_as_it_is_written() {
        assertThat(TargetRule.of(UnitKind.AGENCY, UnitKind.DISTRICT).held(Set.of(PostRole.LEADER), true))
                .isEqualTo(TargetRule.parse("kinds:DISTRICT,AGENCY roles:LEADER heads"));
        assertThat(TargetRule.of(Set.of(new UnitId(9), new UnitId(5))).text()).isEqualTo("units:5,9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kinds:VILLAGE", "under:x", "anybody", "color:red", "units:", "roles:BOSS kinds:AGENCY"})
    void what_is_not_understood_is_named(String text) {
        assertThatThrownBy(() -> TargetRule.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("đối tượng");
    }

    @Test
    void a_rule_for_nobody_is_none() {
        assertThatThrownBy(() -> TargetRule.parse("heads")).hasMessageContaining("chưa nêu");
    }
}
