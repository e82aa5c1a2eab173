package vn.kycuong.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class VndTest {
    @ParameterizedTest
    @ValueSource(strings = {"20000", "20.000", "20,000", "20 000", " 20.000 đồng ", "20.000đ", "20000 VND", "00020000"})
    void an_amount_may_be_typed_in_many_ways(String typed) {
        assertThat(Vnd.parse(typed)).hasValue(20_000);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "-20.000",
                "+5",
                "20.5",
                "20,5",
                "20.00",
                "2.0000",
                "20.000,50",
                "1e5",
                "0x10",
                "NaN",
                "9999999999999",
                "999.999.999.999.999",
                "٢٠٠٠٠",
                "２００００",
                "20.000 đồng'; drop table money.receipt--",
                "<script>alert(1)</script>",
                "20\u0000000",
                "20\n000",
                "1.000 000",
                "hai mươi nghìn",
                "../../etc/passwd"
            })
    void whatever_is_not_a_whole_amount_is_none(String typed) {
        assertThat(Vnd.parse(typed)).isEmpty();
    }

    @Test
    void what_is_shown_is_read_back() {
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            long amount = random.nextLong(Vnd.MOST + 1);
            assertThat(Vnd.parse(Vnd.text(amount))).hasValue(amount);
            assertThat(Vnd.parse(Vnd.grouped(amount))).hasValue(amount);
        }
        assertThat(Vnd.grouped(-1_234_567)).isEqualTo("-1.234.567");
    }

    @Test
    void words_that_name_other_amounts_contradict_a_figure() {
        assertThat(Vnd.contradicts("700.000 đồng (TT 44/2018/TT-BTC).", 700)).contains(true);
        assertThat(Vnd.contradicts("700.000 đồng (TT 44/2018/TT-BTC).", 700_000))
                .contains(false);
        assertThat(Vnd.contradicts("2.000 đồng mỗi trang, không quá 200.000 đồng mỗi bản.", 2_000))
                .contains(false);
        assertThat(Vnd.contradicts("Theo mức của Hội đồng nhân dân tỉnh.", 5_000))
                .isEmpty();
    }
}
