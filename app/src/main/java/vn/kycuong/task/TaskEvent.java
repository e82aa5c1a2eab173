package vn.kycuong.task;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What happens to a task, as the kinds of its entries. */
public enum TaskEvent {
    DRAFTED("task.Drafted"),
    ASSIGNED("task.Assigned"),
    /** The lead unit took it up. */
    RECEIVED("task.Received"),
    /** "Not my competence": back to whoever assigned it. */
    RETURNED("task.Returned"),
    /** Given on to another lead unit. */
    REASSIGNED("task.Reassigned"),
    PROGRESS_REPORTED("task.ProgressReported"),
    SUBMITTED("task.Submitted"),
    ACCEPTED("task.Accepted"),
    SENT_BACK("task.SentBack"),
    EXTENSION_ASKED("task.ExtensionAsked"),
    EXTENDED("task.Extended"),
    EXTENSION_DECLINED("task.ExtensionDeclined"),
    /** A supporting unit answered in writing. */
    SUPPORT_ANSWERED("task.SupportAnswered"),
    /** The lead said why it is late. */
    CAUSE_NAMED("task.CauseNamed"),
    /** The supporter that was named says no. */
    CAUSE_OBJECTED("task.CauseObjected"),
    CAUSE_DECIDED("task.CauseDecided"),
    COMMENTED("task.Commented"),
    /** A date comes near or is past: said once a level. */
    WARNED("task.Warned"),
    RECALLED("task.Recalled"),
    CANCELLED("task.Cancelled"),
    MERGED("task.Merged");

    private static final Map<String, TaskEvent> BY_KIND =
            Arrays.stream(values()).collect(Collectors.toMap(TaskEvent::kind, Function.identity()));

    private final String kind;

    TaskEvent(String kind) {
        this.kind = kind;
    }

    /** The kind as the ledger stores it. */
    public String kind() {
        return kind;
    }

    /** The event of a kind; empty for kinds of the kernel. */
    public static Optional<TaskEvent> of(String kind) {
        return Optional.ofNullable(BY_KIND.get(kind));
    }

    /** Whether it changes nothing that somebody else decides by. */
    boolean onlySays() {
        return this == COMMENTED || this == WARNED;
    }
}
