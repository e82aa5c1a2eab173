package vn.kycuong.deadline;

/**
 * "By when is it due?", as typed or sent; what was not given is empty.
 *
 * @param from the receipt, {@code 2020-01-21T10:00} on a Vietnamese clock
 * @param limit in the notation of {@link vn.kycuong.calendar.Limit}; or else a procedure
 * @param procedure key or code of a procedure whose limit in force that day counts
 * @param procedureCase one of its cases; empty for the first
 * @param channel how it is handed in; empty for the first way it is offered
 * @param unit whose calendar counts; empty for the common one
 * @param knownAt the days as known then; empty for now
 */
public record DueQuestion(
        String from,
        String limit,
        String procedure,
        String procedureCase,
        String channel,
        String unit,
        String knownAt) {
    /** A limit counted in the common calendar, as known now. */
    public static DueQuestion of(String from, String limit) {
        return new DueQuestion(from, limit, "", "", "", "", "");
    }
}
