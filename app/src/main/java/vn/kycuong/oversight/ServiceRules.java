package vn.kycuong.oversight;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kycuong.dossier.Children;
import vn.kycuong.dossier.DossierEvent;
import vn.kycuong.dossier.Satisfaction;
import vn.kycuong.kernel.Entry;
import vn.kycuong.money.MoneyEvent;

/** From the entries of one dossier to how it was served. */
final class ServiceRules {
    private ServiceRules() {}

    /** Empty while no entry says anything of it, and for what is counted with its parent. */
    static Optional<ServiceFact> fact(List<Entry> entries) {
        var first = entries.getFirst();
        if (Children.isChild(first)) return Optional.empty();
        var stamped = first.facts().containsKey("stamped") ? first.recordedAt() : null;
        var paid = new HashMap<List<Object>, Entry>();
        Entry rating = null;
        int version = stamped == null ? 0 : first.version();
        for (var entry : entries) {
            if (entry.kind().equals(DossierEvent.RATED.kind())) rating = entry;
            else if (entry.kind().equals(MoneyEvent.PAID.kind())) paid.put(receipt(entry), entry);
            else if (entry.kind().equals(MoneyEvent.VOIDED.kind())) paid.remove(receipt(entry));
            else continue;
            version = entry.version();
        }
        if (version == 0) return Optional.empty();
        return Optional.of(new ServiceFact(
                first.caseId().value(),
                version,
                stamped,
                since(paid, false),
                since(paid, true),
                rating == null ? null : rating.recordedAt(),
                rating == null
                        ? null
                        : !Satisfaction.NOT_SATISFIED
                                .name()
                                .equals(rating.facts().get("whole"))));
    }

    /** A receipt that was voided was never one: what it took is owed again. */
    private static List<Object> receipt(Entry entry) {
        return List.of(
                String.valueOf(entry.facts().get("series")),
                String.valueOf(entry.facts().get("year")),
                String.valueOf(entry.facts().get("no")));
    }

    private static @Nullable Instant since(Map<List<Object>, Entry> paid, boolean online) {
        return paid.values().stream()
                .filter(entry -> !online || "ONLINE".equals(entry.facts().get("way")))
                .map(Entry::recordedAt)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
