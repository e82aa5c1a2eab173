package vn.kycuong.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.kycuong.directive.Directive;
import vn.kycuong.directive.DirectiveText;
import vn.kycuong.directive.DocumentSheet;

class ReadingTextTest {
    private static DirectiveText document(String clause) {
        var d = new Directive(
                "1-CT-MAU",
                "1",
                "CT-MAU",
                "UBND mẫu",
                "Chỉ thị",
                LocalDate.of(2020, 1, 2),
                "Về việc mẫu",
                "mẫu",
                null,
                Directive.Origin.REFERENCE,
                DocumentSheet.Direction.OUT,
                null,
                null,
                null,
                new UUID(0, 1));
        return new DirectiveText(
                d,
                List.of(
                        new Directive.Clause("1-CT-MAU", "a", 1, "Đọc", clause),
                        new Directive.Clause("1-CT-MAU", "b", 2, "Làm", "Làm đi.")),
                List.of(),
                List.of(),
                List.of());
    }

    private static ReadingText text(String clauseText, String body) {
        return ReadingText.of(document(clauseText), "Đợt mẫu", "Mọi người", body);
    }

    @Test
    void the_fingerprint_is_that_of_the_bytes_and_another_letter_is_another_fingerprint() {
        var text = text("Đọc đi.", "Lời dặn");
        assertThat(ReadingText.of(text.bytes())).isEqualTo(text);
        assertThat(text("Đọc đi.", "Lời dặn!").sha256()).isNotEqualTo(text.sha256());
        assertThat(text("Đọc đi!", "Lời dặn").sha256())
                .as("the clause is part of it")
                .isNotEqualTo(text.sha256());
    }

    @Test
    void typed_decomposed_or_with_other_line_ends_it_is_the_same_text() {
        assertThat(text(
                        "Đọc đi.",
                        java.text.Normalizer.normalize("Lời dặn\r\nhai dòng  \r\n", java.text.Normalizer.Form.NFD)))
                .isEqualTo(text("Đọc đi.", "Lời dặn\nhai dòng"));
    }

    @Test
    void every_clause_of_the_document_and_where_our_text_comes_from_stand_in_it() {
        assertThat(text("Đọc đi.", "x").text())
                .contains("Đợt mẫu", "Bản đọc dành cho: Mọi người", "Điểm a. Đọc", "Đọc đi.", "Làm đi.", "Nguồn: mẫu.");
    }

    @Test
    void a_long_text_falls_into_parts_that_together_are_all_of_it() {
        var body = "Một đoạn dài. ".repeat(40).strip();
        var text = text("Đọc đi.", String.join("\n\n", List.of(body, body, body, body, body, body)));
        assertThat(text.parts()).hasSizeGreaterThan(1);
        assertThat(text.parts().stream().flatMap(List::stream).toList()).isEqualTo(text.blocks());
        assertThat(text("Đọc đi.", "ngắn").parts()).hasSize(1);
    }
}
