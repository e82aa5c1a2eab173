package vn.kycuong.counter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import vn.kycuong.counter.RosterProblem.Seat;
import vn.kycuong.counter.RosterProblem.Shift;
import vn.kycuong.counter.RosterProblem.Worker;

/**
 * What is asked of a roster, without the solver: the rules it may not break, its score, how good it could be at best, and why each seat is whose it
 * is. The solver states the same once more as constraints; a test holds the two together.
 */
final class RosterRules {
    /** Half an hour is the unit of fairness, and so much is a seat worth that somebody keeps from the week before. */
    static final int FAIR_UNIT = 30;

    static final int KEPT = 4;

    /** What a broken rule weighs against a half-day without anybody. */
    static final int BREACH = 1_000;

    private RosterRules() {}

    /** Who sits where: by the number of the seat; nobody: absent from the map. */
    record Filled(RosterProblem problem, Map<Integer, Integer> who) {
        Filled {
            who = Map.copyOf(who);
        }

        @Nullable
        Integer at(Seat seat) {
            return who.get(seat.no());
        }

        Filled with(int seat, @Nullable Integer actor) {
            var other = new HashMap<>(who);
            if (actor == null) other.remove(seat);
            else other.put(seat, actor);
            return new Filled(problem, other);
        }

        int minutes(int actor) {
            return problem.seats().stream()
                    .filter(s -> Integer.valueOf(actor).equals(at(s)))
                    .mapToInt(s -> problem.shift(s).minutes())
                    .sum();
        }
    }

    /** @param hard rules broken; @param uncovered minutes of expected service without anybody; @param soft unfairness and change */
    record Score(long hard, long uncovered, long soft) implements Comparable<Score> {
        @Override
        public int compareTo(Score other) {
            if (hard != other.hard) return Long.compare(hard, other.hard);
            return uncovered != other.uncovered
                    ? Long.compare(uncovered, other.uncovered)
                    : Long.compare(soft, other.soft);
        }
    }

    /** Why a seat is whose it is: the key of a sentence; people stand as #number. */
    record Reason(String wordKey, List<String> arguments) {
        static Reason of(String wordKey, Object... arguments) {
            return new Reason(
                    wordKey, Arrays.stream(arguments).map(String::valueOf).toList());
        }
    }

    // ---- score

    static Score score(Filled f) {
        long hard = f.problem().seats().stream()
                .filter(s -> s.must() && f.at(s) == null)
                .count();
        for (var seat : f.problem().seats())
            hard += (long) BREACH * broken(f, seat).size();
        return new Score(hard, uncovered(f), fairness(f) + changes(f));
    }

    /** The rules that who sits there breaks, as keys of sentences. */
    static Set<String> broken(Filled f, Seat seat) {
        var actor = f.at(seat);
        if (actor == null) return Set.of();
        var broken = new LinkedHashSet<String>();
        var worker = worker(f.problem(), actor);
        var shift = f.problem().shift(seat);
        if (worker.isEmpty()) broken.add("counter.roster.broken.stranger");
        worker.ifPresent(w -> {
            if (w.absent().contains(shift.day())) broken.add("counter.roster.broken.absent");
            if (!w.serves(seat.letter())) broken.add("counter.roster.broken.skill");
            if (f.minutes(actor) > w.most()) broken.add("counter.roster.broken.week");
        });
        boolean twice = f.problem().seats().stream()
                .anyMatch(o -> o.no() != seat.no() && o.shift() == seat.shift() && actor.equals(f.at(o)));
        if (twice) broken.add("counter.roster.broken.twice");
        return broken;
    }

    static long uncovered(Filled f) {
        return f.problem().shifts().stream().mapToLong(s -> uncovered(f, s)).sum();
    }

    static long uncovered(Filled f, Shift shift) {
        long seated = f.problem().seats().stream()
                .filter(s -> s.shift() == shift.no() && f.at(s) != null)
                .count();
        return Math.max(0, shift.demand() - seated * shift.minutes());
    }

