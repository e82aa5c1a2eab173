package vn.kycuong.counter;

import static ai.timefold.solver.core.api.score.HardMediumSoftScore.ONE_HARD;
import static ai.timefold.solver.core.api.score.HardMediumSoftScore.ONE_MEDIUM;
import static ai.timefold.solver.core.api.score.HardMediumSoftScore.ONE_SOFT;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.sum;
import static ai.timefold.solver.core.api.score.stream.Joiners.equal;

import ai.timefold.solver.core.api.domain.common.PlanningId;
import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kycuong.counter.RosterProblem.Seat;
import vn.kycuong.counter.RosterProblem.Shift;
import vn.kycuong.counter.RosterProblem.Worker;

/** A roster as the solver needs it: its fields are changed while it looks for a better one. Nothing outside of the solver sees it. */
final class RosterModel {
    private RosterModel() {}

    /** A seat to be filled. */
    @PlanningEntity
    public static final class Place {
        @PlanningId
        public int no;

        public Seat seat;
        public Shift shift;

        @PlanningVariable(allowsUnassigned = true)
        public @Nullable Worker worker;

        /** For the solver, which clones. */
        @SuppressWarnings("NullAway.Init")
        public Place() {}

        Place(Seat seat, Shift shift) {
            this.no = seat.no();
            this.seat = seat;
            this.shift = shift;
        }
    }

    /** A week to be filled. */
    @PlanningSolution
    public static final class Week {
        @ProblemFactCollectionProperty
        @ValueRangeProvider
        public List<Worker> workers = new ArrayList<>();

        @ProblemFactCollectionProperty
        public List<Shift> shifts = new ArrayList<>();

        @PlanningEntityCollectionProperty
        public List<Place> places = new ArrayList<>();

        @PlanningScore
        public @Nullable HardMediumSoftScore score;
    }

    /** The rules of {@link RosterRules} once more, as the solver counts them. */
    public static final class Constraints implements ConstraintProvider {
        /** A rule broken is worse than all half-days shut: the solver leaves a seat empty rather than fill it against a rule. */
        private static final HardMediumSoftScore BREACH = HardMediumSoftScore.ofHard(RosterRules.BREACH);

        @Override
        public Constraint[] defineConstraints(ConstraintFactory f) {
            return new Constraint[] {
                f.forEachIncludingUnassigned(Place.class)
                        .filter(p -> p.seat.must() && p.worker == null)
                        .penalize(ONE_HARD)
                        .asConstraint("open"),
                f.forEach(Place.class)
                        .filter(p -> Objects.requireNonNull(p.worker).absent().contains(p.shift.day()))
                        .penalize(BREACH)
                        .asConstraint("absent"),
                f.forEach(Place.class)
                        .filter(p -> !Objects.requireNonNull(p.worker).serves(p.seat.letter()))
                        .penalize(BREACH)
                        .asConstraint("skill"),
                f.forEachUniquePair(Place.class, equal(p -> p.worker), equal(p -> p.seat.shift()))
                        .penalize(BREACH, (_, _) -> 2)
                        .asConstraint("twice"),
                f.forEach(Place.class)
                        .groupBy(p -> Objects.requireNonNull(p.worker), sum(p -> p.shift.minutes()))
                        .filter((worker, minutes) -> minutes > worker.most())
                        .penalize(BREACH, (worker, minutes) -> 1 + (minutes - worker.most()) / RosterRules.FAIR_UNIT)
                        .asConstraint("week"),
                // each seat that is filled takes its part of the demand of its half-day away
                f.forEach(Shift.class)
                        .filter(s -> s.demand() > 0)
                        .penalize(ONE_MEDIUM, Shift::demand)
                        .asConstraint("demand"),
                f.forEach(Place.class)
                        .groupBy(p -> p.shift, sum(p -> p.shift.minutes()))
                        .reward(ONE_MEDIUM, (shift, minutes) -> Math.min(shift.demand(), minutes))
                        .asConstraint("covered"),
                f.forEach(Place.class)
                        .groupBy(p -> Objects.requireNonNull(p.worker), sum(p -> p.shift.minutes()))
                        .penalize(ONE_SOFT, (_, minutes) -> {
                            long units = minutes / RosterRules.FAIR_UNIT;
                            return units * units;
                        })
                        .asConstraint("fair"),
                f.forEachIncludingUnassigned(Place.class)
                        .filter(p -> p.seat.before() != 0 && (p.worker == null || p.worker.actor() != p.seat.before()))
                        .penalize(ONE_SOFT, _ -> RosterRules.KEPT)
                        .asConstraint("kept")
            };
        }
    }
}
