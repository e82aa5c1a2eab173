package vn.kycuong.oversight.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.Rules;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.oversight.Balance;
import vn.kycuong.oversight.BalanceFigure;
import vn.kycuong.oversight.BalanceQuestion;
import vn.kycuong.oversight.Balances;
import vn.kycuong.oversight.DeclaredValues;
import vn.kycuong.oversight.OverdueBoard;
import vn.kycuong.oversight.OversightWorld;
import vn.kycuong.oversight.Period.Span;
import vn.kycuong.oversight.Reckoning;
import vn.kycuong.oversight.ReportPeriod;
import vn.kycuong.oversight.ReportPeriods;
import vn.kycuong.oversight.Scorecard;
import vn.kycuong.oversight.Scorecards;
import vn.kycuong.oversight.Selection;
import vn.kycuong.oversight.ServiceQuality;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.ui.PageFrame;

/** The balance holds for each unit and each period, children sum to their parent, and every number is the count of the list it opens. */
class BalancePagesTest {
    private static final Instant NOW =
            LegalZone.instant(LocalDate.of(2020, 11, 20).atTime(8, 0));
    private static final int GONE = 9_999;

    private static OversightWorld world;
    private static Officer chair;
    private static Officer district;
    private static UnitTree tree;
    private static Balances balances;
    private static ReportPeriods periods;
    private static ReportQueries queries;
    private static long seed;

