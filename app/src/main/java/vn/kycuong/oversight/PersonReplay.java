package vn.kycuong.oversight;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.Findings;
import vn.kycuong.ledger.Replayed;
import vn.kycuong.ledger.Stretch;

/** What is kept of people at counters, projected again; it follows the ledger a moment later, as {@link FactReplay} says. */
final class PersonReplay implements Replayed {
    private static final String ROW = "oversight.person_fact";

    @Override
    public void check(Stretch stretch, Findings findings) {
        var kept = PersonFactRows.between(stretch.jdbc(), stretch.after(), stretch.upTo()).stream()
                .collect(Collectors.groupingBy(PersonFact::caseId, Collectors.toSet()));
        findings.counted(
                "sự việc của người ở quầy",
                kept.values().stream().mapToInt(Set::size).sum());
        stretch.chains().forEach((id, chain) -> {
            if (!Dossiers.KIND.equals(chain.getFirst().caseKind())) return;
            var found = kept.remove(id.value());
            compare(stretch, id, chain, found == null ? Set.of() : found, findings);
        });
        kept.forEach((id, facts) -> facts.forEach(fact -> findings.compare(id, ROW, null, fact)));
    }

    private static void compare(
            Stretch stretch, CaseId id, List<Entry> chain, Set<PersonFact> kept, Findings findings) {
        var wanted = wanted(chain);
        if (wanted.equals(kept)) return;
        if (stretch.isBehind(
                PersonReactions.NAME, id, chain, earlier -> wanted(earlier).equals(kept))) {
            findings.counted("vụ việc mà giám sát chưa đọc hết", 1);
            return;
        }
        UUID row = id.value();
        var surplus = new HashSet<>(kept);
        surplus.removeAll(wanted);
        surplus.forEach(fact -> findings.compare(row, ROW, null, fact));
        wanted.stream().filter(fact -> !kept.contains(fact)).forEach(fact -> findings.compare(row, ROW, fact, null));
    }

    private static Set<PersonFact> wanted(List<Entry> chain) {
        return chain.isEmpty() ? Set.of() : Set.copyOf(PersonRules.facts(chain));
    }
}
