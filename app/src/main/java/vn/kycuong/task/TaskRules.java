package vn.kycuong.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseActs;
import vn.kycuong.kernel.CaseDecision;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;
import vn.kycuong.task.TaskDecision.Lawful;
import vn.kycuong.task.TaskDecision.Refused;

/** The life of a task and the rules K1–K11 (05-tasks §4): facts in, effects or a refusal out. */
final class TaskRules {
    static final String PRODUCT = "task.product";
    static final String SUPPORT = "task.support";
    /** Steps as work lists number them: done by the lead, decided by whoever assigned it. */
    static final int DOING = 1;

    static final int DECIDING = 2;
    /** Who has the work, as work lists name the role. */
    static final String HEAD = "LEADER";

    private TaskRules() {}

    // ---- how it begins

    static Lawful drafted(UnitId assigner) {
        return new Lawful(new Effect.Opened(assigner, assigner, 0), new Effect.StateChanged(TaskState.DRAFT.name()));
    }

    /** K1: exactly one leads; K2 is in the clock; the date of a part is not later than that of the whole. */
    static TaskDecision assigned(CaseState before, Assignment a, Instant now) {
        boolean draft = before.version() > 0;
        if (draft && !before.state().equals(TaskState.DRAFT.name())) return new Refused("task.no.assigned");
        if (!a.mayLead()) return new Refused("task.no.leadBelow");
        if (!a.owed().due().lateFrom().isAfter(now)) return new Refused("task.no.duePast");
        var parent = a.parentDue();
        if (parent != null && a.owed().due().at().isAfter(parent.at())) return new Refused("task.no.afterParent");
        var seen = new HashSet<UnitId>();
        for (var s : a.supports()) {
            if (s.unit().equals(a.lead())) return new Refused("task.no.leadSupports");
            if (!seen.add(s.unit())) return new Refused("task.no.supportTwice");
            if (s.owed().due().at().isAfter(a.owed().due().at())) return new Refused("task.no.supportLater");
            if (!s.owed().due().lateFrom().isAfter(now)) return new Refused("task.no.supportPast");
        }
        var effects = new ArrayList<Effect>();
        if (draft) effects.add(new Effect.Rehomed(a.lead()));
        else effects.add(new Effect.Opened(a.assigner(), a.lead(), 0));
        effects.add(new Effect.StateChanged(TaskState.ASSIGNED.name()));
        effects.add(new Effect.ObligationOpened(
                1, 0, Tier.WHOLE, a.lead(), PRODUCT, a.owed().clock(), null));
        int no = 1;
        for (var s : a.supports())
            effects.add(new Effect.ObligationOpened(
                    ++no, 1, Tier.SUPPORT, s.unit(), SUPPORT, s.owed().clock(), null));
        effects.add(new Effect.WorkOpened(1, DOING, HEAD, a.lead(), null, 1));
        no = 1;
        for (var s : a.supports()) effects.add(new Effect.WorkOpened(++no, CaseActs.NO_STEP, HEAD, s.unit(), null, no));
        return new Lawful(effects, Map.of());
    }

    // ---- the lead

    static TaskDecision received(TaskCourse c, ActorId holder) {
        if (c.stands() != TaskState.ASSIGNED) return wrong(c);
        return new Lawful(
                new Effect.StateChanged(TaskState.RECEIVED.name()), new Effect.WorkTaken(work(c).no(), holder));
    }

    /** Another person of the unit does it. */
    static TaskDecision given(TaskCourse c, ActorId holder) {
        if (!c.stands().isBeingDone()) return wrong(c);
        if (holder.equals(work(c).holder())) return new Refused("task.no.holds");
        return new Lawful(new Effect.WorkTaken(work(c).no(), holder));
    }

    /** "Not my competence", within some working days of getting it. The office that assigned it owes it until it gives it on. */
    static TaskDecision returned(TaskCourse c, Instant now, Instant latest, String role, int days) {
        if (c.stands() != TaskState.ASSIGNED) return new Refused("task.no.returnTaken");
        if (now.isAfter(latest)) return new Refused("task.no.returnLate", days);
        return backToAssigner(
                c, TaskState.RETURNED, role, new Effect.Rehomed(c.state().unitIn()));
    }

    static TaskDecision reassigned(TaskCourse c, UnitId lead, boolean mayLead) {
        if (c.stands() != TaskState.RETURNED) return wrong(c);
        if (!mayLead) return new Refused("task.no.leadBelow");
        if (c.supports().stream().anyMatch(o -> o.unit().equals(lead))) return new Refused("task.no.leadSupports");
        return new Lawful(
                new Effect.StateChanged(TaskState.ASSIGNED.name()),
                new Effect.Rehomed(lead),
                new Effect.WorkClosed(work(c).no()),
                new Effect.WorkOpened(c.state().nextWorkItem(), DOING, HEAD, lead, null, 1));
    }

