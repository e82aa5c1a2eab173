package vn.kycuong.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Obligation;

/**
 * The nine criteria by which the service given to a dossier is rated, 0 to 2 points each (Nghị định 61/2018/NĐ-CP, as read from a provincial
 * system: 02-one-stop §9.1), as far as what was recorded says them.
 */
final class RatingRules {
    static final int CRITERIA = 9;
    static final int MOST = 2;

    private RatingRules() {}

    /** What the entries say, by criterion; what they do not say is missing. */
    static Map<Integer, Integer> computed(
            CaseState c, List<Entry> entries, Channel channel, Function<Obligation, DueDate> due) {
        var marks = new TreeMap<Integer, Integer>();
        var whole = DossierRules.result(c);
        var met = whole.clock().metAt();
        if (met == null) return marks;
        int time = time(met, due.apply(whole));
        marks.put(1, time);
        marks.put(2, Math.min(time, agencies(c, due)));
        marks.put(3, Math.max(0, MOST - contacts(entries)));
        marks.put(4, channel == Channel.ONLINE ? 2 : 1);
        if (time > 0) marks.put(7, time);
        marks.put(8, MOST); // nothing was fed back through this system
        return marks;
    }

    private static int time(Instant met, DueDate due) {
        if (!met.isBefore(due.lateFrom())) return 0;
        return day(met).isBefore(day(due.at())) ? 2 : 1;
    }

    private static int agencies(CaseState c, Function<Obligation, DueDate> due) {
        return c.obligations().stream()
                .filter(Obligation::isConsultation)
                .mapToInt(o -> {
                    var met = o.clock().metAt();
                    return met == null ? 0 : time(met, due.apply(o));
                })
                .min()
                .orElse(MOST);
    }

    private static int contacts(List<Entry> entries) {
        return (int) entries.stream()
                .filter(e -> e.kind().equals(DossierEvent.GUIDED.kind())
                        || e.kind().equals(DossierEvent.SUPPLEMENT_REQUESTED.kind()))
                .count();
    }

    /** Who received the result rates once, within so many days after it was handed over. */
    static DossierRules.Decision rate(CaseState c, List<Entry> entries, Instant now, int days) {
        if (!DossierRules.in(c, DossierState.RETURNED)) return DossierRules.wrongState(c);
        if (entries.stream().anyMatch(e -> e.kind().equals(DossierEvent.RATED.kind())))
            return new DossierRules.Decision.No("dossier.no.ratedBefore");
        if (DossierRules.isClosedForGood(c, now, days))
            return new DossierRules.Decision.No("dossier.no.ratedTooLate", days);
        return new DossierRules.Decision.Effects(new vn.kycuong.kernel.Effect.StateChanged(c.state()));
    }

    private static LocalDate day(Instant at) {
        return LegalZone.local(at.truncatedTo(ChronoUnit.MINUTES)).toLocalDate();
    }
}