    @BeforeAll
    static void dossiers_all_over_the_province() {
        seed = Long.getLong("kycuong.seed", 20200315L);
        System.out.println("BalancePagesTest seed " + seed);
        world = new OversightWorld();
        var context = world.context;
        var organisation = context.getBean(Organisation.class);
        tree = context.getBean(UnitTree.class);
        balances = context.getBean(Balances.class);
        periods = context.getBean(ReportPeriods.class);
        queries = new ReportQueries(periods, tree, context.getBean(Procedures.class), balances, () -> NOW);
        var day = LocalDate.of(2020, 6, 15);
        var huuLung = organisation.unitsAt(day, UnitKind.DISTRICT).stream()
                .filter(u -> u.name().contains("Hữu Lũng"))
                .findFirst()
                .orElseThrow();
        var places = new ArrayList<Integer>(
                List.of(organisation.province().id().value(), huuLung.id().value(), GONE));
        organisation.children(huuLung.id(), day).stream().limit(3).forEach(u -> places.add(u.id().value()));
        organisation.unitsAt(day, UnitKind.AGENCY).stream().limit(3).forEach(u -> places.add(u.id().value()));
        organisation.unitsAt(day, UnitKind.VERTICAL).stream().limit(1).forEach(u -> places.add(u.id().value()));
        var units = places.stream().mapToInt(Integer::intValue).toArray();
        var random = new Random(seed);
        for (int i = 0; i < 260; i++)
            world.live(random, LegalZone.startOf(LocalDate.of(2019, 11, 20)).plus(minutes(random, 330)), units);
        world.part(random, units);
        world.feed.catchUp();
        chair = officer("CHAIR", organisation.province().id(), Scope.all(1));
        district = officer("LEADER", huuLung.id(), Scope.of(tree.subtree(huuLung.id(), day), 1));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void the_equation_holds_at_every_level_and_every_number_is_the_count_of_its_list() {
        var random = new Random(seed + 1);
        var met = EnumSet.noneOf(BalanceFigure.class);
        for (var officer : List.of(chair, district))
            for (var reckoning : Reckoning.values())
                for (var asked : List.of("ky=nam&nam=2020", "ky=quy&nam=2020&phan=2", "ky=thang&nam=2020&phan=5"))
                    balanced(view("/x?" + asked + "&cach=" + reckoning.slug(), officer), officer, random, met);
        assertThat(met)
                .containsAll(EnumSet.complementOf(EnumSet.of(
                        // here every acceptance promises a date
                        BalanceFigure.WITHOUT_DATE, BalanceFigure.STILL_WITHOUT_DATE)));
    }

    private static void balanced(BalanceView view, Officer officer, Random random, Set<BalanceFigure> met) {
        assertThat(view.total().balance().holds())
                .as(view.query().balanceHref())
                .isTrue();
        for (var reckoned : view.reckonings()) {
            assertThat(reckoned.line().balance().holds()).isTrue();
            if (reckoned.reckoning() == view.query().reckoning()
                    && !view.lines().isEmpty())
                assertThat(reckoned.line().balance()).isEqualTo(view.total().balance());
        }
        assertThat(view.lines().stream().map(BalanceView.Line::balance).reduce(Balance.NONE, Balance::plus))
                .as(view.query().balanceHref())
                .isEqualTo(view.lines().isEmpty() ? Balance.NONE : view.total().balance());
        for (var line : view.lines()) {
            assertThat(line.balance().holds()).as(line.name()).isTrue();
            for (var figure : view.figures()) {
                if (line.count(figure) > 0) met.add(figure);
                // a draw of them (-Dkycuong.seed: another); every kind of figure of every page is opened by
                // FiguresEqualListsTest
                if (random.nextInt(line.count(figure) > 0 ? 3 : 24) == 0)
                    assertThat(all(line.href(figure), officer))
                            .as(line.href(figure))
                            .hasSize((int) line.count(figure));
            }
            if (line.openHref() == null) continue;
            var below = view(line.openHref(), officer);
            assertThat(below.total().balance()).as(line.name()).isEqualTo(line.balance());
            balanced(below, officer, random, met);
        }
    }

    @Test
    void a_dossier_received_anywhere_stands_once_on_each_side() {
        for (var asked : List.of("ky=nam&nam=2020", "ky=quy&nam=2020&phan=2")) {
            var total = view("/x?" + asked, chair).total();
            var received = all(total.href(BalanceFigure.RECEIVED), chair);
            assertThat(received).doesNotHaveDuplicates().isNotEmpty();
            assertThat(union(total, BalanceFigure.OF_RECEIVED)).containsExactlyInAnyOrderElementsOf(received);
            var ended = new ArrayList<>(union(total, BalanceFigure.OF_RESOLVED));
            ended.addAll(union(total, BalanceFigure.OF_IN_PROCESS));
            assertThat(ended).containsExactlyInAnyOrderElementsOf(received);
        }
    }

    @Test
    void a_second_reading_of_the_entries_finds_the_same_balance_by_every_reckoning() {
        var random = new Random(seed + 2);
        for (int round = 0; round < 24; round++) {
            var span = Span.values()[random.nextInt(3)];
            var period = periods.of(span, 2020, 1 + random.nextInt(ReportPeriods.parts(span)))
                    .orElseThrow();
            if (!period.from().isBefore(NOW)) continue;
            for (var reckoning : Reckoning.values()) {
                var question = BalanceQuestion.of(Selection.all(Scope.all(1)), reckoning, period, NOW);
                var found = balances.total(question);
                var wanted = oracle(reckoning, period);
                for (var figure : BalanceFigure.values())
                    assertThat(found.of(figure))
                            .as("%s %s %s", reckoning, period, figure)
                            .isEqualTo(wanted.getOrDefault(figure, 0L));
            }
        }
    }

    @Test
    void a_period_that_is_over_never_changes_whoever_asks_later() {
        var period = periods.of(Span.QUARTER, 2020, 1).orElseThrow();
        assertThat(period.firstDay()).isEqualTo(LocalDate.of(2019, 12, 15));
        assertThat(period.lastDay()).isEqualTo(LocalDate.of(2020, 3, 14));
        var soon = BalanceQuestion.of(Selection.all(Scope.all(1)), Reckoning.CURRENT, period, period.to());
        var later = BalanceQuestion.of(Selection.all(Scope.all(1)), Reckoning.CURRENT, period, NOW);
        assertThat(balances.total(soon)).isEqualTo(balances.total(later));
        assertThat(balances.total(soon).isEmpty()).isFalse();
    }

    @Test
    void periods_follow_each_other_without_gap_and_a_running_one_is_found_by_its_moment() {
        for (var span : Span.values()) {
            var last = periods.of(span, 2019, 1).orElseThrow();
            for (int next = 1; next < 3 * ReportPeriods.parts(span); next++) {
                int parts = ReportPeriods.parts(span);
                var following =
                        periods.of(span, 2019 + next / parts, next % parts + 1).orElseThrow();
                assertThat(following.from()).isEqualTo(last.to());
                assertThat(periods.around(following.from(), span)).isEqualTo(following);
                assertThat(periods.around(following.to().minusMillis(1), span)).isEqualTo(following);
                last = following;
            }
        }
        assertThat(periods.of(Span.QUARTER, 2020, 5)).isEmpty();
        assertThat(periods.of(Span.YEAR, 1990, 1)).isEmpty();
        assertThat(periods.years(NOW)).startsWith(2020).contains(2019);
    }

    @Test
    void the_file_of_a_report_read_back_has_the_numbers_of_the_page() throws Exception {
        int files = 0;
        for (var officer : List.of(chair, district))
            for (var kind : List.of("06", "07"))
                for (var lines : List.of("don-vi", "linh-vuc"))
                    for (var asked : List.of("ky=nam&nam=2020", "ky=quy&nam=2020&phan=2")) {
                        var parameters = parameters("/bao-cao?mau=" + kind + "&dong=" + lines + "&" + asked);
                        var view = report(parameters, officer);
                        var response = new MockHttpServletResponse();
                        reports().file(parameters, officer, response);
                        assertThat(response.getHeader("Content-Disposition")).contains("bieu-" + kind);
                        assertSame(view.sheet(), response.getContentAsByteArray());
                        var again = new MockHttpServletResponse();
                        reports().file(parameters, officer, again);
                        assertThat(again.getContentAsByteArray()).isEqualTo(response.getContentAsByteArray());
                        if (asked.contains("quy"))
                            for (var row : view.sheet().rows())
                                for (var cell : row.cells())
                                    assertThat(all(cell.href(), officer))
                                            .as(cell.href())
                                            .hasSize((int) cell.count());
                        files++;
                    }
        assertThat(files).isEqualTo(16);
        assertThat(report(parameters("/bao-cao?ky=nam&nam=2020"), chair).sheet().sign())
                .contains("06a");
        assertThat(report(parameters("/bao-cao?ky=nam&nam=2020"), district)
                        .sheet()
                        .sign())
                .contains("06c");
    }

    private static void assertSame(ReportSheet sheet, byte[] file) throws Exception {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            var rows = new HashMap<Integer, Row>();
            for (var row : book.getFirstSheet().read()) rows.put(row.getRowNum() - 1, row);
            assertThat(rows.get(4).getCellText(0)).isEqualTo(sheet.title());
            assertThat(rows.get(5).getCellText(0)).isEqualTo(sheet.period());
            var lines = new ArrayList<>(sheet.rows());
            lines.add(sheet.total());
            for (int i = 0; i < lines.size(); i++) {
                var row = rows.get(ReportWorkbook.firstLine() + i);
                assertThat(row.getCellText(1)).isEqualTo(lines.get(i).name());
                assertThat(numbers(row, sheet.columns()))
                        .isEqualTo(lines.get(i).cells().stream()
                                .map(ReportSheet.Cell::count)
                                .toList());
            }
            for (int column = 0; column < sheet.columns(); column++) {
                int at = column;
                assertThat(sheet.rows().stream()
                                .mapToLong(r -> r.cells().get(at).count())
                                .sum())
                        .isEqualTo(sheet.total().cells().get(at).count());
            }
        }
    }

