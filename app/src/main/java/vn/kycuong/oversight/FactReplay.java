package vn.kycuong.oversight;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.ledger.Findings;
import vn.kycuong.ledger.Replayed;
import vn.kycuong.ledger.Stretch;

/**
 * The facts of dossiers, projected again. Facts follow the ledger a moment later: those of a case with entries that may not have been
 * read yet agree when they are the facts of any state of the case since.
 */
final class FactReplay implements Replayed {
    private final FactDates dates;

    FactReplay(ClockProjection clocks) {
        this.dates = new FactDates(clocks);
    }

    @Override
    public void check(Stretch stretch, Findings findings) {
        var kept = FactRows.between(stretch.jdbc(), stretch.after(), stretch.upTo()).stream()
                .collect(Collectors.groupingBy(DossierFact::caseId));
        findings.counted(
                "sự kiện giám sát", kept.values().stream().mapToLong(List::size).sum());
        stretch.chains().forEach((id, chain) -> {
            if (!Dossiers.KIND.equals(chain.getFirst().caseKind())) return;
            var facts = kept.getOrDefault(id.value(), List.of());
            kept.remove(id.value());
            compare(stretch, id, chain, facts, findings);
        });
        kept.forEach((id, facts) -> compare(id, List.of(), facts, findings));
    }

    private void compare(Stretch stretch, CaseId id, List<Entry> chain, List<DossierFact> kept, Findings findings) {
        var wanted = FactRules.facts(chain, dates);
        if (byVersion(wanted).equals(byVersion(kept))) return;
        if (stretch.isBehind(
                DossierReactions.NAME,
                id,
                chain,
                earlier -> earlier.isEmpty()
                        ? kept.isEmpty()
                        : byVersion(FactRules.facts(earlier, dates)).equals(byVersion(kept)))) {
            findings.counted("vụ việc mà giám sát chưa đọc hết", 1);
            return;
        }
        compare(id.value(), wanted, kept, findings);
    }

    private static void compare(UUID id, List<DossierFact> wanted, List<DossierFact> kept, Findings findings) {
        var left = new HashMap<>(byVersion(kept));
        for (var fact : wanted) findings.compare(id, row(fact), fact, left.remove(fact.version()));
        left.values().forEach(fact -> findings.compare(id, row(fact), null, fact));
    }

    private static Map<Integer, DossierFact> byVersion(List<DossierFact> facts) {
        return facts.stream().collect(Collectors.toMap(DossierFact::version, fact -> fact));
    }

    private static String row(DossierFact fact) {
        return "oversight.dossier_fact số " + fact.version();
    }
}
