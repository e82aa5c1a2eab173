package vn.kycuong.notice;

/** Whom a situation is told to (người nhận thông báo). */
public enum Addressee {
    /** The applicant, at the address given with the application, at once. */
    APPLICANT,
    /** Who booked a counter, at the contact given with the booking, within minutes. */
    BOOKER,
    /** The officer who holds the work, or all of its role while nobody does, in the list of the day. */
    OFFICER,
    /** The heads of the unit, in the list of the day. */
    HEAD,
    /** Whoever assigned a task, in the list of the day. */
    ASSIGNER;

    /** Whether it is a message of its own, to an address that somebody gave, and not a line of a list. */
    boolean isWrittenTo() {
        return this == APPLICANT || this == BOOKER;
    }

    /** As whose line it stands in a list: one person's, or a unit's. */
    Addressee line() {
        return this == ASSIGNER ? OFFICER : this;
    }
}
