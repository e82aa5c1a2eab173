package vn.kycuong.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.worktime.WorkTime;

/** What is said of a week follows from what was known at its first moment, adds up to its lists, and is held against what came. */
class ForecastSweepTest {
    private static final int UNITS = 4;
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 2);
    private static final LocalDate MONDAY = LocalDate.of(2020, 6, 15);
    private static final Map<UUID, List<DossierFact>> LIVES = new HashMap<>();

    private static OversightWorld world;
    private static ForecastSweep sweep;
    private static Forecasts forecasts;
    private static Random random;
    private static Instant now = Instant.EPOCH;

    @BeforeAll
    static void half_a_year_of_dossiers() {
        long seed = Long.getLong("kycuong.seed", 20200615L);
        System.out.println("ForecastSweepTest seed " + seed);
        random = new Random(seed);
        world = new OversightWorld();
        world.feed.start();
        sweep = new ForecastSweep(
                world.context.getBean(ForecastRows.class),
                world.context.getBean(WorkTime.class),
                world.feed,
                () -> now,
                world.context.getBean(TransactionTemplate.class));
        forecasts = world.context.getBean(Forecasts.class);
        for (int i = 0; i < 900; i++) {
            var life = life();
            LIVES.put(life.getFirst().caseId(), life);
        }
        // what was known on that Monday and nothing later
        var facts = world.context.getBean(FactRows.class);
        facts.store(LIVES.values().stream()
                .flatMap(life -> knownAt(life, LegalZone.startOf(MONDAY)).stream())
                .toList());
        sweepOn(MONDAY);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static int sweepOn(LocalDate day) {
        now = LegalZone.startOf(day).plus(Duration.ofHours(8));
        return sweep.sweep();
    }

    @Test
    void a_figure_is_the_length_of_its_list_and_the_sum_of_what_it_says() {
        int due = 0;
        for (var day = MONDAY.minusWeeks(13); !day.isAfter(MONDAY); day = day.plusWeeks(1)) {
            for (int unit = 1; unit <= UNITS; unit++) {
                var selection = Selection.of(Scope.all(1), List.of(new UnitId(unit)));
                var outlook = forecasts.outlook(day, selection);
                var lines = new ArrayList<ForecastLine>();
                forecasts.each(day, selection, lines::add);
                assertThat(lines).as(day + " unit " + unit).hasSize(outlook.due());
                assertThat(lines.stream().mapToDouble(ForecastLine::said).sum())
                        .isCloseTo(outlook.expected(), within(1e-6));
                assertThat(lines).isSortedAccordingTo((one, other) -> Double.compare(other.said(), one.said()));
                assertThat(outlook.low()).isBetween(0, outlook.high());
                assertThat(outlook.high()).isLessThanOrEqualTo(outlook.due());
                due += outlook.due();
            }
        }
        assertThat(due).isGreaterThan(100);
    }

    @Test
    void a_monday_made_up_for_later_says_what_was_said_on_it() {
        var then = said(MONDAY);
        assertThat(then).isNotEmpty();
        world.context
                .getBean(FactRows.class)
                .store(LIVES.values().stream().flatMap(List::stream).toList());
        world.jdbc.sql("delete from oversight.forecast").update();
        world.jdbc.sql("delete from oversight.forecast_case").update();
        assertThat(sweepOn(MONDAY.plusDays(25))).isPositive();
        assertThat(said(MONDAY)).isEqualTo(then);
        assertThat(sweepOn(MONDAY.plusDays(25))).as("once a day").isZero();
        what_came_is_what_was_known_at_the_end_of_the_week();
        days_that_are_no_mondays_are_kept_for_a_week();
    }

    private static Map<String, Double> said(LocalDate day) {
        var found = new HashMap<String, Double>();
        world.jdbc
                .sql("select case_id::text as id, said from oversight.forecast_case where day = :day")
                .param("day", day)
                .query(row -> {
                    found.put(row.getString("id"), row.getDouble("said"));
                });
        return found;
    }

    private static void what_came_is_what_was_known_at_the_end_of_the_week() {
        record Kept(LocalDate day, UUID id, @Nullable Boolean came) {}
        var kept = world.jdbc
                .sql("select day, case_id, came from oversight.forecast_case")
                .query((row, _) ->
                        new Kept(row.getObject("day", LocalDate.class), row.getObject("case_id", UUID.class), (Boolean)
                                row.getObject("came")))
                .list();
        int late = 0;
        int over = 0;
        for (var one : kept) {
            var ends = LegalZone.startOf(one.day().plusDays(7));
            if (one.day().plusDays(7).isAfter(MONDAY.plusDays(25))) {
                assertThat(one.came()).as("the week of " + one.day() + " runs").isNull();
                continue;
            }
            var then = knownAt(LIVES.get(one.id()), ends).getLast();
            boolean came = then.lateFrom() != null
                    && (then.metAt() != null
                            ? !then.metAt().isBefore(then.lateFrom())
                            : then.closedAt() == null && !then.lateFrom().isAfter(ends));
            assertThat(one.came()).as(one.toString()).isEqualTo(came);
            over++;
            if (came) late++;
        }
        assertThat(late).isBetween(10, over - 10);
        var record = forecasts.record(MONDAY.plusDays(25), Selection.all(Scope.all(1)));
        assertThat(record.due()).isPositive();
        assertThat(record.hitRate()).isBetween(0.0, 1.0);
        assertThat(forecasts.bins(MONDAY.plusDays(25), Selection.all(Scope.all(1))).stream()
                        .mapToInt(ForecastRecord.Bin::cases)
                        .sum())
                .isEqualTo(record.due());
    }

    private static void days_that_are_no_mondays_are_kept_for_a_week() {
        assertThat(sweepOn(MONDAY.plusDays(40))).isPositive();
        var days = world.jdbc
                .sql("select distinct day from oversight.forecast")
                .query((row, _) -> row.getObject("day", LocalDate.class))
                .list();
        assertThat(days)
                .contains(MONDAY, MONDAY.plusDays(40))
                .doesNotContain(MONDAY.plusDays(25))
                .allMatch(day -> day.getDayOfWeek() == DayOfWeek.MONDAY || day.equals(MONDAY.plusDays(40)));
    }

    @Test
    void nobody_is_told_of_units_he_may_not_see() {
        var day = forecasts.day(MONDAY).orElseThrow();
        var mine = Selection.all(Scope.of(List.of(new UnitId(2)), 1));
        var lines = new ArrayList<ForecastLine>();
        forecasts.each(day, mine, lines::add);
        assertThat(lines).allMatch(line -> line.dossier().unitId() == 2);
        assertThat(forecasts.outlook(day, mine))
                .isEqualTo(forecasts.outlook(day, Selection.of(Scope.all(1), List.of(new UnitId(2)))));
    }

    @Test
    void while_the_feed_rests_nothing_is_said() {
        world.feed.stop();
        try {
            assertThat(sweepOn(MONDAY.plusDays(80))).isZero();
        } finally {
            world.feed.start();
        }
    }

    /** A chain as far as it was known at a moment. */
    private static List<DossierFact> knownAt(List<DossierFact> life, Instant moment) {
        var known = new ArrayList<DossierFact>();
        for (var fact : life) {
            if (fact.knownFrom().isAfter(moment)) break;
            known.add(fact);
        }
        if (!known.isEmpty()) known.add(known.removeLast().until(null));
        return known;
    }

    /** Received, perhaps paused for some days and given another date, then met, or ended without a result, or still open. */
    private static List<DossierFact> life() {
        var id = new UUID(random.nextLong(), random.nextLong());
        int unit = 1 + random.nextInt(UNITS);
        var at = LegalZone.startOf(FIRST).plus(Duration.ofMinutes(random.nextInt(170 * 24 * 60)));
        var late = LegalZone.startOf(LegalZone.local(at).toLocalDate().plusDays(4 + random.nextInt(20)));
        var received = at;
        var life = new ArrayList<DossierFact>();
        add(life, fact(id, 1, at, unit, "ACCEPTED", received, late, null, null, null));
        at = at.plus(hours(60));
        add(life, fact(id, 2, at, unit, "PROCESSING", received, late, null, null, null));
        if (random.nextInt(5) == 0) {
            at = at.plus(hours(40));
            add(life, fact(id, life.size() + 1, at, unit, "WAITING_SUPPLEMENT", received, late, at, null, null));
            var until = at.plus(hours(200));
            late = late.plus(Duration.between(at, until));
            at = until;
            add(life, fact(id, life.size() + 1, at, unit, "PROCESSING", received, late, null, null, null));
        }
        at = at.plus(hours(unit * 130));
        int fate = random.nextInt(12);
        if (fate == 0) add(life, fact(id, life.size() + 1, at, unit, "STOPPED", received, late, null, null, at));
        else if (fate > 1)
            add(life, fact(id, life.size() + 1, at, unit, "AT_ONE_STOP", received, late, null, at, null));
        return life;
    }

    private static void add(List<DossierFact> life, DossierFact fact) {
        if (!life.isEmpty()) life.add(life.removeLast().until(fact.knownFrom()));
        life.add(fact);
    }

    private static Duration hours(int most) {
        return Duration.ofMinutes(60 + random.nextInt(most * 60));
    }

    private static DossierFact fact(
            UUID id,
            int version,
            Instant known,
            int unit,
            String state,
            Instant received,
            Instant late,
            @Nullable Instant paused,
            @Nullable Instant met,
            @Nullable Instant closed) {
        return new DossierFact(
                id,
                version,
                known,
                null,
                unit,
                unit,
                "BIRTH",
                "COUNTER",
                state,
                received,
                received,
                late,
                late,
                null,
                paused,
                met,
                closed,
                late,
                late,
                null,
                false,
                null,
                WhyLate.NONE,
                ServiceMark.NONE);
    }
}
