package vn.kycuong.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;

/**
 * Whatever facts there are and however they came, every measure read from sums is the measure counted from facts and the length of the list it opens: of any
 * grain, in any window, as known at any moment, within any scope, under any clause, by unit and by month.
 */
class IndicatorSumsTest {
    private static final int UNITS = 7;
    private static final Instant FIRST = LegalZone.startOf(LocalDate.of(2019, 11, 1));
    private static final int DAYS = 600;
    private static final List<Measure> SUMMED = Arrays.stream(Measure.values())
            .filter(m -> m.isCount() && m.base() != Measure.Base.HELD && m.base() != Measure.Base.RECEIVED)
            .toList();
    private static final List<Grain> GRAINS =
            List.of(Grain.DOSSIER, Grain.TASK, Grain.SUPPORT, Grain.READING, Grain.PLAN);

    private static OversightWorld world;
    private static Indicators indicators;
    private static IndicatorRows counted;
    private static Random random;

    @BeforeAll
    static void facts_of_all_kinds() {
        long seed = Long.getLong("kycuong.seed", 20201130L);
        System.out.println("IndicatorSumsTest seed " + seed);
        random = new Random(seed);
        world = new OversightWorld();
        indicators = world.context.getBean(Indicators.class);
        counted = world.context.getBean(IndicatorRows.class);
        var owed = world.context.getBean(OwedRows.class);
        var dossiers = world.context.getBean(FactRows.class);
        for (int i = 0; i < 260; i++) {
            var life = life();
            for (int known = 1; known <= life.size(); known += 1 + random.nextInt(2)) {
                var part = new ArrayList<>(life.subList(0, known));
                var last = part.removeLast();
                part.add(last.until(null));
                store(part, owed, dossiers);
            }
            store(life, owed, dossiers);
        }
        for (var table :
                List.of("dossier_fact", "owed_fact")) { // the calendar changed what stood there; a case was erased
            world.jdbc
                    .sql("update oversight." + table
                            + " set late_from = late_from + interval '1 day' where case_id::text like '1%'")
                    .update();
            world.jdbc
                    .sql("delete from oversight." + table + " where case_id::text like '2%'")
                    .update();
        }
    }

    @AfterAll
    static void close() {
        world.close();
    }

    /** As its reader stores it: the chain as far as it was known, again and again. */
    private static void store(List<OwedFact> life, OwedRows owed, FactRows dossiers) {
        if (!life.getFirst().kind().equals("dossier")) owed.store(life);
        else dossiers.store(life.stream().map(IndicatorSumsTest::dossier).toList());
    }

    private static DossierFact dossier(OwedFact f) {
        return new DossierFact(
                f.caseId(),
                f.version(),
                f.knownFrom(),
                f.knownTo(),
                f.unitId(),
                f.unitIn(),
                "BIRTH",
                "COUNTER",
                f.state(),
                f.openedAt(),
                f.extended() ? null : f.receivedAt(), // not accepted yet
                f.dueAt(),
                f.lateFrom(),
                f.warnFrom(),
                f.pausedSince(),
                f.metAt(),
                f.closedAt(),
                f.originalDueAt(),
                f.originalLateFrom(),
                null,
                f.extended(),
                null,
                WhyLate.NONE,
                ServiceMark.NONE);
    }

    private static List<OwedFact> life() {
        var id = new UUID(random.nextLong(), random.nextLong());
        var kind = pick(List.of("dossier", "task", "reading", "plan"));
        var tier = random.nextInt(3) == 0 ? "SUPPORT" : "WHOLE";
        var order = pick(List.of(List.of("", ""), List.of("1404", "a"), List.of("1404", "e"), List.of("02", "")));
        int unitIn = 1 + random.nextInt(UNITS);
        int unit = random.nextBoolean() ? unitIn : 1 + random.nextInt(UNITS);
        var known = at(random.nextInt(DAYS));
        var received = around(known);
        @Nullable Instant late = random.nextInt(8) == 0 ? null : dated(known);
        @Nullable Instant original = random.nextInt(5) == 0 ? null : late;
        @Nullable Instant met = null;
        @Nullable Instant closed = null;
        @Nullable Instant paused = null;
        var life = new ArrayList<OwedFact>();
        for (int version = 1; version <= 1 + random.nextInt(8); version++) {
            if (!life.isEmpty()) life.add(life.removeLast().until(known));
            life.add(new OwedFact(
                    id,
                    1,
                    version,
                    known,
                    null,
                    kind,
                    tier,
                    unit,
                    unitIn,
                    order.getFirst(),
                    order.getLast(),
                    "ASSIGNED",
                    received,
                    received,
                    late,
                    late,
                    late == null || random.nextInt(9) == 0 ? null : late.minus(Duration.ofDays(random.nextInt(4))),
                    paused,
                    met,
                    closed,
                    original,
                    original,
                    random.nextInt(6) == 0));
            known = known.plus(random.nextInt(6) == 0 ? Duration.ZERO : minutes(12));
            switch (random.nextInt(8)) {
                case 0 -> unit = 1 + random.nextInt(UNITS);
                case 1 -> paused = paused == null ? known : null;
                case 2 -> late = dated(known);
                case 3 -> original = random.nextBoolean() ? null : late;
                case 4, 5 -> met = met == null ? around(known) : random.nextInt(4) == 0 ? null : met;
                case 6 -> closed = closed == null ? around(known) : random.nextInt(3) == 0 ? null : closed;
                default -> received = around(known);
            }
        }
        return life;
    }

