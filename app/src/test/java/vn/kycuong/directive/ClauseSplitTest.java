package vn.kycuong.directive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the tool proposes for a text; a person confirms it. */
class ClauseSplitTest {
    @Test
    void points_below_a_single_clause_are_called_by_their_letter_alone() {
        var split = ClauseSplit.of("""
                Theo văn bản, Chủ tịch UBND tỉnh yêu cầu:
                1. Thủ trưởng các cơ quan, đơn vị:
                a) Nghiên cứu, đổi mới cách thức quán triệt.
                b) Rà soát nội quy, quy chế.
                c) Xây dựng kế hoạch.
                d) Giải quyết thủ tục.
                đ) Tiếp nhận phản ánh.
                e) Thực hiện nhiệm vụ.
                g) Thanh tra, kiểm tra.
                """);
        assertThat(split.clauses())
                .extracting(DocumentSheet.Clause::label)
                .containsExactly("a", "b", "c", "d", "đ", "e", "g");
        assertThat(split.clauses().getFirst().heading()).isEqualTo("Nghiên cứu, đổi mới cách thức quán triệt");
        assertThat(split.notes()).isEmpty();
    }

    @Test
    void points_below_several_clauses_and_articles_bear_the_names_above_them() {
        var split = ClauseSplit.of("""
                Điều 1. Giao việc
                1. Sở Nội vụ
                a) việc một
                b) việc hai
                dòng nối của việc hai
                2. Sở Tư pháp làm việc ba
                Điều 2. Thi hành
                """);
        assertThat(split.clauses())
                .extracting(DocumentSheet.Clause::label)
                .containsExactly("1.1.a", "1.1.b", "1.2", "2");
        assertThat(split.clauses().get(1).text()).isEqualTo("việc hai\ndòng nối của việc hai");
    }

    @Test
    void a_letter_out_of_turn_is_told_and_not_mended() {
        var split = ClauseSplit.of("a) một\nb) hai\nd) ba\n");
        assertThat(split.clauses()).extracting(DocumentSheet.Clause::label).containsExactly("a", "b", "d");
        assertThat(split.notes()).singleElement().asString().contains("\"d\"", "\"c\"");
    }

    @Test
    void a_text_without_clauses_proposes_none_and_a_date_is_no_clause() {
        assertThat(ClauseSplit.of("Ngày 31/12/2019, UBND tỉnh đã ban hành văn bản.")
                        .clauses())
                .isEmpty();
        assertThat(ClauseSplit.of("31/12/2019 là ngày ban hành").clauses()).isEmpty();
    }
}
