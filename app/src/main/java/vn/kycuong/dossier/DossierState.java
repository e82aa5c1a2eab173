package vn.kycuong.dossier;

/** Where a dossier stands. The national status code is derived, never stored. */
public enum DossierState {
    /** Sent online, not yet taken in. */
    SUBMITTED(1),
    /** Asked, before acceptance, to complete the papers. */
    GUIDED(5),
    /** The one-stop proposes not to accept it; its head has not decided. */
    REFUSAL_PROPOSED(1),
    /** Not accepted. */
    REFUSED(3),
    /** Accepted; nobody at the competent unit has taken it up. */
    ACCEPTED(2),
    /** Somebody works on it. */
    PROCESSING(4),
    /** An officer proposes to ask for more papers; the clock runs until the head approves. */
    SUPPLEMENT_PROPOSED(4),
    /** Papers were asked for in a valid slip; the clock stands. */
    WAITING_SUPPLEMENT(5),
    /** What was asked for in a valid slip was sent online; the clock stands until somebody says that it is complete. */
    SUPPLEMENT_HANDED_IN(5),
    /** The applicant must pay first; the clock stands. */
    WAITING_FINANCE(6),
    /** The clock stands for another lawful ground. */
    PAUSED(4),
    /** The applicant wants it back; the head has not confirmed. */
    WITHDRAWAL_REQUESTED(7),
    /** Given back to the applicant without a result. */
    WITHDRAWN(8),
    /** Ended without a result, by a notice. */
    STOPPED(8),
    /** Another authority's matter; ended here without a result. */
    REFERRED(8),
    /** The result lies at the one-stop: this instant decides early, on time or late. */
    AT_ONE_STOP(9),
    /** Handed over. */
    RETURNED(10),
    /** Carried over from the old system by mistake, and taken back: counts nowhere. */
    UNDONE(8);

    private final int nationalCode;

    DossierState(int nationalCode) {
        this.nationalCode = nationalCode;
    }

    /** Status code of the national portal, 1..10. */
    public int nationalCode() {
        return nationalCode;
    }

    /** Whether it ended without a result: neither on time nor late. */
    public boolean isWithoutResult() {
        return this == REFUSED || this == WITHDRAWN || this == STOPPED || this == REFERRED || this == UNDONE;
    }

    /** Key of the state's name in the word bundles. */
    public String wordKey() {
        return "dossier.state." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
