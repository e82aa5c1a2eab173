package vn.kycuong.counter;

import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.util.HashMap;
import java.util.Map;
import vn.kycuong.counter.RosterModel.Place;
import vn.kycuong.counter.RosterModel.Week;

/** Fills a week. The same problem is always filled alike: one thread, one seed, and it stops after a number of moves tried and not after time. Steps would not do: at the
 * best there is, no move is accepted and a step never ends. */
final class RosterSolver {
    private static final long SEED = 48;

    private RosterSolver() {}

    static RosterRules.Filled solve(RosterProblem problem, long moves) {
        if (problem.workers().isEmpty() || problem.seats().isEmpty()) return new RosterRules.Filled(problem, Map.of());
        var week = new Week();
        week.workers.addAll(problem.workers());
        week.shifts.addAll(problem.shifts());
        problem.seats().forEach(seat -> week.places.add(new Place(seat, problem.shift(seat))));
        var solved = SolverFactory.<Week>create(config(moves)).buildSolver().solve(week);
        var who = new HashMap<Integer, Integer>();
        for (var place : solved.places) {
            var worker = place.worker;
            if (worker != null) who.put(place.no, worker.actor());
        }
        return new RosterRules.Filled(problem, who);
    }

    private static SolverConfig config(long moves) {
        return new SolverConfig()
                .withSolutionClass(Week.class)
                .withEntityClasses(Place.class)
                .withConstraintProviderClass(RosterModel.Constraints.class)
                .withEnvironmentMode(EnvironmentMode.NO_ASSERT)
                .withRandomSeed(SEED)
                .withPhases(
                        new ConstructionHeuristicPhaseConfig(),
                        new LocalSearchPhaseConfig()
                                .withTerminationConfig(new TerminationConfig().withMoveCountLimit(moves)));
    }
}
