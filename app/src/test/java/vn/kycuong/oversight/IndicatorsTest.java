package vn.kycuong.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.kernel.CaseActs;
import vn.kycuong.kernel.CaseDecision;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.ClockReading;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WarningLead;
import vn.kycuong.law.Rules;
import vn.kycuong.worktime.WorkTime;

/** Every measure is the count of its list and what a second, naive reading of the entries says; a past answer stays what it was. */
class IndicatorsTest {
    private static final int[] UNITS = {101, 102, 103, 104};
    private static final Instant NEW_YEAR = Instant.parse("2020-01-06T01:00:00Z");
    private static final List<OrderedBy> ORDERS = List.of(
            new OrderedBy("1404-UBND-NC", "e"), new OrderedBy("1404-UBND-NC", "d"), new OrderedBy("02-CT-UBND", ""));

    private static OversightWorld world;
    private static Indicators indicators;
    private static long seed;

    /** What a case's obligation is known by. */
    private record Key(CaseId id, int no) {}

    @BeforeAll
    static void much_is_owed() {
        world = new OversightWorld();
        indicators = world.context.getBean(Indicators.class);
        seed = Long.getLong("kycuong.seed", 20191231L);
        System.out.println("IndicatorsTest seed " + seed);
        var random = new Random(seed);
        for (int i = 0; i < 160; i++) task(random, NEW_YEAR.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 90))));
        for (int i = 0; i < 60; i++)
            world.live(random, NEW_YEAR.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 90))), UNITS);
        world.feed.catchUp();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    /** A task as the desk writes it: given, moved, handed in, sent back, accepted, recalled, passed to another unit. */
    private static void task(Random random, Instant start) {
        var c = CaseState.unopened(OversightWorld.aCase(random), random.nextInt(4) == 0 ? "reading" : "task");
        var lead = unit(random);
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.Opened(unit(random), lead, 0));
        effects.add(new Effect.StateChanged("ASSIGNED"));
        effects.add(owed(1, 0, Tier.WHOLE, lead, start, random));
        for (int no = 2; no < 2 + random.nextInt(3); no++)
            effects.add(owed(no, 1, Tier.SUPPORT, unit(random), start, random));
        var facts = new HashMap<String, Object>();
        if (random.nextInt(5) > 0)
            facts.putAll(ORDERS.get(random.nextInt(ORDERS.size())).facts());
        c = world.act(c, c.kind() + ".Assigned", start, start, facts, effects);
        var at = start;
        for (int acts = random.nextInt(7); acts > 0 && c.closedAt() == null; acts--) {
            at = at.plus(Duration.ofMinutes(30 + random.nextInt(60 * 24 * 6)));
            c = next(random, c, at);
        }
    }

    private static CaseState next(Random random, CaseState c, Instant at) {
        var late = at.plus(Duration.ofHours(random.nextInt(4) == 0 ? 30 : 0));
        var open = c.obligations().stream().filter(Obligation::isOpen).toList();
        boolean handedIn = !c.obligation(1).isOpen();
        return switch (random.nextInt(handedIn ? 3 : 6)) {
            case 0 -> write(c, "Progressed", at, at, List.of());
            case 1 ->
                handedIn
                        ? write(
                                c,
                                "Accepted",
                                at,
                                late,
                                List.of(new Effect.StateChanged("ACCEPTED"), new Effect.Closed()))
                        : write(
                                c,
                                "Submitted",
                                at,
                                late,
                                List.of(new Effect.StateChanged("SUBMITTED"), new Effect.Discharged(1)));
            case 2 ->
                handedIn
                        ? write(
                                c,
                                "Returned",
                                at,
                                at,
                                List.of(
                                        new Effect.StateChanged("REWORK"),
                                        new Effect.DischargeWithdrawn(1, "Phiếu trả lại")))
                        : write(
                                c,
                                "Extended",
                                at,
                                at,
                                List.of(new Effect.ClockExtended(
                                        1, at.plus(Duration.ofDays(4 + random.nextInt(9))), "Quyết định")));
            case 3 ->
                open.size() > 1
                        ? write(
                                c,
                                "Answered",
                                at,
                                late,
                                List.of(new Effect.Discharged(open.getLast().no())))
                        : c;
            case 4 ->
                random.nextInt(3) == 0
                        ? write(
                                c,
                                "Recalled",
                                at,
                                at,
                                List.of(new Effect.StateChanged("RECALLED"), new Effect.Closed()))
                        : c;
            default ->
                CaseActs.succeed(c, Map.of(c.unitNow(), unit(random))) instanceof CaseDecision.Lawful(var effects)
                        ? world.act(c, "kernel.Succeeded", at, at, Map.of(), effects)
                        : c;
        };
    }

    private static CaseState write(CaseState c, String what, Instant at, Instant known, List<Effect> effects) {
        return world.act(c, c.kind() + "." + what, at, known, Map.of(), effects);
    }

    private static Effect owed(int no, int parent, Tier tier, UnitId unit, Instant at, Random random) {
        return new Effect.ObligationOpened(
                no, parent, tier, unit, "task.product", OversightWorld.clock(at, 1 + random.nextInt(14)), null);
    }

    private static UnitId unit(Random random) {
        return new UnitId(UNITS[random.nextInt(UNITS.length)]);
    }

    // ---- what is counted

    @Test
    void a_measure_is_the_count_of_its_list_and_both_are_what_a_second_reading_of_the_entries_says() {
        var random = new Random(seed + 1);
        var met = new HashSet<Measure>();
        var measures = Arrays.stream(Measure.values())
                .filter(m -> m == Measure.HELD || m.base() != Measure.Base.HELD)
                .toList();
        for (int round = 0; round < 60; round++) {
            var question = question(random, measures);
            var whole = indicators.ask(question).getFirst();
            var byUnit = indicators.ask(question.by(List.of(Dimension.UNIT)));
            for (var measure : measures) {
                var listed = list(question, measure);
                assertThat(listed).as("%s %s", measure, question).isEqualTo(oracle(question, measure));
                if (!measure.isCount()) continue;
                assertThat(whole.count(measure)).isEqualTo(listed.size());
                assertThat(byUnit.stream().mapToLong(l -> l.count(measure)).sum())
                        .isEqualTo(listed.size());
                if (!listed.isEmpty()) met.add(measure);
            }
            assertThat(whole.count(Measure.OPEN))
                    .isEqualTo(whole.count(Measure.IN_TIME)
                            + whole.count(Measure.AT_RISK)
                            + whole.count(Measure.LATE)
                            + whole.count(Measure.PAUSED));
            assertThat(whole.count(Measure.DUE))
                    .isEqualTo(whole.count(Measure.DUE_KEPT) + whole.count(Measure.DUE_BROKEN));
        }
        assertThat(met)
                .contains(
                        Measure.LATE,
                        Measure.AT_RISK,
                        Measure.MET_BY_EXTENSION,
                        Measure.DUE_BROKEN,
                        Measure.ACCEPTED_LATE);
    }

    @Test
    void by_months_it_is_the_same_sum() {
        var random = new Random(seed + 2);
        for (int round = 0; round < 20; round++) {
            var question = question(random, List.of(Measure.MET, Measure.DUE, Measure.RECEIVED));
            var whole = indicators.ask(question).getFirst();
            var months = indicators.ask(question.by(List.of(Dimension.MONTH)));
            for (var measure : question.measures())
                assertThat(months.stream().mapToLong(l -> l.count(measure)).sum())
                        .isEqualTo(whole.count(measure));
            assertThat(months).allMatch(l -> l.by().getFirst().matches("2020-\\d\\d"));
        }
    }

    @Test
    void half_and_nine_tenths_are_those_of_what_was_met() {
        var question = new IndicatorQuestion(
                Grain.TASK,
                List.of(Measure.MET, Measure.MEDIAN_DAYS, Measure.P90_DAYS),
                List.of(),
                IndicatorQuestion.Filter.all(Scope.all(1)),
                NEW_YEAR,
                NEW_YEAR.plus(Duration.ofDays(300)),
                NEW_YEAR.plus(Duration.ofDays(300)));
        var days = new ArrayList<Double>();
        indicators.each(
                question,
                Measure.MET,
                c -> days.add(Duration.between(c.receivedAt(), Objects.requireNonNull(c.metAt()))
                                .toSeconds()
                        / 86400.0));
        days.sort(Comparator.naturalOrder());
        var line = indicators.ask(question).getFirst();
        assertThat(line.measured().get(Measure.MEDIAN_DAYS))
                .isBetween(days.get((days.size() - 1) / 2), days.get(days.size() / 2));
        assertThat(line.measured().get(Measure.P90_DAYS)).isBetween(days.get(days.size() * 9 / 10 - 1), days.getLast());
    }

    @Test
    void nobody_without_a_scope_is_told_anything() {
        var question =
                question(new Random(seed), List.of(Measure.OPEN)).with(IndicatorQuestion.Filter.all(Scope.none()));
        assertThat(indicators.ask(question).getFirst().count(Measure.OPEN)).isZero();
        assertThat(indicators.ask(question.by(List.of(Dimension.UNIT)))).isEmpty();
    }

    @Test
    void what_cannot_be_asked_is_refused_in_words() {
        var question = question(new Random(seed), List.of(Measure.OPEN));
        assertThatThrownBy(() -> new IndicatorQuestion(
                        Grain.DOSSIER,
                        List.of(Measure.OPEN),
                        List.of(Dimension.CLAUSE),
                        question.filter(),
                        question.from(),
                        question.to(),
                        question.knownAt()))
                .hasMessageContaining("ho-so");
        assertThatThrownBy(() -> MeasureSum.parse("MEDIAN_DAYS+MET")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MeasureSum.parse("DUE+DUE")).isInstanceOf(IllegalArgumentException.class);
    }

    // ---- what was known then

    @Test
    void what_was_certified_is_certified_again_whatever_came_since_and_each_difference_names_its_entry() {
        var random = new Random(seed + 3);
        var then = NEW_YEAR.plus(Duration.ofDays(70));
        var now = NEW_YEAR.plus(Duration.ofDays(300));
        var filter = IndicatorQuestion.Filter.all(Scope.all(1));
        var question = new IndicatorQuestion(
                Grain.TASK, List.of(Measure.DUE), List.of(), filter, NEW_YEAR.plus(Duration.ofDays(20)), then, then);
        var day = LocalDate.of(2020, 3, 16);
        var indicator = indicators.find("task.on-time", day).orElseThrow();
        var first = indicators.certify(indicator, question);
        assertThat(first.balanced()).isTrue();
        for (int i = 0; i < 20; i++) task(random, then.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 40))));
        world.feed.catchUp();
        var again = indicators.certify(indicator, question);
        assertThat(again).isEqualTo(first);
        var later = indicators.certify(indicator, question.knownAt(now));
        assertThat(later.hash()).isNotEqualTo(first.hash());
        assertThat(later.balanced()).isTrue();

        for (var measure : List.of(Measure.DUE, Measure.DUE_KEPT, Measure.MET, Measure.MET_LATE, Measure.ACCEPTED)) {
            var changes = indicators.changes(question.knownAt(now), measure, then);
            var before = list(question, measure);
            var after = list(question.knownAt(now), measure);
            long difference = changes.stream().filter(Indicators.Change::after).count()
                    - changes.stream().filter(Indicators.Change::before).count();
            assertThat(after.size() - before.size()).as("%s", measure).isEqualTo((int) difference);
            for (var change : changes) {
                var key = new Key(new CaseId(change.caseId()), change.no());
                assertThat(before.contains(key)).isEqualTo(change.before());
                assertThat(after.contains(key)).isEqualTo(change.after());
                var entry = entries(key.id()).get(change.version() - 1);
                assertThat(entry.recordedAt())
                        .as("%s by %s", change, entry.kind())
                        .isAfter(then);
            }
        }
    }

    @Test
    void reading_everything_again_from_the_first_entry_gives_equal_rows() {
        var before = rows();
        world.jdbc.sql("delete from oversight.owed_fact").update();
        world.jdbc
                .sql("update ledger.reader set next_leaf = 0 where name = 'oversight.owed'")
                .update();
        world.feed.catchUp();
        assertThat(rows()).isEqualTo(before).isNotEmpty();
    }

    private static List<String> rows() {
        return world.jdbc
                .sql("select f::text from oversight.owed_fact f order by case_id, no, version")
                .query(String.class)
                .list();
    }

    // ---- definitions

    @Test
    void
            every_clause_of_the_first_directive_that_can_be_measured_has_its_indicators_and_every_other_directive_those_of_any() {
        var day = LocalDate.of(2020, 6, 15);
        assertThat(indicators.of("1404-UBND-NC", "e", day))
                .extracting(ClauseIndicator::indicatorKey)
                .contains("task.on-time");
        assertThat(indicators.of("1404-UBND-NC", "g", day)).isEmpty();
        assertThat(indicators.of("02-CT-UBND", "1", day)).isNotEmpty().allMatch(ClauseIndicator::ordered);
    }

    @Test
    void another_formula_is_another_version() {
        var day = LocalDate.of(2020, 6, 15);
        var one = indicators.find("task.on-time", day).orElseThrow();
        var other = indicators.find("task.official", day).orElseThrow();
        assertThat(one.version()).isNotEqualTo(other.version()).startsWith("2018-01-01-");
    }

    @Test
    void small_counts_are_not_told_and_cannot_be_worked_out() {
        var lines = List.of(line("a", 3), line("b", 40), line("c", 9), line("d", 0));
        var told = SmallNumbers.hidden(lines);
        assertThat(told.get(0).measured()).isEmpty();
        assertThat(told.get(2).measured()).as("or the sum would tell").isEmpty();
        assertThat(told.get(1).count(Measure.LATE)).isEqualTo(40);
        assertThat(told.get(3).measured()).containsEntry(Measure.LATE, 0.0);
        assertThat(SmallNumbers.needed(Grain.DOSSIER, List.of(Dimension.UNIT, Dimension.MONTH)))
                .isFalse();
        assertThat(SmallNumbers.needed(Grain.DOSSIER, List.of(Dimension.UNIT, Dimension.PROCEDURE)))
                .isTrue();
        assertThat(SmallNumbers.needed(Grain.READING, List.of())).isTrue();
    }

    private static IndicatorLine line(String by, long late) {
        return new IndicatorLine(List.of(by), Map.of(Measure.LATE, (double) late));
    }

    // ---- the second, naive reading

    private static IndicatorQuestion question(Random random, List<Measure> measures) {
        var now = NEW_YEAR.plus(Duration.ofMinutes(60 * 24 * 30 + random.nextInt(60 * 24 * 110)));
        var from = now.minus(Duration.ofMinutes(1 + random.nextInt(60 * 24 * 90)));
        var to = random.nextInt(4) == 0
                ? now.plus(Duration.ofDays(9))
                : from.plus(Duration.ofMinutes(1 + random.nextInt(60 * 24 * 90)));
        var grain =
                List.of(Grain.TASK, Grain.SUPPORT, Grain.READING, Grain.DOSSIER).get(random.nextInt(4));
        var filter = IndicatorQuestion.Filter.all(
                random.nextInt(3) == 0 ? Scope.of(List.of(new UnitId(101), new UnitId(104)), 1) : Scope.all(1));
        filter = switch (random.nextInt(4)) {
            case 0 -> filter.of(Set.of(new UnitId(101), new UnitId(103)));
            case 1 -> filter.except(Set.of(new UnitId(101), new UnitId(103)));
            default -> filter;
        };
        if (grain != Grain.DOSSIER && random.nextInt(3) == 0)
            filter = filter.under("1404-UBND-NC", random.nextBoolean() ? "e" : "");
        if (grain == Grain.DOSSIER && random.nextInt(3) == 0) filter = filter.about("BIRTH");
        return new IndicatorQuestion(grain, measures, List.of(), filter, from, to, now);
    }

    private static Set<Key> list(IndicatorQuestion question, Measure measure) {
        var all = new HashSet<Key>();
        int listed = 0;
        @Nullable CountedCursor after = null;
        do {
            var page = indicators.list(question, measure, after);
            for (var c : page.cases()) all.add(new Key(new CaseId(c.caseId()), c.no()));
            listed += page.cases().size();
            after = page.next().flatMap(c -> CountedCursor.parse(c.toString())).orElse(null);
        } while (after != null);
        assertThat(all).hasSize(listed);
        return all;
    }

    private static List<Entry> entries(CaseId id) {
        return Objects.requireNonNull(world.written.get(id));
    }

    private static Set<Key> oracle(IndicatorQuestion question, Measure measure) {
        var found = new HashSet<Key>();
        for (var chain : world.written.values()) {
            var known = chain.stream()
                    .filter(e -> !e.recordedAt().isAfter(question.knownAt()))
                    .toList();
            if (known.isEmpty()
                    || !kind(question.grain()).equals(known.getFirst().caseKind())) continue;
            var c = CaseState.replay(known.getFirst().caseId(), known.getFirst().caseKind(), known);
            for (var owed : owed(c, question.grain()))
                if (left(c, owed, known.getFirst(), question.filter()) && counts(measure, c, owed, known, question))
                    found.add(new Key(c.id(), question.grain() == Grain.DOSSIER ? 0 : owed.no()));
        }
        return found;
    }

    private static List<Obligation> owed(CaseState c, Grain grain) {
        if (grain == Grain.DOSSIER) return c.obligation(Tier.WHOLE).stream().toList();
        var tier = grain == Grain.SUPPORT ? Tier.SUPPORT : Tier.WHOLE;
        return c.obligations().stream()
                .filter(o -> grain == Grain.READING || o.tier() == tier)
                .toList();
    }

    private static String kind(Grain grain) {
        return switch (grain) {
            case DOSSIER -> "dossier";
            case TASK, SUPPORT -> "task";
            case READING -> "reading";
            case PLAN -> "plan";
            case DUTY, UNIT_PLAN, UNIT_RULES -> throw new IllegalArgumentException(grain + " is no case");
        };
    }

    private static boolean left(CaseState c, Obligation owed, Entry first, IndicatorQuestion.Filter filter) {
        var unit = c.kind().equals("dossier") ? c.unitNow() : owed.unit();
        boolean mine = filter.scope().contains(unit) || filter.scope().contains(c.unitIn());
        var units = filter.units();
        var order = OrderedBy.of(first.facts()).orElse(new OrderedBy("", ""));
        return mine
                && (units == null || units.contains(unit) != filter.outside())
                && (filter.document().isEmpty() || filter.document().equals(order.document()))
                && (filter.clause().isEmpty() || filter.clause().equals(order.clause()))
                && (filter.procedure().isEmpty()
                        || filter.procedure().equals(first.facts().get("procedure")));
    }

    private static boolean counts(
            Measure measure, CaseState c, Obligation owed, List<Entry> known, IndicatorQuestion question) {
        var now = question.knownAt();
        Instant met = owed.clock().metAt();
        Instant closed = c.closedAt();
        var reading = read(c, owed, known);
        var lateFrom = reading.lateFrom();
        var first = first(owed, known);
        boolean open = met == null && closed == null;
        boolean late = lateFrom != null && !now.isBefore(lateFrom);
        boolean paused = reading.pausedSince() != null;
        boolean risk = reading.warnFrom() != null && !now.isBefore(reading.warnFrom());
        boolean done = met != null && within(met, question) && !met.isAfter(now);
        boolean inTime = met != null && lateFrom != null && met.isBefore(lateFrom);
        boolean due = lateFrom != null
                && lateFrom.isAfter(question.from())
                && !lateFrom.isAfter(question.to())
                && !lateFrom.isAfter(now)
                && (closed == null || met != null);
        boolean accepted = closed != null && met != null && within(closed, question) && !closed.isAfter(now);
        return switch (measure) {
            case OPEN -> open;
            case IN_TIME -> open && !late && !paused && !risk;
            case AT_RISK -> open && !late && !paused && risk;
            case LATE -> open && late;
            case PAUSED -> open && !late && paused;
            case HELD -> !owed.clock().start().isAfter(now) && (closed == null || closed.isAfter(now));
            case HELD_BY_ONE, HELD_BY_NONE_OR_MANY, HELD_DONE, HELD_LACKING ->
                throw new IllegalArgumentException("of duties and units alone");
            case RECEIVED ->
                within(owed.clock().start(), question) && !owed.clock().start().isAfter(now);
            case MET, MEDIAN_DAYS, P90_DAYS -> done;
            case MET_DATED -> done && lateFrom != null;
            case MET_IN_TIME -> done && inTime;
            case MET_LATE -> done && lateFrom != null && !inTime;
            case MET_BY_EXTENSION -> done && inTime && first != null && !met.isBefore(first);
            case MET_BY_FIRST_DATE -> done && (first == null ? inTime : met.isBefore(first));
            case DUE -> due;
            case DUE_KEPT -> due && inTime;
            case DUE_BROKEN -> due && !inTime;
            case ACCEPTED -> accepted;
            case ACCEPTED_IN_TIME -> accepted && (lateFrom == null || inTime);
            case ACCEPTED_LATE -> accepted && lateFrom != null && !inTime;
        };
    }

    private static boolean within(Instant moment, IndicatorQuestion question) {
        return !moment.isBefore(question.from()) && moment.isBefore(question.to());
    }

    private static ClockReading read(CaseState c, Obligation owed, List<Entry> known) {
        var knownAt = known.getLast().recordedAt();
        var calendar = world.context.getBean(WorkTime.class).calendar(owed.unit(), knownAt);
        var law = world.context.getBean(Rules.class).at(LegalZone.local(knownAt).toLocalDate());
        return owed.clock().read(calendar, law.warningLead());
    }

    private static @Nullable Instant first(Obligation owed, List<Entry> known) {
        var knownAt = known.getLast().recordedAt();
        var calendar = world.context.getBean(WorkTime.class).calendar(owed.unit(), knownAt);
        var clock = owed.clock();
        var stopped = clock.read(calendar, WarningLead.NONE).pausedSince();
        var original = clock.originalDue(calendar, clock.metAt() == null ? clock.start() : clock.metAt())
                .lateFrom();
        return stopped != null && !original.isAfter(stopped) || stopped == null ? original : null;
    }

    @Test
    void a_share_moves_by_tenths_of_a_point_as_it_is_read_and_a_count_by_so_many() {
        var all = indicators.inForce(LegalZone.local(NEW_YEAR).toLocalDate().plusMonths(5));
        var share = all.stream().filter(Indicator::isShare).findFirst().orElseThrow();
        var count = all.stream().filter(one -> !one.isShare()).findFirst().orElseThrow();
        var before = new IndicatorValue(share, 705, 1000L, null);
        assertThat(before.text(Locale.of("vi"))).isEqualTo("70,5 %");
        assertThat(new IndicatorValue(share, 714, 1000L, null).since(before)).isEqualTo(9);
        assertThat(new IndicatorValue(share, 70_599, 100_000L, null).since(before))
                .as("what is cut does not move")
                .isZero();
        assertThat(new IndicatorValue(share, 2, 4L, null).since(new IndicatorValue(share, 3, 4L, null)))
                .isEqualTo(-250);
        assertThat(new IndicatorValue(count, 13, null, null).since(new IndicatorValue(count, 23, null, null)))
                .isEqualTo(-10);
    }
}
