package vn.kycuong.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonNameTest {
    @Test
    void a_name_in_any_script_is_a_name() {
        for (var name : List.of("Nguyễn Thị Ánh", "Ỷ", "Hộ kinh doanh 26/3", "李明", "محمد", "O’Brien"))
            assertThat(new PersonName(name).value()).isEqualTo(name);
        assertThat(new PersonName(Normalizer.normalize("Nguyễn Thị Ánh", Normalizer.Form.NFD)).value())
                .isEqualTo("Nguyễn Thị Ánh");
    }

    @Test
    void what_nobody_can_see_is_no_name() {
        for (var blank :
                List.of("", " ", "\u00a0", "\u200b\u200d", "\u3000\ufeff", "\u3164", "\u202e", "—", "\u0000")) {
            assertThat(PersonName.isMissing(blank)).isTrue();
            assertThat(PersonName.of(blank)).isEmpty();
            assertThatThrownBy(() -> new PersonName(blank)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void signs_that_turn_the_reading_direction_and_controls_are_left_out() {
        assertThat(new PersonName("Lê\u202e Văn\u0000\u00a0 Tám\u200b").value()).isEqualTo("Lê Văn Tám");
    }

    @Test
    void the_length_is_counted_after_normalising() {
        var grows = "\ud834\udd5e".repeat(51); // one sign that becomes two, of two characters each
        assertThat(PersonName.isTooLong(grows + "a")).isTrue();
        assertThat(PersonName.of(grows + "a")).isEmpty();
        assertThat(PersonName.of("a".repeat(200))).isPresent();
        assertThat(PersonName.of("a".repeat(201))).isEmpty();
    }
}
