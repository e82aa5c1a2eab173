package vn.kycuong.dossier;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.kycuong.dossier.ActPath.Deed;
import vn.kycuong.dossier.ActPath.Draft;
import vn.kycuong.dossier.Dossiers.Sheet;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Tier;
import vn.kycuong.law.LawInForce;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.worktime.WorkTime;

/**
 * Apologies to an applicant (xin lỗi): in time, with a new date; later, or for wrong, lost or damaged papers, by a letter that moves no date. Where the
 * rule of the day asks for it, no late dossier is signed or finished before one of them, or the ground of an exemption, is written down.
 */
@Component
public class Apologies {
    private final ActPath path;
    private final Moves moves;
    private final WorkTime workTime;
    private final Ledger ledger;

    Apologies(ActPath path, Moves moves, WorkTime workTime, Ledger ledger) {
        this.path = path;
        this.moves = moves;
        this.workTime = workTime;
        this.ledger = ledger;
    }

    /** The rules of today for a dossier's procedure. */
    private LawInForce law(CaseState c) {
        return moves.law(moves.process(c), path.today());
    }

    /** Apologises and promises a new date (Mẫu 04), in time and as often as the rule of the day allows. */
    public ActResult promise(
            CaseId id, Sheet sheet, Instant newDue, Set<Fault> faults, String reason, Officer officer) {
        var now = path.now();
        var content = Map.of("reason", reason, "newDue", newDue.toString(), Fault.FACT, Fault.names(faults));
        var deed = Deed.of(
                        DossierEvent.APOLOGISED,
                        Rights.APOLOGISE,
                        UnitPlace.NOW::of,
                        new Draft("apology", content, DossierEvent.APOLOGISED),
                        (c, paper) -> {
                            var law = law(c);
                            return ApologyRules.apologise(
                                    c,
                                    workTime.calendar(c.unitNow(), now),
                                    now,
                                    newDue,
                                    law.apologyLeadDays(),
                                    law.apologyMaximum(),
                                    law.farthestDays(),
                                    paper);
                        })
                .with(Map.of(Fault.FACT, Fault.names(faults)));
        return path.act(id, sheet, officer, deed);
    }

    /** Apologises by a letter that moves no date: for lateness only when a new date may not be promised any more. */
    public ActResult say(CaseId id, Sheet sheet, Set<Fault> faults, String reason, Officer officer) {
        var now = path.now();
        var deed = Deed.of(
                        DossierEvent.FAULT_APOLOGISED,
                        Rights.APOLOGISE,
                        UnitPlace.NOW::of,
                        new Draft(
                                "apology",
                                Map.of("reason", reason, Fault.FACT, Fault.names(faults)),
                                DossierEvent.FAULT_APOLOGISED),
                        (c, _) -> ApologyRules.apologiseFor(
                                c,
                                faults,
                                workTime.calendar(c.unitNow(), now),
                                now,
                                law(c).apologyLeadDays(),
                                law(c).apologyMaximum()))
                .with(Map.of(Fault.FACT, Fault.names(faults)));
        return path.act(id, sheet, officer, deed);
    }

    /** The grounds in force today for a dossier on which no apology is owed. */
    public List<Exemption> exemptions(CaseState c) {
        return Exemption.inForce(law(c));
    }

    /**
     * Writes down why no apology is owed.
     *
     * @param ground code of a ground in force today
     */
    public ActResult waive(CaseId id, Sheet sheet, String ground, String reason, Officer officer) {
        var chosen = ledger.find(id)
                .flatMap(c -> exemptions(c).stream()
                        .filter(e -> e.code().equals(ground))
                        .findFirst());
        if (chosen.isEmpty()) return new ActResult.NotPossible("dossier.no.exemptMissing");
        var deed = Deed.of(
                        DossierEvent.APOLOGY_WAIVED,
                        Rights.APOLOGISE,
                        UnitPlace.NOW::of,
                        new Draft("note", chosen.get().content(reason), null),
                        (c, _) -> DossierRules.lay(c, DossierRules.EXAMINED))
                .with(Map.of(Exemption.FACT, ground));
        return path.act(id, sheet, officer, deed);
    }

    /**
     * What ends a late dossier waits for the apology, where the rule of the day says so.
     *
     * @param signs whether the act signs the result, though it may not end the matter yet
     */
    Decision first(CaseState c, boolean signs, Decision decision) {
        if (!(decision instanceof Decision.Effects(var effects))) return decision;
        var owed = c.obligation(Tier.WHOLE).orElse(null);
        if (owed == null || !owed.isOpen()) return decision;
        boolean ends = effects.stream().anyMatch(e -> e instanceof Effect.Discharged d && d.no() == owed.no());
        if (!(ends || signs) || !law(c).apologyFirst()) return decision;
        var now = path.now();
        var lateFrom =
                owed.clock().due(workTime.calendar(owed.unit(), now), now).lateFrom();
        boolean excused =
                now.isBefore(lateFrom) || owed.clock().extension() != null || isExcused(ledger.entries(c.id()));
        return excused ? decision : new Decision.No("dossier.no.apologyFirst");
    }

    /** Whether an apology for lateness, or an exemption from it, stands in the ledger and was not undone. */
    private static boolean isExcused(List<Entry> entries) {
        var undone = new HashSet<Integer>();
        for (var entry : entries)
            if (entry.kind().equals(DossierEvent.CORRECTED.kind())) undone.add(DossierEvent.corrected(entry));
        return entries.stream()
                .filter(e -> !undone.contains(e.version()))
                .anyMatch(e -> e.kind().equals(DossierEvent.APOLOGY_WAIVED.kind())
                        || e.kind().equals(DossierEvent.FAULT_APOLOGISED.kind())
                                && Fault.of(e).contains(Fault.LATE));
    }
}
