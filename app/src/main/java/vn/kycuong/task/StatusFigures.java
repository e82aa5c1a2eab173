package vn.kycuong.task;

import java.util.List;
import java.util.Optional;

/**
 * The four statuses as counts, and the two ways to make one number of them. Unit: tasks. Source: what lead units owe. Căn cứ:
 * GLOSSARY#reporting-status.
 *
 * @param onTimeAfterExtension of those done on time, the ones that would have been late by their original date (K6)
 */
public record StatusFigures(int doneOnTime, int doneLate, int inTime, int overdue, int onTimeAfterExtension) {
    public static final StatusFigures NONE = new StatusFigures(0, 0, 0, 0, 0);

    /** Counts tasks; what is in no report is left out. */
    public static StatusFigures of(List<TaskLine> tasks) {
        return tasks.stream().map(StatusFigures::of).reduce(NONE, StatusFigures::plus);
    }

    private static StatusFigures of(TaskLine task) {
        return task.reported()
                .map(status -> of(status, task.onTimeByExtension()))
                .orElse(NONE);
    }

    static StatusFigures of(ReportingStatus status, boolean byExtension) {
        return switch (status) {
            case DONE_ON_TIME -> new StatusFigures(1, 0, 0, 0, byExtension ? 1 : 0);
            case DONE_LATE -> new StatusFigures(0, 1, 0, 0, 0);
            case OPEN_IN_TIME -> new StatusFigures(0, 0, 1, 0, 0);
            case OPEN_OVERDUE -> new StatusFigures(0, 0, 0, 1, 0);
        };
    }

    StatusFigures plus(StatusFigures other) {
        return new StatusFigures(
                doneOnTime + other.doneOnTime,
                doneLate + other.doneLate,
                inTime + other.inTime,
                overdue + other.overdue,
                onTimeAfterExtension + other.onTimeAfterExtension);
    }

    public int done() {
        return doneOnTime + doneLate;
    }

    public int open() {
        return inTime + overdue;
    }

    public int all() {
        return done() + open();
    }

    /** All that were done, and all whose date has passed. */
    public int due() {
        return done() + overdue;
    }

    public int count(ReportingStatus status) {
        return switch (status) {
            case DONE_ON_TIME -> doneOnTime;
            case DONE_LATE -> doneLate;
            case OPEN_IN_TIME -> inTime;
            case OPEN_OVERDUE -> overdue;
        };
    }

    /** As official reports have it: done ÷ (done + overdue), so that late completion counts as success. Unit: hundredths of a percent. */
    public Optional<Integer> official() {
        return share(done(), due());
    }

    /** On time ÷ all that were due. Unit: hundredths of a percent. */
    public Optional<Integer> honest() {
        return share(doneOnTime, due());
    }

    /** On time by the date first given ÷ all that were due. Unit: hundredths of a percent. */
    public Optional<Integer> byOriginalDate() {
        return share(doneOnTime - onTimeAfterExtension, due());
    }

    /** Never rounded up: 9,999 of 10,000 is not all. */
    private static Optional<Integer> share(int part, int whole) {
        return whole == 0 ? Optional.empty() : Optional.of((int) (part * 10_000L / whole));
    }
}