    private static List<Long> numbers(Row row, int columns) {
        return IntStream.range(0, columns)
                .mapToObj(i -> row.getCellAsNumber(i + 2).orElseThrow().longValueExact())
                .toList();
    }

    @Test
    void a_file_of_many_lines_is_written_in_flat_memory() throws Exception {
        var sheet = report(parameters("/bao-cao?ky=nam&nam=2020"), chair).sheet();
        var cells = sheet.total().cells();
        var used = new long[2];
        var lines = IntStream.range(0, 100_000)
                .mapToObj(i -> {
                    if (i == 20_000) used[0] = used();
                    if (i == 99_000) used[1] = used();
                    return new ReportSheet.Row("Dòng số " + i, cells);
                })
                .iterator();
        var started = System.nanoTime();
        new ReportWorkbook(OutputStream.nullOutputStream()).write(sheet, lines);
        System.out.printf(
                "100,000 lines in %d ms; heap in use at line 20,000: %d KiB, at line 99,000: %d KiB%n",
                (System.nanoTime() - started) / 1_000_000, used[0] / 1024, used[1] / 1024);
        assertThat(used[1] - used[0]).isLessThan(24L << 20);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void a_report_is_made_only_of_units_whose_every_dossier_is_seen() {
        var agency = world.context
                .getBean(Organisation.class)
                .unitsAt(LocalDate.of(2020, 6, 15), UnitKind.AGENCY)
                .getFirst();
        var page = new ExtendedModelMap();
        reports().show(parameters("/bao-cao?ky=nam&nam=2020&don-vi=" + agency.id()), district, page);
        assertThat(page.get("view")).isNull();
        assertThat(report(parameters("/bao-cao?ky=nam&nam=2020"), district).units())
                .isNotEmpty();
    }

    @Test
    void each_number_of_a_score_opens_the_figures_behind_it_and_what_has_no_data_says_so() {
        var year = score("/x?ky=nam&nam=2020", chair);
        var score = Objects.requireNonNull(year.score());
        assertThat(score.card().cardKey()).isEqualTo("nd61-2018");
        assertThat(score.most()).isEqualTo(18);
        assertThat(score.scorable()).as("all but 5 and 6, whoever rated or not").isEqualTo(14);
        assertThat(score.reached()).isPositive();
        assertThat(score.grade()).isEmpty();
        for (var line : year.lines()) {
            var terms = new ArrayList<>(line.numerator());
            terms.addAll(line.denominator());
            for (var term : terms)
                if (!term.href().isEmpty())
                    assertThat(all(term.href(), chair)).as(term.href()).hasSize((int) term.count());
            long sum = line.numerator().stream()
                    .mapToLong(t -> t.weight() * t.count())
                    .sum();
            if (!terms.isEmpty()) assertThat(line.score().numerator()).isEqualTo(sum);
        }
        var cards = world.context.getBean(Scorecards.class).at(LocalDate.of(2023, 1, 1));
        assertThat(cards).extracting(Scorecard::cardKey).containsExactly("nd61-2018", "qd766-2022");
        assertThat(cards.getLast().items())
                .extracting(Scorecard.Item::most)
                .satisfies(most -> assertThat(
                                most.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(100));
        var html = render("oversight/scorecard", Map.of("view", year), "vi");
        assertThat(html.split("chưa có dữ liệu", -1)).hasSizeGreaterThan(2);
        assertThat(html)
                .contains(
                        "/14 điểm chấm được",
                        "Còn 4 trên tổng 18 điểm chưa chấm được",
                        "Theo phần chấm được (14/18 điểm)");
        assertWorded(html);
        assertWorded(render("oversight/scorecard", Map.of("view", year), "en"));
    }

    @Test
    void a_unit_says_by_a_paper_what_no_figure_tells_and_a_whole_score_is_graded() {
        var head = may(chair);
        var item5 = parameters(
                "/x?ky=quy&nam=2020&phan=3&muc=5&lan=0&diem=1,5&so=12/BC-UBND&ngay=2020-11-01&ghi-chu=Biên bản");
        var response = new MockHttpServletResponse();
        var page = new ExtendedModelMap();
        assertThat(scorecards().declare(item5, head, response, page)).startsWith("redirect:");
        var said =
                Objects.requireNonNull(score("/x?ky=quy&nam=2020&phan=3", head).score());
        assertThat(said.scorable()).isEqualTo(16);
        assertThat(said.lines().get(4).hundredths()).isEqualTo(150);
        assertThat(score("/x?ky=nam&nam=2020", head).score().scorable())
                .as("of that quarter alone")
                .isEqualTo(14);

        assertThat(scorecards().declare(item5, head, response, page))
                .as("somebody else came first")
                .isEqualTo("oversight/scorecard");
        assertThat(response.getStatus()).isEqualTo(409);
        var wrong = new HashMap<>(item5);
        wrong.putAll(Map.of("diem", "2,5", "so", "", "ngay", "2030-01-01", "lan", "1"));
        assertThat(scorecards().declare(wrong, head, response, page)).isEqualTo("oversight/scorecard");
        var again = (ScorecardView) Objects.requireNonNull(page.get("view"));
        assertThat(again.form().errors()).hasSize(3);
        assertThat(again.form().points()).as("nothing typed is lost").isEqualTo("2,5");
        for (var lang : List.of("vi", "en")) assertWorded(render("oversight/scorecard", Map.of("view", again), lang));

        var item6 = new HashMap<>(item5);
        item6.putAll(Map.of("muc", "6", "diem", "2"));
        scorecards().declare(item6, head, response, page);
        var whole =
                Objects.requireNonNull(score("/x?ky=quy&nam=2020&phan=3", head).score());
        assertThat(whole.grade()).isPresent();
        var back = new HashMap<>(item5);
        back.putAll(Map.of("lan", "1", "diem", ""));
        scorecards().declare(back, head, response, page);
        var view = score("/x?ky=quy&nam=2020&phan=3", head);
        assertThat(Objects.requireNonNull(view.score()).scorable()).isEqualTo(16);
        assertThat(view.history()).as("what was said stays").hasSize(3);
        assertThat(render("oversight/scorecard", Map.of("view", view), "vi")).contains("12/BC-UBND");

        var computed = new HashMap<>(item5);
        computed.put("muc", "1");
        assertThatThrownBy(() -> scorecards().declare(computed, head, response, page))
                .as("what figures tell nobody says")
                .isInstanceOf(ResponseStatusException.class);
        assertThatThrownBy(() -> scorecards().declare(item5, may(district), response, page))
                .as("of the whole province, by the head of a district")
                .isInstanceOf(ResponseStatusException.class);
    }

    private static Officer may(Officer o) {
        return new Officer(
                o.actor(),
                o.post(),
                o.unit(),
                o.unitName(),
                o.displayName(),
                o.role(),
                Set.of(DeclaredValues.RIGHT),
                o.scope());
    }

    @Test
    void many_who_ask_for_the_public_board_are_served_by_one_count() throws Exception {
        var board = world.context.getBean(OverdueBoard.class);
        var first = board.now();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, 200)
                    .mapToObj(_ -> pool.submit(board::now))
                    .toList();
            for (var one : asked) assertThat(one.get()).isSameAs(first);
        }
        assertThat(first.offices()).isNotEmpty().allMatch(office -> office.count() >= first.smallest());
        var page = new ExtendedModelMap();
        new OverduePages(board, tree).show(page);
        for (var lang : List.of("vi", "en"))
            assertWorded(render("oversight/overdue", Map.of("view", Objects.requireNonNull(page.get("view"))), lang));
    }

