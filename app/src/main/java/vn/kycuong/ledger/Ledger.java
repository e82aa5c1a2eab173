package vn.kycuong.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;

/** Reads cases and records acts. Joins the caller's transaction, so that a desk's content and its entry stand or fall together. */
@Component
public class Ledger {
    private static final ScopedValue<Bulk> BULK = ScopedValue.newInstance();

    private final LedgerRows rows;
    private final ActStatement statement;
    private final ObjectProvider<ActsRefused> refusals;
    private final KnownStates known = new KnownStates();
    private final SharedCommits<ActStatement.Ready> shared;

    /** @param writers batches of single acts under way at once; 0: one a processor */
    Ledger(
            LedgerRows rows,
            ActStatement statement,
            ObjectProvider<ActsRefused> refusals,
            @Value("${kycuong.ledger.writers:0}") int writers) {
        this.rows = rows;
        this.statement = statement;
        this.refusals = refusals;
        this.shared = new SharedCommits<>(
                writers > 0 ? writers : Runtime.getRuntime().availableProcessors(),
                ActStatement.Ready::caseId,
                this::put);
    }

    /** The case as it stands now. */
    public Optional<CaseState> find(CaseId id) {
        var state = BULK.isBound() ? BULK.get().state(id).or(() -> stored(id)) : stored(id);
        if (!inTransaction()) state.ifPresent(known::keep);
        return state;
    }

    /** A case that is remembered is read again only if it went on. Whoever sees its head sees all of its rows, so none is remembered in part. */
    private Optional<CaseState> stored(CaseId id) {
        var last = known.last(id);
        if (last == null) return rows.state(id);
        return rows.version(id).flatMap(now -> now == last.version() ? Optional.of(last) : rows.state(id));
    }

    /**
     * The case on which an act is decided that was pressed on a page showing this version: as it stood after that version if this
     * instance saw it, else as it stands now. An act decided on a version that is no longer the last is refused when it is recorded.
     */
    public Optional<CaseState> find(CaseId id, int version) {
        return BULK.isBound() ? find(id) : known.after(id, version).or(() -> find(id));
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

    /** Records one act: within the caller's transaction, or, if there is none, in a commit shared with the acts it meets. */
    public ActOutcome record(Act act) {
        if (BULK.isBound()) return put(BULK.get(), List.of(act)).getFirst();
        return inTransaction() ? write(List.of(act)).getFirst() : shared.record(statement.ready(act));
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
        return acts.isEmpty()
                ? List.of()
                : put(acts.stream().map(statement::ready).toList());
    }

    private List<ActOutcome> put(List<ActStatement.Ready> acts) {
        var outcomes = statement.record(acts);
        for (int i = 0; i < acts.size(); i++) {
            var act = acts.get(i).act();
            if (outcomes.get(i) instanceof ActOutcome.Forbidden) refusals.forEach(heard -> heard.forbidden(act));
        }
        afterCommit(() -> {
            for (int i = 0; i < acts.size(); i++) {
                if (outcomes.get(i) instanceof ActOutcome.Recorded)
                    known.keep(acts.get(i).act().after());
            }
        });
        return outcomes;
    }

    private static boolean inTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    private static void afterCommit(Runnable work) {
        if (!inTransaction()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    /** The states of several cases by id; cases that do not exist are left out. */
    public Map<CaseId, CaseState> find(List<CaseId> ids) {
        if (BULK.isBound()) write(BULK.get());
        return rows.states(ids).stream().collect(Collectors.toMap(CaseState::id, Function.identity()));
    }
}
