package vn.kycuong.oversight;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One question about facts, answered from sums and from facts; and facts written as their readers write them. */
public final class IndicatorProbe {
    private final IndicatorRows facts;
    private final IndicatorSumRows sums;
    private final OwedRows owed;

    public IndicatorProbe(JdbcClient jdbc) {
        this.facts = new IndicatorRows(jdbc, new QueryPlans(jdbc));
        this.sums = new IndicatorSumRows(jdbc);
        this.owed = new OwedRows(jdbc);
    }

    public static boolean hasSums(IndicatorQuestion question) {
        return IndicatorSumRows.answers(question);
    }

    public List<IndicatorLine> fromSums(IndicatorQuestion question) {
        return sums.lines(question);
    }

    public List<IndicatorLine> fromFacts(IndicatorQuestion question) {
        return facts.lines(question);
    }

    public List<String> plan(IndicatorQuestion question) {
        return sums.plan(question);
    }

    /** A task that a unit was given, and then did: two facts, each as its reader would write it after the entry. */
    public void task(UUID id, int unit, Instant given, Instant done) {
        var first = fact(id, 1, unit, given, given, null);
        owed.store(List.of(first));
        owed.store(List.of(first.until(done), fact(id, 2, unit, given, done, done)));
    }

    private static OwedFact fact(
            UUID id,
            int version,
            int unit,
            Instant given,
            Instant known,
            @org.jspecify.annotations.Nullable Instant met) {
        var due = given.plus(java.time.Duration.ofDays(10));
        return new OwedFact(
                id,
                1,
                version,
                known,
                null,
                "task",
                "WHOLE",
                unit,
                unit,
                "1404-UBND-NC",
                "e",
                met == null ? "ASSIGNED" : "SUBMITTED",
                given,
                given,
                due,
                due,
                due.minus(java.time.Duration.ofDays(1)),
                null,
                met,
                null,
                due,
                due,
                false);
    }
}
