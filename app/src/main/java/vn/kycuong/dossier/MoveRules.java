package vn.kycuong.dossier;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseActs;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.ProcessMove;
import vn.kycuong.kernel.ProcessRun;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.kernel.ProcessStep.StepKind;
import vn.kycuong.kernel.ProcessVersion;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;

/** What a dossier does along its process: which work moves, by which move, or why it may not. */
final class MoveRules {
    private MoveRules() {}

    /** The work that a page speaks of: by its number; by 0 that of the matter itself, else the first that is open. */
    static Optional<WorkItem> work(CaseState c, int no) {
        if (no > 0) return c.work(no).filter(WorkItem::open);
        return c.openWork()
                .or(() -> c.workItems().stream().filter(WorkItem::open).findFirst());
    }

    /**
     * A step is done, or sent back, by one of the moves that may be taken now.
     *
     * @param from the moves that lead on, or back
     * @param chosen which of them, from 1; 0 for the only one
     */
    static Decision move(
            CaseState c,
            ProcessVersion process,
            int workNo,
            ProcessMove.Kind[] from,
            int chosen,
            ActorId by,
            ProcessRun.Surroundings around) {
        if (!moves(c)) return DossierRules.wrongState(c);
        var work = work(c, workNo).filter(w -> w.step() != CaseActs.NO_STEP);
        if (work.isEmpty()) return new Decision.No("dossier.no.workGone");
        if (DossierRules.heldByOther(work.get(), by)) return new Decision.No("dossier.no.heldByOther");
        var open = open(process, work.get(), around.values(), from);
        if (open.isEmpty())
            return new Decision.No(from[0] == ProcessMove.Kind.BACK ? "dossier.no.nothingBefore" : "dossier.no.noMove");
        if (chosen > open.size()) return new Decision.No("dossier.no.noMove");
        if (chosen == 0 && open.size() > 1 && from[0] != ProcessMove.Kind.BACK)
            return new Decision.No("dossier.no.moveMissing", labels(open, process));
        var move = open.get(Math.max(0, chosen - 1));
        return switch (ProcessRun.move(
                process.plan(), c, work.get(), move, DossierRules.result(c).no(), around)) {
            case ProcessRun.Result.PaperNeeded(var step) -> new Decision.No("dossier.no.paperMissing", step.action());
            case ProcessRun.Result.Moved moved -> new Decision.Effects(stated(move, moved.at(), moved.effects()));
        };
    }

    /** The moves of some kinds that may be taken from where a work item stands. */
    static List<ProcessMove> open(
            ProcessVersion process, WorkItem work, Map<String, ?> values, ProcessMove.Kind... kinds) {
        var wanted = List.of(kinds);
        return ProcessRun.open(process.plan(), work.step(), values).stream()
                .filter(m -> wanted.contains(m.kind()))
                .toList();
    }

    static boolean moves(CaseState c) {
        return DossierRules.in(c, DossierState.ACCEPTED, DossierState.PROCESSING);
    }

    private static List<Effect> stated(ProcessMove move, List<ProcessStep> at, List<Effect> moved) {
        boolean ready = at.stream().anyMatch(s -> s.kind() == StepKind.RETURN);
        var effects = new ArrayList<Effect>();
        if (ready) effects.add(new Effect.StateChanged(DossierState.AT_ONE_STOP.name()));
        else if (move.kind() != ProcessMove.Kind.BACK)
            effects.add(new Effect.StateChanged(DossierState.PROCESSING.name()));
        effects.addAll(moved);
        return effects;
    }

    private static String labels(List<ProcessMove> open, ProcessVersion process) {
        return String.join(
                ", ",
                open.stream()
                        .map(m -> m.label().isEmpty() ? process.step(m.to()).action() : m.label())
                        .toList());
    }

    /**
     * A running dossier follows a newer version of its process from now on: each open work item stands at a step of that version.
     *
     * @param steps for each open work item on the process, by its number, the step it stands at then
     */
    static Decision follow(
            CaseState c,
            ProcessVersion now,
            ProcessVersion then,
            Map<Integer, Integer> steps,
            java.util.function.Function<ProcessStep, UnitId> unit) {
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.ProcessChosen(then.id()));
        Set<Set<Integer>> regions = new HashSet<>();
        for (var item : c.workItems()) {
            if (!item.open() || item.step() == CaseActs.NO_STEP) continue;
            var to = Optional.ofNullable(steps.get(item.no()))
                    .flatMap(no -> then.plan().find(no));
            if (to.isEmpty())
                return new Decision.No(
                        "dossier.no.stepMissing", now.step(item.step()).action());
            if (!fits(now.step(item.step()).kind(), to.get().kind())
                    || to.get().kind() == StepKind.CONSULT
                            && !unit.apply(to.get()).equals(item.unit()))
                return new Decision.No(
                        "dossier.no.stepDoesNotFit",
                        now.step(item.step()).action(),
                        to.get().action());
            regions.add(then.plan().between(to.get().no()));
            effects.add(new Effect.WorkMoved(
                    item.no(),
                    to.get().no(),
                    to.get().role(),
                    unit.apply(to.get()),
                    item.role().equals(to.get().role()) && item.unit().equals(unit.apply(to.get()))
                            ? item.holder()
                            : null,
                    item.obligation()));
        }
        boolean alone = effects.size() == 2;
        if (regions.size() != 1 || alone && !regions.contains(Set.of()) || !alone && regions.contains(Set.of()))
            return new Decision.No("dossier.no.branchesDoNotFit");
        return new Decision.Effects(effects);
    }

    /** Where the open work of a dossier could stand in another version. */
    static List<NewerProcess.Place> places(CaseState c, ProcessVersion now, ProcessVersion then) {
        return c.workItems().stream()
                .filter(item -> item.open() && item.step() != CaseActs.NO_STEP)
                .map(item -> new NewerProcess.Place(
                        item,
                        now.step(item.step()),
                        then.steps().stream()
                                .filter(step -> fits(now.step(item.step()).kind(), step.kind()))
                                .toList()))
                .toList();
    }

    /** Work stays work; an opinion stays an opinion, a wait a wait: their clocks go on. */
    private static boolean fits(StepKind from, StepKind to) {
        return from == to || isWork(from) && isWork(to);
    }

    private static boolean isWork(StepKind kind) {
        return kind == StepKind.WORK || kind == StepKind.SIGN;
    }
}