    @Test
    void the_pages_have_words_for_everything_in_both_languages() {
        for (var lang : List.of("vi", "en")) {
            for (var reckoning : Reckoning.values())
                assertWorded(render(
                        "oversight/balance",
                        Map.of("view", view("/x?ky=nam&nam=2020&cach=" + reckoning.slug(), chair)),
                        lang));
            for (var figure : BalanceFigure.values())
                assertWorded(render(
                        "oversight/balanceList",
                        Map.of(
                                "view",
                                list(view("/x?ky=nam&nam=2020", chair).total().href(figure), chair)),
                        lang));
            for (var kind : List.of("06", "07"))
                assertWorded(render(
                        "oversight/report",
                        Map.of("view", report(parameters("/bao-cao?ky=nam&nam=2020&mau=" + kind), chair)),
                        lang));
            assertWorded(render("oversight/report", Map.of(), lang));
        }
    }

    // ---- the second, naive reading
    // -------------------------------------------------------------------------------------

    private static Map<BalanceFigure, Long> oracle(Reckoning reckoning, ReportPeriod period) {
        var counts = new EnumMap<BalanceFigure, Long>(BalanceFigure.class);
        var now = period.knownAt(NOW);
        for (var chain : world.chains()) {
            var known = chain.stream().filter(e -> !e.recordedAt().isAfter(now)).toList();
            if (known.isEmpty()) continue;
            var c = CaseState.replay(known.getFirst().caseId(), "dossier", known);
            for (var figure : figures(c, known, reckoning, period, now)) counts.merge(figure, 1L, Long::sum);
        }
        return counts;
    }

