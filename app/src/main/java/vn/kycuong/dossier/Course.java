package vn.kycuong.dossier;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.dossier.ActPath.Deed;
import vn.kycuong.dossier.ActPath.Draft;
import vn.kycuong.dossier.Dossiers.Sheet;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Ground;
import vn.kycuong.kernel.ResumePolicy;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.Rules;
import vn.kycuong.process.Processes;

/**
 * The course of a dossier where it leaves the path of its process (diễn biến): the clock stands for a lawful ground, the matter goes to another
 * unit or authority, the applicant takes it back, it is stopped, rejected on the merits, and opened again.
 */
@Component
public class Course {
    private static final String RESUME_POLICY = "dossier.pause-resume-policy";

    private final ActPath path;
    private final Processes processes;
    private final Rules rules;

    Course(ActPath path, Processes processes, Rules rules) {
        this.path = path;
        this.processes = processes;
        this.rules = rules;
    }

    /** Stops the clock for a ground of the law, by the paper that says so. */
    @Transactional
    public ActResult pause(CaseId id, Sheet sheet, Ground ground, String paper, String note, Officer officer) {
        return path.act(
                id,
                sheet,
                officer,
                Deed.of(
                        CaseEvent.PAUSED,
                        Rights.PAUSE,
                        UnitPlace.NOW::of,
                        Holders.note(note),
                        (c, _) -> DossierRules.pause(c, ground, paper)));
    }

    /** What was waited for has come. */
    @Transactional
    public ActResult resume(CaseId id, Sheet sheet, String note, Officer officer) {
        return path.act(
                id,
                sheet,
                officer,
                Deed.of(
                        CaseEvent.RESUMED,
                        Rights.PAUSE,
                        UnitPlace.NOW::of,
                        Holders.note(note),
                        (c, _) -> DossierRules.resume(c, resumePolicy(c))));
    }

    /** That of its procedure, where there is one. */
    private ResumePolicy resumePolicy(CaseState c) {
        var subject = "procedure:" + processes.version(c.process()).code();
        return ResumePolicy.valueOf(
                rules.at(path.today(), subject).rule(RESUME_POLICY).value());
    }

    /** Another unit must decide it; the clock goes on as it stands. */
    @Transactional
    public ActResult rehome(CaseId id, Sheet sheet, UnitId unit, String reason, Officer officer) {
        return path.act(
                id,
                sheet,
                officer,
                Deed.of(
                                CaseEvent.REHOMED,
                                Rights.REFER,
                                UnitPlace.NOW::of,
                                reason(reason),
                                (c, _) -> DossierRules.rehome(c, unit))
                        .with(Map.of("unit", unit.value())));
    }

    /**
     * It is the matter of another authority, which decides by its own procedure: it ends here, and the entry is the origin of the case there.
     *
     * @param toKind what kind of case it becomes there, e.g. {@code petition}
     * @param authority the unit, when it is one of ours
     */
    @Transactional
    public ActResult refer(
            CaseId id, Sheet sheet, String toKind, @Nullable UnitId authority, String reason, Officer officer) {
        var facts = new HashMap<String, Object>(Map.of("toKind", toKind));
        if (authority != null) facts.put("unit", authority.value());
        return path.act(
                id,
                sheet,
                officer,
                Deed.of(
                                CaseEvent.CASE_REFERRED,
                                Rights.REFER,
                                UnitPlace.NOW::of,
                                reason(reason),
                                (c, _) -> DossierRules.refer(c))
                        .with(facts));
    }

    /** The one-stop writes down that the applicant wants it back. */
    @Transactional
    public ActResult requestWithdrawal(CaseId id, Sheet sheet, String reason, Officer officer) {
        return ending(
                id,
                sheet,
                officer,
                DossierEvent.WITHDRAWAL_REQUESTED,
                Rights.RECEIVE,
                UnitPlace.IN,
                reason,
                (c, _) -> DossierRules.requestWithdrawal(c, processes.version(c.process())));
    }

    /** The head confirms the withdrawal. */
    @Transactional
    public ActResult withdraw(CaseId id, Sheet sheet, String note, Officer officer) {
        return noticed(id, sheet, officer, DossierEvent.WITHDRAWN, note, DossierRules::withdraw);
    }

    /** The head does not confirm it: the dossier goes on. */
    @Transactional
    public ActResult declineWithdrawal(CaseId id, Sheet sheet, String reason, Officer officer) {
        return ending(
                id,
                sheet,
                officer,
                DossierEvent.WITHDRAWAL_DECLINED,
                Rights.STOP,
                UnitPlace.NOW,
                reason,
                (c, _) -> DossierRules.declineWithdrawal(c));
    }

    /** Ends it without a result, with a reason (2025: Mẫu 05). */
    @Transactional
    public ActResult stop(CaseId id, Sheet sheet, String reason, Officer officer) {
        return noticed(
                id,
                sheet,
                officer,
                DossierEvent.STOPPED,
                reason,
                c -> DossierRules.stop(c, processes.version(c.process())));
    }

    /** Decides against the applicant, with written reasons: counts as resolved. */
    @Transactional
    public ActResult reject(CaseId id, Sheet sheet, String reason, Officer officer) {
        return noticed(
                id,
                sheet,
                officer,
                DossierEvent.REJECTED,
                reason,
                c -> DossierRules.reject(c, processes.version(c.process())));
    }

    /** A closed dossier goes on, by a decision and with a reason. */
    @Transactional
    public ActResult reopen(CaseId id, Sheet sheet, String paper, String reason, Officer officer) {
        return path.act(
                id,
                sheet,
                officer,
                Deed.of(
                        CaseEvent.REOPENED,
                        Rights.REOPEN,
                        UnitPlace.NOW::of,
                        reason(reason),
                        (c, _) -> c.process() == 0
                                ? new DossierRules.Decision.No("act.no.nothing_owed")
                                : DossierRules.reopen(c, processes.version(c.process()), paper)));
    }

    /** The head ends it, by a notice of its own number. */
    private ActResult noticed(
            CaseId id,
            Sheet sheet,
            Officer officer,
            DossierEvent event,
            String reason,
            Function<CaseState, DossierRules.Decision> rule) {
        var notice = new Draft("ending", Map.of("text", reason), event);
        return path.act(id, sheet, officer, event, Rights.STOP, UnitPlace.NOW, notice, rule);
    }

    private ActResult ending(
            CaseId id,
            Sheet sheet,
            Officer officer,
            DossierEvent event,
            String right,
            UnitPlace place,
            String reason,
            ActPath.Deciding rule) {
        return path.act(id, sheet, officer, Deed.of(event, right, place::of, Holders.note(reason), rule));
    }

    private static Draft reason(String text) {
        return new Draft("note", Map.of("text", text), null);
    }
}
