package vn.kycuong.oversight;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.ledger.Findings;
import vn.kycuong.ledger.Replayed;
import vn.kycuong.ledger.Stretch;

/** The facts of what is owed, projected again; facts of a case whose last entries may not have been read yet may be those of an earlier state. */
final class OwedReplay implements Replayed {
    private final FactDates dates;

    OwedReplay(ClockProjection clocks) {
        this.dates = new FactDates(clocks);
    }

    @Override
    public void check(Stretch stretch, Findings findings) {
        var kept = OwedRows.between(stretch.jdbc(), stretch.after(), stretch.upTo()).stream()
                .collect(Collectors.groupingBy(OwedFact::caseId));
        findings.counted(
                "sự kiện nghĩa vụ", kept.values().stream().mapToLong(List::size).sum());
        stretch.chains().forEach((id, chain) -> {
            if (!OwedRules.KINDS.contains(chain.getFirst().caseKind())) return;
            var facts = kept.getOrDefault(id.value(), List.of());
            kept.remove(id.value());
            compare(stretch, id, chain, facts, findings);
        });
        kept.forEach((id, facts) -> compare(id, List.of(), facts, findings));
    }

    private void compare(Stretch stretch, CaseId id, List<Entry> chain, List<OwedFact> kept, Findings findings) {
        var wanted = OwedRules.facts(chain, dates);
        var found = OwedRules.byKey(kept);
        if (OwedRules.byKey(wanted).equals(found)) return;
        if (stretch.isBehind(
                OwedReactions.NAME,
                id,
                chain,
                earlier -> earlier.isEmpty()
                        ? kept.isEmpty()
                        : OwedRules.byKey(OwedRules.facts(earlier, dates)).equals(found))) {
            findings.counted("vụ việc mà giám sát chưa đọc hết", 1);
            return;
        }
        compare(id.value(), wanted, kept, findings);
    }

    private static void compare(UUID id, List<OwedFact> wanted, List<OwedFact> kept, Findings findings) {
        var left = new HashMap<>(OwedRules.byKey(kept));
        for (var fact : wanted) findings.compare(id, row(fact), fact, left.remove(List.of(fact.no(), fact.version())));
        left.values().forEach(fact -> findings.compare(id, row(fact), null, fact));
    }

    private static String row(OwedFact fact) {
        return "oversight.owed_fact số %d.%d".formatted(fact.no(), fact.version());
    }
}