    private static Set<BalanceFigure> figures(
            CaseState c, List<Entry> known, Reckoning reckoning, ReportPeriod period, Instant now) {
        var owed = c.obligation(Tier.WHOLE);
        if (owed.isEmpty()) return Set.of();
        var received = owed.get().clock().start();
        boolean given = Set.of("REFUSED", "WITHDRAWN", "STOPPED", "REFERRED").contains(c.state());
        var met = given ? null : owed.get().clock().metAt();
        var ended = met != null ? met : c.closedAt();
        if (ended != null && ended.isBefore(received)) ended = received;
        if (!received.isBefore(period.to()) || ended != null && ended.isBefore(period.from())) return Set.of();
        var found = EnumSet.of(BalanceFigure.RECEIVED);
        boolean online = "ONLINE".equals(known.getFirst().facts().get("channel"));
        found.add(
                received.isBefore(period.from())
                        ? BalanceFigure.CARRIED
                        : online ? BalanceFigure.NEW_ONLINE : BalanceFigure.NEW_DIRECT);
        found.add(ended == null ? BalanceFigure.IN_PROCESS : BalanceFigure.RESOLVED);
        found.add(part(c, known, reckoning, met, ended != null, now));
        return found;
    }

    private static BalanceFigure part(
            CaseState c, List<Entry> known, Reckoning reckoning, @Nullable Instant met, boolean ended, Instant now) {
        var clocks = world.context.getBean(ClockProjection.class);
        var owed = c.obligation(Tier.WHOLE).orElseThrow();
        var at = known.stream()
                .filter(e -> !Set.of("dossier.SentBack", "kernel.BecameAtRisk").contains(e.kind()))
                .map(Entry::recordedAt)
                .max(Instant::compareTo)
                .orElseThrow();
        var row = Objects.requireNonNull(clocks.of(c, at).get(owed.no()));
        var due = row.dueAt();
        var late = row.lateFrom();
        if (reckoning == Reckoning.ORIGINAL && owed.clock().extension() != null) {
            var original = clocks.originalDue(owed, at);
            var since = row.pausedSince();
            boolean passed = since == null || !original.lateFrom().isAfter(since);
            due = passed ? original.at() : null;
            late = passed ? original.lateFrom() : null;
        }
        if (reckoning == Reckoning.OFFICIAL)
            return official(due == null ? null : day(due), met, ended, row.pausedSince() != null, now);
        if (met != null) {
            if (late == null) return BalanceFigure.WITHOUT_DATE;
            if (!met.isBefore(late)) return BalanceFigure.RESULT_LATE;
            return due != null && day(met).isBefore(day(due)) ? BalanceFigure.EARLY : BalanceFigure.ON_TIME;
        }
        if (ended)
            return Set.of("STOPPED", "WITHDRAWN").contains(c.state())
                    ? BalanceFigure.STOPPED
                    : BalanceFigure.GIVEN_BACK;
        if (late != null && !now.isBefore(late)) return BalanceFigure.STILL_LATE;
        if (row.pausedSince() != null) return BalanceFigure.STILL_PAUSED;
        return late == null ? BalanceFigure.STILL_WITHOUT_DATE : BalanceFigure.STILL_IN_TIME;
    }

