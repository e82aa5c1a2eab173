package vn.kycuong.oversight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.Tier;

/**
 * From the entries of a case to the facts of what is owed in it, for every desk whose cases are nothing but obligations under a clause
 * (ADR 49). The desk need not be known: kernel state and the first entry say all.
 */
final class OwedRules {
    /** Kinds of cases whose obligations are facts. Dossiers have facts of their own. */
    static final Set<String> KINDS = Set.of("task", "reading", "plan");

    private static final Set<Tier> TIERS = Set.of(Tier.WHOLE, Tier.SUPPORT);
    private static final OrderedBy NOBODY = new OrderedBy("", "");

    private OwedRules() {}

    /** Per obligation one fact for each entry after which something else is true of it, each known until the next one is. */
    static List<OwedFact> facts(List<Entry> entries, FactRules.Dates dates) {
        var first = entries.getFirst();
        var states = CaseState.histories(first.caseId(), first.caseKind(), entries);
        var ordered = OrderedBy.of(first.facts()).orElse(NOBODY);
        var last = new HashMap<Integer, OwedFact>();
        var facts = new ArrayList<OwedFact>();
        var known = Instant.EPOCH;
        for (var entry : entries) {
            known = entry.recordedAt().isAfter(known) ? entry.recordedAt() : known;
            for (var fact : after(states.get(entry.version()), ordered, known, dates)) {
                var before = last.get(fact.no());
                if (before != null && before.same(fact)) continue;
                if (before != null) facts.add(before.until(known));
                last.put(fact.no(), fact);
            }
        }
        facts.addAll(last.values());
        return facts;
    }

    private static List<OwedFact> after(CaseState state, OrderedBy ordered, Instant known, FactRules.Dates dates) {
        return state.obligations().stream()
                .filter(owed -> TIERS.contains(owed.tier()))
                .map(owed -> fact(state, owed, ordered, known, dates.of(state, owed, known)))
                .toList();
    }

    private static OwedFact fact(
            CaseState state, Obligation owed, OrderedBy ordered, Instant known, FactRules.Dates.Row row) {
        var clock = owed.clock();
        return new OwedFact(
                state.id().value(),
                owed.no(),
                state.version(),
                known,
                null,
                state.kind(),
                owed.tier().name(),
                owed.unit().value(),
                state.unitIn().value(),
                ordered.document(),
                ordered.clause(),
                state.state(),
                Objects.requireNonNull(state.openedAt()),
                clock.start(),
                row.dueAt(),
                row.lateFrom(),
                row.warnFrom(),
                row.pausedSince(),
                clock.metAt(),
                state.closedAt(),
                row.originalDueAt(),
                row.originalLateFrom(),
                clock.extension() != null);
    }

    static Map<List<Integer>, OwedFact> byKey(List<OwedFact> facts) {
        var found = new HashMap<List<Integer>, OwedFact>();
        for (var fact : facts) found.put(List.of(fact.no(), fact.version()), fact);
        return found;
    }
}
