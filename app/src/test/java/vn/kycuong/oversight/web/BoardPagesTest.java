package vn.kycuong.oversight.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.directive.Directives;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.oversight.Counts;
import vn.kycuong.oversight.Figure;
import vn.kycuong.oversight.Indicators;
import vn.kycuong.oversight.OversightWorld;
import vn.kycuong.ui.PageFrame;
import vn.kycuong.ui.Words;

/** The boards on the real organisation: every figure shown is the count of the list its link opens, and rows sum to the total. */
class BoardPagesTest {
    private static final Instant NOW =
            LegalZone.instant(LocalDate.of(2020, 6, 15).atTime(8, 0));
    private static final int GONE = 9_999;

    private static OversightWorld world;
    private static Officer chair;
    private static Officer district;
    private static UnitTree tree;

    @BeforeAll
    static void dossiers_all_over_the_province() {
        world = new OversightWorld();
        var organisation = world.context.getBean(Organisation.class);
        tree = world.context.getBean(UnitTree.class);
        var day = LocalDate.of(2020, 6, 15);
        var huuLung = organisation.unitsAt(day, UnitKind.DISTRICT).stream()
                .filter(u -> u.name().contains("Hữu Lũng"))
                .findFirst()
                .orElseThrow();
        var units = new ArrayList<Integer>(
                List.of(organisation.province().id().value(), huuLung.id().value(), GONE));
        organisation.children(huuLung.id(), day).stream().limit(3).forEach(u -> units.add(u.id().value()));
        organisation.unitsAt(day, UnitKind.AGENCY).stream().limit(3).forEach(u -> units.add(u.id().value()));
        organisation.unitsAt(day, UnitKind.VERTICAL).stream().limit(1).forEach(u -> units.add(u.id().value()));
        var random = new Random(1404);
        for (int i = 0; i < 120; i++) {
            world.live(
                    random,
                    NOW.minus(Duration.ofMinutes(60 * 24 * 2 + random.nextInt(60 * 24 * 60))),
                    units.stream().mapToInt(Integer::intValue).toArray());
        }
        world.feed.catchUp();
        chair = officer("CHAIR", organisation.province().id(), Scope.all(1));
        district = officer("LEADER", huuLung.id(), Scope.of(tree.subtree(huuLung.id(), day), 1));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void every_figure_of_the_unit_board_is_the_count_of_the_list_it_links_to() {
        for (var officer : List.of(chair, district)) {
            var board = board(officer, null, "");
            assertThat(board.rows()).isNotEmpty();
            for (var line : board.rows())
                for (var figure : Figure.values()) assertOpens(line.href(figure), line.count(figure), officer);
            for (var figure : Figure.values())
                assertOpens(board.total().href(figure), board.total().count(figure), officer);
        }
    }

    @Test
    void the_rows_of_the_unit_board_sum_to_its_total_and_the_opened_unit_to_its_parts() {
        for (var officer : List.of(chair, district)) {
            var board = board(officer, district.unit().value(), "");
            var top = board.rows().stream()
                    .filter(l -> l.depth() == 0)
                    .map(BoardView.Line::counts)
                    .reduce(Counts.NONE, Counts::plus);
            var parts = board.rows().stream()
                    .filter(l -> l.depth() == 1)
                    .map(BoardView.Line::counts)
                    .reduce(Counts.NONE, Counts::plus);
            var opened = board.rows().stream()
                    .filter(BoardView.Line::open)
                    .findFirst()
                    .orElseThrow();
            for (var figure : Figure.values()) {
                assertThat(top.of(figure))
                        .as(figure.name())
                        .isEqualTo(board.total().count(figure));
                assertThat(parts.of(figure)).as(figure.name()).isEqualTo(opened.count(figure));
            }
        }
    }

    @Test
    void the_columns_of_the_scoreboard_sum_to_its_total_and_every_cell_opens_the_list_it_is_made_of() {
        int opened = 0;
        for (var officer : List.of(chair, district)) {
            for (var span : List.of("thang", "quy", "nam")) {
                var board = scoreboard(officer, span, null);
                for (var clause : board.clauses()) {
                    for (var row : clause.rows()) {
                        assertThat(row.cells()).hasSameSizeAs(board.columns());
                        if (!row.total().href().startsWith(IndicatorQuery.LIST)) {
                            // taken of a sum: its own page names the list of each part
                            assertThat(row.cells())
                                    .allMatch(cell -> cell.href().startsWith("/chi-so/" + row.indicatorKey()));
                            continue;
                        }
                        long sum = 0;
                        for (var cell : row.cells()) {
                            long count = counted(cell.href(), officer).count();
                            sum += count;
                            assertMadeOf(cell, count, row);
                            if (count > 0) opened++;
                        }
                        long total = counted(row.total().href(), officer).count();
                        assertThat(sum).as(row.name()).isEqualTo(total);
                        assertMadeOf(row.total(), total, row);
                    }
                }
            }
        }
        assertThat(opened).isGreaterThan(20);
    }

    /** "3/4", "12", "87,3 %": the list has as many lines as the value says it was taken of. */
    private static void assertMadeOf(ScoreboardView.Cell cell, long count, ScoreboardView.Row row) {
        var text = cell.text();
        if (text.isEmpty()) assertThat(count).as(row.name()).isZero();
        else if (text.contains("/")) assertThat(text).as(row.name()).endsWith("/" + count);
        else if (row.count()) assertThat(text).as(row.name()).isEqualTo(Long.toString(count));
        else assertThat(count).as(row.name()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void one_unit_looked_at_closely_has_its_values_their_change_and_its_list_of_what_is_late_for_longest() {
        var board = scoreboard(chair, "nam", district.unit().value());
        var chosen = board.chosen();
        assertThat(chosen.name()).contains("Hữu Lũng");
        assertThat(chosen.lines()).extracting(ScoreboardView.Line::letter).contains("a", "c", "d", "e");
        assertThat(chosen.lines()).anyMatch(line -> !line.change().isEmpty());
        assertThat(board.columns()).filteredOn(ScoreboardView.Column::chosen).hasSize(1);
    }

    @Test
    void a_unit_that_the_register_never_heard_of_is_counted_and_named_by_its_number() {
        assertThat(board(chair, null, "").rows()).anyMatch(l -> l.name().equals("№ " + GONE));
    }

    @Test
    void the_head_of_a_district_sees_only_what_lies_in_or_came_through_the_district() {
        var list = list("/bang-don-vi/danh-sach?so=dang-giai-quyet", district);
        var seen = tree.subtree(district.unit(), LocalDate.of(2020, 6, 15)).stream()
                .map(u -> tree.name(u, LocalDate.of(2020, 6, 15)))
                .toList();
        assertThat(list.lines()).isNotEmpty().allMatch(l -> seen.contains(l.unit()) || seen.contains(l.unitIn()));
        assertThat(list.count())
                .isLessThan(
                        list("/bang-don-vi/danh-sach?so=dang-giai-quyet", chair).count());
    }

    @Test
    void the_pages_say_the_clauses_that_are_not_measured_and_why() {
        var html = render(
                "oversight/scoreboard", Map.of("board", scoreboard(chair, "nam", null), "directives", List.of()), "vi");
        assertThat(html).contains("Bảng điểm thực hiện văn bản 1404/UBND-NC", "id=\"diem-đ\"", "Sẽ đo khi");
        assertThat(html.split("Chưa đo\\.</strong>", -1)).hasSize(3);
        assertWorded(html);
    }

    @Test
    void the_unit_board_and_its_lists_have_words_for_everything_in_both_languages() {
        for (var lang : List.of("vi", "en")) {
            assertWorded(render(
                    "oversight/board",
                    Map.of("board", board(chair, district.unit().value(), "1")),
                    lang));
            assertWorded(render(
                    "oversight/scoreboard",
                    Map.of("board", scoreboard(chair, "quy", district.unit().value()), "directives", List.of()),
                    lang));
            for (var figure : Figure.values()) {
                assertWorded(render(
                        "oversight/list",
                        Map.of("view", list("/bang-don-vi/danh-sach?so=" + figure.slug(), chair)),
                        lang));
            }
        }
    }

    @Test
    void the_documents_show_their_clauses_and_link_to_the_scoreboard() {
        var directives = world.context.getBean(Directives.class);
        var text = directives.find(Directives.FIRST).orElseThrow();
        var day = LocalDate.of(2020, 6, 15);
        var model = new HashMap<String, Object>(Map.of(
                "text",
                text,
                "citing",
                List.of(),
                "day",
                day,
                "standing",
                directives.standing(text.document(), day),
                "duties",
                Map.of(),
                "editions",
                1,
                "scans",
                List.of(),
                "mayEnter",
                false,
                "key",
                "k"));
        model.put("problem", null);
        model.put("outcomes", java.util.Collections.nCopies(20, java.util.Optional.empty()));
        var html = render("directive/document", model, "vi");
        assertThat(html)
                .contains("/bang-chi-dao?van-ban=1404-UBND-NC#diem-d", "theo bài viết, chưa có bản gốc", "26/CT-TTg");
        assertWorded(html);
    }

    @Test
    void the_file_of_a_list_has_its_filter_its_moment_and_one_line_a_dossier() throws Exception {
        var query = query("/bang-don-vi/danh-sach?so=dang-giai-quyet&luc=" + NOW);
        var response = new MockHttpServletResponse();
        world.context.getBean(FigureListPages.class).csv(query, chair, response);
        var lines = response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8)
                .split("\r\n");
        assertThat(lines[0]).contains("bí danh");
        assertThat(lines[1]).isEqualTo("Con số,Đang giải quyết");
        assertThat(lines).contains("Số liệu đúng lúc,08:00:00 15/06/2020");
        int head = List.of(lines).indexOf("") + 1;
        assertThat(lines.length - head - 1).isEqualTo((int)
                list("/bang-don-vi/danh-sach?so=dang-giai-quyet", chair).count());
    }

    @Test
    void a_search_finds_by_part_of_a_code_and_changes_the_list_but_not_the_figure() {
        var all = list("/bang-don-vi/danh-sach?so=dang-giai-quyet", chair);
        var none = list("/bang-don-vi/danh-sach?so=dang-giai-quyet&tim=khong-co-ma-nay", chair);
        assertThat(none.lines()).isEmpty();
        assertThat(none.count()).isEqualTo(all.count());
    }

    @Test
    void a_broken_address_is_answered_at_the_moment_of_asking() {
        assertThat(ListQuery.parse("qua-han", null, "", "tuan", "hôm qua", "", NOW)
                        .orElseThrow()
                        .moment())
                .isEqualTo(NOW);
        assertThat(ListQuery.parse("qua-han", null, "", "", "2999-01-01T00:00:00Z", "", NOW)
                        .orElseThrow()
                        .moment())
                .isEqualTo(NOW);
        assertThat(ListQuery.parse("khong-co", null, "", "", null, "", NOW)).isEmpty();
        assertThat(ListQuery.parse("qua-han", null, "", "", null, "x".repeat(10_000), NOW)
                        .orElseThrow()
                        .words())
                .hasSize(200);
    }

    // ---- asking the pages
    // ----------------------------------------------------------------------------------------------

    private static void assertOpens(String href, long count, Officer officer) {
        assertThat(list(href, officer).count()).as(href).isEqualTo(count);
    }

    private static void assertWorded(String html) {
        assertThat(Pattern.compile("(oversight|directive|dossier)\\.[a-z]")
                        .matcher(html.replaceAll("href=\"[^\"]*\"", "")
                                .replaceAll("dossier[.]on-time", "")) // a key of an indicator
                        .find())
                .as(html)
                .isFalse();
    }

    private static BoardView board(Officer officer, Integer opened, String all) {
        var pages = new UnitBoardPages(world.figures, tree, () -> NOW);
        var page = new ExtendedModelMap();
        pages.show(opened, all, "", officer, page);
        return (BoardView) Objects.requireNonNull(page.get("board"));
    }

    private static ScoreboardView scoreboard(Officer officer, String span, Integer unit) {
        var context = world.context;
        return context.getBean(Scoreboards.class)
                .board(new ScoreboardMeasures.Asked(
                        context.getBean(Directives.class).find(Directives.FIRST).orElseThrow(),
                        IndicatorQuery.read(Map.of("ky", span), NOW),
                        unit,
                        false,
                        officer.scope(),
                        Words.of("vi")));
    }

    private static CountedView counted(String href, Officer officer) {
        var context = world.context;
        var pages = new CountedPages(
                context.getBean(Indicators.class),
                context.getBean(IndicatorQuestions.class),
                context.getBean(CountedLines.class),
                () -> NOW);
        var page = new ExtendedModelMap();
        pages.list(parameters(href), null, officer, page);
        return (CountedView) Objects.requireNonNull(page.get("view"));
    }

    private static ListView list(String href, Officer officer) {
        var page = new ExtendedModelMap();
        world.context.getBean(FigureListPages.class).show(query(href), null, null, officer, page);
        return (ListView) Objects.requireNonNull(page.get("view"));
    }

    private static Map<String, String> parameters(String href) {
        var found = new HashMap<String, String>();
        for (var part : href.substring(href.indexOf('?') + 1).split("&")) {
            var pair = part.split("=", 2);
            found.put(pair[0], java.net.URLDecoder.decode(pair[1], java.nio.charset.StandardCharsets.UTF_8));
        }
        return found;
    }

    private static ListQuery query(String href) {
        var found = parameters(href);
        var unit = found.get("don-vi");
        return ListQuery.parse(
                        found.getOrDefault("so", ""),
                        unit == null ? null : Integer.valueOf(unit),
                        found.getOrDefault("pham-vi", ""),
                        found.getOrDefault("ky", ""),
                        found.get("luc"),
                        found.getOrDefault("tim", ""),
                        NOW)
                .orElseThrow();
    }

    private static String render(String template, Map<String, Object> model, String lang) {
        var parameters = new HashMap<>(model);
        parameters.put("frame", new PageFrame(lang, "T", "board", List.of(), "Người dùng", "x", null, "/"));
        var out = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html).render(template + ".jte", parameters, out);
        return out.toString();
    }

    private static Officer officer(String role, UnitId unit, Scope scope) {
        return new Officer(new ActorId(9), new PostId(9), unit, "Đơn vị", "Người dùng", role, Set.of(), scope);
    }
}
