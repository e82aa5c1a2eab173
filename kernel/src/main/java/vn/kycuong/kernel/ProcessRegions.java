package vn.kycuong.kernel;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.kycuong.kernel.ProcessStep.StepKind;

/** Which steps lie between a fork and its join: read from the moves, never declared. */
final class ProcessRegions {
    /** @param inside the steps between, forks and joins of inner regions included */
    record Region(int fork, int join, Set<Integer> inside) {}

    private final ProcessPlan plan;
    private final Map<Integer, Region> byFork = new HashMap<>();

    private ProcessRegions(ProcessPlan plan) {
        this.plan = plan;
    }

    static ProcessRegions of(ProcessPlan plan) {
        var regions = new ProcessRegions(plan);
        for (var step : plan.steps())
            if (step.kind() == StepKind.FORK) regions.region(step.no()).ifPresent(r -> regions.byFork.put(r.fork(), r));
        return regions;
    }

    Optional<Region> ofFork(int fork) {
        return Optional.ofNullable(byFork.get(fork));
    }

    /** The region that ends at a join; of several forks that end there, the one that holds the most. */
    Optional<Region> ofJoin(int join) {
        return byFork.values().stream()
                .filter(r -> r.join() == join)
                .max(java.util.Comparator.comparingInt(r -> r.inside().size()));
    }

    /** The forks a step stands between and their joins. */
    Set<Integer> around(int no) {
        var forks = new TreeSet<Integer>();
        for (var region : byFork.values()) if (region.inside().contains(no)) forks.add(region.fork());
        return forks;
    }

    private record Place(int no, int depth) {}

    /** Every way on from the fork must come to one and the same join; empty where one does not. */
    private Optional<Region> region(int fork) {
        var seen = new HashSet<Place>();
        var open = new ArrayDeque<Place>();
        var joins = new TreeSet<Integer>();
        for (var branch : plan.onward(fork)) open.add(new Place(branch.to(), 0));
        while (!open.isEmpty()) {
            var at = open.poll();
            if (!seen.add(at)) continue;
            var step = plan.find(at.no());
            if (step.isEmpty() || at.depth() > plan.steps().size()) return Optional.empty();
            if (step.get().kind() == StepKind.JOIN && at.depth() == 0) {
                joins.add(at.no());
                continue;
            }
            var onward = plan.onward(at.no());
            if (onward.isEmpty()) return Optional.empty();
            int depth = at.depth()
                    + switch (step.get().kind()) {
                        case FORK -> 1;
                        case JOIN -> -1;
                        default -> 0;
                    };
            for (var move : onward) open.add(new Place(move.to(), depth));
        }
        if (joins.size() != 1) return Optional.empty();
        var inside = new TreeSet<Integer>();
        for (var place : seen) inside.add(place.no());
        inside.remove(joins.first());
        return Optional.of(new Region(fork, joins.first(), inside));
    }
}
