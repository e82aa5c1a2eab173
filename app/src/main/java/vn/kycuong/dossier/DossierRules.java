package vn.kycuong.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.WorkItem;

/**
 * What the rules of a dossier share: where it stands, what it owes, who holds it. By subject they are {@link AdmissionRules},
 * {@link HoldingRules}, {@link MoveRules}, {@link SupplementRules}, {@link ApologyRules}, {@link CourseRules}, {@link EndingRules}.
 */
final class DossierRules {
    static final String DUTY_RESULT = "dossier.result";
    static final String DUTY_RECEPTION = "dossier.reception";
    static final String DUTY_OPINION = "dossier.opinion";
    /** Saying whether what an applicant sent is what he was asked for. */
    static final String DUTY_CHECK = "dossier.supplement-check";
    /** An opinion of a unit whose silence beyond the date is taken for consent. */
    static final String DUTY_TACIT = "dossier.opinion-tacit";
    /** What another unit owes by a child dossier. */
    static final String DUTY_CHILD = "dossier.child";

    /** The role of whoever takes applications in. */
    static final String RECEIVER = "RECEIVER";
    /** The role of the head. */
    static final String LEADER = "LEADER";

    private DossierRules() {}

    /** While a dossier is examined, whatever it waits for. */
    static final DossierState[] EXAMINED = {
        DossierState.ACCEPTED,
        DossierState.PROCESSING,
        DossierState.SUPPLEMENT_PROPOSED,
        DossierState.WAITING_SUPPLEMENT,
        DossierState.WAITING_FINANCE,
        DossierState.PAUSED,
        DossierState.WITHDRAWAL_REQUESTED
    };

    /** Whether it stands at one of these. */
    static boolean in(CaseState c, DossierState... states) {
        for (var state : states) if (state.name().equals(c.state())) return true;
        return false;
    }

    /** Where it stands this is not done. */
    static Decision wrongState(CaseState c) {
        return new Decision.No(
                "dossier.no.state." + (c.state().isEmpty() ? "none" : c.state().toLowerCase(Locale.ROOT)));
    }

    /** The obligation to give the result. */
    static Obligation result(CaseState c) {
        return c.obligation(Tier.WHOLE).orElseThrow();
    }

    /** Whether a work is in the hands of somebody else. */
    static boolean heldByOther(WorkItem work, ActorId by) {
        return work.holder() != null && !work.holder().equals(by);
    }

    /** A file is laid beside the dossier; where it stands does not change. */
    static Decision lay(CaseState c, DossierState... states) {
        return in(c, states) ? new Decision.Effects(new Effect.StateChanged(c.state())) : wrongState(c);
    }

    /** A remark changes nothing; it is written down as long as a mistake could be mended. */
    static Decision comment(CaseState c, Instant now, int days) {
        if (in(c, DossierState.UNDONE)) return wrongState(c);
        if (EndingRules.isClosedForGood(c, now, days)) return new Decision.No("dossier.no.commentTooLate", days);
        return new Decision.Effects(List.of());
    }
}
