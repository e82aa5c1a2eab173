package vn.kycuong.dossier;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.ActPath.Deed;
import vn.kycuong.dossier.ActPath.Draft;
import vn.kycuong.dossier.Dossiers.Sheet;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseActs;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;
import vn.kycuong.law.Rules;

/**
 * Opinions asked of other units (lấy ý kiến): each is an obligation of the asked unit with a clock of its own, several may be awaited at once,
 * and the clock of the dossier runs on meanwhile.
 */
@Component
public class Consultations {
    private static final String LIMIT = "dossier.consultation-limit";

    private final ActPath path;
    private final Rules rules;

    Consultations(ActPath path, Rules rules) {
        this.path = path;
        this.rules = rules;
    }

    /** Asks a unit; the answer is owed within the limit of the day. */
    public ActResult ask(CaseId id, Sheet sheet, UnitId unit, String question, Officer officer) {
        var clock = clock(path.now());
        var deed = new Deed(
                _ -> CaseEvent.CONSULTED.kind(),
                ActPath::rightOfStep,
                UnitPlace.WORK::of,
                new Draft("question", Map.of("text", question), null),
                Map.of("unit", unit.value()),
                (c, _) -> DossierRules.consult(c, unit, clock));
        return path.act(id, sheet, officer, deed);
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
                                (c, _) -> DossierRules.of(CaseActs.answer(c, consultation, officer.actor())))
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
                (c, _) -> DossierRules.of(CaseActs.withdrawConsultation(c, consultation)));
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
                (c, _) -> DossierRules.of(CaseActs.remind(c, consultation)));
        return path.act(id, sheet, officer, deed);
    }

    private ObligationClock clock(Instant now) {
        var law = rules.at(LegalZone.local(now).toLocalDate());
        return ObligationClock.started(now, law.limit(LIMIT), law.rule(LIMIT).basis(), law.sameDayCutoff());
    }

    private static Function<CaseState, UnitId> unitAsked(int consultation) {
        return c -> c.workFor(consultation).map(WorkItem::unit).orElse(c.unitNow());
    }
}
