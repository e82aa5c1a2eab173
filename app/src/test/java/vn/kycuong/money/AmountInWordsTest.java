package vn.kycuong.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts written out: by examples, and read back by a reader that knows nothing of how they were written. */
class AmountInWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0|Không đồng
            5|Năm đồng
            10|Mười đồng
            15|Mười lăm đồng
            21|Hai mươi mốt đồng
            101|Một trăm linh một đồng
            111|Một trăm mười một đồng
            1000|Một nghìn đồng
            1005|Một nghìn không trăm linh năm đồng
            1050|Một nghìn không trăm năm mươi đồng
            8000|Tám nghìn đồng
            20000|Hai mươi nghìn đồng
            135000|Một trăm ba mươi lăm nghìn đồng
            200000|Hai trăm nghìn đồng
            205500|Hai trăm linh năm nghìn năm trăm đồng
            1000000|Một triệu đồng
            1000001|Một triệu không trăm linh một đồng
            2005000|Hai triệu không trăm linh năm nghìn đồng
            1000000000|Một tỷ đồng
            1000000005|Một tỷ không trăm linh năm đồng
            1234567891|Một tỷ hai trăm ba mươi bốn triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi mốt đồng
            5000000000000|Năm nghìn tỷ đồng
            """)
    void an_amount_is_written_as_offices_write_it(long amount, String words) {
        assertThat(AmountInWords.of(amount)).isEqualTo(words);
    }

    @Test
    void a_hundred_thousand_amounts_are_read_back_as_they_were() {
        for (long amount = 0; amount < 20_000; amount++) isReadBack(amount);
        var random = new Random(20_260_717);
        for (int i = 0; i < 80_000; i++) isReadBack(random.nextLong(powerOfTen(1 + random.nextInt(14))));
        for (int digits = 1; digits < 15; digits++) {
            isReadBack(powerOfTen(digits) - 1);
            isReadBack(powerOfTen(digits));
            isReadBack(powerOfTen(digits) + 1);
        }
    }

    @Test
    void less_than_nothing_is_no_amount() {
        assertThatThrownBy(() -> AmountInWords.of(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static long powerOfTen(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) power *= 10;
        return power;
    }

    private static void isReadBack(long amount) {
        var words = AmountInWords.of(amount);
        assertThat(words).doesNotContain("  ").endsWith(" đồng");
        var left = new ArrayDeque<>(Arrays.asList(
                words.substring(0, words.length() - 5).toLowerCase().split(" ")));
        assertThat(read(left)).as(words).isEqualTo(amount);
        assertThat(left).isEmpty();
    }

    private static final List<String> DIGITS =
            List.of("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín");

    /** Adds up what it meets: units of ten multiply what stands before them. */
    private static long read(Deque<String> words) {
        long whole = 0; // beyond a billion
        long sum = 0;
        long group = 0;
        long digit = 0;
        while (!words.isEmpty()) {
            var word = words.poll();
            switch (word) {
                case "mười" -> group += 10;
                case "mươi" -> {
                    group += digit * 10;
                    digit = 0;
                }
                case "trăm" -> {
                    group += digit * 100;
                    digit = 0;
                }
                case "linh" -> {}
                case "nghìn", "triệu" -> {
                    sum += (group + digit) * (word.equals("nghìn") ? 1_000 : 1_000_000);
                    group = 0;
                    digit = 0;
                }
                case "tỷ" -> {
                    whole = (sum + group + digit) * 1_000_000_000L;
                    sum = 0;
                    group = 0;
                    digit = 0;
                }
                case "mốt" -> digit = 1;
                case "lăm" -> digit = 5;
                default -> {
                    digit = DIGITS.indexOf(word);
                    assertThat(digit).as(word).isNotNegative();
                }
            }
        }
        return whole + sum + group + digit;
    }
}
