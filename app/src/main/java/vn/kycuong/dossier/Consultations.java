package vn.kycuong.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.dossier.ActPath.Deed;
import vn.kycuong.dossier.ActPath.Draft;
import vn.kycuong.dossier.Dossiers.Sheet;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseActs;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;
import vn.kycuong.law.Rules;
import vn.kycuong.worktime.WorkTime;

/**
 * Opinions asked of other units (lấy ý kiến): each is an obligation of the asked unit with a clock of its own, several may be awaited at once,
 * and the clock of the dossier runs on meanwhile.
 */
@Component
public class Consultations {
    private static final String LIMIT = "dossier.consultation-limit";

    private static final String OWN_DATE = "dossier.consultation-own-date";
    private static final String TACIT = "dossier.consultation-tacit";

    private final DossierRows rows;
    private final ActPath path;
    private final Moves moves;
    private final Rules rules;
    private final WorkTime workTime;

    Consultations(DossierRows rows, ActPath path, Moves moves, Rules rules, WorkTime workTime) {
        this.rows = rows;
        this.path = path;
        this.moves = moves;
        this.rules = rules;
        this.workTime = workTime;
    }

    /** Asks a unit; the answer is owed within the limit of the day. */
    public ActResult ask(CaseId id, Sheet sheet, UnitId unit, String question, Officer officer) {
        return ask(id, sheet, unit, question, null, officer);
    }

    /**
     * Asks a unit.
     *
     * @param answerBy a day of one's own, no later than the limit of the day leads to; null for the limit
     */
    public ActResult ask(
            CaseId id, Sheet sheet, UnitId unit, String question, @Nullable LocalDate answerBy, Officer officer) {
        var now = path.now();
        var terms = terms(id, unit, now);
        if (answerBy != null && !terms.ownDate()) return new ActResult.NotPossible("dossier.no.answerByFixed");
        if (answerBy != null && !terms.allows(answerBy, now))
            return new ActResult.NotPossible("dossier.no.answerByOutside", terms.latest());
        var deed = new Deed(
                _ -> CaseEvent.CONSULTED.kind(),
                ActPath::rightOfStep,
                UnitPlace.WORK::of,
                new Draft("question", Map.of("text", question), null),
                Map.of("unit", unit.value()),
                (c, _) ->
                        moves.unlessSigned(c, CourseRules.consult(c, unit, terms.clock(answerBy, now), terms.tacit())));
        return path.act(id, sheet, officer, deed);
    }

    /**
     * On what terms another unit is asked about a dossier, by the law of today for its procedure.
     *
     * @param limit within which it answers
     * @param latest the last day on which the answer is in time
     * @param ownDate whether whoever asks may set an earlier day
     * @param tacit whether silence beyond the date is taken for consent
     */
    private record AskingTerms(
            Limit limit, String basis, LocalTime cutoff, LocalDate latest, boolean ownDate, boolean tacit) {
        boolean allows(LocalDate answerBy, Instant now) {
            return !answerBy.isBefore(LegalZone.local(now).toLocalDate()) && !answerBy.isAfter(latest);
        }

        ObligationClock clock(@Nullable LocalDate answerBy, Instant now) {
            return answerBy == null
                    ? ObligationClock.started(now, limit, basis, cutoff)
                    : ObligationClock.started(
                            now, new Limit.CalendarDate(answerBy), "Ngày do đơn vị lấy ý kiến đặt", cutoff);
        }
    }

    private AskingTerms terms(CaseId id, UnitId unit, Instant now) {
        var subject = rows.find(id).map(d -> "procedure:" + d.procedureKey()).orElse("*");
        var law = rules.at(LegalZone.local(now).toLocalDate(), subject);
        var clock =
                ObligationClock.started(now, law.limit(LIMIT), law.rule(LIMIT).basis(), law.sameDayCutoff());
        var latest = clock.due(workTime.calendar(unit, now), now).local().toLocalDate();
        return new AskingTerms(
                clock.limit(), clock.basis(), clock.cutoff(), latest, law.flag(OWN_DATE), law.flag(TACIT));
    }

    /** Whether silence beyond the date is taken for consent. */
    public static boolean isTacit(Obligation consultation) {
        return consultation.duty().equals(DossierRules.DUTY_TACIT);
    }

    /** The asked unit answers. */
    public ActResult answer(CaseId id, Sheet sheet, int consultation, String opinion, Officer officer) {
        return path.act(
                id,
                sheet,
                officer,
                Deed.of(
                                CaseEvent.ANSWERED,
                                Rights.EXAMINE,
                                unitAsked(consultation),
                                new Draft("opinion", Map.of("text", opinion), null),
                                (c, _) -> Decision.of(CaseActs.answer(c, consultation, officer.actor())))
                        .with(Map.of("obligation", consultation)));
    }

    /** Takes a question back. */
    public ActResult withdraw(CaseId id, Sheet sheet, int consultation, String reason, Officer officer) {
        var deed = new Deed(
                _ -> CaseEvent.CONSULTATION_WITHDRAWN.kind(),
                ActPath::rightOfStep,
                UnitPlace.WORK::of,
                new Draft("note", Map.of("text", reason), null),
                Map.of("obligation", consultation),
                (c, _) -> Decision.of(CaseActs.withdrawConsultation(c, consultation)));
        return path.act(id, sheet, officer, deed);
    }

    /** Reminds the asked unit: its people see it on their work list. */
    public ActResult remind(CaseId id, Sheet sheet, int consultation, Officer officer) {
        var deed = new Deed(
                _ -> CaseEvent.REMINDED.kind(),
                ActPath::rightOfStep,
                UnitPlace.WORK::of,
                null,
                Map.of("obligation", consultation),
                (c, _) -> Decision.of(CaseActs.remind(c, consultation)));
        return path.act(id, sheet, officer, deed);
    }

    private static Function<CaseState, UnitId> unitAsked(int consultation) {
        return c -> c.workFor(consultation).map(WorkItem::unit).orElse(c.unitNow());
    }
}
