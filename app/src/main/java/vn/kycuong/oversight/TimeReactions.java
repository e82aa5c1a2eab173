package vn.kycuong.oversight;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.TimeInHand;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.Chains;
import vn.kycuong.ledger.LedgerEntry;
import vn.kycuong.ledger.Reaction;
import vn.kycuong.organisation.Posts;
import vn.kycuong.worktime.WorkTime;

/**
 * Keeps the time of finished dossiers, and the decisions about it, up with the ledger. Both are functions of a chain alone, so that
 * reading an entry twice writes the same rows.
 */
@Component
class TimeReactions implements Reaction {
    static final String NAME = "oversight.time";

    private final Chains chains;
    private final WorkTime workTime;
    private final Posts posts;
    private final TimeRows rows;

    TimeReactions(Chains chains, WorkTime workTime, Posts posts, TimeRows rows) {
        this.chains = chains;
        this.workTime = workTime;
        this.posts = posts;
        this.rows = rows;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void react(List<LedgerEntry> entries) {
        var heads = posts.heads();
        var settled = entries.stream()
                .map(LedgerEntry::entry)
                .filter(e -> Dossiers.KIND.equals(e.caseKind()) && TimeRules.settles(e))
                .map(Entry::caseId)
                .distinct()
                .toList();
        replace(settled, heads);
        rows.decide(entries.stream()
                .map(LedgerEntry::entry)
                .filter(e -> DECIDED.equals(e.kind()))
                .map(e -> decision(e, heads))
                .toList());
    }

    private void replace(List<CaseId> settled, TimeInHand.Heads heads) {
        var facts = chains.of(settled).values().stream()
                .flatMap(chain -> TimeRules.facts(chain, workTime::calendar, heads).stream())
                .toList();
        rows.replace(settled, facts);
    }

    /** The entry that decides a contest, of whatever desk. */
    static final String DECIDED = "kernel.AttributionDecided";

    private static TimeDecision decision(Entry e, TimeInHand.Heads heads) {
        boolean upheld = "UPHELD".equals(e.facts().get("outcome"));
        var from = Instant.parse(text(e, "from"));
        var unit = number(e, "toUnit");
        return new TimeDecision(
                e.caseId().value(),
                UUID.fromString(text(e, "case")),
                Objects.requireNonNull(number(e, "obligation")),
                from,
                e.recordedAt(),
                upheld,
                upheld ? text(e, "to") : "",
                unit,
                unit == null ? null : head(heads, unit, from));
    }

    private static @Nullable Integer head(TimeInHand.Heads heads, int unit, Instant from) {
        ActorId head =
                heads.at(new UnitId(unit), LegalZone.local(from).toLocalDate()).head();
        return head == null ? null : head.value();
    }

    private static String text(Entry e, String fact) {
        return (String) Objects.requireNonNull(e.facts().get(fact), fact);
    }

    private static @Nullable Integer number(Entry e, String fact) {
        return e.facts().get(fact) instanceof Number number ? number.intValue() : null;
    }
}
