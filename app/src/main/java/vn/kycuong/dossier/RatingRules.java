package vn.kycuong.dossier;

import java.time.Instant;
import java.util.List;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Entry;

/** Who may rate the service given to a dossier. */
final class RatingRules {
    private RatingRules() {}

    /**
     * Whoever holds a dossier that is over rates it once, within so many days: with its result handed over, or refused, stopped or withdrawn, for whoever got none
     * was served too.
     */
    static Decision rate(CaseState c, List<Entry> entries, Instant now, int days) {
        if (c.closedAt() == null || DossierRules.in(c, DossierState.UNDONE)) return DossierRules.wrongState(c);
        if (entries.stream().anyMatch(e -> e.kind().equals(DossierEvent.RATED.kind())))
            return new Decision.No("dossier.no.ratedBefore");
        if (EndingRules.isClosedForGood(c, now, days)) return new Decision.No("dossier.no.ratedTooLate", days);
        return new Decision.Effects(new Effect.StateChanged(c.state()));
    }
}
