package vn.kycuong.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;

/**
 * Until when an applicant may bring what he was asked for (hạn bổ sung), as the entries say. When it is over nothing happens by itself: he is still
 * listened to, and whoever answers for the dossier is reminded that he may end it.
 */
public final class SupplementDeadline {
    private static final String FACT = "answerBy";

    private SupplementDeadline() {}

    /** The last day; empty while nothing is asked of the applicant. */
    public static Optional<LocalDate> of(List<Entry> chain, CaseState now) {
        if (!DossierRules.in(now, DossierState.GUIDED, DossierState.WAITING_SUPPLEMENT)) return Optional.empty();
        return chain.stream()
                .map(e -> e.facts().get(FACT))
                .filter(String.class::isInstance)
                .reduce((_, later) -> later)
                .map(day -> LocalDate.parse((String) day));
    }

    /** The moment from which the last day is over. */
    public static Instant end(LocalDate lastDay) {
        return LegalZone.startOf(lastDay.plusDays(1));
    }

    static Map<String, ?> fact(LocalDate lastDay) {
        return Map.of(FACT, lastDay.toString());
    }
}
