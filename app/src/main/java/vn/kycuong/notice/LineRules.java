package vn.kycuong.notice;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.dossier.LawGrants;
import vn.kycuong.dossier.SupplementDeadline;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Notice;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;

/** To whom a line of the day's list goes, and whether it is still true. */
final class LineRules {
    private LineRules() {}

    /** Who is at a unit in a role, on the day of the entry. */
    interface Staff extends BiFunction<UnitId, String, List<ActorId>> {}

    /** The officers who are told: who holds the work, or all of its role while nobody does. Whoever did it himself knows. */
    static Set<ActorId> officers(Happened told, CaseState c, Staff staff, ActorId actor) {
        if (told.what().isOfTask()) return TaskHappenings.doing(told.obligation(), c, staff, actor);
        var officers = new LinkedHashSet<ActorId>();
        for (var work : concerned(told, c)) {
            if (work.holder() != null) officers.add(work.holder());
            else officers.addAll(staff.apply(work.unit(), work.role()));
        }
        officers.remove(actor);
        return officers;
    }

    /** The unit whose heads are told. */
    static UnitId unit(Happened told, CaseState c) {
        if (told.what().isOfStep())
            return c.work(told.work()).map(WorkItem::unit).orElseGet(c::unitNow);
        if (told.what() == Happening.LAW_ASKED) return c.unitIn();
        return told.obligation() > 0 ? c.obligation(told.obligation()).unit() : c.unitNow();
    }

    private static List<WorkItem> concerned(Happened told, CaseState c) {
        if (told.work() > 0) return c.work(told.work()).stream().toList();
        var owed = told.obligation() > 0 ? Optional.of(c.obligation(told.obligation())) : Optional.<Obligation>empty();
        if (owed.isPresent() && owed.get().isConsultation())
            return c.workFor(told.obligation()).stream().toList();
        return c.workItems().stream()
                .filter(w -> w.open()
                        && (w.obligation() == 0 || !c.obligation(w.obligation()).isConsultation()))
                .toList();
    }

    /** Whether what a line says still holds. */
    static boolean holds(OpenLine line, CaseState now, List<Entry> chain) {
        if (line.happening().isOfTask()) return TaskHappenings.holds(line, now, chain);
        return switch (line.happening()) {
            case WORK_GIVEN -> work(line, now).filter(w -> isHis(line, w)).isPresent();
            case WORK_CAME ->
                work(line, now)
                        .filter(w -> w.holder() == null && !w.since().isAfter(line.at()))
                        .isPresent();
            case AT_RISK -> owed(line, now, Notice.AT_RISK) && isStillHis(line, now);
            case LATE -> owed(line, now, Notice.LATE) && isStillHis(line, now);
            case STEP_AT_RISK, STEP_LATE -> onStep(line, now);
            case NO_RESULT_YET ->
                isStillHis(line, now) && (owed(line, now, Notice.NONE) || owed(line, now, Notice.AT_RISK));
            case SUPPLEMENT_OVERDUE ->
                SupplementDeadline.of(chain, now)
                        .filter(day -> !SupplementDeadline.end(day).isAfter(line.at()))
                        .isPresent();
            case ASKING_ENDS, APPROVAL_ENDS ->
                HappeningRules.awaited(now).contains(Happened.ofCase(line.happening(), line.obligation()))
                        && isStillHis(line, now);
            case CONSULTED, REMINDED ->
                now.obligations().size() >= line.obligation()
                        && now.obligation(line.obligation()).isOpen();
            case APPROVAL_ASKED -> now.state().equals(DossierState.SUPPLEMENT_PROPOSED.name());
            case REFUSAL_ASKED -> now.state().equals(DossierState.REFUSAL_PROPOSED.name());
            case PAYMENT_PROOF -> now.state().equals(DossierState.WAITING_FINANCE.name());
            case WITHDRAWAL_ASKED -> now.state().equals(DossierState.WITHDRAWAL_REQUESTED.name());
            case LAW_ASKED -> LawGrants.isAsked(now);
            case LAW_GRANTED, LAW_DECLINED -> isAtTheDoor(now) && isStillHis(line, now);
            case READING_OPENED, READING_AGAIN, READING_AT_RISK, READING_LATE, READING_REMINDED ->
                ReadingHappenings.holds(line.happening(), now);
            case TACIT_CONSENT -> now.isOpen() && isStillHis(line, now);
            case COMPLAINED, COMMENTED -> true; // it stands, whatever becomes of the dossier
            default -> false;
        };
    }

    /** Nobody has accepted it, guided it to its applicant or ended it, and nothing waits for the head. */
    private static boolean isAtTheDoor(CaseState now) {
        boolean waits =
                now.state().equals(DossierState.SUBMITTED.name()) || now.state().equals(DossierState.GUIDED.name());
        return waits && !LawGrants.isAsked(now);
    }

    private static Optional<WorkItem> work(OpenLine line, CaseState now) {
        return now.work(line.work()).filter(WorkItem::open);
    }

    /** The work still stands on the step of which it was told, its time runs, and it is not in other hands. */
    private static boolean onStep(OpenLine line, CaseState now) {
        return now.isOpen()
                && work(line, now)
                        .filter(w -> !w.since().isAfter(line.at()))
                        .filter(w ->
                                now.obligation(w.obligation()).clock().phase() instanceof ObligationClock.Phase.Running)
                        .filter(w -> line.addressee() == Addressee.HEAD || w.holder() == null || isHis(line, w))
                        .isPresent();
    }

    private static boolean isHis(OpenLine line, WorkItem work) {
        return new ActorId(line.recipient()).equals(work.holder());
    }

    /** A line to heads stays theirs; one to an officer is over when all the work lies with others. */
    private static boolean isStillHis(OpenLine line, CaseState now) {
        return line.addressee() == Addressee.HEAD
                || now.workItems().stream().anyMatch(w -> w.open() && (w.holder() == null || isHis(line, w)));
    }

    private static boolean owed(OpenLine line, CaseState now, Notice noticed) {
        if (now.obligations().size() < line.obligation() || line.obligation() == 0) return false;
        var owed = now.obligation(line.obligation());
        boolean standing = owed.clock().phase() instanceof ObligationClock.Phase.Stopped;
        return owed.isOpen() && owed.noticed() == noticed && (!standing || noticed == Notice.LATE);
    }

    /**
     * A line as far as its truth goes.
     *
     * @param at when it was written
     */
    record OpenLine(Happening happening, Addressee addressee, int recipient, int work, int obligation, Instant at) {}
}
