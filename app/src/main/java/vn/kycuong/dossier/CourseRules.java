package vn.kycuong.dossier;

import static vn.kycuong.dossier.DossierRules.DUTY_CHILD;
import static vn.kycuong.dossier.DossierRules.DUTY_OPINION;
import static vn.kycuong.dossier.DossierRules.DUTY_TACIT;
import static vn.kycuong.dossier.DossierRules.in;
import static vn.kycuong.dossier.DossierRules.result;
import static vn.kycuong.dossier.DossierRules.wrongState;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.CaseActs;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Ground;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.ResumePolicy;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;

/** What happens to a running dossier beside its process: opinions and child dossiers of other units, pauses, another unit that decides it. Facts in, effects out. */
final class CourseRules {
    private CourseRules() {}

    static Decision consult(CaseState c, UnitId unit, ObligationClock clock, boolean tacit) {
        if (!in(c, DossierState.ACCEPTED, DossierState.PROCESSING)) return wrongState(c);
        return Decision.of(CaseActs.consult(c, unit, tacit ? DUTY_TACIT : DUTY_OPINION, clock, "OFFICER"));
    }

    /** Another unit does its part by a child dossier; the clock of the matter runs on. @param clock of the child; null only to ask whether */
    static Decision askChild(CaseState c, UnitId unit, @Nullable ObligationClock clock) {
        if (!in(c, DossierState.ACCEPTED, DossierState.PROCESSING)) return wrongState(c);
        var work = c.openWork();
        if (work.isEmpty()) return new Decision.No("dossier.no.workGone");
        if (work.get().unit().equals(unit)) return new Decision.No("dossier.no.childHere");
        if (clock == null) return new Decision.Effects(List.of());
        return new Decision.Effects(new Effect.ObligationOpened(
                c.nextObligation(), work.get().obligation(), Tier.CONSULTATION, unit, DUTY_CHILD, clock, null));
    }

    /** Whether a child dossier has not ended. */
    static boolean waitsForChild(CaseState c) {
        return c.openConsultations().stream().anyMatch(o -> o.duty().equals(DUTY_CHILD));
    }

    /** Stops the clock of the result for a ground that is not the supplement's: that one has a slip and an approval of its own. */
    static Decision pause(CaseState c, Ground ground, String paper) {
        if (!in(c, DossierState.ACCEPTED, DossierState.PROCESSING)) return wrongState(c);
        if (ground == Ground.SUPPLEMENT) return new Decision.No("dossier.no.pauseBySlip");
        var state = ground == Ground.FINANCE ? DossierState.WAITING_FINANCE : DossierState.PAUSED;
        return Decision.inState(state, CaseActs.pause(c, result(c).no(), ground, paper));
    }

    /** @param proved whether the paper is there that shows the payment, where one was waited for */
    static Decision resume(CaseState c, ResumePolicy policy, boolean proved) {
        if (in(c, DossierState.WAITING_FINANCE) && !proved) return new Decision.No("dossier.no.proofMissing");
        if (!in(c, DossierState.WAITING_FINANCE, DossierState.PAUSED)) return wrongState(c);
        return Decision.inState(
                DossierState.PROCESSING, CaseActs.resume(c, result(c).no(), policy));
    }

    static Decision rehome(CaseState c, UnitId unit) {
        if (!in(c, DossierState.ACCEPTED, DossierState.PROCESSING)) return wrongState(c);
        return Decision.of(CaseActs.rehome(c, unit));
    }
}
