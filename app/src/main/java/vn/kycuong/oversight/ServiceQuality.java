package vn.kycuong.oversight;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.Channel;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;

/** How the dossiers of a balance were served: papers, payments, ratings, late entries. */
@Component
public class ServiceQuality {
    private final ServiceRows rows;
    private final ServedRows served;
    private final Procedures procedures;

    ServiceQuality(ServiceRows rows, ServedRows served, Procedures procedures) {
        this.rows = rows;
        this.served = served;
        this.procedures = procedures;
    }

    /** How the dossiers of a balance were served; what ended, it has counted already. */
    public Quality of(BalanceQuestion question, Balance balance) {
        var counts = new EnumMap<QualityFigure, Long>(QualityFigure.class);
        counts.put(QualityFigure.ENDED, balance.of(BalanceFigure.RESOLVED));
        counts.putAll(served.counts(question));
        counts.put(QualityFigure.ENTERED_LATE, rows.countEnteredLate(question));
        counts.putAll(rows.feedback(question));
        var known = procedures.all(LegalZone.local(question.now()).toLocalDate());
        counts.putAll(served.procedures(
                question, known.stream().map(ProcedureVersion::key).toList()));
        counts.put(QualityFigure.OFFERED, count(known, _ -> true));
        counts.put(
                QualityFigure.OFFERED_ONLINE,
                count(known, procedure -> procedure.channels().contains(Channel.ONLINE.name())));
        return new Quality(counts);
    }

    private static long count(List<ProcedureVersion> known, Predicate<ProcedureVersion> which) {
        return known.stream()
                .filter(ProcedureVersion::takenInAtOneStop)
                .filter(which)
                .count();
    }

    /** How many came within the period and were entered later from a receipt stamped on paper. */
    public long countEnteredLate(BalanceQuestion question) {
        return rows.countEnteredLate(question);
    }

    /** One page of those that came within the period and were entered later from a receipt stamped on paper. */
    public Listing enteredLate(BalanceQuestion question, @Nullable Cursor after) {
        var lines = rows.enteredLate(question, after, Figures.PAGE + 1);
        if (lines.size() <= Figures.PAGE) return new Listing(lines, Optional.empty());
        var page = lines.subList(0, Figures.PAGE);
        return new Listing(page, Optional.of(Cursor.after(page.getLast())));
    }

    /** Which of these were entered later from a receipt stamped on paper. */
    public Set<UUID> enteredLate(Collection<UUID> cases) {
        return rows.enteredLate(cases);
    }
}
