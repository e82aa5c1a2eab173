package vn.kycuong.dossier.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import vn.kycuong.dossier.Rights;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.UnitId;

/** Why a person may, or may not, do each act to a dossier: the right, then the unit, then where the dossier stands. */
final class Why {
    /** Rights of steps: which one is asked depends on whose step it is. */
    private static final String STEP = "";

    private enum Place {
        /** The unit that took it in. */
        IN,
        /** The unit that decides it. */
        NOW,
        /** The unit at which the work lies. */
        WORK;

        UnitId of(CaseState c) {
            return switch (this) {
                case IN -> c.unitIn();
                case NOW -> c.unitNow();
                case WORK -> c.openWork().map(w -> w.unit()).orElse(c.unitNow());
            };
        }
    }

    private record Asked(String act, String right, Place place) {}

    private static final List<Asked> ACTS = List.of(
            new Asked("accept", Rights.RECEIVE, Place.IN),
            new Asked("guide", Rights.RECEIVE, Place.IN),
            new Asked("refuse", Rights.RECEIVE, Place.IN),
            new Asked("take", STEP, Place.WORK),
            new Asked("assign", Rights.ASSIGN, Place.WORK),
            new Asked("takeOver", Rights.ASSIGN, Place.WORK),
            new Asked("complete", STEP, Place.WORK),
            new Asked("sendBack", STEP, Place.WORK),
            new Asked("consult", STEP, Place.WORK),
            new Asked("proposeSupplement", STEP, Place.WORK),
            new Asked("requestSupplement", Rights.APPROVE, Place.WORK),
            new Asked("supplementReceived", Rights.RECEIVE, Place.IN),
            new Asked("apologise", Rights.APOLOGISE, Place.NOW),
            new Asked("pause", Rights.PAUSE, Place.NOW),
            new Asked("resume", Rights.PAUSE, Place.NOW),
            new Asked("rehome", Rights.REFER, Place.NOW),
            new Asked("refer", Rights.REFER, Place.NOW),
            new Asked("requestWithdrawal", Rights.RECEIVE, Place.IN),
            new Asked("withdraw", Rights.STOP, Place.NOW),
            new Asked("stop", Rights.STOP, Place.NOW),
            new Asked("reject", Rights.STOP, Place.NOW),
            new Asked("handOver", Rights.RETURN, Place.IN),
            new Asked("reopen", Rights.REOPEN, Place.NOW),
            new Asked("correct", Rights.CORRECT, Place.NOW));

    private Why() {}

    /**
     * One act.
     *
     * @param wordKey of the reason
     * @param right that is asked, or empty when nothing is
     * @param unit over which it is asked
     */
    record Line(String act, boolean may, String wordKey, String right, UnitId unit) {}

    /** @param offered what the page of the dossier offers this person now */
    static List<Line> of(CaseState c, Set<String> offered, Officer officer) {
        var lines = new ArrayList<Line>();
        for (var asked : ACTS) lines.add(line(asked, c, offered.contains(asked.act()), officer));
        return lines;
    }

    private static Line line(Asked asked, CaseState c, boolean offered, Officer officer) {
        var right = asked.right().equals(STEP)
                ? c.openWork().map(w -> Rights.ofRole(w.role())).orElse(Rights.EXAMINE)
                : asked.right();
        var unit = asked.place().of(c);
        Function<String, Line> because = key -> new Line(asked.act(), offered, key, right, unit);
        if (offered) return because.apply("why.yes");
        if (!officer.may(right)) return because.apply("why.noRight");
        if (!officer.scope().contains(unit)) return because.apply("why.otherUnit");
        boolean held = c.openWork()
                .map(w -> w.holder() != null && !w.holder().equals(officer.actor()))
                .orElse(false);
        if (held && asked.place() == Place.WORK && asked.right().equals(STEP)) return because.apply("why.held");
        return because.apply("why.notNow");
    }
}
