package vn.kycuong.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.ClockReading;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.Rules;
import vn.kycuong.worktime.WorkTime;

/** A figure is the count of its list, for everybody, at every moment, and both are what the entries say. */
class FiguresTest {
    private static final int[] UNITS = {101, 102, 103, 104, 105};
    private static final Instant NEW_YEAR = Instant.parse("2020-01-06T01:00:00Z");

    private static OversightWorld world;
    private static long seed;

    @BeforeAll
    static void many_dossiers_live() {
        world = new OversightWorld();
        seed = Long.getLong("kycuong.seed", 20191231L);
        System.out.println("FiguresTest seed " + seed);
        var random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            world.live(random, NEW_YEAR.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 120))), UNITS);
        }
        world.feed.catchUp();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void a_figure_is_the_count_of_its_list_and_both_are_what_a_second_reading_of_the_entries_says() {
        var random = new Random(seed + 1);
        int counted = 0;
        for (int round = 0; round < 60; round++) {
            var now = NEW_YEAR.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 190)));
            var asOf = random.nextBoolean() ? AsOf.now(now) : AsOf.then(now);
            var period = Period.around(now, Period.Span.values()[random.nextInt(3)]);
            var selection = selection(random);
            var counts = world.figures.total(selection, asOf, period);
            for (var figure : Figure.values()) {
                var list = wholeList(figure, selection, asOf, period);
                var expected = oracle(figure, selection, asOf, period);
                assertThat(ids(list)).as("%s %s %s", figure, selection, asOf).isEqualTo(expected);
                assertThat(list).hasSize(expected.size());
                assertThat(counts.of(figure))
                        .as("%s %s %s", figure, selection, asOf)
                        .isEqualTo(expected.size());
                counted += expected.size();
            }
        }
        assertThat(counted).isGreaterThan(2000);
    }

    @Test
    void open_dossiers_are_in_time_at_risk_late_or_paused_and_nothing_else() {
        var random = new Random(seed + 2);
        for (int round = 0; round < 40; round++) {
            var now = NEW_YEAR.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 190)));
            var counts = world.figures.total(selection(random), AsOf.then(now), Period.around(now, Period.Span.MONTH));
            assertThat(counts.of(Figure.IN_TIME)
                            + counts.of(Figure.AT_RISK)
                            + counts.of(Figure.LATE)
                            + counts.of(Figure.PAUSED))
                    .isEqualTo(counts.of(Figure.OPEN));
            assertThat(counts.of(Figure.FINISHED_IN_TIME)
                            + counts.of(Figure.FINISHED_LATE)
                            + counts.of(Figure.FINISHED_WITHOUT_DATE))
                    .isEqualTo(counts.of(Figure.FINISHED));
        }
    }

    @Test
    void every_figure_occurs_in_what_was_tried() {
        var tried = new HashSet<Figure>();
        for (int day = 0; day < 190; day += 3) {
            var now = NEW_YEAR.plus(Duration.ofDays(day));
            var counts = world.figures.total(
                    Selection.all(Scope.all(1)), AsOf.then(now), Period.around(now, Period.Span.YEAR));
            for (var figure : Figure.values()) if (counts.of(figure) > 0) tried.add(figure);
        }
        // nothing is finished without a date here: every acceptance promises one
        assertThat(tried)
                .containsAll(Set.of(Figure.values()).stream()
                        .filter(f -> f != Figure.FINISHED_WITHOUT_DATE)
                        .toList());
    }

    @Test
    void nobody_without_a_scope_sees_anything() {
        var now = NEW_YEAR.plus(Duration.ofDays(100));
        assertThat(world.figures.byUnit(
                        Selection.all(Scope.none()), AsOf.now(now), Period.around(now, Period.Span.YEAR)))
                .isEmpty();
    }

    @Test
    void reading_everything_again_from_the_first_entry_gives_equal_rows() {
        var before = rows();
        world.jdbc.sql("delete from oversight.dossier_fact").update();
        world.jdbc
                .sql("update ledger.reader set next_leaf = 0 where name = 'oversight.dossier'")
                .update();
        world.feed.catchUp();
        assertThat(rows()).isEqualTo(before).isNotEmpty();
        world.jdbc
                .sql("update ledger.reader set next_leaf = 0 where name = 'oversight.dossier'")
                .update();
        world.feed.catchUp();
        assertThat(rows()).isEqualTo(before);
    }

    private static List<String> rows() {
        return world.jdbc
                .sql("select f::text from oversight.dossier_fact f order by case_id, version")
                .query(String.class)
                .list();
    }

    private static Selection selection(Random random) {
        var scope = switch (random.nextInt(4)) {
            case 0 -> Scope.of(List.of(new UnitId(101)), 1);
            case 1 -> Scope.of(List.of(new UnitId(102), new UnitId(104)), 1);
            default -> Scope.all(1);
        };
        var units = List.of(new UnitId(101), new UnitId(103));
        return switch (random.nextInt(4)) {
            case 0 -> Selection.of(scope, units);
            case 1 -> Selection.except(scope, units);
            default -> Selection.all(scope);
        };
    }

    private static List<DossierLine> wholeList(Figure figure, Selection selection, AsOf asOf, Period period) {
        var all = new ArrayList<DossierLine>();
        @Nullable Cursor after = null;
        do {
            var page = world.figures.list(figure, selection, asOf, period, "", after);
            all.addAll(page.lines());
            after = page.next().flatMap(c -> Cursor.parse(c.toString())).orElse(null);
        } while (after != null);
        if (figure.ofPeriod() && asOf.asKnownThen())
            assertThat(all).isSortedAccordingTo(Comparator.comparing(line -> Objects.requireNonNull(line.metAt())));
        else
            assertThat(all)
                    .isSortedAccordingTo(Comparator.comparing(
                            DossierLine::lateFrom, Comparator.nullsLast(Comparator.naturalOrder())));
        return all;
    }

    private static Set<UUID> ids(List<DossierLine> lines) {
        var ids = new HashSet<UUID>();
        for (var line : lines) ids.add(line.caseId());
        return ids;
    }

    // ---- the second, naive reading
    // -------------------------------------------------------------------------------------

    private static Set<UUID> oracle(Figure figure, Selection selection, AsOf asOf, Period period) {
        var found = new HashSet<UUID>();
        for (var chain : world.written.values()) {
            var known = chain.stream()
                    .filter(e -> !asOf.asKnownThen() || !e.recordedAt().isAfter(asOf.now()))
                    .toList();
            if (known.isEmpty()) continue;
            var c = CaseState.replay(known.getFirst().caseId(), "dossier", known);
            if (seen(c, selection) && counts(figure, c, known, asOf.now(), period)) found.add(c.id().value());
        }
        return found;
    }

    private static boolean seen(CaseState c, Selection selection) {
        boolean mine =
                selection.scope().contains(c.unitNow()) || selection.scope().contains(c.unitIn());
        var units = selection.units();
        return mine && (units == null || units.contains(c.unitNow()) != selection.outside());
    }

    private static boolean counts(Figure figure, CaseState c, List<Entry> known, Instant now, Period period) {
        var owed = c.obligation(Tier.WHOLE);
        if (owed.isEmpty()) return figure == Figure.WAITING && c.closedAt() == null;
        Instant met = owed.get().clock().metAt();
        Predicate<Instant> inPeriod = t -> !t.isBefore(period.from()) && t.isBefore(period.to());
        var reading = read(c, known);
        boolean open = met == null && c.closedAt() == null;
        boolean late = reading.lateFrom() != null && !now.isBefore(reading.lateFrom());
        boolean paused = reading.pausedSince() != null;
        boolean risk = reading.warnFrom() != null && !now.isBefore(reading.warnFrom());
        boolean done = met != null && inPeriod.test(met);
        boolean metLate = met != null && reading.lateFrom() != null && !met.isBefore(reading.lateFrom());
        return switch (figure) {
            case WAITING -> false;
            case OPEN -> open;
            case IN_TIME -> open && !late && !paused && !risk;
            case AT_RISK -> open && !late && !paused && risk;
            case LATE -> open && late;
            case PAUSED -> open && !late && paused;
            case FINISHED -> done;
            case FINISHED_DATED -> done && reading.lateFrom() != null;
            case FINISHED_IN_TIME -> done && reading.lateFrom() != null && !metLate;
            case FINISHED_LATE -> done && metLate;
            case FINISHED_WITHOUT_DATE -> done && reading.lateFrom() == null;
        };
    }

    private static ClockReading read(CaseState c, List<Entry> known) {
        var knownAt = known.stream()
                .filter(e -> e.kind().startsWith("dossier.") && !e.kind().equals("dossier.SentBack"))
                .map(Entry::recordedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        var owed = c.obligation(Tier.WHOLE).orElseThrow();
        var calendar = world.context.getBean(WorkTime.class).calendar(owed.unit(), knownAt);
        var law = world.context.getBean(Rules.class).at(LegalZone.local(knownAt).toLocalDate());
        return owed.clock().read(calendar, law.warningLead());
    }
}
