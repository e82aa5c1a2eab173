package vn.kycuong.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.kycuong.counter.RosterProblem.Seat;
import vn.kycuong.counter.RosterProblem.Shift;
import vn.kycuong.counter.RosterProblem.Worker;
import vn.kycuong.counter.RosterRules.Filled;

/** What rosters may not break, how good they could be, and that the solver keeps to it; a failing seed is named. */
class RosterRulesTest {
    private static final LocalDate MONDAY = LocalDate.of(2020, 6, 15);
    private static final int MOVES = 20_000;

    private static Shift shift(int no, int day, boolean morning, int demand) {
        var date = MONDAY.plusDays(day);
        return morning
                ? new Shift(no, date.atTime(7, 30), date.atTime(11, 30), demand / 20.0, demand)
                : new Shift(no, date.atTime(13, 30), date.atTime(17, 0), demand / 20.0, demand);
    }

    private static Worker worker(int actor, LocalDate... absent) {
        return new Worker(actor, Set.of(), Set.of(absent), 2_400);
    }

    private static RosterProblem problem(List<Shift> shifts, int desks, List<Worker> workers) {
        var none = shifts.stream().map(_ -> Map.<String, Integer>of()).toList();
        return new RosterProblem(shifts, RosterRules.seats(shifts, desks, none, Map.of()), workers);
    }

    @Test
    void a_half_day_has_as_many_seats_as_its_work_asks_for_at_least_one_and_no_more_than_counters() {
        var shifts = List.of(shift(0, 0, true, 0), shift(1, 0, false, 300), shift(2, 1, true, 2_000));
        var seats = problem(shifts, 3, List.of()).seats();
        assertThat(seats.stream().filter(s -> s.shift() == 0)).hasSize(1);
        assertThat(seats.stream().filter(s -> s.shift() == 1)).hasSize(2);
        assertThat(seats.stream().filter(s -> s.shift() == 2)).hasSize(3);
        assertThat(seats.stream().filter(Seat::must)).hasSize(3);
    }

    @Test
    void two_people_share_a_week_evenly_and_nobody_sits_where_he_is_absent() {
        var shifts = new ArrayList<Shift>();
        for (int day = 0; day < 5; day++) {
            shifts.add(shift(day * 2, day, true, 100));
            shifts.add(shift(day * 2 + 1, day, false, 100));
        }
        var filled = RosterSolver.solve(
                problem(shifts, 2, List.of(worker(1, MONDAY), worker(2, MONDAY.plusDays(4)))), MOVES);
        assertThat(RosterRules.score(filled).hard()).isZero();
        assertThat(RosterRules.uncovered(filled)).isZero();
        assertThat(Math.abs(filled.minutes(1) - filled.minutes(2))).isLessThanOrEqualTo(240);
        assertThat(filled.problem().seats().stream().filter(s -> s.shift() < 2).map(filled::at))
                .containsOnly(2);
    }

    @Test
    void the_bound_says_what_nobody_could_cover() {
        var busy = List.of(shift(0, 0, true, 700), shift(1, 0, false, 100));
        var one = problem(busy, 3, List.of(worker(1)));
        assertThat(RosterRules.bound(one, busy.getFirst())).isEqualTo(700 - 240);
        assertThat(RosterRules.bound(one, busy.getLast())).isZero();
        assertThat(RosterRules.bound(one)).isEqualTo(460);
        assertThat(RosterRules.uncovered(RosterSolver.solve(one, MOVES))).isEqualTo(460);
        var away = problem(busy, 3, List.of(worker(1, MONDAY)));
        assertThat(RosterRules.shutAtLeast(away)).isEqualTo(2);
        assertThat(RosterRules.bound(away)).isEqualTo(800);
        var tired = problem(busy, 3, List.of(new Worker(1, Set.of(), Set.of(), 240)));
        assertThat(RosterRules.bound(tired)).as("the week's limit").isEqualTo(800 - 240);
    }

    @Test
    void a_matching_fills_what_greed_would_not() {
        var shifts = List.of(shift(0, 0, true, 480));
        var seats = List.of(new Seat(0, 0, 1, "A", true, 0), new Seat(1, 0, 2, "B", false, 0));
        var both = new Worker(1, Set.of("A", "B"), Set.of(), 2_400);
        var onlyA = new Worker(2, Set.of("A"), Set.of(), 2_400);
        var problem = new RosterProblem(shifts, seats, List.of(both, onlyA));
        assertThat(RosterRules.fillable(problem, shifts.getFirst())).isEqualTo(2);
        assertThat(RosterSolver.solve(problem, MOVES).who()).isEqualTo(Map.of(0, 2, 1, 1));
    }

    @Test
    void who_sat_there_last_week_keeps_the_seat_where_nothing_speaks_against_it() {
        var shifts = List.of(shift(0, 0, true, 100), shift(1, 1, true, 100));
        var before = Map.of(RosterRules.before(shifts.get(0), 1), 2, RosterRules.before(shifts.get(1), 1), 1);
        var seats = RosterRules.seats(shifts, 1, List.of(Map.of(), Map.of()), before);
        var filled = RosterSolver.solve(new RosterProblem(shifts, seats, List.of(worker(1), worker(2))), MOVES);
        assertThat(filled.who()).isEqualTo(Map.of(0, 2, 1, 1));
        assertThat(RosterRules.reason(filled, seats.getFirst(), Rosters::hours).wordKey())
                .isEqualTo("counter.roster.why.kept");
    }