    static TaskDecision reported(TaskCourse c, int percent) {
        if (!c.stands().isBeingDone()) return wrong(c);
        if (percent < 0 || percent > 100) return new Refused("task.no.percent");
        var facts = Map.<String, Object>of("percent", percent);
        return c.stands() == TaskState.IN_PROGRESS
                ? new Lawful().saying(facts)
                : new Lawful(new Effect.StateChanged(TaskState.IN_PROGRESS.name())).saying(facts);
    }

    /** K7: from this moment it counts as done, if it is accepted later. */
    static TaskDecision submitted(TaskCourse c, String role) {
        if (!c.stands().isBeingDone()) return wrong(c);
        return backToAssigner(c, TaskState.SUBMITTED, role, new Effect.Discharged(TaskCourse.LEAD));
    }

    private static Lawful backToAssigner(TaskCourse c, TaskState to, String role, Effect effect) {
        return new Lawful(
                new Effect.StateChanged(to.name()),
                effect,
                new Effect.WorkClosed(work(c).no()),
                new Effect.WorkOpened(
                        c.state().nextWorkItem(), DECIDING, role, c.state().unitIn(), null, TaskCourse.LEAD));
    }

    // ---- whoever assigned it

    /** Nothing is owed any more. A supporter who never answered is discharged with it: late, when his date has passed. */
    static TaskDecision accepted(TaskCourse c) {
        if (c.stands() != TaskState.SUBMITTED) return wrong(c);
        return switch (CaseActs.close(c.state(), TaskState.ACCEPTED.name())) {
            case CaseDecision.Lawful(var effects) -> new Lawful(List.copyOf(effects), Map.of());
            case CaseDecision.Refused _ -> wrong(c);
        };
    }

    /** K7: the product did not discharge it, and the clock had never stopped. */
    static TaskDecision sentBack(TaskCourse c, String paper) {
        if (c.stands() != TaskState.SUBMITTED) return wrong(c);
        return new Lawful(
                new Effect.StateChanged(TaskState.REWORK.name()),
                new Effect.DischargeWithdrawn(TaskCourse.LEAD, paper),
                new Effect.WorkClosed(work(c).no()),
                new Effect.WorkOpened(
                        c.state().nextWorkItem(), DOING, HEAD, c.state().unitNow(), null, TaskCourse.LEAD));
    }

