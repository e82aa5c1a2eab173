package vn.kycuong.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import vn.kycuong.ui.ClockStrip.Size;
import vn.kycuong.ui.StripDays.Cell;
import vn.kycuong.ui.StripDays.State;

/** The rules of design/pictures/NOTES.md, "Clock strip". */
class ClockStripTest {
    private static final Words W = Strips.VI;

    @Test
    void there_is_one_cell_a_day_from_receipt_to_due_date() {
        var cells = StripDays.of(Strips.picture(), false).cells();
        assertThat(cells).hasSize(24);
        assertThat(cells.getFirst().date()).isEqualTo(LocalDate.of(2020, 1, 14));
        assertThat(cells.getLast().date()).isEqualTo(LocalDate.of(2020, 2, 6));
        assertThat(cells).extracting(Cell::count).filteredOn(n -> n > 0).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void used_and_left_area_together_are_exactly_the_limit() {
        var cells = StripDays.of(Strips.picture(), false).cells();
        assertThat(area(cells, State.USED) + area(cells, State.LEFT)).isCloseTo(10.0, within(1e-6));
        assertThat(area(cells, State.PAUSED)).isCloseTo(2.0, within(1e-6));
        // 49 h 15 of 80 h used, as the picture says.
        assertThat(area(cells, State.USED) * 480).isCloseTo(49 * 60 + 15, within(1e-6));
    }

    @Test
    void receipt_and_due_stand_at_the_same_share_of_their_days() {
        var days = StripDays.of(Strips.picture(), false);
        assertThat(days.place(Strips.at("2020-01-14T09:00"))).isCloseTo(0.1875, within(1e-9));
        assertThat(days.place(Strips.at("2020-02-06T09:00"))).isCloseTo(23.1875, within(1e-9));
        assertThat(days.place(Strips.at("2020-01-14T12:45"))).isCloseTo(4.5 / 8, within(1e-9));
    }

    @Test
    void days_after_the_due_flag_are_late_until_now_and_only_working_time_counts() {
        var days = StripDays.of(Strips.late(), false);
        assertThat(days.late()).isTrue();
        assertThat(days.cells().getLast().date()).isEqualTo(LocalDate.of(2020, 1, 31));
        // 20/01 from 08:00, 21, 22, 30 and 31/01 until 10:15.
        assertThat(area(days.cells(), State.LATE) * 480).isCloseTo(450 + 3 * 480 + 165, within(1e-6));
        assertThat(days.cells())
                .extracting(Cell::lateCount)
                .filteredOn(n -> n > 0)
                .containsExactly(1, 2, 3, 4);
        assertThat(ClockStrip.svg(Strips.late(), Size.CITIZEN, W)).contains("#b80f1e", "Đã quá hạn.");
    }

    @Test
    void the_rest_of_the_due_day_is_not_late() {
        var strip = Strips.strip("2020-02-03T09:00", 3, "2020-02-06T15:00", null, null);
        assertThat(StripDays.of(strip, false).late()).isFalse();
        assertThat(ClockStrip.svg(strip, Size.CITIZEN, W)).doesNotContain("#b80f1e");
    }

    @Test
    void late_cells_are_five_pixels_taller_at_both_ends_and_days_off_are_low() throws Exception {
        var heights = heights(ClockStrip.svg(Strips.late(), Size.FILE, W));
        assertThat(heights.get("#b80f1e")).containsOnly("46");
        assertThat(heights.get("#0b6b3f")).contains("36");
        assertThat(heights.get("#f6ecd2")).containsOnly("22.3");
    }

    @Test
    void over_two_days_the_words_are_not_cut_off() throws Exception {
        var strip = Strips.strip("2020-06-15T07:39", 1, "2020-06-15T08:00", null, null);
        for (var size : List.of(Size.FILE, Size.CITIZEN)) {
            var root = parse(ClockStrip.svg(strip, size, W)).getDocumentElement();
            assertThat(Double.parseDouble(root.getAttribute("width")))
                    .as(size.name())
                    .isGreaterThan(Svg.width("Hẹn 07:39, 16/06", 13, true));
        }
    }

    @Test
    void over_two_days_the_name_of_a_pause_is_not_cut_off() throws Exception {
        var name = "Thông báo số 12/TB-CT ngày 15/06/2020";
        var strip = Strips.strip(
                "2020-06-15T08:00",
                1,
                "2020-06-15T09:00",
                null,
                null,
                new ClockStrip.PauseMark(Strips.at("2020-06-15T08:02"), Strips.at("2020-06-15T08:30"), name, null));
        var texts = parse(ClockStrip.svg(strip, Size.FILE, W)).getElementsByTagName("text");
        for (int i = 0; i < texts.getLength(); i++) {
            var text = (Element) texts.item(i);
            if (text.getTextContent().equals(name))
                assertThat(Double.parseDouble(text.getAttribute("x")))
                        .isGreaterThanOrEqualTo(Svg.width(name, 12, true) / 2 - 0.1);
        }
        assertThat(Double.parseDouble(parse(ClockStrip.svg(strip, Size.FILE, W))
                        .getDocumentElement()
                        .getAttribute("width")))
                .isGreaterThan(Svg.width(name, 12, true));
    }

    @Test
    void a_swapped_saturday_has_a_gold_ring_and_a_number() {
        var cells = StripDays.of(Strips.swappedSaturday(), false).cells();
        assertThat(cells.getLast().isMakeUp()).isTrue();
        assertThat(cells.getLast().count()).isEqualTo(3);
        assertThat(ClockStrip.svg(Strips.swappedSaturday(), Size.CITIZEN, W)).contains("#d3a33c", "Hẹn 09:00, 04/05");
    }

    @Test
    void a_standing_clock_has_no_flag_and_nothing_left() {
        var days = StripDays.of(Strips.standing(), false);
        assertThat(days.hasDue()).isFalse();
        assertThat(area(days.cells(), State.LEFT)).isZero();
        assertThat(days.cells().getLast().date()).isEqualTo(LocalDate.of(2020, 2, 5));
        assertThat(ClockStrip.svg(Strips.standing(), Size.CITIZEN, W))
                .doesNotContain("#76110f")
                .contains("Đồng hồ đang tạm dừng.");
    }

    @Test
    void a_finished_one_stops_at_its_end() {
        var days = StripDays.of(Strips.done(), false);
        assertThat(area(days.cells(), State.LEFT)).isZero();
        assertThat(ClockStrip.svg(Strips.done(), Size.CITIZEN, W))
                .contains("Xong 15:30, 13/02")
                .doesNotContain("Hôm nay 1");
    }

    @Test
    void long_limits_fold_whole_untouched_weeks_and_no_numbered_cell_is_under_24() {
        var strip = Strips.longOne();
        var days = StripDays.of(strip, false);
        var columns = StripColumns.of(days.cells(), java.util.Set.of(0, 21, 22, 23, 50, 92), Size.CITIZEN);
        assertThat(columns.all()).anyMatch(StripColumns.Column::isFolded);
        assertThat(columns.all()).filteredOn(c -> !c.isFolded()).allMatch(c -> c.width() >= 24);
        assertThat(columns.all().stream().mapToInt(StripColumns.Column::days).sum())
                .isEqualTo(days.cells().size());
        assertThat(columns.all()).filteredOn(StripColumns.Column::isFolded).allMatch(c -> c.days() % 7 == 0);
        assertThat(ClockStrip.svg(strip, Size.CITIZEN, W)).contains("× 3 tuần");
        assertThat(ClockStrip.svg(strip, Size.PHONE, W)).contains("× 3 tuần");
    }

    @Test
    void the_slip_is_grey() {
        var colours = List.of("#0b6b3f", "#cfe6da", "#b80f1e", "#f6ecd2", "#d3a33c", "#76110f");
        String slip = ClockStrip.svg(Strips.picture(), Size.SLIP, W);
        assertThat(colours).noneMatch(slip::contains);
    }

    @Test
    void the_text_alternative_tells_the_whole_account() throws Exception {
        for (Size size : List.of(Size.CITIZEN, Size.FILE, Size.COUNTER, Size.SLIP, Size.PHONE)) {
            Element svg = parse(ClockStrip.svg(Strips.picture(), size, W)).getDocumentElement();
            assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                    .isEqualTo("Đồng hồ thời hạn");
            assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                    .contains(
                            "Nhận 09:00 thứ Ba 14/01/2020",
                            "10 ngày làm việc",
                            "Tết Nguyên đán Canh Tý",
                            "Phiếu số 31",
                            "Hạn: 09:00 thứ Năm 06/02/2020",
                            "Hôm nay: 10:15, 31/01/2020");
            assertThat(svg.getAttribute("aria-describedby")).isNotEmpty();
        }
    }

    @Test
    void a_pause_is_named_under_its_bracket_with_a_link_to_its_slip() throws Exception {
        Document svg = parse(ClockStrip.svg(Strips.picture(), Size.CITIZEN, W));
        Element link = (Element) svg.getElementsByTagName("a").item(0);
        assertThat(link.getAttribute("href")).isEqualTo("/ho-so/giay/31");
        assertThat(link.getTextContent()).isEqualTo("Phiếu số 31");
        // A group, not an image: the children of an image are hidden from those who do not see.
        assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("group");
    }

    @Test
    void words_from_outside_cannot_break_out() throws Exception {
        var mark = new ClockStrip.PauseMark(
                Strips.at("2020-01-17T07:30"),
                Strips.at("2020-01-20T17:00"),
                "<script>alert(1)</script>",
                "/a?b=1&c=\"><script>");
        for (Size size : Size.values()) {
            String svg =
                    ClockStrip.svg(Strips.strip("2020-01-14T09:00", 10, "2020-01-31T10:15", null, null, mark), size, W);
            assertThat(svg).doesNotContain("<script", "style=");
            parse(svg);
        }
    }

    @Test
    void the_bars_of_a_list_share_one_axis() {
        String early = bar("2020-01-08T08:00", "2020-01-22T08:00");
        String later = bar("2020-01-30T09:00", "2020-02-14T17:00");
        assertThat(early).contains("#b80f1e").contains("width=\"304\"");
        assertThat(later).doesNotContain("#b80f1e").contains("width=\"304\"");
        assertThat(now(early)).isEqualTo(now(later));
    }

    private static String bar(String opened, String due) {
        return ClockStrip.bar(
                Strips.CALENDAR,
                Strips.at(opened),
                Strips.at(due),
                null,
                Strips.at("2020-01-31T10:15"),
                LocalDate.of(2020, 1, 6),
                LocalDate.of(2020, 2, 16),
                W);
    }

    private static String now(String bar) {
        return bar.replaceAll("(?s).*<path d=\"(M[0-9.]+ 0V48)\".*", "$1");
    }

    private static double area(List<Cell> cells, State state) {
        return cells.stream()
                .flatMap(cell -> cell.pieces().stream())
                .filter(piece -> piece.state() == state)
                .mapToDouble(StripDays.Piece::width)
                .sum();
    }

    private static java.util.Map<String, List<String>> heights(String svg) throws Exception {
        var heights = new java.util.HashMap<String, List<String>>();
        var rects = parse(svg).getElementsByTagName("rect");
        for (int i = 0; i < rects.getLength(); i++) {
            Element rect = (Element) rects.item(i);
            heights.computeIfAbsent(rect.getAttribute("fill"), _ -> new ArrayList<>())
                    .add(rect.getAttribute("height"));
        }
        return heights;
    }

    private static Document parse(String svg) throws ParserConfigurationException, IOException, SAXException {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