    private static BalanceFigure official(
            @Nullable LocalDate due, @Nullable Instant met, boolean ended, boolean paused, Instant now) {
        if (ended) {
            if (met == null || due == null || day(met).isEqual(due)) return BalanceFigure.ON_TIME;
            return day(met).isBefore(due) ? BalanceFigure.EARLY : BalanceFigure.RESULT_LATE;
        }
        return paused || due == null || !day(now).isAfter(due) ? BalanceFigure.STILL_IN_TIME : BalanceFigure.STILL_LATE;
    }

    private static LocalDate day(Instant moment) {
        return LegalZone.local(moment).toLocalDate();
    }

    // ---- asking the pages
    // ----------------------------------------------------------------------------------------------

    private static BalanceView view(String href, Officer officer) {
        var page = new ExtendedModelMap();
        new BalancePages(balances, service(), queries, tree, world.context.getBean(Rules.class))
                .show(parameters(href), officer, page);
        return (BalanceView) Objects.requireNonNull(page.get("view"));
    }

    private static BalanceListView list(String href, Officer officer) {
        var page = new ExtendedModelMap();
        new BalanceListPages(balances, service(), queries, tree, world.context.getBean(DossierLines.class))
                .show(parameters(href), officer, page);
        return (BalanceListView) Objects.requireNonNull(page.get("view"));
    }

