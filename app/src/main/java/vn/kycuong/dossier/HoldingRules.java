package vn.kycuong.dossier;

import static vn.kycuong.dossier.DossierRules.in;
import static vn.kycuong.dossier.DossierRules.wrongState;

import java.util.ArrayList;
import java.util.Set;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseActs;
import vn.kycuong.kernel.CaseDecision;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.UnitId;

/** Whose hands the work of a dossier is in: taken up, given out, taken over. Facts in, effects out. */
final class HoldingRules {
    private HoldingRules() {}

    /** Somebody takes the work up, or the head gives it to somebody, also out of another's hands. */
    static Decision take(CaseState c, ActorId holder, boolean byHead) {
        var work = c.openWork();
        if (work.isEmpty() || !c.isOpen()) return wrongState(c);
        var held = work.get().holder();
        if (holder.equals(held)) return new Decision.No("dossier.no.alreadyHolder");
        if (held != null && !byHead) return new Decision.No("dossier.no.heldByOther");
        var effects = new ArrayList<Effect>();
        if (in(c, DossierState.ACCEPTED)) effects.add(new Effect.StateChanged(DossierState.PROCESSING.name()));
        effects.add(new Effect.WorkTaken(work.get().no(), holder));
        return new Decision.Effects(effects);
    }

    /** Takes up work of the matter or of a consulted unit; the first to take up the matter begins the examination. */
    static Decision claim(CaseState c, int work, ActorId by) {
        return begun(c, work, CaseActs.claim(c, work, by));
    }

    /** @param away in whose place the person stands at a unit: what they hold there may be taken */
    static Decision takeInPlace(CaseState c, int work, ActorId by, UnitId unit, Set<ActorId> away) {
        boolean inPlace = c.work(work)
                .filter(w -> w.unit().equals(unit) && w.holder() != null && away.contains(w.holder()))
                .isPresent();
        return inPlace ? begun(c, work, CaseActs.takeOver(c, work, by)) : new Decision.No("dossier.no.notInPlace");
    }

    static Decision assign(CaseState c, int work, ActorId to) {
        return begun(c, work, CaseActs.assign(c, work, to));
    }

    private static Decision begun(CaseState c, int work, CaseDecision decision) {
        boolean first = in(c, DossierState.ACCEPTED)
                && c.openWork().map(w -> w.no() == work).orElse(false);
        return first ? Decision.inState(DossierState.PROCESSING, decision) : Decision.of(decision);
    }
}
