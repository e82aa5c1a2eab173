package vn.kycuong.notice;

/**
 * What is told (sự việc): something that an entry of the ledger says, or that a moment came and nothing had changed.
 * Whether it has a date to tell is part of it.
 */
public enum Happening {
    REGISTERED(true),
    ACCEPTED(true),
    GUIDED(false),
    REFUSED(false),
    SUPPLEMENT_ASKED(false),
    SUPPLEMENT_RECEIVED(true),
    /** What was asked for came online, and lies there to be checked. */
    SUPPLEMENT_HANDED_IN(false),
    /** What came is not all that was asked for. */
    SUPPLEMENT_LACKING(false),
    /** Told by the clock: the day to bring what was asked for is near. */
    SUPPLEMENT_NEAR(true),
    STOPPED_FINANCE(false),
    STOPPED_OTHER(false),
    RESUMED(true),
    APOLOGISED(true),
    /** An apology that moves no date. */
    APOLOGY_LETTER(false),
    RESULT_READY(true),
    /** The result lies there before the promised day. */
    RESULT_EARLY(true),
    /** Told by the clock: nobody came for the result. */
    UNCOLLECTED(false),
    RETURNED(false),
    STOPPED(false),
    WITHDRAWN(false),
    WITHDRAWAL_DECLINED(false),
    REFERRED(false),
    REOPENED(true),
    CALENDAR_MOVED(true),
    /** What somebody complained of was answered; what either says is told nowhere. */
    COMPLAINT_ANSWERED(false),
    /** An act of which the applicant was told was mended. */
    CORRECTED(false),
    /** Somebody else put work into an officer's hands. */
    WORK_GIVEN(true),
    /** Work lies there for anybody of its role. */
    WORK_CAME(true),
    AT_RISK(true),
    LATE(true),
    /** Told by the clock: the time of the step on which work stands is nearly over. */
    STEP_AT_RISK(true),
    /** Told by the clock: it is over. */
    STEP_LATE(true),
    /** Told by the clock: the appointment is near and there is no result. */
    NO_RESULT_YET(true),
    /** Told by the clock: the applicant was to bring something, and his day is over. */
    SUPPLEMENT_OVERDUE(true),
    CONSULTED(true),
    /** A consulted unit kept silent, which is consent. */
    TACIT_CONSENT(true),
    REMINDED(true),
    APPROVAL_ASKED(true),
    /** The one-stop proposes not to accept it. */
    REFUSAL_ASKED(true),
    WITHDRAWAL_ASKED(false),
    /** What shows that a payment was made lies there to be looked at. */
    PAYMENT_PROOF(false),
    /** The one-stop asks by which law it may be accepted. */
    LAW_ASKED(true),
    LAW_GRANTED(true),
    LAW_DECLINED(true),
    /** Told by the clock: the time in which papers may be asked for is nearly over, and nobody asked. */
    ASKING_ENDS(true),
    /** Told by the clock: the same, and a request waits for the head. */
    APPROVAL_ENDS(true),
    /** There is something new to read, or a new version of it. */
    READING_OPENED(true),
    READING_AGAIN(true),
    READING_AT_RISK(true),
    READING_LATE(true),
    READING_REMINDED(true),
    /** A task was given to the unit that is to lead it. */
    TASK_ASSIGNED(true),
    /** The unit that owed it was dissolved: a unit that succeeds it owes it now. */
    TASK_SUCCEEDED(true),
    TASK_SUPPORT_ASKED(true),
    TASK_AT_RISK(true),
    TASK_LATE(true),
    /** Sent back as not of the unit's competence. */
    TASK_RETURNED(false),
    TASK_HANDED_IN(false),
    TASK_REWORK(true),
    TASK_EXTENSION_ASKED(true),
    TASK_EXTENDED(true),
    TASK_EXTENSION_DECLINED(true),
    /** A supporter is named as the cause of lateness, and may object. */
    TASK_BLAMED(false),
    TASK_OBJECTED(false),
    TASK_OBJECTION_DECIDED(false),
    TASK_ACCEPTED(false),
    /** Recalled, given up, or gone on in another. */
    TASK_RECALLED(false),
    /** The holder of a dossier complains of its handling. */
    COMPLAINED(false),
    /** A colleague said something about a dossier. */
    COMMENTED(false),
    /** A counter was booked. */
    BOOKING_TAKEN(false),
    BOOKING_MOVED(false),
    BOOKING_CANCELLED(false),
    /** The office will be closed then; another time is held. */
    BOOKING_OFFERED(false),
    /** The office will be closed then, and no other time is free. */
    BOOKING_FELL_AWAY(false),
    /** The office is open then after all. */
    BOOKING_STANDS(false),
    /** Told by the clock: the appointment is near. */
    BOOKING_NEAR(false),
    /** The words around the list of an officer's day. */
    DAY_BEGINS(false),
    /** The words around the list of a week, for who heads the level above. */
    WEEK_BEGINS(false),
    /** One line of that list: how much presses in a unit. */
    UNIT_PRESSED(false),
    /** The words at the foot of each letter to an applicant. */
    EVERY_LETTER(false);

    private final boolean dated;

    Happening(boolean dated) {
        this.dated = dated;
    }

    /** Whether it is something that the applicant sees. */
    boolean isForApplicant() {
        return compareTo(CORRECTED) <= 0;
    }

    /** Whether it speaks of what a person has to read, and not of a dossier. */
    boolean isOfReading() {
        return compareTo(READING_OPENED) >= 0 && compareTo(READING_REMINDED) <= 0;
    }

    /** Whether it speaks of an assigned task. */
    boolean isOfTask() {
        return compareTo(TASK_ASSIGNED) >= 0 && compareTo(TASK_RECALLED) <= 0;
    }

    /** Whether it speaks of an appointment at a counter. */
    boolean isOfBooking() {
        return compareTo(BOOKING_TAKEN) >= 0 && compareTo(BOOKING_NEAR) <= 0;
    }

    /** Whether it speaks of the time of one step, which the office plans, and not of the whole. */
    boolean isOfStep() {
        return this == STEP_AT_RISK || this == STEP_LATE;
    }

    /** Whether it speaks of the time in which papers may be asked for. */
    boolean isOfAsking() {
        return this == ASKING_ENDS || this == APPROVAL_ENDS;
    }

    /** Whether it is over with the telling: nobody has to do anything for it to end, so that it is not told again each day. */
    boolean isToldOnce() {
        return switch (this) {
            case COMPLAINED,
                    COMMENTED,
                    TASK_SUCCEEDED,
                    TASK_EXTENDED,
                    TASK_EXTENSION_DECLINED,
                    TASK_OBJECTION_DECIDED,
                    TASK_ACCEPTED,
                    TASK_RECALLED -> true;
            default -> false;
        };
    }

    /** Whether its words stand around a list. */
    boolean isList() {
        return this == DAY_BEGINS || this == WEEK_BEGINS;
    }

    /** Whether it belongs to the list of a week. */
    boolean isOfWeek() {
        return this == WEEK_BEGINS || this == UNIT_PRESSED;
    }

    boolean isDated() {
        return dated;
    }

    /** Whether it is told because a moment came, so that its situation must say which. */
    boolean isTimed() {
        return this == UNCOLLECTED || this == NO_RESULT_YET || this == BOOKING_NEAR || isOfSupplement() || isOfAsking();
    }

    /** Whether it is told by the clock of an applicant's own day. */
    boolean isOfSupplement() {
        return this == SUPPLEMENT_NEAR || this == SUPPLEMENT_OVERDUE;
    }
}
