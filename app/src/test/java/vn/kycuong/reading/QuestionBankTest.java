package vn.kycuong.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuestionBankTest {
    private static final String TWO = """
            ? Văn bản do ai ban hành?
            - Bộ Nội vụ
            + Ủy ban nhân dân tỉnh
            ! Đầu văn bản.

            [một cửa]
            ? Hồ sơ quá hạn thì làm gì?
            + Gửi phiếu xin lỗi
            - Để đó
            ! Điểm d.
            ! Câu thứ hai của giải thích.
            """;

    @Test
    void a_question_has_its_choices_the_right_one_and_its_explanation() {
        var bank = QuestionBank.parse(TWO);
        assertThat(bank.problems()).isEmpty();
        var first = bank.questions().getFirst();
        assertThat(first.choices()).containsExactly("Bộ Nội vụ", "Ủy ban nhân dân tỉnh");
        assertThat(first.right()).isEqualTo(1);
        assertThat(bank.questions().getLast().why()).isEqualTo("Điểm d. Câu thứ hai của giải thích.");
    }

    @Test
    void a_question_under_a_group_is_asked_of_that_group_alone() {
        var bank = QuestionBank.parse(TWO);
        assertThat(bank.countFor(ReadingGroup.COUNTER)).isEqualTo(2);
        assertThat(bank.countFor(ReadingGroup.LEADERS)).isEqualTo(1);
    }

    @Test
    void what_is_wrong_is_told_with_its_line_all_of_it() {
        var bank = QuestionBank.parse(
                "lời thừa\n? Câu không có đáp án đúng\n- A\n- A\n[ai đó]\n+ mồ côi\n? Hai đáp án đúng\n+ A\n+ B\n");
        assertThat(bank.problems())
                .extracting(p -> p.line() + " " + p.wordKey())
                .containsExactly(
                        "1 reading.bank.unknown",
                        "4 reading.bank.twice",
                        "2 reading.bank.noRight",
                        "2 reading.bank.choices",
                        "2 reading.bank.noWhy",
                        "5 reading.bank.group",
                        "6 reading.bank.noQuestion",
                        "9 reading.bank.twoRight",
                        "7 reading.bank.choices",
                        "7 reading.bank.noWhy");
    }

    @Test
    void nothing_typed_is_no_question_and_no_mistake() {
        assertThat(QuestionBank.parse("").questions()).isEmpty();
        assertThat(QuestionBank.parse(" \n\n").problems()).isEmpty();
    }
}
