package vn.kycuong.dossier;

import java.time.LocalDate;
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
import vn.kycuong.kernel.ProcessVersion;
import vn.kycuong.kernel.ResumePolicy;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.Rules;

/**
 * The course of a dossier where it leaves the path of its process (diễn biến): the clock stands for a lawful ground, the matter goes to another
 * unit or authority, the applicant takes it back, it is stopped, rejected on the merits, and opened again.
 */
@Component
public class Course {
    /** Purpose of a revision that tells of a notice to pay, or of its receipt. */
    private static final String PAYMENT = "payment";

    private static final String RESUME_POLICY = "dossier.pause-resume-policy";

    private final ActPath path;
    private final Moves moves;
    private final Rules rules;
    private final Apologies apologies;

    Course(ActPath path, Moves moves, Rules rules, Apologies apologies) {
        this.path = path;
        this.moves = moves;
        this.rules = rules;
        this.apologies = apologies;
    }

    /** Stops the clock for a ground of the law, by the paper that says so. */
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
                        (c, _) -> moves.unlessSigned(c, CourseRules.pause(c, ground, paper))));
    }

    /** Stops the clock until the applicant has paid what a notice asks of him. */
    public ActResult awaitPayment(CaseId id, Sheet sheet, PaymentNotice notice, String note, Officer officer) {
        if (notice.date().isAfter(path.today())) return new ActResult.NotPossible("dossier.no.paperLater");
        var content = Map.of("paper", notice.paper(), "amount", notice.amount(), "text", note);
        return path.act(
                id,
                sheet,
                officer,
                Deed.of(
                        CaseEvent.PAUSED,
                        Rights.PAUSE,
                        UnitPlace.NOW::of,
                        new Draft(PAYMENT, content, null),
                        (c, _) -> moves.unlessSigned(c, CourseRules.pause(c, Ground.FINANCE, notice.paper()))));
    }

    /** The applicant paid, by a receipt: the clock runs again. */
    public ActResult paid(CaseId id, Sheet sheet, PaymentProof proof, String note, Officer officer) {
        if (proof.date().isAfter(path.today())) return new ActResult.NotPossible("dossier.no.paperLater");
        return resume(id, sheet, new Draft(PAYMENT, Map.of("paper", proof.paper(), "text", note), null), true, officer);
    }

    /** What was waited for has come; for a payment {@link #paid} asks for its proof. */
    public ActResult resume(CaseId id, Sheet sheet, String note, Officer officer) {
        return resume(id, sheet, Holders.note(note), false, officer);
    }

    private ActResult resume(CaseId id, Sheet sheet, @Nullable Draft content, boolean proved, Officer officer) {
        return path.act(
                id,
                sheet,
                officer,
                Deed.of(
                        CaseEvent.RESUMED,
                        Rights.PAUSE,
                        UnitPlace.NOW::of,
                        content,
                        (c, _) -> CourseRules.resume(c, resumePolicy(c), proved)));
    }

    /** That of its procedure, where there is one. */
    private ResumePolicy resumePolicy(CaseState c) {
        var subject = "procedure:" + moves.process(c).code();
        return ResumePolicy.valueOf(
                rules.at(path.today(), subject).rule(RESUME_POLICY).value());
    }

    /** Another unit must decide it; the clock goes on as it stands. */
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
                                (c, _) -> moves.unlessSigned(c, CourseRules.rehome(c, unit)))
                        .with(Map.of("unit", unit.value())));
    }

    /**
     * It is the matter of another authority, which decides by its own procedure: it ends here, and the entry is the origin of the case there.
     *
     * @param toKind what kind of case it becomes there, e.g. {@code petition}
     * @param authority the unit, when it is one of ours
     */
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
                                (c, _) -> moves.unlessSigned(c, EndingRules.refer(c)))
                        .with(facts));
    }

    /** The one-stop writes down that the applicant wants it back. */
    public ActResult requestWithdrawal(CaseId id, Sheet sheet, String reason, Officer officer) {
        return ending(
                id,
                sheet,
                officer,
                DossierEvent.WITHDRAWAL_REQUESTED,
                Rights.RECEIVE,
                UnitPlace.IN,
                reason,
                (c, _) -> EndingRules.requestWithdrawal(c, process(c)));
    }

    /** Whether the applicant himself may ask for it back where it stands. */
    public boolean mayBeAskedBack(CaseState c) {
        return EndingRules.requestWithdrawal(c, process(c)) instanceof Decision.Effects;
    }

    /** The applicant asks for it back himself, having shown that it is his. @param reason his own words; may be empty */
    @Transactional
    public ActResult askBack(CaseId id, String key, String reason) {
        return path.actByApplicant(
                id,
                key,
                DossierEvent.WITHDRAWAL_REQUESTED,
                Holders.note(reason),
                _ -> Map.of(),
                c -> EndingRules.requestWithdrawal(c, process(c)));
    }

    private @Nullable ProcessVersion process(CaseState c) {
        return c.process() == 0 ? null : moves.process(c);
    }

    private @Nullable LocalDate deadline(CaseState c) {
        return path.deadline(c).orElse(null);
    }

    /** The head confirms the withdrawal. */
    public ActResult withdraw(CaseId id, Sheet sheet, String note, Officer officer) {
        return noticed(id, sheet, officer, DossierEvent.WITHDRAWN, note, EndingRules::withdraw);
    }

    /** The head does not confirm it: the dossier goes on. */
    public ActResult declineWithdrawal(CaseId id, Sheet sheet, String reason, Officer officer) {
        return ending(
                id,
                sheet,
                officer,
                DossierEvent.WITHDRAWAL_DECLINED,
                Rights.STOP,
                UnitPlace.END,
                reason,
                (c, _) -> EndingRules.declineWithdrawal(c));
    }

    /** Ends it without a result, with a reason (2025: Mẫu 05). */
    public ActResult stop(CaseId id, Sheet sheet, String reason, Officer officer) {
        return noticed(
                id,
                sheet,
                officer,
                DossierEvent.STOPPED,
                reason,
                c -> EndingRules.stop(c, process(c), deadline(c), path.today()));
    }

    /** Decides against the applicant, with written reasons: counts as resolved. */
    public ActResult reject(CaseId id, Sheet sheet, String reason, Officer officer) {
        return noticed(
                id,
                sheet,
                officer,
                DossierEvent.REJECTED,
                reason,
                c -> apologies.first(c, true, moves.unlessSigned(c, EndingRules.reject(c, moves.process(c)))));
    }

    /** A closed dossier goes on, by a decision and with a reason. */
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
                                ? new Decision.No("act.no.nothing_owed")
                                : EndingRules.reopen(c, moves.process(c), paper)));
    }

    /** The head ends it, by a notice of its own number. */
    private ActResult noticed(
            CaseId id,
            Sheet sheet,
            Officer officer,
            DossierEvent event,
            String reason,
            Function<CaseState, Decision> rule) {
        var notice = new Draft("ending", Map.of("text", reason), event);
        return path.act(id, sheet, officer, event, Rights.STOP, UnitPlace.END, notice, rule);
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
