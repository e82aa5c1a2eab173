package vn.kycuong.contest;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kycuong.contest.ContestResult.NotPossible;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.TimeInHand;
import vn.kycuong.kernel.UnitId;

/** Who may contest what, and who may decide: facts in, a refusal or effects out. */
final class ContestRules {
    static final String DUTY = "contest.answer";
    /** Who decides, as work lists name the role. */
    static final String ROLE = "CHAIR";

    private ContestRules() {}

    /** Whether time is charged to this person, or to the unit whose head he is. */
    static boolean concerns(TimeInHand.Part part, Officer officer, @Nullable ActorId headNow) {
        if (!part.hand().kind().isOfUnit()) return false;
        boolean own =
                officer.actor().equals(part.hand().officer()) || officer.actor().equals(part.head());
        return own
                || officer.unit().equals(part.hand().unit()) && officer.actor().equals(headNow);
    }

    /** Why a part may not be contested; empty when it may. */
    static Optional<NotPossible> mayRaise(
            TimeInHand.Part part, Officer officer, @Nullable ActorId headNow, Instant now, int days) {
        if (!concerns(part, officer, headNow)) return no("contest.no.notYours");
        if (!part.to().isBefore(now.truncatedTo(ChronoUnit.MINUTES))) return no("contest.no.notEnded");
        if (part.minutes() == 0) return no("contest.no.noTime");
        if (part.to().plus(Duration.ofDays(days)).isBefore(now)) return no("contest.no.tooLate", days);
        return Optional.empty();
    }

    static List<Effect> raised(UnitId by, UnitId decides, ObligationClock clock) {
        return List.of(
                new Effect.Opened(by, decides, 0),
                new Effect.StateChanged(ContestState.RAISED.name()),
                new Effect.ObligationOpened(1, 0, Tier.WHOLE, decides, DUTY, clock, null),
                new Effect.WorkOpened(1, 1, ROLE, decides, null, 1));
    }

    /** Why this person may not decide so; empty when he may: never who contested, nor who held the time or would bear or lose it. */
    static Optional<NotPossible> mayDecide(Contest contest, CaseState state, Officer officer, @Nullable Place to) {
        if (!ContestState.RAISED.name().equals(state.state())) return no("contest.no.decided");
        var part = contest.part();
        boolean involved = officer.actor().equals(contest.raisedBy())
                || officer.actor().equals(part.officer())
                || officer.actor().equals(part.head());
        if (involved) return no("contest.no.involved");
        if (to == null || to.kind() != Place.Kind.UNIT) return Optional.empty();
        if (to.unit() == null) return no("contest.no.unitMissing");
        if (to.unit().equals(part.unit())) return no("contest.no.sameUnit");
        if (to.unit().equals(officer.unit())) return no("contest.no.involved");
        return Optional.empty();
    }

    static List<Effect> decided(ContestState outcome) {
        return List.of(
                new Effect.StateChanged(outcome.name()),
                new Effect.Discharged(1),
                new Effect.WorkClosed(1),
                new Effect.Closed());
    }

    private static Optional<NotPossible> no(String wordKey, Object... arguments) {
        return Optional.of(new NotPossible(wordKey, arguments));
    }
}
