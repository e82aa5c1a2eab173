package vn.kycuong.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table for a spreadsheet, in which nobody's name can become a formula. */
class CsvTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://x\")",
                "+1",
                "-1+cmd|' /C calc'!A0",
                "@SUM(A1)",
                "\t=1",
                " =1",
                "\r=1",
                "\n=1",
                "＝1"
            })
    void a_cell_that_would_begin_a_formula_stands_behind_an_apostrophe(String evil) {
        var cell = Csv.cell(evil);
        assertThat(cell.startsWith("\"") ? cell.substring(1) : cell).startsWith("'");
    }

    @Test
    void ordinary_names_stay_as_they_are() {
        assertThat(Csv.cell("Nguyễn Thị Ánh")).isEqualTo("Nguyễn Thị Ánh");
        assertThat(Csv.cell("H37.T12-200615-0001")).isEqualTo("H37.T12-200615-0001");
        assertThat(Csv.cell("")).isEmpty();
    }

    @Test
    void separators_and_quotes_are_kept_inside_their_cell() {
        var out = new StringWriter();
        new Csv(out).row(List.of("a,b", "c \"d\"", "e\nf", "g"));
        assertThat(out).hasToString("\uFEFF\"a,b\",\"c \"\"d\"\"\",\"e\nf\",g\r\n");
    }
}