    /** The cases of a whole list, page by page; its own count agrees. */
    private static List<String> all(String href, Officer officer) {
        var found = new ArrayList<String>();
        @Nullable String next = href;
        long count = 0;
        while (next != null) {
            var page = list(next, officer);
            count = page.count();
            page.lines().forEach(line -> found.add(line.href()));
            next = page.nextHref();
        }
        assertThat(found).as(href).hasSize((int) count);
        assertThat(new HashSet<>(found)).hasSameSizeAs(found);
        return found;
    }

    private static List<String> union(BalanceView.Line line, List<BalanceFigure> figures) {
        return figures.stream()
                .flatMap(figure -> all(line.href(figure), chair).stream())
                .toList();
    }

    private static ScorecardView score(String href, Officer officer) {
        var page = new ExtendedModelMap();
        scorecards().show(parameters(href), officer, page);
        return (ScorecardView) Objects.requireNonNull(page.get("view"));
    }

    private static ScorecardPages scorecards() {
        return new ScorecardPages(
                world.context.getBean(Scorecards.class),
                balances,
                service(),
                queries,
                tree,
                world.context.getBean(DeclaredValues.class),
                () -> NOW);
    }

    private static ServiceQuality service() {
        return world.context.getBean(ServiceQuality.class);
    }

    private static ReportPages reports() {
        return new ReportPages(
                new ReportSheets(balances, service(), queries, tree, world.context.getBean(Rules.class)),
                queries,
                tree);
    }

    private static ReportView report(Map<String, String> asked, Officer officer) {
        var page = new ExtendedModelMap();
        reports().show(asked, officer, page);
        return (ReportView) Objects.requireNonNull(page.get("view"));
    }

    private static Map<String, String> parameters(String href) {
        var found = new HashMap<String, String>();
        for (var part : href.substring(href.indexOf('?') + 1).split("&")) {
            var pair = part.split("=", 2);
            found.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return found;
    }

    private static String render(String template, Map<String, Object> model, String lang) {
        var parameters = new HashMap<>(model);
        parameters.put("frame", new PageFrame(lang, "T", "board", List.of(), "Người dùng", "x", null, "/"));
        var out = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html).render(template + ".jte", parameters, out);
        return out.toString();
    }

    private static void assertWorded(String html) {
        assertThat(Pattern.compile("(oversight|dossier)\\.[a-z]")
                        .matcher(html.replaceAll("href=\"[^\"]*\"", ""))
                        .find())
                .as(html)
                .isFalse();
    }

    private static Duration minutes(Random random, int days) {
        return Duration.ofMinutes(random.nextInt(60 * 24 * days));
    }

    private static Officer officer(String role, UnitId unit, Scope scope) {
        return new Officer(new ActorId(9), new PostId(9), unit, "Đơn vị", "Người dùng", role, Set.of(), scope);
    }
}
