package vn.kycuong.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ProcessStep.StepKind;

/**
 * What a move along a process does to a case: facts in, effects out. Each token of the process is an open work item; a fork opens
 * further ones, a join closes all but the last, an automatic step is passed in the same act, a consultation is a further obligation
 * with its own clock, and a waiting step stops the clock of the whole.
 */
public final class ProcessRun {
    private final ProcessPlan plan;
    private final ProcessRegions regions;
    private final CaseState before;
    private final Surroundings around;
    private final int owed;
    private final List<Effect> effects = new ArrayList<>();
    private final List<Integer> passed = new ArrayList<>();
    private final ArrayDeque<Token> pending = new ArrayDeque<>();
    private final List<Token> standing = new ArrayList<>();
    private int nextWork;
    private int nextObligation;
    private @Nullable ProcessStep paperless;

    /**
     * What a desk knows and a process does not.
     *
     * @param values named values for the conditions
     * @param unit the unit at which a step is done
     * @param clock a clock that starts now with the allowance of a consultation
     * @param duty what a consulted unit owes, as its own name
     * @param paper the paper by which a waiting step stops the clock; empty where there is none
     * @param policy what the clock does when a wait is over
     * @param numbered whether the unit of a step that numbers gives results numbers of its own; where not, the step is passed
     */
    public record Surroundings(
            Map<String, ?> values,
            Function<ProcessStep, UnitId> unit,
            Function<ProcessStep, ObligationClock> clock,
            String duty,
            String paper,
            ResumePolicy policy,
            Predicate<ProcessStep> numbered) {}

    /** What became of a move. */
    public sealed interface Result {
        /**
         * It may be recorded.
         *
         * @param passed numbers of the steps gone through without anybody, in their order
         * @param at the steps at which this act put work on a desk, in their order; empty when it ended at a join that still waits
         */
        record Moved(List<Effect> effects, List<Integer> passed, List<ProcessStep> at) implements Result {}

        /** The step waits for a ground, and a clock stands only by a paper. */
        record PaperNeeded(ProcessStep step) implements Result {}
    }

    /** Where a token goes; work item 0 is a new one. */
    private record Token(int work, int step) {}

    private ProcessRun(ProcessPlan plan, CaseState before, Surroundings around, int owed) {
        this.plan = plan;
        this.regions = ProcessRegions.of(plan);
        this.before = before;
        this.around = around;
        this.owed = owed;
        this.nextWork = before.nextWorkItem();
        this.nextObligation = Math.max(before.nextObligation(), owed + 1);
    }

    /**
     * The moves that may be taken from a step now: those that the officer chooses by name, and of those with a condition the first
     * that holds, or the default.
     */
    public static List<ProcessMove> open(ProcessPlan plan, int step, Map<String, ?> values) {
        var decided = decided(plan, step, values);
        return plan.from(step).stream()
                .filter(m -> m.isConditional() ? decided.filter(m::equals).isPresent() : true)
                .toList();
    }

    /**
     * A new case, or one accepted at last, leaves its take-in.
     *
     * @param work an open work item to carry on with, or 0
     * @param owed number of the obligation to give the result
     */
    public static Result enter(ProcessPlan plan, CaseState before, int work, int owed, Surroundings around) {
        var run = new ProcessRun(plan, before, around, owed);
        run.pending.add(new Token(work, run.onlyWay(plan.steps().getFirst()).to()));
        return run.result();
    }

    /** A work item leaves its step by a move of that step. */
    public static Result move(
            ProcessPlan plan, CaseState before, WorkItem work, ProcessMove move, int owed, Surroundings around) {
        var run = new ProcessRun(plan, before, around, owed);
        for (var item : before.workItems())
            if (item.open() && item.no() != work.no()) run.standing.add(new Token(item.no(), item.step()));
        run.leave(plan.step(work.step()), work);
        run.pending.add(new Token(work.no(), move.to()));
        return run.result();
    }

