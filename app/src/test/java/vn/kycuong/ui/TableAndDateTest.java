package vn.kycuong.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.kycuong.ui.Table.Cell;
import vn.kycuong.ui.Table.Column;

class TableAndDateTest {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);
    private static final List<Column> COLUMNS = List.of(Column.text("Đơn vị"), Column.number("Quá hạn"));

    @Test
    void a_row_is_named_by_its_first_cell_and_a_figure_is_a_link() {
        String html = table(new Table(
                "Quá hạn theo đơn vị",
                COLUMNS,
                List.of(List.of(Cell.of("Hữu Lũng <b>"), Cell.link("46", "/viec?don-vi=1&khi=late"))),
                List.of(Cell.of("Toàn tỉnh"), Cell.link("177", "/viec"))));
        assertThat(html)
                .contains(
                        "<caption class=\"govuk-visually-hidden\">Quá hạn theo đơn vị</caption>",
                        "<th scope=\"col\">Đơn vị</th>",
                        "<th scope=\"col\" class=\"kc-number\">Quá hạn</th>",
                        "<th scope=\"row\">Hữu Lũng &lt;b&gt;</th>",
                        "href=\"/viec?don-vi=1&amp;khi=late\">46</a>",
                        "<tr class=\"kc-table__total\">");
    }

    @Test
    void a_row_with_a_cell_too_few_is_refused() {
        assertThatThrownBy(() -> new Table("Quá hạn", COLUMNS, List.of(List.of(Cell.of("Hữu Lũng")))))
                .hasMessageContaining("2 columns");
    }

    @Test
    void a_moment_is_written_on_a_vietnamese_clock() {
        DateText due = DateText.of(Instant.parse("2020-02-06T02:00:00Z"), Words.of("vi"));
        var out = new StringOutput();
        ENGINE.render("ui/dateText.jte", Map.of("date", due), out);
        assertThat(out.toString())
                .contains("<time datetime=\"2020-02-06T09:00+07:00\">09:00, thứ Năm 06/02/2020</time>");
        assertThat(DateText.of(LocalDate.of(2020, 2, 9), Words.of("vi")).words())
                .isEqualTo("Chủ nhật 09/02/2020");
        assertThat(DateText.of(LocalDate.of(2020, 2, 9), Words.of("en")).words())
                .isEqualTo("Sunday 09/02/2020");
    }

    @Test
    void an_officer_can_change_the_language_too() {
        var frame = new PageFrame(
                "vi", "Việc của tôi", "", List.of(), "Công chức 1", "token", null, "/viec-cua-toi?cua=unit");
        var out = new StringOutput();
        ENGINE.render("ui/pageHeader.jte", Map.of("frame", frame, "home", "/"), out);
        assertThat(out.toString())
                .contains("href=\"/viec-cua-toi?cua=unit&amp;lang=en\" lang=\"en\"", "href=\"#muc-luc\"");
    }

    private static String table(Table table) {
        var out = new StringOutput();
        ENGINE.render("ui/table.jte", Map.of("table", table), out);
        return out.toString();
    }
}
