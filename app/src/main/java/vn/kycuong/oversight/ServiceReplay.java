package vn.kycuong.oversight;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.Findings;
import vn.kycuong.ledger.Replayed;
import vn.kycuong.ledger.Stretch;

/** What is kept of the service, projected again; it follows the ledger a moment later, as {@link FactReplay} says. */
final class ServiceReplay implements Replayed {
    private static final String ROW = "oversight.service_fact";

    @Override
    public void check(Stretch stretch, Findings findings) {
        var kept = ServiceRows.between(stretch.jdbc(), stretch.after(), stretch.upTo()).stream()
                .collect(Collectors.toMap(ServiceFact::caseId, Function.identity()));
        findings.counted("sự kiện phục vụ", kept.size());
        stretch.chains().forEach((id, chain) -> {
            if (!Dossiers.KIND.equals(chain.getFirst().caseKind())) return;
            compare(stretch, id, chain, kept.remove(id.value()), findings);
        });
        kept.values().forEach(fact -> findings.compare(fact.caseId(), ROW, null, fact));
    }

    private static void compare(
            Stretch stretch, CaseId id, List<Entry> chain, @Nullable ServiceFact kept, Findings findings) {
        var wanted = ServiceRules.fact(chain);
        if (wanted.equals(Optional.ofNullable(kept))) return;
        if (stretch.isBehind(
                ServiceReactions.NAME,
                id,
                chain,
                earlier -> earlier.isEmpty()
                        ? kept == null
                        : ServiceRules.fact(earlier).equals(Optional.ofNullable(kept)))) {
            findings.counted("vụ việc mà giám sát chưa đọc hết", 1);
            return;
        }
        findings.compare(id.value(), ROW, wanted.orElse(null), kept);
    }
}
