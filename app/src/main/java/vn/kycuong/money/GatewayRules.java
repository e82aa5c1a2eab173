package vn.kycuong.money;

import java.util.Comparator;
import vn.kycuong.money.GatewayLine.Cause;
import vn.kycuong.money.GatewayRows.Pair;

/** Why a movement of a gateway and ours differ: facts in, a cause out. */
final class GatewayRules {
    /** What is to be seen to first, then by time. */
    static final Comparator<GatewayLine> ORDER = Comparator.comparing(GatewayLine::isOpen)
            .thenComparing(GatewayLine::differs)
            .reversed()
            .thenComparing(GatewayLine::at)
            .thenComparing(GatewayLine::reference);

    private GatewayRules() {}

    static GatewayLine line(Pair p) {
        return new GatewayLine(
                p.gateway(),
                p.way(),
                p.reference(),
                p.caseId(),
                p.unit(),
                p.ours(),
                p.theirs(),
                p.at(),
                cause(p),
                p.done(),
                p.doneBy());
    }

    static Cause cause(Pair p) {
        if (p.theirs() == null) return Cause.NOT_THERE;
        if (p.asked() == null) return Cause.UNKNOWN;
        if (p.ours() == null) return p.asked().equals(p.theirs()) ? Cause.NOT_BOOKED : Cause.OTHER_AMOUNT;
        if (!p.reference().equals(p.ourReference())) return Cause.TWICE;
        return p.ours().equals(p.theirs()) ? Cause.AGREES : Cause.OTHER_AMOUNT;
    }
}
