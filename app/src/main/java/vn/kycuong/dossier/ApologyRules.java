package vn.kycuong.dossier;

import static vn.kycuong.dossier.DossierRules.EXAMINED;
import static vn.kycuong.dossier.DossierRules.in;
import static vn.kycuong.dossier.DossierRules.result;
import static vn.kycuong.dossier.DossierRules.wrongState;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;

/** Letters of apology: with a new date while one may still be promised, and without. Facts in, effects out. */
final class ApologyRules {
    private ApologyRules() {}

    /**
     * An apology with a new date: in time, later than the old date, and only as often as the rule of the day allows.
     *
     * @param farthestDays the new date is no later than so many days after the old one
     * @param leadDays whole days before the due day on which the apology must have gone out
     */
    static Decision apologise(
            CaseState c,
            WorkingCalendar calendar,
            Instant now,
            Instant newDue,
            int leadDays,
            int mostOften,
            int farthestDays,
            String paper) {
        if (!in(c, DossierState.ACCEPTED, DossierState.PROCESSING, DossierState.SUPPLEMENT_PROPOSED))
            return wrongState(c);
        var owed = result(c);
        int already = owed.clock().extension() == null ? 0 : 1;
        if (already >= mostOften) return new Decision.No("dossier.no.apologisedBefore", mostOften);
        var due = owed.clock().due(calendar, now).at();
        if (isTooLateToPromise(due, now, leadDays))
            return new Decision.No("dossier.no.apologyTooLate", leadDays, day(due));
        if (!newDue.isAfter(due)) return new Decision.No("dossier.no.newDateNotLater");
        if (newDue.isAfter(due.plus(Duration.ofDays(farthestDays))))
            return new Decision.No("dossier.no.newDateTooFar", farthestDays);
        if (!calendar.isWorkingDay(LegalZone.local(newDue).toLocalDate()))
            return new Decision.No("dossier.no.newDateRestDay");
        return new Decision.Effects(new Effect.ClockExtended(owed.no(), newDue, paper));
    }

    /**
     * A letter of apology that moves no date. For lateness it stands only where no new date can be promised any more: until then the applicant is
     * owed one.
     */
    static Decision apologiseFor(
            CaseState c, Set<Fault> faults, WorkingCalendar calendar, Instant now, int leadDays, int mostOften) {
        if (!in(c, EXAMINED) && !in(c, DossierState.AT_ONE_STOP, DossierState.RETURNED)) return wrongState(c);
        if (faults.isEmpty()) return new Decision.No("dossier.no.faultMissing");
        if (faults.contains(Fault.LATE)) {
            var clock = result(c).clock();
            var due = clock.due(calendar, now);
            var met = clock.metAt();
            if (met != null && met.isBefore(due.lateFrom())) return new Decision.No("dossier.no.notLate");
            boolean maySetDate = (clock.extension() == null ? 0 : 1) < mostOften;
            if (met == null && maySetDate && !isTooLateToPromise(due.at(), now, leadDays))
                return new Decision.No("dossier.no.apologyNeedsDate");
        }
        return new Decision.Effects(new Effect.StateChanged(c.state()));
    }

    private static boolean isTooLateToPromise(Instant due, Instant now, int leadDays) {
        return day(now).isAfter(day(due).minusDays(leadDays));
    }

    private static LocalDate day(Instant at) {
        return LegalZone.local(at).toLocalDate();
    }
}
