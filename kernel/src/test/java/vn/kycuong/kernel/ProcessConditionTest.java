package vn.kycuong.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.kycuong.kernel.ProcessCondition.Type;

class ProcessConditionTest {
    private static final Map<String, Type> KNOWN =
            Map.of("kenh", Type.TEXT, "so_ngay", Type.NUMBER, "qua_han", Type.TRUTH, "truong_hop", Type.TEXT);
    private static final Map<String, Object> VALUES =
            Map.of("kenh", "ONLINE", "so_ngay", 12, "qua_han", false, "truong_hop", "LẦN ĐẦU");

    private static boolean holds(String text) {
        var condition = ProcessCondition.parse(text);
        assertThat(condition.problem(KNOWN)).isEmpty();
        return condition.holds(VALUES);
    }

    @Test
    void values_are_compared_by_name() {
        assertThat(holds("kenh = 'ONLINE'")).isTrue();
        assertThat(holds("kenh != 'ONLINE'")).isFalse();
        assertThat(holds("so_ngay >= 12 and so_ngay < 12.5")).isTrue();
        assertThat(holds("so_ngay > 12")).isFalse();
        assertThat(holds("truong_hop trong ('CẤP LẠI', 'LẦN ĐẦU')")).isTrue();
    }

    @Test
    void and_binds_closer_than_or_and_not_closest() {
        assertThat(holds("đúng hoặc sai và sai")).isTrue();
        assertThat(holds("(đúng hoặc sai) và sai")).isFalse();
        assertThat(holds("không qua_han và so_ngay = 12")).isTrue();
        assertThat(holds("không không qua_han")).isFalse();
        assertThat(holds("không (qua_han hoặc kenh = 'ONLINE')")).isFalse();
    }

    @Test
    void a_reserved_word_inside_quotes_is_text() {
        assertThat(holds("kenh = 'và' or kenh = '('")).isFalse();
    }

    @Test
    void what_cannot_be_read_says_where() {
        assertThatThrownBy(() -> ProcessCondition.parse("kenh = ")).hasMessageContaining("chưa hết");
        assertThatThrownBy(() -> ProcessCondition.parse("kenh = 'a' kenh")).hasMessageContaining("ký tự thứ 12");
        assertThatThrownBy(() -> ProcessCondition.parse("${kenh == 'a'}")).hasMessageContaining("ký tự thứ 1");
        assertThatThrownBy(() -> ProcessCondition.parse("")).hasMessageContaining("để trống");
        assertThatThrownBy(() -> ProcessCondition.parse("a.b()")).hasMessageContaining("ký tự thứ 2");
        assertThatThrownBy(() -> ProcessCondition.parse("(".repeat(60) + "đúng" + ")".repeat(60)))
                .hasMessageContaining("lồng quá");
        assertThatThrownBy(() -> ProcessCondition.parse("x = 'a' và ".repeat(60) + "đúng"))
                .hasMessageContaining("500");
    }

    @Test
    void an_unknown_name_and_a_wrong_type_are_named_before_anything_runs() {
        assertThat(ProcessCondition.parse("mau = 'đỏ'").problem(KNOWN).orElseThrow())
                .contains("\"mau\"")
                .contains("kenh, qua_han, so_ngay, truong_hop");
        assertThat(ProcessCondition.parse("so_ngay = 'ba'").problem(KNOWN).orElseThrow())
                .contains("số với chữ");
        assertThat(ProcessCondition.parse("kenh > 'A'").problem(KNOWN).orElseThrow())
                .contains("chỉ dùng cho số");
        assertThat(ProcessCondition.parse("so_ngay").problem(KNOWN).orElseThrow())
                .contains("đúng hoặc sai");
        assertThat(ProcessCondition.parse("qua_han và so_ngay").problem(KNOWN)).isPresent();
        assertThatThrownBy(() -> ProcessCondition.parse("qua_han").holds(Map.of()))
                .hasMessageContaining("qua_han");
    }
}
