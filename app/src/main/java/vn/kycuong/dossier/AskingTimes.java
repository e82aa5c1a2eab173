package vn.kycuong.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Ground;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.LimitRow;
import vn.kycuong.law.Limits;
import vn.kycuong.law.Rules;
import vn.kycuong.law.Stage;
import vn.kycuong.worktime.WorkTime;

/** Counts {@link AskingTime} from the receipt, by the law of its day for the procedure: laws of a sector have limits of their own. */
@Component
public class AskingTimes {
    private final Rules rules;
    private final Limits limits;
    private final WorkTime workTime;

    AskingTimes(Rules rules, Limits limits, WorkTime workTime) {
        this.rules = rules;
        this.limits = limits;
        this.workTime = workTime;
    }

    /** Of a dossier that is examined; empty before acceptance, afterwards, and where no limit was in force. */
    public Optional<AskingTime> of(CaseState c, String procedure, Instant knownAt) {
        boolean examined =
                DossierRules.in(c, DossierState.ACCEPTED, DossierState.PROCESSING, DossierState.SUPPLEMENT_PROPOSED);
        return c.obligation(Tier.WHOLE)
                .filter(_ -> examined)
                .flatMap(owed -> of(owed.clock().start(), owed.unit(), procedure, knownAt));
    }

    /**
     * Of one that was received at a moment.
     *
     * @param unit that owes the result
     */
    public Optional<AskingTime> of(Instant received, UnitId unit, String procedure, Instant knownAt) {
        var day = LegalZone.local(received).toLocalDate();
        var subject = "procedure:" + procedure;
        var law = rules.at(day, subject);
        var general = law.supplementNotice().map(rule -> new Allowed(law.supplementNoticeLimit(), rule.basis()));
        return ofSector(subject, day).or(() -> general).map(allowed -> {
            var calendar = workTime.calendar(unit, knownAt);
            var due = ObligationClock.started(received, allowed.limit(), allowed.basis(), law.sameDayCutoff())
                    .due(calendar, knownAt);
            return new AskingTime(
                    due.at(),
                    law.warningLead().before(due, calendar),
                    due.lateFrom(),
                    allowed.basis(),
                    law.lateSupplementRefused());
        });
    }

    /** How long, and by which law. */
    private record Allowed(Limit limit, String basis) {}

    /** A limit that the catalogue has for this procedure goes before the general one. */
    private Optional<Allowed> ofSector(String subject, LocalDate day) {
        return limits.of(subject).stream()
                .filter(row -> row.stage() == Stage.SUPPLEMENT_REQUEST && row.inForce(day) && row.timeLimit() != null)
                .max(Comparator.comparing(LimitRow::effectiveFrom))
                .map(row -> new Allowed(Limit.parse(Objects.requireNonNull(row.timeLimit())), row.basis()));
    }

    /** Whether papers were never asked for since acceptance: what the limit is about. */
    public static boolean isStillToAsk(CaseState c) {
        return c.obligation(Tier.WHOLE).map(o -> o.clock().stops()).orElse(List.of()).stream()
                .noneMatch(s -> s.ground() == Ground.SUPPLEMENT);
    }
}
