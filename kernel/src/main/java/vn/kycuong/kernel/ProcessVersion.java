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
 * @param steps in order, the first takes in, the last returns
 */
public record ProcessVersion(int id, String code, int version, boolean illustrative, List<ProcessStep> steps) {
    public ProcessVersion {
        steps = List.copyOf(steps);
        if (steps.size() < 2) throw new IllegalArgumentException("Process " + code + " needs at least two steps");
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).no() != i + 1)
                throw new IllegalArgumentException("Process " + code + ": steps are numbered 1, 2, 3…");
        }
        if (steps.getFirst().kind() != ProcessStep.StepKind.TAKE_IN) {
            throw new IllegalArgumentException("Process " + code + ": the first step takes in");
        }
        if (steps.getLast().kind() != ProcessStep.StepKind.RETURN) {
            throw new IllegalArgumentException("Process " + code + ": the last step returns");
        }
    }

    public ProcessStep step(int no) {
        return steps.get(no - 1);
    }

    /** The step after this one; empty after the last. */
    public Optional<ProcessStep> after(int no) {
        return no < steps.size() ? Optional.of(steps.get(no)) : Optional.empty();
    }
}
