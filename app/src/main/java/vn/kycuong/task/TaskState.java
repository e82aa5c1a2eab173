package vn.kycuong.task;

import vn.kycuong.ui.Status;

/** Where a task stands, by the name that entries carry; names never change, readers of the ledger know them. */
public enum TaskState {
    /** Written, not given to anybody yet. */
    DRAFT,
    /** Given to a unit that has not taken it up. */
    ASSIGNED,
    /** Taken up by the lead unit. */
    RECEIVED,
    /** Sent back as not of its competence; lies with whoever assigned it, who owes it until he gives it on. */
    RETURNED,
    IN_PROGRESS,
    /** The product is with whoever assigned it. */
    SUBMITTED,
    /** The product was sent back; the clock had never stopped. */
    REWORK,
    /** Accepted; the end of a task that was done. */
    ACCEPTED,
    /** Taken back by whoever assigned it; counts nowhere. */
    RECALLED,
    /** Given up; counts nowhere. */
    CANCELLED,
    /** Goes on as part of another task; counts nowhere. */
    MERGED;

    /** Whether the lead unit has to do something. */
    public boolean isWithLead() {
        return this == ASSIGNED || isBeingDone();
    }

    /** Taken up and not handed in. */
    public boolean isBeingDone() {
        return this == RECEIVED || this == IN_PROGRESS || this == REWORK;
    }

    /** Nothing more happens. */
    public boolean isOver() {
        return this == ACCEPTED || isOff();
    }

    /** Ended without being done: in no figure. */
    public boolean isOff() {
        return this == RECALLED || this == CANCELLED || this == MERGED;
    }

    /** Key of its word in the bundles. */
    public String wordKey() {
        return "task.state." + name();
    }

    /** The shape beside the word once nothing is owed. */
    public Status shape() {
        return this == ACCEPTED ? Status.DONE : Status.NONE;
    }
}