    private static Optional<ProcessMove> decided(ProcessPlan plan, int step, Map<String, ?> values) {
        var conditional =
                plan.from(step).stream().filter(ProcessMove::isConditional).toList();
        return conditional.stream()
                .filter(m -> !m.otherwise())
                .filter(m -> ProcessCondition.parse(m.condition()).holds(values))
                .findFirst()
                .or(() -> conditional.stream().filter(ProcessMove::otherwise).findFirst());
    }

    private Result result() {
        var at = new ArrayList<ProcessStep>();
        while (!pending.isEmpty()) arrive(pending.poll(), at);
        var lacking = paperless;
        return lacking != null
                ? new Result.PaperNeeded(lacking)
                : new Result.Moved(List.copyOf(effects), List.copyOf(passed), List.copyOf(at));
    }

    private void leave(ProcessStep step, WorkItem work) {
        if (step.kind() == StepKind.CONSULT) effects.add(new Effect.Discharged(work.obligation()));
        if (step.kind() == StepKind.WAIT) effects.add(new Effect.ClockResumed(owed, around.policy()));
    }

    private void arrive(Token token, List<ProcessStep> at) {
        var step = plan.step(token.step());
        switch (step.kind()) {
            case AUTO -> pass(step, token);
            case FORK -> {
                passed.add(step.no());
                var branches = plan.onward(step.no());
                for (int i = branches.size() - 1; i >= 0; i--)
                    pending.addFirst(
                            new Token(i == 0 ? token.work() : 0, branches.get(i).to()));
            }
            case JOIN -> {
                if (!othersToCome(step)) pass(step, token);
                else if (token.work() > 0) effects.add(new Effect.WorkClosed(token.work()));
            }
            case WAIT -> {
                if (around.paper().isBlank()) paperless = step;
                effects.add(new Effect.ClockStopped(
                        owed, java.util.Objects.requireNonNullElse(step.ground(), Ground.SUPPLEMENT), around.paper()));
                lay(token, step, owed, at);
            }
            case CONSULT -> {
                int no = nextObligation++;
                var unit = around.unit().apply(step);
                effects.add(new Effect.ObligationOpened(
                        no,
                        owed,
                        Tier.CONSULTATION,
                        unit,
                        around.duty(),
                        around.clock().apply(step),
                        null));
                lay(token, step, no, at);
            }
            case RETURN -> {
                effects.add(new Effect.Discharged(owed));
                lay(token, step, 0, at);
            }
            case NUMBER -> {
                if (around.numbered().test(step)) lay(token, step, owed, at);
                else pass(step, token);
            }
            case TAKE_IN, WORK, SIGN -> lay(token, step, owed, at);
        }
    }

    private void pass(ProcessStep step, Token token) {
        passed.add(step.no());
        pending.addFirst(new Token(token.work(), onlyWay(step).to()));
    }

    private ProcessMove onlyWay(ProcessStep step) {
        return decided(plan, step.no(), around.values())
                .or(() -> plan.onward(step.no()).stream().findFirst())
                .orElseThrow(() -> new IllegalStateException("Nothing follows step " + step.no()));
    }

    private boolean othersToCome(ProcessStep join) {
        var region = regions.ofJoin(join.no());
        return region.isPresent()
                && (standing.stream().anyMatch(t -> region.get().inside().contains(t.step()))
                        || pending.stream()
                                .anyMatch(t -> t.step() == join.no()
                                        || region.get().inside().contains(t.step())));
    }

    private void lay(Token token, ProcessStep step, int obligation, List<ProcessStep> at) {
        var unit = around.unit().apply(step);
        int no = token.work() > 0 ? token.work() : nextWork++;
        effects.add(
                token.work() > 0
                        ? new Effect.WorkMoved(no, step.no(), step.role(), unit, null, obligation)
                        : new Effect.WorkOpened(no, step.no(), step.role(), unit, null, obligation));
        standing.add(new Token(no, step.no()));
        at.add(step);
    }
}
