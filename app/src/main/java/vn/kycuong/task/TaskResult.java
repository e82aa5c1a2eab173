package vn.kycuong.task;

import java.util.List;
import vn.kycuong.kernel.CaseId;

/** The answer to an act on a task. */
public sealed interface TaskResult {
    /** Recorded: the task, or all those that were assigned together. */
    record Done(List<CaseId> tasks) implements TaskResult {
        public Done {
            tasks = List.copyOf(tasks);
        }

        Done(CaseId task) {
            this(List.of(task));
        }

        public CaseId task() {
            return tasks.getFirst();
        }
    }

    /** Refused by rule, with the sentence that says why. */
    record NotPossible(String wordKey, Object... arguments) implements TaskResult {}

    /** Somebody did something meanwhile. */
    record Overtaken() implements TaskResult {}

    /** The post has no such right there. */
    record NotAllowed() implements TaskResult {}

    /** There is no such task for this person. */
    record NotFound() implements TaskResult {}
}
