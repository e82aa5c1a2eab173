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
    private static final ScopedValue<Bulk> BULK = ScopedValue.newInstance();

    private final LedgerRows rows;
    private final LedgerFeed feed;

    Ledger(LedgerRows rows, LedgerFeed feed) {
        this.rows = rows;
        this.feed = feed;
    }

    /** The case as it stands now. */
    public Optional<CaseState> find(CaseId id) {
        if (!BULK.isBound()) return rows.state(id);
        var known = BULK.get().state(id);
        return known.isPresent() ? known : rows.state(id);
    }

    /** The entries of a case in order. */
    public List<Entry> entries(CaseId id) {
        if (BULK.isBound()) write(BULK.get());
        return rows.entries(id);
    }

    /**
     * Runs work of which nobody awaits the single outcomes, such as an import: its cases are read at once, its acts are written
     * together at the end (or as soon as a case is acted on a second time). Every act must then be recorded, or none of the
     * transaction is; until then each is answered as recorded.
     *
     * @param cases the cases that the work will act on; those that do not exist yet are left out
     * @throws IllegalStateException when an act was not recorded
     */
    @Transactional
    public void inBulk(List<CaseId> cases, Runnable work) {
        var bulk = new Bulk(find(cases));
        ScopedValue.where(BULK, bulk).run(() -> {
            work.run();
            write(bulk);
        });
    }

    private void write(Bulk bulk) {
        for (var outcome : write(bulk.take())) {
            if (!(outcome instanceof ActOutcome.Recorded))
                throw new IllegalStateException("An act among many was not recorded: " + outcome);
        }
    }

    /** The case after each of its versions, from 0, replayed from its entries. */
    public List<CaseState> histories(CaseId id) {
        var entries = entries(id);
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
        return BULK.isBound() ? put(BULK.get(), acts) : write(acts);
    }

    private List<ActOutcome> put(Bulk bulk, List<Act> acts) {
        if (acts.stream().anyMatch(a -> bulk.holds(a.entry().caseId()))) write(bulk);
        return acts.stream().map(bulk::put).toList();
    }

    private List<ActOutcome> write(List<Act> acts) {
        if (acts.isEmpty()) return List.of();
        var outcomes = rows.act(acts);
        feed.nudgeAfterCommit();
        return outcomes;
    }

    /** The states of several cases by id; cases that do not exist are left out. */
    public Map<CaseId, CaseState> find(List<CaseId> ids) {
        if (BULK.isBound()) write(BULK.get());
        return rows.states(ids).stream().collect(Collectors.toMap(CaseState::id, Function.identity()));
    }
}
