package vn.kycuong.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The steps of a process and the moves between them, right or wrong: what a table editor holds before {@link ProcessCheck} has
 * looked at it. Steps stand in the order of their numbers, moves in the order of the steps they leave; of one step they keep theirs, for conditions are tried in it.
 */
public record ProcessPlan(List<ProcessStep> steps, List<ProcessMove> moves) {
    public ProcessPlan {
        steps = steps.stream().sorted(Comparator.comparingInt(ProcessStep::no)).toList();
        moves = moves.stream()
                .sorted(Comparator.comparingInt(ProcessMove::from))
                .toList();
    }

    /** Steps in their order, each followed by the next; whoever works may send back to the last work before. */
    public static ProcessPlan linear(List<ProcessStep> steps) {
        var moves = new ArrayList<ProcessMove>();
        int lastWork = 0;
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            if (i + 1 < steps.size())
                moves.add(ProcessMove.forward(step.no(), steps.get(i + 1).no()));
            boolean mayReturn =
                    step.kind() == ProcessStep.StepKind.WORK || step.kind().isAfterWork();
            if (mayReturn && lastWork > 0) moves.add(ProcessMove.back(step.no(), lastWork));
            if (step.kind() == ProcessStep.StepKind.WORK) lastWork = step.no();
        }
        return new ProcessPlan(steps, moves);
    }

    /** Whether the moves are those that its steps have when they simply follow one another. */
    public boolean isLinear() {
        return moves.equals(linear(steps).moves);
    }

    public Optional<ProcessStep> find(int no) {
        return steps.stream().filter(s -> s.no() == no).findFirst();
    }

    /** @throws IllegalArgumentException if there is no such step */
    public ProcessStep step(int no) {
        return find(no).orElseThrow(() -> new IllegalArgumentException("No step " + no));
    }

    /** The moves that leave a step, in their order. */
    public List<ProcessMove> from(int no) {
        return moves.stream().filter(m -> m.from() == no).toList();
    }

    /** The moves towards a result that leave a step, in their order. */
    public List<ProcessMove> onward(int no) {
        return from(no).stream().filter(m -> m.kind().isOnward()).toList();
    }

    /** The forks between which and their joins a step lies; empty where the case stands at one step only. */
    public Set<Integer> between(int no) {
        return ProcessRegions.of(this).around(no);
    }

    /**
     * Whether a matter may be stopped, or taken back, while it stands at a step. A process that says nothing of it leaves it to the
     * law: from every step of work, but not once the result is signed. One that names such moves allows them there alone.
     */
    public boolean permits(int no, ProcessMove.Kind kind) {
        boolean named = moves.stream().anyMatch(m -> m.kind() == kind);
        return named
                ? from(no).stream().anyMatch(m -> m.kind() == kind)
                : find(no).map(s -> s.kind().isDone() && s.kind() != ProcessStep.StepKind.NUMBER)
                        .orElse(false);
    }

    /** Whether the matter may end so from where it stands: every branch that is open must permit it. */
    public boolean permits(CaseState c, ProcessMove.Kind kind) {
        return c.workItems().stream()
                .filter(w -> w.open() && w.step() != CaseActs.NO_STEP)
                .allMatch(w -> permits(w.step(), kind));
    }

    /** Whether the result is signed where the matter stands, and only waits for its number. */
    public boolean isSigned(CaseState c) {
        return c.workItems().stream()
                .filter(WorkItem::open)
                .flatMap(w -> find(w.step()).stream())
                .anyMatch(step -> step.kind() == ProcessStep.StepKind.NUMBER);
    }
}
