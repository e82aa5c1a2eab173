package vn.kycuong.dossier.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import vn.kycuong.dossier.Rights;
import vn.kycuong.dossier.UnitPlace;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.UnitId;

/** Why a person may, or may not, do each act to a dossier: the right, then the unit, then where the dossier stands. */
final class Why {
    /** Rights of steps: which one is asked depends on whose step it is. */
    private static final String STEP = "";

    private record Asked(String act, String right, UnitPlace place) {}

    private static final List<Asked> ACTS = List.of(
            new Asked("accept", Rights.RECEIVE, UnitPlace.IN),
            new Asked("guide", Rights.RECEIVE, UnitPlace.IN),
            new Asked("refuse", Rights.RECEIVE, UnitPlace.IN),
            new Asked("take", STEP, UnitPlace.WORK),
            new Asked("assign", Rights.ASSIGN, UnitPlace.WORK),
            new Asked("takeOver", Rights.ASSIGN, UnitPlace.WORK),
            new Asked("takeInPlace", STEP, UnitPlace.WORK),
            new Asked("complete", STEP, UnitPlace.WORK),
            new Asked("sendBack", STEP, UnitPlace.WORK),
            new Asked("consult", STEP, UnitPlace.WORK),
            new Asked("proposeSupplement", STEP, UnitPlace.WORK),
            new Asked("requestSupplement", Rights.APPROVE, UnitPlace.WORK),
            new Asked("supplementReceived", Rights.RECEIVE, UnitPlace.IN),
            new Asked("apologise", Rights.APOLOGISE, UnitPlace.NOW),
            new Asked("waiveApology", Rights.APOLOGISE, UnitPlace.NOW),
            new Asked("pause", Rights.PAUSE, UnitPlace.NOW),
            new Asked("resume", Rights.PAUSE, UnitPlace.NOW),
            new Asked("rehome", Rights.REFER, UnitPlace.NOW),
            new Asked("refer", Rights.REFER, UnitPlace.NOW),
            new Asked("requestWithdrawal", Rights.RECEIVE, UnitPlace.IN),
            new Asked("withdraw", Rights.STOP, UnitPlace.NOW),
            new Asked("stop", Rights.STOP, UnitPlace.NOW),
            new Asked("reject", Rights.STOP, UnitPlace.NOW),
            new Asked("handOver", Rights.RETURN, UnitPlace.IN),
            new Asked("reopen", Rights.REOPEN, UnitPlace.NOW),
            new Asked("correct", Rights.CORRECT, UnitPlace.NOW));

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
        // what can be done now stands on top; the rest keeps the order of a dossier's life
        lines.sort(Comparator.comparing(line -> !line.may()));
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
        if (held && asked.place() == UnitPlace.WORK && asked.right().equals(STEP)) return because.apply("why.held");
        return because.apply("why.notNow");
    }
}
