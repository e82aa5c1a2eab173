package vn.kycuong.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.TestDatabase;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.worktime.LegalClock;

/**
 * Whatever facts there are and however they came, a balance read from sums is the balance counted from facts, and each figure is the count of
 * the list it opens: for any period, as known at any moment, within any scope, by any reckoning.
 */
class BalanceSumsTest {
    private static final List<String> PROCEDURES = List.of("BIRTH", "DEATH", "MARRIAGE", "LAND");
    private static final int UNITS = 7;
    private static final Instant FIRST = LegalZone.startOf(LocalDate.of(2019, 11, 1));
    private static final int DAYS = 600;

    private static OversightWorld world;
    private static Balances balances;
    private static FactRows facts;
    private static Random random;

    @BeforeAll
    static void facts_of_all_kinds() {
        long seed = Long.getLong("kycuong.seed", 20201129L);
        System.out.println("BalanceSumsTest seed " + seed);
        random = new Random(seed);
        world = new OversightWorld();
        balances = world.context.getBean(Balances.class);
        facts = world.context.getBean(FactRows.class);
        for (int i = 0; i < 220; i++) grow(life());
    }

    @AfterAll
    static void close() {
        world.close();
    }

    /** As its reader stores it: the chain as far as it was known, again and again; what was known may turn out otherwise. */
    private static void grow(List<DossierFact> life) {
        for (int known = 1; known <= life.size(); known += 1 + random.nextInt(2)) {
            var part = new ArrayList<>(life.subList(0, known));
            var last = part.removeLast();
            part.add(last.until(null));
            facts.store(part);
        }
        facts.store(life);
        if (random.nextInt(25) == 0) { // the calendar changed what stood there
            world.jdbc
                    .sql("update oversight.dossier_fact set late_from = late_from + interval '1 day' where case_id"
                            + " = :id")
                    .param("id", life.getFirst().caseId())
                    .update();
        }
        if (random.nextInt(25) == 0) {
            world.jdbc
                    .sql("delete from oversight.dossier_fact where case_id = :id")
                    .param("id", life.getFirst().caseId())
                    .update();
        }
    }

    private static List<DossierFact> life() {
        var id = new UUID(random.nextLong(), random.nextLong());
        var procedure = pick(PROCEDURES);
        var channel = pick(List.of("COUNTER", "ONLINE", "POSTAL"));
        int unitIn = 1 + random.nextInt(UNITS);
        int unit = random.nextBoolean() ? unitIn : 1 + random.nextInt(UNITS);
        var known = at(random.nextInt(DAYS), true);
        var opened = known.minus(minutes(4));
        @Nullable Instant received = random.nextInt(4) == 0 ? null : before(known);
        @Nullable Instant joined = random.nextInt(9) == 0 ? known : null;
        @Nullable Instant due = random.nextInt(8) == 0 ? null : known.plus(minutes(20));
        @Nullable
        Instant late = due == null ? null : random.nextBoolean() ? due : LegalZone.startOf(day(due).plusDays(1));
        @Nullable Instant original = due;
        @Nullable Instant originalLate = late;
        @Nullable Instant met = null;
        @Nullable Instant closed = null;
        @Nullable Instant paused = null;
        var state = "ACCEPTED";
        var life = new ArrayList<DossierFact>();
        for (int version = 1; version <= 1 + random.nextInt(8); version++) {
            if (!life.isEmpty()) life.add(life.removeLast().until(known));
            life.add(new DossierFact(
                    id,
                    version,
                    known,
                    null,
                    unit,
                    unitIn,
                    procedure,
                    channel,
                    state,
                    opened,
                    received,
                    due,
                    late,
                    late == null ? null : late.minus(Duration.ofDays(random.nextInt(4))),
                    paused,
                    met,
                    closed,
                    original,
                    originalLate,
                    null,
                    !java.util.Objects.equals(due, original),
                    joined,
                    why(known),
                    ServiceMark.NONE));
            known = known.plus(random.nextInt(6) == 0 ? Duration.ZERO : minutes(12));
            switch (random.nextInt(9)) {
                case 0 -> received = before(known);
                case 1 -> unit = 1 + random.nextInt(UNITS);
                case 2 -> paused = paused == null ? known : null;
                case 3 -> {
                    due = known.plus(minutes(20));
                    late = due;
                }
                case 4 -> {
                    original = null;
                    originalLate = null;
                }
                case 5, 6 ->
                    met = met == null && received != null ? before(known) : random.nextInt(4) == 0 ? null : met;
                case 7 -> {
                    closed = closed == null ? before(known) : null;
                    state = pick(List.of("RETURNED", "STOPPED", "WITHDRAWN", "REJECTED"));
                }
                default -> state = "PROCESSING";
            }
        }
        return life;
    }

