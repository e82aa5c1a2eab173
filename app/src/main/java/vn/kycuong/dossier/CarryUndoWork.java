package vn.kycuong.dossier;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.Officer;
import vn.kycuong.job.JobItem;
import vn.kycuong.job.JobOrder;
import vn.kycuong.job.JobWork;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseActs;
import vn.kycuong.kernel.CaseDecision;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Ledger;

/** Takes the dossiers of a file back on which nobody has acted: an entry more, and the code is free. */
@Component
class CarryUndoWork implements JobWork {
    static final String KIND = "dossier.carry-undo";

    private final CarryRows rows;
    private final Identity identity;
    private final Ledger ledger;
    private final ActPath path;

    CarryUndoWork(CarryRows rows, Identity identity, Ledger ledger, ActPath path) {
        this.rows = rows;
        this.identity = identity;
        this.ledger = ledger;
        this.path = path;
    }

    static UUID job(UUID file) {
        return UUID.nameUUIDFromBytes(("carry-undo:" + file).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether nobody but the system did anything since it was carried over. */
    static boolean isUntouched(CaseState c, List<Entry> entries) {
        return c.isOpen() && entries.stream().skip(1).allMatch(e -> e.actor().equals(ActorId.SYSTEM));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<JobItem> run(JobOrder order, List<JobItem> items) {
        var officer = identity.at(order.actor(), order.post()).filter(o -> o.may(CarryOvers.CONFIRM));
        if (officer.isEmpty())
            return items.stream()
                    .map(i -> i.refused("dossier.no.notAllowed", List.of()))
                    .toList();
        var now = path.now();
        var states =
                ledger.find(items.stream().map(i -> new CaseId(i.subject())).toList());
        var answers = new ArrayList<JobItem>();
        for (var item : items) {
            var c = states.get(new CaseId(item.subject()));
            if (c == null) throw new IllegalStateException("No case " + item.subject());
            answers.add(undo(item, c, order, officer.get(), now));
        }
        return answers;
    }

    private JobItem undo(JobItem item, CaseState c, JobOrder order, Officer officer, Instant now) {
        var code = rows.codes(List.of(c.id())).getFirst();
        if (!isUntouched(c, ledger.entries(c.id()))
                || !(CaseActs.close(c, DossierState.UNDONE.name()) instanceof CaseDecision.Lawful(var effects)))
            return item.refused("carry.no.actedOn", List.of(code));
        var outcome = ledger.record(Act.of(
                c,
                ActPath.by(officer, now, "carry-undo-" + c.id()),
                DossierEvent.CARRY_UNDONE.kind(),
                CarryOvers.CONFIRM,
                c.unitIn(),
                effects,
                Map.of("file", order.what().getOrDefault("file", "")),
                null));
        if (outcome instanceof ActOutcome.Stale) return item.refused("carry.no.actedOn", List.of(code));
        if (!(outcome instanceof ActOutcome.Recorded) && !(outcome instanceof ActOutcome.Replayed))
            throw new IllegalStateException("Taking back " + c.id() + " was not recorded: " + outcome);
        rows.free(c.id());
        return item.done("carry.undone", code);
    }
}
