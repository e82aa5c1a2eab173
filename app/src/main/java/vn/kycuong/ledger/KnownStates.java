package vn.kycuong.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;

/**
 * Cases as this instance last saw them committed. A case after a version never changes, so a state asked for by its version needs no
 * question whether it is still true; whether it is still the last is asked by the act statement.
 */
final class KnownStates {
    private static final int MOST = 5_000;

    private final Cache<CaseId, CaseState> states =
            Caffeine.newBuilder().maximumSize(MOST).build();

    void keep(CaseState committed) {
        states.asMap().merge(committed.id(), committed, (old, fresh) -> fresh.version() >= old.version() ? fresh : old);
    }

    Optional<CaseState> after(CaseId id, int version) {
        return Optional.ofNullable(states.getIfPresent(id)).filter(state -> state.version() == version);
    }
}