    /** The sum of squares of everybody's hours: least when all have the same. */
    static long fairness(Filled f) {
        return f.problem().workers().stream()
                .mapToLong(w -> (long) (f.minutes(w.actor()) / FAIR_UNIT) * (f.minutes(w.actor()) / FAIR_UNIT))
                .sum();
    }

    private static long changes(Filled f) {
        return KEPT
                * f.problem().seats().stream()
                        .filter(s ->
                                s.before() != 0 && !Integer.valueOf(s.before()).equals(f.at(s)))
                        .count();
    }

    // ---- what is possible at best

    /**
     * Minutes of a half-day that stay uncovered whatever is done: as if that half-day were the only one, no more seats are filled than a matching of those
     * who are there and serve the group can fill.
     */
    static int bound(RosterProblem problem, Shift shift) {
        return Math.max(0, shift.demand() - fillable(problem, shift) * shift.minutes());
    }

    /** Half-days in which nobody can be there at all. */
    static int shutAtLeast(RosterProblem problem) {
        return (int) problem.shifts().stream()
                .filter(s -> problem.seats().stream().anyMatch(x -> x.shift() == s.no() && x.must())
                        && mustUnfilled(problem, s))
                .count();
    }

    private static boolean mustUnfilled(RosterProblem problem, Shift shift) {
        return problem.seats().stream()
                .filter(s -> s.shift() == shift.no() && s.must())
                .noneMatch(s -> problem.workers().stream().anyMatch(w -> problem.fits(w, s)));
    }

    /**
     * Minutes of the week that stay uncovered whatever is done: the greater of two relaxations. One forgets the week's limit and takes each half-day by itself;
     * the other forgets who is where and sets the whole demand against all the time that people have.
     */
    static long bound(RosterProblem problem) {
        long byShift =
                problem.shifts().stream().mapToLong(s -> bound(problem, s)).sum();
        long demand = problem.shifts().stream().mapToLong(Shift::demand).sum();
        long time = problem.workers().stream()
                .mapToLong(w -> Math.min(
                        w.most(),
                        problem.shifts().stream()
                                .filter(s -> !w.absent().contains(s.day()))
                                .mapToLong(Shift::minutes)
                                .sum()))
                .sum();
        return Math.max(byShift, Math.max(0, demand - time));
    }

    /** The sum of squares can be no less for so much time in all: everybody the same. */
    static long fairnessBound(Filled f) {
        int people = f.problem().workers().size();
        if (people == 0) return 0;
        double units = f.problem().workers().stream()
                .mapToLong(w -> f.minutes(w.actor()) / FAIR_UNIT)
                .sum();
        return (long) Math.ceil(units * units / people - 1e-9);
    }

    /** The most seats of a half-day that can be filled at once: a maximum matching by augmenting paths. */
    static int fillable(RosterProblem problem, Shift shift) {
        var seats =
                problem.seats().stream().filter(s -> s.shift() == shift.no()).toList();
        var taken = new HashMap<Integer, Seat>();
        int filled = 0;
        for (var seat : seats) if (placed(problem, seat, taken, new HashSet<>())) filled++;
        return filled;
    }

    private static boolean placed(RosterProblem problem, Seat seat, Map<Integer, Seat> taken, Set<Integer> tried) {
        for (var worker : problem.workers()) {
            if (!problem.fits(worker, seat) || !tried.add(worker.actor())) continue;
            var other = taken.get(worker.actor());
            if (other == null || placed(problem, other, taken, tried)) {
                taken.put(worker.actor(), seat);
                return true;
            }
        }
        return false;
    }

    // ---- why

    static Reason reason(Filled f, Seat seat, IntFunction<String> hours) {
        var actor = f.at(seat);
        var others = others(f, seat);
        if (actor == null)
            return others.isEmpty()
                    ? counted("counter.roster.why.nobody", f, seat)
                    : Reason.of("counter.roster.why.spare", others.size());
        if (others.isEmpty()) return counted("counter.roster.why.only", f, seat);
        if (seat.before() == actor) return Reason.of("counter.roster.why.kept", others.size() + 1);
        int own = f.minutes(actor) - f.problem().shift(seat).minutes();
        int least = others.stream().mapToInt(w -> f.minutes(w.actor())).min().orElse(0);
        if (own <= least)
            return Reason.of("counter.roster.why.fewest", others.size() + 1, hours.apply(own), hours.apply(least));
        return bySwap(f, seat, others);
    }

