package vn.kycuong.notice;

/** Whom a situation is told to (người nhận thông báo). */
public enum Addressee {
    /** The applicant, at the address given with the application, at once. */
    APPLICANT,
    /** The officer who holds the work, or all of its role while nobody does, in the list of the day. */
    OFFICER,
    /** The heads of the unit, in the list of the day. */
    HEAD,
    /** Whoever assigned a task, in the list of the day. */
    ASSIGNER;

    /** As whose line it stands in a list: one person's, or a unit's. */
    Addressee line() {
        return this == ASSIGNER ? OFFICER : this;
    }
}
