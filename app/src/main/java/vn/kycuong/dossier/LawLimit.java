package vn.kycuong.dossier;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Obligation;

/**
 * The limit of the law where the province committed itself to a shorter one (cam kết cắt giảm thời gian giải quyết). The clock counts what was
 * promised; the entry of the acceptance tells the law's limit, so that lateness is known by both.
 */
public final class LawLimit {
    private static final String FACT = "lawLimit";

    private LawLimit() {}

    /** @param limit of the law; null where nothing shorter was promised */
    static Map<String, Object> fact(@Nullable Limit limit) {
        return limit == null ? Map.of() : Map.of(FACT, limit.text());
    }

    /** As the last acceptance tells it; empty where nothing shorter was promised. */
    public static Optional<Limit> of(List<Entry> entries) {
        return entries.stream()
                .filter(e -> e.kind().equals(DossierEvent.ACCEPTED.kind()))
                .reduce((_, later) -> later)
                .flatMap(e -> Optional.ofNullable(e.facts().get(FACT)))
                .map(text -> Limit.parse((String) text));
    }

    /** What is owed as the law counts it; empty where nothing shorter was promised. */
    public static Optional<Obligation> owed(Obligation promised, List<Entry> entries) {
        return of(entries).map(limit -> promised.with(promised.clock().by(limit)));
    }
}
