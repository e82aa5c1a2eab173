package vn.kycuong.oversight;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.TimeInHand;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.organisation.Posts;

/** What the boards know of a dossier by its entries, as the product itself projects it, as rows for the bench. */
public final class FactProbe {
    public static final String FACTS = """
        case_id, version, known_from, known_to, unit_id, unit_in, procedure_key, channel, state, opened_at, received_at, due_at, late_from,
        warn_from, paused_since, met_at, closed_at, original_due_at, original_late_from, extended, joined_at, cause, cause_next,
        cause_turns_at, mark2, mark3, mark4, mark7\
        """;
    public static final String TIMES = """
        case_id, obligation, version, part, known_from, known_to, met_at, owner_id, unit_in, kind, unit_id, officer_id, head_id, step,
        counting, from_at, to_at, opened, ended, minutes\
        """;

    private final ClockProjection clocks;
    private final FactDates dates;
    private final TimeInHand.Heads heads;

    public FactProbe(ClockProjection clocks, JdbcClient jdbc) {
        this.clocks = clocks;
        this.dates = new FactDates(clocks);
        this.heads = Posts.of(jdbc).heads();
    }

    public List<@Nullable Object[]> facts(List<Entry> chain) {
        return FactRules.facts(chain, dates).stream()
                .map(f -> new @Nullable Object[] {
                    f.caseId(),
                    f.version(),
                    f.knownFrom(),
                    f.knownTo(),
                    f.unitId(),
                    f.unitIn(),
                    f.procedureKey(),
                    f.channel(),
                    f.state(),
                    f.openedAt(),
                    f.receivedAt(),
                    f.dueAt(),
                    f.lateFrom(),
                    f.warnFrom(),
                    f.pausedSince(),
                    f.metAt(),
                    f.closedAt(),
                    f.originalDueAt(),
                    f.originalLateFrom(),
                    f.extended(),
                    f.joinedAt(),
                    name(f.whyLate().cause()),
                    name(f.whyLate().next()),
                    f.whyLate().turnsAt(),
                    f.serviceMark().mark2(),
                    f.serviceMark().mark3(),
                    f.serviceMark().mark4(),
                    f.serviceMark().mark7()
                })
                .toList();
    }

    private static @Nullable String name(@Nullable LateCause cause) {
        return cause == null ? null : cause.name();
    }

    public List<@Nullable Object[]> times(List<Entry> chain) {
        return TimeRules.facts(chain, clocks::calendar, heads).stream()
                .map(t -> new @Nullable Object[] {
                    t.caseId(), t.obligation(), t.version(), t.part(), t.knownFrom(), t.knownTo(), t.metAt(),
                            t.ownerId(), t.unitIn(), t.kind(),
                    t.unitId(), t.officerId(), t.headId(), t.step(), t.counting(), t.fromAt(), t.toAt(), t.opened(),
                            t.ended(), t.minutes()
                })
                .toList();
    }
}
