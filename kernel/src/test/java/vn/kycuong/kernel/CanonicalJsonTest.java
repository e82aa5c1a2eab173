package vn.kycuong.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    @Test
    void keys_stand_in_utf16_order_whatever_the_map() {
        assertThat(CanonicalJson.text(Map.of("b", 1, "a", 2, "B", 3, "€", 4)))
                .isEqualTo("{\"B\":3,\"a\":2,\"b\":1,\"€\":4}");
    }

    @Test
    void escapes_are_the_shortest_of_rfc_8785() {
        assertThat(CanonicalJson.text(Map.of("t", "\u0000\u001f\b\t\n\f\r\"\\/é€")))
                .isEqualTo("{\"t\":\"\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\/é€\"}");
    }

    @Test
    void lists_keep_their_order_and_there_are_no_spaces() {
        assertThat(CanonicalJson.text(Map.of("list", List.of(3, "hai", true, List.of(), Map.of()))))
                .isEqualTo("{\"list\":[3,\"hai\",true,[],{}]}");
    }

    @Test
    void a_fraction_has_no_place_in_a_ledger_of_facts() {
        assertThatThrownBy(() -> CanonicalJson.text(Map.of("x", 0.5))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbers_beyond_2_to_the_53_are_refused() {
        assertThat(CanonicalJson.text(Map.of("x", 1L << 53))).isEqualTo("{\"x\":9007199254740992}");
        assertThatThrownBy(() -> CanonicalJson.text(Map.of("x", (1L << 53) + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