    private static Instant dated(Instant known) {
        var due = known.plus(minutes(30)).minus(minutes(4));
        return random.nextBoolean() ? due : LegalZone.startOf(day(due).plusDays(1));
    }

    /** Mostly the moment itself, often some days or weeks before, rarely after. */
    private static Instant around(Instant known) {
        return switch (random.nextInt(12)) {
            case 0, 1 -> known.minus(minutes(10));
            case 2 -> known.minus(minutes(70));
            case 3 -> LegalZone.startOf(day(known));
            case 4 -> known.plus(minutes(6));
            default -> known;
        };
    }

    private static Instant at(int days) {
        return FIRST.plus(Duration.ofDays(days)).plus(Duration.ofMinutes(random.nextInt(1440)));
    }

    private static Duration minutes(int days) {
        return Duration.ofMinutes(1 + random.nextInt(days * 24 * 60));
    }

    private static LocalDate day(Instant at) {
        return LegalZone.local(at).toLocalDate();
    }

    private static <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    // ---- questions

    private static IndicatorQuestion question() {
        var grain = pick(GRAINS);
        var first = LocalDate.of(2019, 10, 20).plusDays(random.nextInt(DAYS + 40));
        if (random.nextInt(3) > 0) first = first.withDayOfMonth(1);
        var last = switch (random.nextInt(4)) {
            case 0 -> first.plusDays(1 + random.nextInt(20));
            case 1 -> first.plusDays(1 + random.nextInt(400));
            case 2 -> first.plusMonths(1);
            default -> first.plusYears(1);
        };
        var now = switch (random.nextInt(4)) {
            case 0 -> LegalZone.startOf(last).minusNanos(1_000);
            case 1 -> LegalZone.startOf(last);
            case 2 -> LegalZone.startOf(last.plusDays(random.nextInt(60))).plus(Duration.ofHours(9));
            default -> at(random.nextInt(DAYS + 90));
        };
        var dimensions = new ArrayList<Dimension>();
        if (random.nextBoolean()) dimensions.add(Dimension.UNIT);
        if (random.nextInt(3) == 0) dimensions.add(Dimension.MONTH);
        var measures = random.nextBoolean() ? SUMMED : List.of(pick(SUMMED), pick(SUMMED));
        var from = LegalZone.startOf(first);
        // a window may end at any time after the moment
        var to = now.isAfter(from) && random.nextInt(5) == 0 ? now.plus(minutes(9)) : LegalZone.startOf(last);
        return new IndicatorQuestion(grain, measures, dimensions, filter(grain), from, to, now);
    }

    private static IndicatorQuestion.Filter filter(Grain grain) {
        var filter = IndicatorQuestion.Filter.all(
                switch (random.nextInt(5)) {
                    case 0 -> Scope.of(units(1), 1);
                    case 1 -> Scope.of(units(3), 1);
                    default -> Scope.all(1);
                });
        filter = switch (random.nextInt(4)) {
            case 0 -> filter.of(units(2));
            case 1 -> filter.except(units(2));
            default -> filter;
        };
        if (grain == Grain.DOSSIER) return filter;
        return switch (random.nextInt(4)) {
            case 0 -> filter.under("1404", pick(List.of("a", "e")));
            case 1 -> filter.under(pick(List.of("1404", "02")), "");
            default -> filter;
        };
    }

    private static Set<UnitId> units(int many) {
        var units = new HashSet<UnitId>();
        while (units.size() < many) units.add(new UnitId(1 + random.nextInt(UNITS)));
        return units;
    }

