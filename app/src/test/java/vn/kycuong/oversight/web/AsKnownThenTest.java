package vn.kycuong.oversight.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.directive.Directives;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.ledger.Chains;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.oversight.Balances;
import vn.kycuong.oversight.Indicators;
import vn.kycuong.oversight.OversightWorld;
import vn.kycuong.oversight.ReportPeriods;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** The files of March as made on 5 April are the same bytes when they are asked for in June as known on 5 April. */
class AsKnownThenTest {
    private static final Instant APRIL =
            LegalZone.instant(LocalDate.of(2020, 4, 5).atTime(9, 30));
    private static final Instant JUNE =
            LegalZone.instant(LocalDate.of(2020, 6, 20).atTime(9, 30));

    private static OversightWorld world;
    private static Officer chair;
    private static int[] units;
    private static final Random RANDOM = new Random(504);

    @BeforeAll
    static void march() {
        world = new OversightWorld();
        var organisation = world.context.getBean(Organisation.class);
        units = organisation.unitsAt(LocalDate.of(2020, 3, 1), UnitKind.AGENCY).stream()
                .limit(4)
                .mapToInt(u -> u.id().value())
                .toArray();
        chair = new Officer(
                new ActorId(9),
                new PostId(9),
                organisation.province().id(),
                "UBND tỉnh",
                "Lãnh đạo",
                "CHAIR",
                Set.of(),
                Scope.all(1));
        live(LocalDate.of(2020, 2, 3), 60);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static void live(LocalDate from, int days) {
        for (int i = 0; i < 70; i++)
            world.live(RANDOM, LegalZone.startOf(from).plus(Duration.ofMinutes(RANDOM.nextInt(60 * 24 * days))), units);
        world.feed.catchUp();
    }

    @Test
    void what_was_reported_in_april_is_reported_in_june_byte_for_byte() throws IOException {
        var then = files(APRIL, Map.of());
        live(LocalDate.of(2020, 4, 6), 60);
        var again = files(JUNE, Map.of("luc", APRIL.toString()));
        assertThat(again.keySet()).isEqualTo(then.keySet());
        then.forEach((name, bytes) ->
                assertThat(Arrays.equals(again.get(name), bytes)).as(name).isTrue());
        var now = files(JUNE, Map.of());
        assertThat(Arrays.equals(now.get("certificate"), then.get("certificate")))
                .as("what came since counts when asked as known now")
                .isFalse();
    }

    private static Map<String, byte[]> files(Instant at, Map<String, String> known) throws IOException {
        LegalClock clock = () -> at;
        var march = new HashMap<>(Map.of("ky", "thang", "nam", "2020", "phan", "3", "tu", "2020-03-01"));
        march.putAll(known);
        var files = new LinkedHashMap<String, byte[]>();
        var report = new MockHttpServletResponse();
        reports(clock).file(march, chair, report);
        files.put("report", report.getContentAsByteArray());
        files.put(
                "certificate",
                certificates(clock)
                        .certificateFile("dossier.on-time", march, chair)
                        .getBody());
        var list = new MockHttpServletResponse();
        var asked = new HashMap<>(march);
        asked.putAll(Map.of("hat", "ho-so", "so", "den-han"));
        lists(clock).csv(asked, chair, list);
        files.put("list", list.getContentAsByteArray());
        var board = new ByteArrayOutputStream();
        new ScoreboardWorkbook(world.context
                        .getBean(Scoreboards.class)
                        .board(new ScoreboardMeasures.Asked(
                                world.context
                                        .getBean(Directives.class)
                                        .find(Directives.FIRST)
                                        .orElseThrow(),
                                IndicatorQuery.read(march, at),
                                null,
                                false,
                                chair.scope(),
                                Words.of("vi"))))
                .write(board);
        files.put("scoreboard", board.toByteArray());
        return files;
    }

    private static ReportPages reports(LegalClock clock) {
        var queries = new ReportQueries(
                bean(ReportPeriods.class), bean(UnitTree.class), bean(Procedures.class), bean(Balances.class), clock);
        return new ReportPages(bean(ReportSheets.class), queries, bean(UnitTree.class));
    }

    private static CertificatePages certificates(LegalClock clock) {
        var pages =
                new IndicatorPages(bean(Indicators.class), bean(IndicatorQuestions.class), bean(UnitTree.class), clock);
        return new CertificatePages(
                pages,
                bean(Indicators.class),
                bean(IndicatorQuestions.class),
                bean(CountedLines.class),
                bean(Chains.class),
                clock);
    }

    private static CountedPages lists(LegalClock clock) {
        return new CountedPages(
                bean(Indicators.class), bean(IndicatorQuestions.class), bean(CountedLines.class), clock);
    }

    private static <T> T bean(Class<T> type) {
        return world.context.getBean(type);
    }
}
