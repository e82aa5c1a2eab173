package vn.kycuong.task;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The four statuses of every report on assigned tasks (05-tasks §2, BC 1270/BC-TCTTTg). Căn cứ: GLOSSARY#reporting-status. */
public enum ReportingStatus {
    /** Accepted, and handed in by its date. */
    DONE_ON_TIME,
    /** Accepted, and handed in after its date. */
    DONE_LATE,
    OPEN_IN_TIME,
    OPEN_OVERDUE;

    /**
     * The status of what a lead unit owes.
     *
     * @param lateFrom the first moment that is late
     * @param metAt when the product that stands was handed in; null while none was
     * @return empty for what was recalled, cancelled, merged or never assigned: it is in no report
     */
    public static Optional<ReportingStatus> of(
            TaskState stands, Instant lateFrom, @Nullable Instant metAt, Instant now) {
        if (stands.isOff() || stands == TaskState.DRAFT) return Optional.empty();
        boolean inTime = (metAt == null ? now : metAt).isBefore(lateFrom);
        if (stands == TaskState.ACCEPTED) return Optional.of(inTime ? DONE_ON_TIME : DONE_LATE);
        return Optional.of(inTime ? OPEN_IN_TIME : OPEN_OVERDUE);
    }

    public String wordKey() {
        return "task.report." + name();
    }
}