    @Test
    void a_measure_from_sums_is_the_measure_counted_from_facts() {
        var seen = EnumSet.noneOf(Measure.class);
        long all = 0;
        for (int round = 0; round < 400; round++) {
            var question = question();
            assertThat(IndicatorSumRows.answers(question)).as("%s", question).isTrue();
            var fromFacts = counted.lines(question);
            var fromSums = indicators.ask(question);
            assertThat(fromSums).as("%s", question).isEqualTo(fromFacts);
            for (var line : fromSums)
                for (var measure : question.measures()) {
                    all += line.count(measure);
                    if (line.count(measure) > 0) seen.add(measure);
                }
        }
        assertThat(seen).containsAll(SUMMED);
        assertThat(all).isGreaterThan(3_000);
    }

    @Test
    void a_measure_is_the_length_of_the_list_it_opens() {
        for (int round = 0; round < 120; round++) {
            var question = question().by(List.of());
            var line = indicators.ask(question).getFirst();
            for (var measure : question.measures()) {
                var listed = new ArrayList<String>();
                @Nullable CountedCursor after = null;
                do {
                    var page = indicators.list(question, measure, after);
                    page.cases().forEach(c -> listed.add(c.caseId() + " " + c.no()));
                    after = page.next().orElse(null);
                } while (after != null);
                assertThat(listed)
                        .as("%s %s", measure, question)
                        .doesNotHaveDuplicates()
                        .hasSize((int) line.count(measure));
            }
        }
    }

    @Test
    void what_is_in_no_sum_is_counted_from_facts() {
        var question = question().by(List.of());
        for (var other : List.of(
                question.measuring(List.of(Measure.RECEIVED)),
                question.measuring(List.of(Measure.OPEN, Measure.MEDIAN_DAYS)),
                question.by(List.of(Dimension.STATE)),
                new IndicatorQuestion(
                        question.grain(),
                        question.measures(),
                        List.of(),
                        question.filter(),
                        question.from().plusSeconds(1),
                        question.to(),
                        question.knownAt()),
                new IndicatorQuestion(
                        question.grain(),
                        question.measures(),
                        List.of(),
                        question.filter(),
                        question.from(),
                        question.from().plusSeconds(3_600),
                        question.from().plusSeconds(7_200)))) {
            assertThat(IndicatorSumRows.answers(other)).as("%s", other).isFalse();
            assertThat(indicators.ask(other)).isEqualTo(counted.lines(other));
        }
    }

    // ---- kept

    @Test
    void sums_made_anew_from_the_facts_are_those_that_were_kept() {
        var kept = sums();
        world.jdbc.sql("select oversight.fill_indicators()").query((_, _) -> 0).list();
        assertThat(sums()).isEqualTo(kept).isNotEmpty();
    }

    @Test
    void a_sum_changed_behind_the_facts_back_is_named() {
        assertThat(IndicatorSumCheckRows.differences(world.jdbc)).isEmpty();
        var columns = new EnumMap<Measure, String>(Map.of(
                Measure.OPEN,
                "indicator_stock",
                Measure.MET,
                "indicator_flow",
                Measure.ACCEPTED_LATE,
                "indicator_flow"));
        columns.forEach((measure, table) -> {
            for (int level = 0; level < 2; level++) {
                var changed =
                        "update oversight.%1$s set %2$s = %2$s + 1 where ctid = (select ctid from oversight.%1$s where level = %3$d and %2$s > 0 limit 1)"
                                .formatted(table, measure.column(), level);
                assertThat(tampered(changed)).singleElement().asString().contains(table, "cấp " + level);
            }
        });
        assertThat(tampered("delete from oversight.indicator_flow where level = 1 and grain = 'PLAN'"))
                .isNotEmpty()
                .allMatch(one -> one.contains("PLAN"));
        assertThat(tampered("insert into oversight.indicator_stock (grain, document, clause, level, block,"
                        + " unit_id, unit_in, open) values ('TASK', '', '', 0, 1, 1, 1, 1)"))
                .hasSize(1);
    }

    private static List<String> tampered(String sql) {
        var told = world.context.getBean(TransactionTemplate.class).execute(tampering -> {
            tampering.setRollbackOnly();
            assertThat(world.jdbc.sql(sql).update()).isPositive();
            return IndicatorSumCheckRows.differences(world.jdbc);
        });
        return java.util.Objects.requireNonNull(told);
    }

    @Test
    void when_all_facts_are_gone_so_are_their_sums() {
        world.context.getBean(TransactionTemplate.class).executeWithoutResult(emptying -> {
            emptying.setRollbackOnly();
            world.jdbc.sql("delete from oversight.owed_fact").update();
            world.jdbc.sql("delete from oversight.dossier_fact").update();
            assertThat(sums()).isEmpty();
        });
    }

    private static List<String> sums() {
        return world.jdbc
                .sql("select s::text from oversight.indicator_stock s union all select f::text from"
                        + " oversight.indicator_flow f order by 1")
                .query(String.class)
                .list();
    }
}