    /** Ends without being done: what is owed stays unmet, and counts nowhere. */
    static TaskDecision off(TaskCourse c, TaskState how) {
        if (c.stands().isOver()) return wrong(c);
        if (how == TaskState.RECALLED && c.stands() == TaskState.DRAFT) return wrong(c);
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.StateChanged(how.name()));
        // handed in and never accepted is not done: nothing of it may look discharged
        if (c.stands() == TaskState.SUBMITTED)
            effects.add(new Effect.DischargeWithdrawn(TaskCourse.LEAD, "Kết thúc khi chưa nghiệm thu"));
        for (var w : c.state().workItems()) if (w.open()) effects.add(new Effect.WorkClosed(w.no()));
        effects.add(new Effect.Closed());
        return new Lawful(effects, Map.of());
    }

    // ---- another date

    /**
     * K5: before the date, with evidence; afterwards only an explanation is left.
     *
     * @param due the date that stands
     * @param wanted the end of the day that is asked for
     */
    static TaskDecision extensionAsked(
            TaskCourse c, Instant now, Instant due, Instant wanted, String wantedDay, boolean evidence, TaskLaw law) {
        if (!c.stands().isBeingDone() && c.stands() != TaskState.ASSIGNED) return wrong(c);
        if (c.asked() != null) return new Refused("task.no.extensionWaits");
        if (!now.isBefore(due)) return new Refused("task.no.extensionLate");
        if (c.extensions() >= law.extensionsByChair())
            return new Refused("task.no.extensionsSpent", law.extensionsByChair());
        if (!wanted.isAfter(due)) return new Refused("task.no.extensionEarlier");
        if (!evidence) return new Refused("task.no.evidence");
        return new Lawful().saying(Map.of("due", wantedDay, "obligation", TaskCourse.LEAD));
    }

    /** K6: the original date stays, in the entry that gave it and in the clock. */
    static TaskDecision extended(TaskCourse c, Instant now, Instant due, Instant wanted, String paper) {
        var asked = c.asked();
        if (asked == null) return new Refused("task.no.extensionNone");
        if (c.owed().filter(Obligation::isOpen).isEmpty() || c.stands().isOver()) return wrong(c);
        if (!wanted.isAfter(due) || !wanted.isAfter(now)) return new Refused("task.no.extensionPast");
        return new Lawful(new Effect.ClockExtended(TaskCourse.LEAD, wanted, paper))
                .saying(Map.of("asked", asked.no(), "obligation", TaskCourse.LEAD));
    }

    static TaskDecision extensionDeclined(TaskCourse c) {
        var asked = c.asked();
        if (asked == null) return new Refused("task.no.extensionNone");
        return new Lawful().saying(Map.of("asked", asked.no(), "obligation", TaskCourse.LEAD));
    }

    // ---- supporters

    /** K1: in writing, by his own date. An answer that comes late is still an answer, and late. */
    static TaskDecision supportAnswered(TaskCourse c, int obligation) {
        var owed = support(c, obligation);
        if (owed == null) return new Refused("task.no.supporter");
        if (c.stands().isOver()) return wrong(c);
        var work = c.state().workFor(obligation);
        if (!owed.isOpen() || work.isEmpty()) return new Refused("task.no.answered");
        return new Lawful(
                        new Effect.Discharged(obligation),
                        new Effect.WorkClosed(work.get().no()))
                .saying(Map.of("obligation", obligation));
    }

    /**
     * K10: why it is late, by the lead.
     *
     * @param late whether it is, or was handed in late
     * @param obligation the supporter's that was awaited; 0 for nobody
     */
    static TaskDecision causeNamed(TaskCourse c, boolean late, LateCauseClass cause, int obligation, boolean evidence) {
        if (c.owed().isEmpty() || c.stands() == TaskState.RETURNED || c.stands().isOver()) return wrong(c);
        if (!late) return new Refused("task.no.notLate");
        if (!evidence) return new Refused("task.no.evidence");
        if (c.causes().stream().anyMatch(LateCause::isOpen)) return new Refused("task.no.causeOpen");
        if (cause != LateCauseClass.WAITS_SUPPORTER)
            return new Lawful().saying(Map.of("class", cause.name(), "obligation", 0, "work", 0));
        var owed = support(c, obligation);
        if (owed == null) return new Refused("task.no.whichSupporter");
        boolean there = c.state().workFor(obligation).isPresent();
        int work = there ? 0 : c.state().nextWorkItem();
        var facts = Map.<String, Object>of(
                "class",
                cause.name(),
                "obligation",
                obligation,
                "unit",
                owed.unit().value(),
                "work",
                work);
        // whoever is named must be able to answer, also when his part is done
        return there
                ? new Lawful().saying(facts)
                : new Lawful(new Effect.WorkOpened(work, CaseActs.NO_STEP, HEAD, owed.unit(), null, obligation))
                        .saying(facts);
    }

    static TaskDecision causeObjected(TaskCourse c, int no, Instant now, Instant latest, int days) {
        var cause = c.cause(no).orElse(null);
        if (cause == null || cause.obligation() == 0) return new Refused("task.no.cause");
        if (cause.stands() != LateCause.Stands.NAMED || c.stands().isOver()) return new Refused("task.no.causeDecided");
        if (now.isAfter(latest)) return new Refused("task.no.objectLate", days);
        return new Lawful(closing(c, cause), Map.of("cause", no, "obligation", cause.obligation()));
    }

    static TaskDecision causeDecided(TaskCourse c, int no, boolean upheld) {
        var cause = c.cause(no).orElse(null);
        if (cause == null) return new Refused("task.no.cause");
        if (!cause.isOpen() || c.stands().isOver()) return new Refused("task.no.causeDecided");
        return new Lawful(closing(c, cause), Map.of("cause", no, "upheld", upheld));
    }

    private static List<Effect> closing(TaskCourse c, LateCause cause) {
        return c.state().work(cause.work()).filter(WorkItem::open).stream()
                .<Effect>map(w -> new Effect.WorkClosed(w.no()))
                .toList();
    }

    // ---- words

    static TaskDecision commented(TaskCourse c) {
        return c.stands().isOver() ? wrong(c) : new Lawful();
    }

    private static @Nullable Obligation support(TaskCourse c, int no) {
        return c.supports().stream().filter(o -> o.no() == no).findFirst().orElse(null);
    }

    private static WorkItem work(TaskCourse c) {
        return c.state()
                .openWork()
                .orElseThrow(() -> new IllegalStateException(
                        "Task %s is %s and lies on no desk".formatted(c.state().id(), c.stands())));
    }

    private static Refused wrong(TaskCourse c) {
        return new Refused("task.no.stands." + c.stands().name());
    }
}