    @Test
    void each_seat_says_why_it_is_whose_it_is() {
        var shifts = List.of(shift(0, 0, true, 300), shift(1, 1, true, 100));
        var problem = problem(shifts, 2, List.of(worker(1), worker(2, MONDAY)));
        var filled = RosterSolver.solve(problem, MOVES);
        var keys = problem.seats().stream()
                .map(s -> RosterRules.reason(filled, s, Rosters::hours).wordKey())
                .toList();
        assertThat(keys)
                .containsExactly("counter.roster.why.only", "counter.roster.why.nobody", "counter.roster.why.fewest");
        assertThat(RosterRules.reason(filled, problem.seats().getFirst(), Rosters::hours)
                        .arguments())
                .as("one absent, none of other groups, none at another counter, none at the end of the week")
                .containsExactly("1", "0", "0", "0");
    }

    @Test
    void on_random_weeks_no_rule_is_broken_that_could_be_kept_the_bound_holds_and_the_same_week_is_filled_alike() {
        for (long seed = 1; seed <= 12; seed++) {
            var problem = random(new Random(seed));
            var filled = RosterSolver.solve(problem, MOVES);
            var broken = problem.seats().stream()
                    .flatMap(s -> RosterRules.broken(filled, s).stream())
                    .toList();
            assertThat(broken)
                    .as("seed %d: nobody twice, absent, unskilled or too long", seed)
                    .isEmpty();
            assertThat(RosterRules.uncovered(filled))
                    .as("seed %d: nothing is better than the bound", seed)
                    .isGreaterThanOrEqualTo(RosterRules.bound(problem));
            assertThat(RosterRules.fairness(filled))
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(RosterRules.fairnessBound(filled));
            for (var shift : problem.shifts())
                assertThat(RosterRules.uncovered(filled, shift))
                        .as("seed %d, %s", seed, shift)
                        .isGreaterThanOrEqualTo(RosterRules.bound(problem, shift));
            assertThat(RosterSolver.solve(problem, MOVES).who())
                    .as("seed %d: deterministic", seed)
                    .isEqualTo(filled.who());
            problem.seats()
                    .forEach(s -> assertThat(RosterRules.reason(filled, s, Rosters::hours)
                                    .wordKey())
                            .startsWith("counter.roster.why."));
        }
    }

    @Test
    void with_enough_people_the_office_is_open_in_every_half_day() {
        for (long seed = 20; seed <= 26; seed++) {
            var random = new Random(seed);
            var shifts = new ArrayList<Shift>();
            for (int i = 0; i < 10; i++) shifts.add(shift(i, i / 2, i % 2 == 0, random.nextInt(500)));
            var filled = RosterSolver.solve(problem(shifts, 3, List.of(worker(1), worker(2), worker(3))), MOVES);
            assertThat(RosterRules.score(filled).hard()).as("seed %d", seed).isZero();
        }
    }

    private static RosterProblem random(Random random) {
        var shifts = new ArrayList<Shift>();
        var byGroup = new ArrayList<Map<String, Integer>>();
        for (int day = 0; day < 5; day++) {
            for (int half = 0; half < 2; half++) {
                int a = random.nextInt(400);
                int b = random.nextInt(400);
                shifts.add(shift(shifts.size(), day, half == 0, a + b));
                byGroup.add(random.nextBoolean() ? Map.of("A", a, "B", b) : Map.of());
            }
        }
        var workers = new ArrayList<Worker>();
        for (int actor = 1; actor <= 1 + random.nextInt(6); actor++) {
            var absent = new HashSet<LocalDate>();
            for (int day = 0; day < 5; day++) if (random.nextInt(5) == 0) absent.add(MONDAY.plusDays(day));
            var letters = random.nextInt(3) == 0 ? Set.of(random.nextBoolean() ? "A" : "B") : Set.<String>of();
            workers.add(new Worker(actor, letters, absent, random.nextInt(4) == 0 ? 900 : 2_400));
        }
        var before = new HashMap<String, Integer>();
        for (var shift : shifts)
            if (random.nextBoolean()) before.put(RosterRules.before(shift, 1), 1 + random.nextInt(6));
        return new RosterProblem(shifts, RosterRules.seats(shifts, 1 + random.nextInt(4), byGroup, before), workers);
    }

    @Test
    void what_breaks_a_rule_is_named() {
        var shifts = List.of(shift(0, 0, true, 400));
        var seats = List.of(new Seat(0, 0, 1, "A", true, 0), new Seat(1, 0, 2, "", false, 0));
        var problem = new RosterProblem(shifts, seats, List.of(new Worker(1, Set.of("B"), Set.of(MONDAY), 100)));
        var filled = new Filled(problem, Map.of(0, 1, 1, 1));
        assertThat(RosterRules.broken(filled, seats.getFirst()))
                .containsExactlyInAnyOrder(
                        "counter.roster.broken.absent",
                        "counter.roster.broken.skill",
                        "counter.roster.broken.week",
                        "counter.roster.broken.twice");
        assertThat(RosterRules.broken(new Filled(problem, Map.of(0, 7)), seats.getFirst()))
                .containsExactly("counter.roster.broken.stranger");
    }
}
