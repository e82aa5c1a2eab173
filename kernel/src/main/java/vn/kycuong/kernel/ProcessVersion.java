package vn.kycuong.kernel;

import java.util.List;
import java.util.Optional;

/**
 * An internal process (quy trình nội bộ) in one version: data, not code. A case keeps the version in force at its receipt.
 *
 * @param id our number, stored on every case that follows it
 * @param code what it belongs to, e.g. the procedure's key
 * @param version from 1
 * @param illustrative true while no approval by the province is known: shown as "minh họa"
 * @param plan its steps and moves; exactly one takes in and it stands first, at least one returns
 */
public record ProcessVersion(int id, String code, int version, boolean illustrative, ProcessPlan plan) {
    public ProcessVersion {
        var steps = plan.steps();
        if (steps.size() < 2) throw new IllegalArgumentException("Process " + code + " needs at least two steps");
        if (steps.getFirst().kind() != ProcessStep.StepKind.TAKE_IN) {
            throw new IllegalArgumentException("Process " + code + ": the first step takes in");
        }
        if (steps.stream().noneMatch(s -> s.kind() == ProcessStep.StepKind.RETURN)) {
            throw new IllegalArgumentException("Process " + code + ": a step returns");
        }
        if (steps.stream().map(ProcessStep::no).distinct().count() != steps.size()) {
            throw new IllegalArgumentException("Process " + code + ": a number stands twice");
        }
    }

    /** A process whose steps simply follow one another. */
    public ProcessVersion(int id, String code, int version, boolean illustrative, List<ProcessStep> steps) {
        this(id, code, version, illustrative, ProcessPlan.linear(steps));
    }

    public List<ProcessStep> steps() {
        return plan.steps();
    }

    public List<ProcessMove> moves() {
        return plan.moves();
    }

    public ProcessStep step(int no) {
        return plan.step(no);
    }

    /** The step of take-in. */
    public ProcessStep first() {
        return plan.steps().getFirst();
    }

    /** Where the plain way on from a step leads; empty after the last. */
    public Optional<ProcessStep> after(int no) {
        return plan.onward(no).stream().findFirst().flatMap(m -> plan.find(m.to()));
    }
}
