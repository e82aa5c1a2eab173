package vn.kycuong.oversight;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What of a fact is summed beside the facts (ADR 50), in the order of the columns. Every figure of a balance and of the boards follows from
 * these. The conditions are those of the figures themselves, so that a day counted from facts and a day that is summed mean the same.
 */
enum BalanceColumn {
    NEW_DIRECT(BalanceFigure.NEW_DIRECT, null),
    NEW_ONLINE(BalanceFigure.NEW_ONLINE, null),
    EARLY(BalanceFigure.EARLY, Reckoning.CURRENT),
    ON_TIME(BalanceFigure.ON_TIME, Reckoning.CURRENT),
    LATE(BalanceFigure.RESULT_LATE, Reckoning.CURRENT),
    WITHOUT_DATE(BalanceFigure.WITHOUT_DATE, Reckoning.CURRENT),
    STOPPED(BalanceFigure.STOPPED, Reckoning.CURRENT),
    GIVEN_BACK(BalanceFigure.GIVEN_BACK, Reckoning.CURRENT),
    OFFICIAL_EARLY(BalanceFigure.EARLY, Reckoning.OFFICIAL),
    OFFICIAL_ON_TIME(BalanceFigure.ON_TIME, Reckoning.OFFICIAL),
    OFFICIAL_LATE(BalanceFigure.RESULT_LATE, Reckoning.OFFICIAL),
    ORIGINAL_EARLY(BalanceFigure.EARLY, Reckoning.ORIGINAL),
    ORIGINAL_ON_TIME(BalanceFigure.ON_TIME, Reckoning.ORIGINAL),
    ORIGINAL_LATE(BalanceFigure.RESULT_LATE, Reckoning.ORIGINAL),
    ORIGINAL_WITHOUT_DATE(BalanceFigure.WITHOUT_DATE, Reckoning.ORIGINAL),
    /** Came, and not accepted yet: of the boards alone. */
    WAITING(Figure.WAITING),
    AT_RISK(Figure.AT_RISK),
    STILL_IN_TIME(BalanceFigure.STILL_IN_TIME, Reckoning.CURRENT),
    STILL_LATE(BalanceFigure.STILL_LATE, Reckoning.CURRENT),
    STILL_PAUSED(BalanceFigure.STILL_PAUSED, Reckoning.CURRENT),
    STILL_WITHOUT_DATE(BalanceFigure.STILL_WITHOUT_DATE, Reckoning.CURRENT),
    OFFICIAL_STILL_IN_TIME(BalanceFigure.STILL_IN_TIME, Reckoning.OFFICIAL),
    OFFICIAL_STILL_LATE(BalanceFigure.STILL_LATE, Reckoning.OFFICIAL),
    ORIGINAL_STILL_IN_TIME(BalanceFigure.STILL_IN_TIME, Reckoning.ORIGINAL),
    ORIGINAL_STILL_LATE(BalanceFigure.STILL_LATE, Reckoning.ORIGINAL),
    ORIGINAL_STILL_PAUSED(BalanceFigure.STILL_PAUSED, Reckoning.ORIGINAL),
    ORIGINAL_STILL_WITHOUT_DATE(BalanceFigure.STILL_WITHOUT_DATE, Reckoning.ORIGINAL);

    private static final String OPEN = "f.met_at is null and f.closed_at is null";

    /** Which facts the columns of a balance count: told of each once, it is asked of by all of them. */
    private static final String COUNTED = "f.received_at < :to and (f.joined_at is null or f.joined_at < :to) and ("
            + OPEN + " or (" + BalanceFigure.ENDED + " >= :from and " + BalanceFigure.ENDED + " < :to))";

    private final String condition;
    private final boolean ofPeriod;

    /** What a figure of the balance counts, of those accepted before the period's end; null: by whatever reckoning. */
    BalanceColumn(BalanceFigure figure, @Nullable Reckoning reckoning) {
        var counted = figure.condition(reckoning == null ? Reckoning.CURRENT : reckoning);
        this.ofPeriod = figure.isOfPeriod();
        this.condition = "f.counted and (" + counted + ")";
    }

    BalanceColumn(Figure figure) {
        this.ofPeriod = false;
        this.condition = OPEN + " and (" + figure.condition() + ")";
    }

    /** Its name in the tables. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it counts what happened since a day, and not what stands at a moment. */
    boolean isOfPeriod() {
        return ofPeriod;
    }

    /** What of the facts that are {@link #told} it counts, at the moment {@code f.at} of each. */
    String condition() {
        return condition
                .replace(":now", "f.at")
                .replace(Reckoning.dayOf("f.due_at"), "f.due_day")
                .replace(Reckoning.dayOf("f.original_due_at"), "f.original_due_day");
    }

    /** Facts with what the columns ask of each again and again. */
    static String told(String facts) {
        return """
            select f.*, %s as counted, %s as due_day, %s as original_due_day
              from (%s) f
            offset 0\
            """.formatted(COUNTED, Reckoning.dayOf("f.due_at"), Reckoning.dayOf("f.original_due_at"), facts);
    }
}
