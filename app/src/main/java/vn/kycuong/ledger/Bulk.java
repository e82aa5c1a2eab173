package vn.kycuong.ledger;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;

/** Acts of one transaction that wait to be written together, and the cases as they stand after them. */
final class Bulk {
    private final Map<CaseId, CaseState> states;
    private final Map<CaseId, Act> waiting = new LinkedHashMap<>();

    Bulk(Map<CaseId, CaseState> states) {
        this.states = new HashMap<>(states);
    }

    Optional<CaseState> state(CaseId id) {
        return Optional.ofNullable(states.get(id));
    }

    boolean holds(CaseId id) {
        return waiting.containsKey(id);
    }

    ActOutcome put(Act act) {
        waiting.put(act.entry().caseId(), act);
        states.put(act.entry().caseId(), act.after());
        return new ActOutcome.Recorded(act.entry().version());
    }

    /** What waits, in the order in which it came; nothing waits any more. */
    List<Act> take() {
        var acts = List.copyOf(waiting.values());
        waiting.clear();
        return acts;
    }
}
