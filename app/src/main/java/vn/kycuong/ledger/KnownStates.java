package vn.kycuong.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;

/**
 * Open cases as this instance last saw them committed. A case after a version never changes, so a state asked for by its version needs no
 * question whether it is still true; whether it is still the last is asked by the act statement.
 */
final class KnownStates {
    private static final int MOST = 10_000;

    private final Cache<CaseId, CaseState> states =
            Caffeine.newBuilder().maximumSize(MOST).build();

    void keep(CaseState committed) {
        if (committed.closedAt() != null) {
            states.invalidate(committed.id());
            return;
        }
        states.asMap().merge(committed.id(), committed, (old, fresh) -> fresh.version() >= old.version() ? fresh : old);
    }

    @Nullable
    CaseState last(CaseId id) {
        return states.getIfPresent(id);
    }

    Optional<CaseState> after(CaseId id, int version) {
        return Optional.ofNullable(states.getIfPresent(id)).filter(state -> state.version() == version);
    }
}
