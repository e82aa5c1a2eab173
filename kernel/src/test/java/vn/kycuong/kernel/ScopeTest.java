package vn.kycuong.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTest {
    @Test
    void a_scope_holds_the_units_it_was_made_from_and_no_other() {
        var scope = Scope.of(List.of(new UnitId(9), new UnitId(3), new UnitId(9)), 4);
        assertThat(scope.contains(new UnitId(3))).isTrue();
        assertThat(scope.contains(new UnitId(4))).isFalse();
        assertThat(scope.unitNumbers()).containsExactly(3, 9);
        assertThat(scope.grantVersion()).isEqualTo(4);
    }

    @Test
    void the_empty_scope_holds_nothing_and_the_full_one_everything() {
        assertThat(Scope.none().contains(new UnitId(1))).isFalse();
        assertThat(Scope.all(1).contains(new UnitId(1))).isTrue();
    }

    @Test
    void the_same_form_names_the_same_case_and_another_form_another() {
        assertThat(CaseId.ofForm("0123456789abcdef")).isEqualTo(CaseId.ofForm("0123456789abcdef"));
        assertThat(CaseId.ofForm("0123456789abcdef")).isNotEqualTo(CaseId.ofForm("0123456789abcdeg"));
    }
}
