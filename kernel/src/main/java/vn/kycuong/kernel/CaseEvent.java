package vn.kycuong.kernel;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of entries that are the same at every desk, in the past tense; what a desk alone knows has kinds of the desk. */
public enum CaseEvent {
    /** Whoever held the work gave it back. */
    RELEASED("kernel.Released"),
    /** Whoever held the work gave it to a named colleague. */
    HANDED_OVER("kernel.HandedOver"),
    /** The head took the work out of another's hands into his own. */
    TAKEN_OVER("kernel.TakenOver"),
    /** Another unit was asked for its opinion. */
    CONSULTED("kernel.Consulted"),
    /** The consulted unit answered. */
    ANSWERED("kernel.Answered"),
    /** The question was taken back before it was answered. */
    CONSULTATION_WITHDRAWN("kernel.ConsultationWithdrawn"),
    /** A consulted unit was reminded of the answer it owes. */
    REMINDED("kernel.Reminded"),
    /** A clock was stopped for a ground, by a paper. */
    PAUSED("kernel.Paused"),
    /** A stopped clock runs again. */
    RESUMED("kernel.Resumed"),
    /** Another unit must decide from now on. */
    REHOMED("kernel.Rehomed"),
    /** A unit of the case was merged, split or abolished; another has its duties. */
    SUCCEEDED("kernel.Succeeded"),
    /** The matter belongs to another authority, which decides by its own procedure; here it ends. */
    CASE_REFERRED("kernel.CaseReferred"),
    /** A closed case goes on. */
    REOPENED("kernel.Reopened"),
    /** Somebody may read a sealed case from now on, and act in it. */
    ADMITTED("kernel.Admitted"),
    /** Somebody may read a sealed case no more. */
    DISMISSED("kernel.Dismissed"),
    /** For somebody a sealed case does not exist from now on. */
    EXCLUDED("kernel.Excluded"),
    /** The sweep told those concerned that an obligation is at risk. */
    BECAME_AT_RISK("kernel.BecameAtRisk"),
    /** The sweep told those concerned that an obligation is late. */
    BECAME_LATE("kernel.BecameLate"),
    /** The calendar changed under a running clock. */
    CALENDAR_CHANGED("kernel.CalendarChanged"),
    /** Another rule says from when on it is due soon; what is owed did not move. */
    WARNING_CHANGED("kernel.WarningChanged"),
    /** What was written down in clear was written anew, sealed; the old revision is destroyed. */
    CONTENT_SEALED("kernel.ContentSealed"),
    /** Content that no law keeps was destroyed with its salts; the chain stays. */
    CONTENT_ERASED("kernel.ContentErased");

    private static final Map<String, CaseEvent> BY_KIND =
            Arrays.stream(values()).collect(Collectors.toMap(CaseEvent::kind, Function.identity()));

    private final String kind;

    CaseEvent(String kind) {
        this.kind = kind;
    }

    /** The kind as the ledger stores it. */
    public String kind() {
        return kind;
    }

    /** The event of a kind; empty for the kinds of desks. */
    public static Optional<CaseEvent> of(String kind) {
        return Optional.ofNullable(BY_KIND.get(kind));
    }

    /** Whether the system writes it by itself; nobody can have done it by mistake. */
    public boolean isOfTheSystem() {
        return switch (this) {
            case BECAME_AT_RISK, BECAME_LATE, CALENDAR_CHANGED, WARNING_CHANGED, CONTENT_SEALED -> true;
            default -> false;
        };
    }

    /**
     * Whether it can be taken back; to a unit that is no more nothing goes back, what went to the wrong one is moved on; what is destroyed does
     * not come back.
     */
    public boolean isMendable() {
        return !isOfTheSystem()
                && this != SUCCEEDED
                && this != CONTENT_ERASED
                && this != ADMITTED
                && this != DISMISSED
                && this != EXCLUDED;
    }
}