    private static Reason bySwap(Filled f, Seat seat, List<Worker> others) {
        var now = score(f);
        Worker best = others.getFirst();
        var bestScore = score(f.with(seat.no(), best.actor()));
        for (var other : others) {
            var score = score(f.with(seat.no(), other.actor()));
            if (score.compareTo(bestScore) < 0) {
                best = other;
                bestScore = score;
            }
        }
        return bestScore.compareTo(now) < 0
                ? Reason.of("counter.roster.why.better", "#" + best.actor())
                : Reason.of("counter.roster.why.swap", "#" + best.actor(), bestScore.soft() - now.soft());
    }

    /** Who else could sit there as things stand. */
    static List<Worker> others(Filled f, Seat seat) {
        var actor = f.at(seat);
        int minutes = f.problem().shift(seat).minutes();
        return f.problem().workers().stream()
                .filter(w -> actor == null || w.actor() != actor)
                .filter(w -> f.problem().fits(w, seat) && !sits(f, w, seat))
                .filter(w -> f.minutes(w.actor()) + minutes <= w.most())
                .toList();
    }

    private static boolean sits(Filled f, Worker worker, Seat seat) {
        return f.problem().seats().stream()
                .anyMatch(s -> s.shift() == seat.shift()
                        && s.no() != seat.no()
                        && Integer.valueOf(worker.actor()).equals(f.at(s)));
    }

    /** What keeps the others away: absent, of other groups, at another counter, at the end of their week. */
    private static Reason counted(String wordKey, Filled f, Seat seat) {
        int absent = 0;
        int unskilled = 0;
        int sitting = 0;
        int full = 0;
        for (var w : f.problem().workers()) {
            if (Integer.valueOf(w.actor()).equals(f.at(seat))) continue;
            if (w.absent().contains(f.problem().shift(seat).day())) absent++;
            else if (!w.serves(seat.letter())) unskilled++;
            else if (sits(f, w, seat)) sitting++;
            else full++;
        }
        return Reason.of(wordKey, absent, unskilled, sitting, full);
    }

    static Optional<Worker> worker(RosterProblem problem, int actor) {
        return problem.workers().stream().filter(w -> w.actor() == actor).findFirst();
    }

    // ---- the seats of a week

    /**
     * As many seats as the work of a half-day asks for and the office has counters; at least the first, without which it is shut. Groups get seats by turns, each time
     * the one of which most work is left.
     */
    static List<Seat> seats(
            List<Shift> shifts, int desks, List<Map<String, Integer>> demandByGroup, Map<String, Integer> before) {
        var seats = new ArrayList<Seat>();
        for (var shift : shifts) {
            int wanted = Math.max(1, (int) Math.ceil((double) shift.demand() / shift.minutes()));
            var left = new HashMap<>(demandByGroup.get(shift.no()));
            for (int desk = 1; desk <= Math.min(wanted, desks); desk++) {
                var letter = most(left);
                if (!letter.isEmpty()) left.merge(letter, -shift.minutes(), Integer::sum);
                var key = before(shift, desk);
                seats.add(new Seat(seats.size(), shift.no(), desk, letter, desk == 1, before.getOrDefault(key, 0)));
            }
        }
        return seats;
    }

    /** The same place in another week: weekday, half-day, counter. */
    static String before(Shift shift, int desk) {
        return "%d %s %d"
                .formatted(shift.from().getDayOfWeek().getValue(), shift.from().getHour() < 12 ? "S" : "C", desk);
    }

    private static String most(Map<String, Integer> left) {
        return left.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(java.util.Comparator.reverseOrder())))
                .filter(e -> left.size() > 1)
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
