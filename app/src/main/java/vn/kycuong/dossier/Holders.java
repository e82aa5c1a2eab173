package vn.kycuong.dossier;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.dossier.ActPath.Deed;
import vn.kycuong.dossier.ActPath.Draft;
import vn.kycuong.dossier.Dossiers.Sheet;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.StandIns;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseActs;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;

/**
 * Who holds a work of a dossier (ai giữ việc): it is taken up, given back, handed over to a colleague, given out and taken over by the head.
 * The work may be the matter's own or that of a consulted unit.
 */
@Component
public class Holders {
    private final ActPath path;
    private final StandIns standIns;

    Holders(ActPath path, StandIns standIns) {
        this.path = path;
        this.standIns = standIns;
    }

    /** Takes up free work. */
    public ActResult take(CaseId id, Sheet sheet, int work, Officer officer) {
        return path.act(
                id,
                sheet,
                officer,
                onWork(
                        work,
                        _ -> DossierEvent.TAKEN.kind(),
                        null,
                        (c, _) -> HoldingRules.claim(c, work, officer.actor())));
    }

    /** Takes up the work of somebody who is away, and in whose place one stands today: it need not wait for his return. */
    public ActResult takeInPlace(CaseId id, Sheet sheet, int work, Officer officer) {
        var away = standIns.holdersFor(officer.actor(), officer.unit());
        return path.act(
                id,
                sheet,
                officer,
                onWork(
                        work,
                        _ -> CaseEvent.TAKEN_OVER.kind(),
                        null,
                        (c, _) -> HoldingRules.takeInPlace(c, work, officer.actor(), officer.unit(), away)));
    }

    /** Gives one's own work back to the desk it came from. */
    public ActResult release(CaseId id, Sheet sheet, int work, String note, Officer officer) {
        return path.act(
                id,
                sheet,
                officer,
                onWork(
                        work,
                        _ -> CaseEvent.RELEASED.kind(),
                        note(note),
                        (c, _) -> Decision.of(CaseActs.release(c, work, officer.actor()))));
    }

    /** Gives one's own work to a named colleague, with a note for him. */
    public ActResult handOver(CaseId id, Sheet sheet, int work, ActorId to, String note, Officer officer) {
        return path.act(
                id,
                sheet,
                officer,
                onWork(
                                work,
                                _ -> CaseEvent.HANDED_OVER.kind(),
                                note(note),
                                (c, _) -> Decision.of(CaseActs.handOver(c, work, officer.actor(), to)))
                        .with(Map.of("work", work, "to", to.value())));
    }

    /** The head gives the work to somebody, also out of another's hands. */
    public ActResult assign(CaseId id, Sheet sheet, int work, ActorId to, Officer officer) {
        return path.act(id, sheet, officer, assigning(work, to));
    }

    /** The head takes the work out of another's hands into his own. */
    public ActResult takeOver(CaseId id, Sheet sheet, int work, String reason, Officer officer) {
        return path.act(
                id,
                sheet,
                officer,
                Deed.of(
                                CaseEvent.TAKEN_OVER,
                                Rights.ASSIGN,
                                unitOf(work),
                                note(reason),
                                (c, _) -> Decision.of(CaseActs.takeOver(c, work, officer.actor())))
                        .with(Map.of("work", work)));
    }

    /** Taking up, giving out or handing over, as one of many acts. */
    static Deed deed(Many act, int work, ActorId by, ActorId to) {
        return switch (act) {
            case TAKE -> onWork(work, _ -> DossierEvent.TAKEN.kind(), null, (c, _) -> HoldingRules.claim(c, work, by));
            case ASSIGN -> assigning(work, to);
            case HAND_OVER ->
                onWork(
                                work,
                                _ -> CaseEvent.HANDED_OVER.kind(),
                                null,
                                (c, _) -> Decision.of(CaseActs.handOver(c, work, by, to)))
                        .with(Map.of("work", work, "to", to.value()));
        };
    }

    /** What can be done to many dossiers at once. */
    public enum Many {
        TAKE,
        ASSIGN,
        HAND_OVER
    }

    private static Deed assigning(int work, ActorId to) {
        return Deed.of(
                        DossierEvent.ASSIGNED,
                        Rights.ASSIGN,
                        unitOf(work),
                        null,
                        (c, _) -> HoldingRules.assign(c, work, to))
                .with(Map.of("work", work, "to", to.value()));
    }

    private static Deed onWork(
            int work, Function<CaseState, String> kind, @Nullable Draft draft, ActPath.Deciding rule) {
        return new Deed(kind, rightOf(work), unitOf(work), draft, Map.of("work", work), rule);
    }

    private static Function<CaseState, String> rightOf(int work) {
        return c -> c.work(work).map(WorkItem::role).map(Rights::ofRole).orElse(Rights.EXAMINE);
    }

    private static Function<CaseState, UnitId> unitOf(int work) {
        return c -> c.work(work).map(WorkItem::unit).orElse(c.unitNow());
    }

    static @Nullable Draft note(String text) {
        return text.isBlank() ? null : new Draft("note", Map.of("text", text), null);
    }
}
