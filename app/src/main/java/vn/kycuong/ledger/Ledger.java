package vn.kycuong.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;

/** Reads cases and records acts. Joins the caller's transaction, so that a desk's content and its entry stand or fall together. */
@Component
public class Ledger {
    private final LedgerRows rows;
    private final LedgerFeed feed;

    Ledger(LedgerRows rows, LedgerFeed feed) {
        this.rows = rows;
        this.feed = feed;
    }

    /** The case as it stands now. */
    public Optional<CaseState> find(CaseId id) {
        return rows.state(id);
    }

    /** The entries of a case in order. */
    public List<Entry> entries(CaseId id) {
        return rows.entries(id);
    }

    /** The case after each of its versions, from 0, replayed from its entries. */
    public List<CaseState> histories(CaseId id) {
        var entries = rows.entries(id);
        var kind = entries.isEmpty() ? "" : entries.getFirst().caseKind();
        return CaseState.histories(id, kind, entries);
    }

    /** Records one act. */
    @Transactional
    public ActOutcome record(Act act) {
        return record(List.of(act)).getFirst();
    }

    /** Records acts on different cases, each answered by its own outcome, in the order given. */
    @Transactional
    public List<ActOutcome> record(List<Act> acts) {
        if (acts.isEmpty()) return List.of();
        var cases = acts.stream().collect(Collectors.groupingBy(a -> a.entry().caseId(), Collectors.counting()));
        if (cases.size() != acts.size()) throw new IllegalArgumentException("At most one act per case in a batch");
        var outcomes = rows.act(acts);
        feed.nudgeAfterCommit();
        return outcomes;
    }

    /** The states of several cases by id; cases that do not exist are left out. */
    public Map<CaseId, CaseState> find(List<CaseId> ids) {
        return rows.states(ids).stream().collect(Collectors.toMap(CaseState::id, Function.identity()));
    }
}