    private static WhyLate why(Instant known) {
        var turns = random.nextInt(3) == 0;
        return new WhyLate(
                random.nextInt(5) == 0 ? null : pick(List.of(LateCause.OFFICER, LateCause.UNTAKEN)),
                turns ? LateCause.AGENCY : null,
                turns ? known.plus(minutes(30)) : null);
    }

    /** Mostly the moment itself, often some days before, rarely after. */
    private static Instant before(Instant known) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> known.minus(minutes(10));
            case 3 -> LegalZone.startOf(day(known));
            case 4 -> random.nextInt(4) == 0 ? known.plus(minutes(6)) : known;
            default -> known;
        };
    }

    private static Instant at(int days, boolean inOfficeHours) {
        return FIRST.plus(Duration.ofDays(days))
                .plus(Duration.ofMinutes(inOfficeHours ? 420 + random.nextInt(600) : random.nextInt(1440)));
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

    private static BalanceQuestion question() {
        var from = LegalZone.startOf(LocalDate.of(2019, 10, 20).plusDays(random.nextInt(DAYS + 40)));
        var to = LegalZone.startOf(day(from).plusDays(1 + random.nextInt(random.nextBoolean() ? 40 : 400)));
        var last = to.minusNanos(1_000);
        var asked = random.nextInt(3) == 0 ? last : at(random.nextInt(DAYS + 60), false);
        // the pages ask nothing later than the period's end
        var now = asked.isBefore(last) || random.nextInt(8) == 0 ? asked : last;
        var procedures = random.nextInt(4) == 0 ? List.of("BIRTH", "LAND") : null;
        return new BalanceQuestion(selection(), pick(List.of(Reckoning.values())), from, to, now, procedures, null);
    }

    private static Selection selection() {
        var scope = switch (random.nextInt(9)) {
            case 0, 1 -> Scope.of(units(1), 1);
            case 2, 3 -> Scope.of(units(3), 1);
            case 8 -> Scope.of(units(UNITS - 2), 1);
            case 4 -> ofVeryMany(units(UNITS));
            case 5 -> ofVeryMany(units(UNITS - 2));
            default -> Scope.all(1);
        };
        return switch (random.nextInt(4)) {
            case 0 -> Selection.of(scope, units(2));
            case 1 -> Selection.except(scope, units(2));
            default -> Selection.all(scope);
        };
    }

    /** And units that never decided anything. */
    private static Scope ofVeryMany(List<UnitId> units) {
        return Scope.of(
                Stream.concat(units.stream(), IntStream.range(UNITS + 1, 120).mapToObj(UnitId::new))
                        .toList(),
                1);
    }

    private static List<UnitId> units(int many) {
        var units = new HashSet<UnitId>();
        while (units.size() < many) units.add(new UnitId(1 + random.nextInt(UNITS)));
        return List.copyOf(units);
    }

    /** What was asked before with the day settled, and is asked at another moment of that day, or by another scope. */
    @Test
    void a_balance_of_a_day_that_is_settled_is_the_balance_counted_from_facts() {
        world.feed.start();
        world.feed.catchUp();
        LegalClock.Scoped.at(FIRST.plus(Duration.ofDays(1_000)), () -> {
            var settled = world.context.getBean(SettledAnswers.class);
            settled.settle();
            for (int round = 0; round < 60; round++) {
                var question = question();
                assertThat(settled.stretch().day()).isAfter(day(question.now()));
                var scopes = List.of(question.selection(), question.selection(), selection());
                for (var selection : scopes) {
                    var last = question.to().minusNanos(1_000);
                    var moment = LegalZone.startOf(day(question.now())).plus(Duration.ofMinutes(random.nextInt(1440)));
                    var asked = new BalanceQuestion(
                            selection,
                            question.reckoning(),
                            question.from(),
                            question.to(),
                            moment.isBefore(last) ? moment : last,
                            question.procedures(),
                            null);
                    assertThat(balances.byUnit(asked).entrySet().stream()
                                    .collect(Collectors.toMap(e -> e.getKey().toString(), e -> figures(e.getValue()))))
                            .as("%s", asked)
                            .isEqualTo(counted("unit_id", asked));
                    assertThat(Set.copyOf(balances.late(asked)))
                            .as("%s", asked)
                            .isEqualTo(Set.copyOf(balances.late(asked)));
                }
            }
            return null;
        });
        world.feed.stop();
    }

    @Test
    void a_balance_from_sums_is_the_balance_counted_from_facts() {
        long counted = 0;
        for (int round = 0; round < 160; round++) {
            var question = question();
            var byUnit = counted("unit_id", question);
            assertThat(balances.byUnit(question).entrySet().stream()
                            .collect(Collectors.toMap(e -> e.getKey().toString(), e -> figures(e.getValue()))))
                    .as("%s", question)
                    .isEqualTo(byUnit);
            assertThat(balances.byProcedure(question).entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, e -> figures(e.getValue()))))
                    .as("%s", question)
                    .isEqualTo(counted("procedure_key", question));
            if (round % 4 == 0) everyWayIsEachWay(question);
            counted += byUnit.values().stream()
                    .mapToLong(b -> b.get(BalanceFigure.RECEIVED))
                    .sum();
        }
        assertThat(counted).isGreaterThan(2_000);
    }

    private static void everyWayIsEachWay(BalanceQuestion question) {
        var everyWay = balances.byUnitEveryWay(question);
        assertThat(everyWay.get(question.reckoning())).isEqualTo(balances.byUnit(question));
        assertThat(balances.byProcedureEveryWay(question).get(question.reckoning()))
                .isEqualTo(balances.byProcedure(question));
        for (var reckoning : Reckoning.values()) {
            var total = Balances.total(everyWay.get(reckoning));
            assertThat(figures(total)).isEqualTo(figures(balances.total(question.by(reckoning))));
            assertThat(total.holds()).isTrue();
        }
    }

    private static Map<BalanceFigure, Long> figures(Balance balance) {
        return Arrays.stream(BalanceFigure.values()).collect(Collectors.toMap(f -> f, balance::of));
    }

    /** Counted from the facts themselves, by the conditions of the figures and no sum. */
    private static Map<String, Map<BalanceFigure, Long>> counted(String by, BalanceQuestion question) {
        var selection = question.selection();
        var found = new HashMap<String, Map<BalanceFigure, Long>>();
        world.jdbc
                .sql("""
                    select %s as name, %s
                      from oversight.dossier_fact f
                     where f.known_from <= :now and coalesce(f.known_to, 'infinity') > :now
                       and (:all or f.unit_id = any (:scope) or f.unit_in = any (:scope))
                       and (:every or (f.unit_id = any (:units)) <> :outside)
                       and (:everyProcedure or f.procedure_key = any (:procedures))
                       and f.received_at < :to and (f.joined_at is null or f.joined_at < :to)
                       and ((f.met_at is null and f.closed_at is null) or (%s >= :from and %s < :to))
                     group by 1
                    """.formatted(
                                by,
                                Arrays.stream(BalanceFigure.values())
                                        .map(f -> "count(*) filter (where %s) as %s"
                                                .formatted(f.condition(question.reckoning()), f.name()))
                                        .collect(Collectors.joining(", ")),
                                BalanceFigure.ENDED,
                                BalanceFigure.ENDED))
                .param("all", selection.scope().isAll())
                .param("scope", selection.scope().unitNumbers())
                .param("every", selection.units() == null)
                .param("outside", selection.outside())
                .param("units", selection.unitNumbers())
                .param("everyProcedure", question.procedures() == null)
                .param("procedures", question.procedureKeys())
                .param("now", question.now().atOffset(ZoneOffset.UTC))
                .param("from", question.from().atOffset(ZoneOffset.UTC))
                .param("to", question.to().atOffset(ZoneOffset.UTC))
                .query((row, _) -> found.put(
                        row.getString("name"),
                        Arrays.stream(BalanceFigure.values()).collect(Collectors.toMap(f -> f, f -> number(row, f)))))
                .list();
        return found;
    }

    private static long number(java.sql.ResultSet row, BalanceFigure figure) {
        try {
            return row.getLong(figure.name());
        } catch (java.sql.SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Behind the wall, of whoever is told units and not all: the sums over all units are there for who is told each of them. */
    @Test
    void behind_the_wall_a_list_of_every_unit_is_as_good_as_all_and_one_less_is_not() throws Exception {
        var roles = TestDatabase.confined(world.context.getBean(DataSource.class));
        try (var connection = new SingleConnectionDataSource(roles.url(), roles.reader(), "", true)) {
            var jdbc = JdbcClient.create(connection);
            var walled = new BalanceSumRows(jdbc, new UnitsBeside(jdbc), world.context.getBean(SettledAnswers.class));
            var owner = world.context.getBean(BalanceSumRows.class);
            var question = new BalanceQuestion(
                    Selection.all(Scope.all(1)),
                    Reckoning.CURRENT,
                    FIRST,
                    FIRST.plus(Duration.ofDays(400)),
                    FIRST.plus(Duration.ofDays(400)).minusNanos(1_000),
                    null,
                    null);
            for (int least : List.of(1, 2)) { // every unit, and all but the first
                var scope = ofVeryMany(IntStream.rangeClosed(least, UNITS)
                        .mapToObj(UnitId::new)
                        .toList());
                var asked = BalanceSumRows.Asked.of(new BalanceQuestion(
                        Selection.all(scope),
                        Reckoning.CURRENT,
                        question.from(),
                        question.to(),
                        question.now(),
                        null,
                        null));
                jdbc.sql("select set_config('kycuong.units', :told, false)")
                        .param(
                                "told",
                                Arrays.toString(scope.unitNumbers())
                                        .replace('[', '{')
                                        .replace(']', '}'))
                        .query(String.class)
                        .single();
                assertThat(walled.byProcedure(asked))
                        .isEqualTo(owner.byProcedure(asked))
                        .isNotEmpty();
                assertThat(walled.byUnit(asked)).isEqualTo(owner.byUnit(asked)).isNotEmpty();
                var overAll = jdbc.sql("select count(*) from oversight.balance_sum where kind = 2")
                        .query(Long.class)
                        .single();
                if (least == 1) {
                    assertThat(overAll).isPositive();
                    assertThat(walled.byProcedure(asked))
                            .isEqualTo(owner.byProcedure(BalanceSumRows.Asked.of(question)));
                } else assertThat(overAll).isZero();
            }
            jdbc.sql("select set_config('kycuong.units', '', false)")
                    .query(String.class)
                    .single();
            assertThat(jdbc.sql("select count(*) from oversight.balance_sum")
                            .query(Long.class)
                            .single())
                    .as("told nothing")
                    .isZero();
        }
    }

    @Test
    void a_figure_is_the_count_of_the_list_it_opens() {
        for (int round = 0; round < 40; round++) {
            var question = question();
            var total = balances.total(question);
            for (var figure : BalanceFigure.values()) {
                if (total.of(figure) == 0 && random.nextInt(4) > 0) continue;
                var listed = new ArrayList<UUID>();
                @Nullable Cursor after = null;
                do {
                    var page = balances.list(figure, question, after);
                    page.lines().forEach(line -> listed.add(line.caseId()));
                    after = page.next().flatMap(c -> Cursor.parse(c.toString())).orElse(null);
                } while (after != null);
                assertThat(listed)
                        .as("%s %s", figure, question)
                        .doesNotHaveDuplicates()
                        .hasSize((int) total.of(figure));
            }
        }
    }

    @Test
    void the_boards_count_the_same_from_sums_as_from_facts() {
        var rows = world.context.getBean(FigureRows.class);
        for (int round = 0; round < 80; round++) {
            var now = at(random.nextInt(DAYS + 60), false);
            var period = Period.around(now, pick(List.of(Period.Span.values())));
            var selection = selection();
            var fromFacts = rows.counts(selection, AsOf.then(now), period);
            fromFacts.values().removeIf(Counts::isEmpty);
            assertThat(world.figures.byUnit(selection, AsOf.then(now), period).entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, e -> figures(e.getValue()))))
                    .as("%s %s %s", selection, now, period)
                    .isEqualTo(fromFacts.entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, e -> figures(e.getValue()))));
        }
    }

    private static Map<Figure, Long> figures(Counts counts) {
        return Arrays.stream(Figure.values()).collect(Collectors.toMap(f -> f, counts::of));
    }

    @Test
    void sums_made_anew_from_the_facts_are_those_that_were_kept() {
        var kept = sums();
        world.jdbc.sql("select oversight.fill_balance()").query((_, _) -> 0).list();
        assertThat(sums()).isEqualTo(kept).isNotEmpty();
    }

    @Test
    void a_sum_changed_behind_the_facts_back_is_named() {
        assertThat(BalanceCheckRows.differences(world.jdbc)).isEmpty();
        for (var row : List.of(
                "kind = 1 and level = 0",
                "kind = 3 and level = 0",
                "kind = 0 and level = 1",
                "kind = 2 and level = 2")) {
            var told = world.context.getBean(TransactionTemplate.class).execute(tampering -> {
                tampering.setRollbackOnly();
                world.jdbc.sql("""
                    update oversight.balance_sum set new_direct = new_direct + 1
                     where ctid = (select ctid from oversight.balance_sum where %s and new_direct > 0 order by block limit 1)
                    """.formatted(row)).update();
                return BalanceCheckRows.differences(world.jdbc);
            });
            assertThat(told).as(row).isNotEmpty().allMatch(one -> one.contains("balance_sum"));
        }
    }

    /** Rows in which something is left; what came to nothing may stand or not. */
    private static List<String> sums() {
        return world.jdbc.sql("""
            select x.row::text
              from (select jsonb_strip_nulls(to_jsonb(s)) as row, 6 as keys from oversight.balance_sum s
                    union all
                    select jsonb_strip_nulls(to_jsonb(l)), 5 from oversight.balance_lag l) x
             where (select count(*) from jsonb_object_keys(x.row)) > x.keys
             order by 1
            """).query(String.class).list();
    }
}
