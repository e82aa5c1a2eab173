package vn.kycuong.kernel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A case (vụ việc) as it stands after some of its entries: the fold of their effects. The rows of schema {@code ledger} are a
 * projection of this value, and replay compares the two.
 *
 * @param version number of entries so far; 0 before the first
 * @param state the desk's state, as its own name
 * @param unitIn the unit that took it in
 * @param unitNow the unit that must decide it now
 * @param process the version of the process in force at receipt, 0 for none
 */
public record CaseState(
        CaseId id,
        String kind,
        int version,
        String state,
        UnitId unitIn,
        UnitId unitNow,
        int process,
        List<Obligation> obligations,
        List<WorkItem> workItems,
        @Nullable String lastKind,
        @Nullable Instant lastAt,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt) {

    public CaseState {
        obligations = List.copyOf(obligations);
        workItems = List.copyOf(workItems);
    }

    /** A case before its first entry. */
    public static CaseState unopened(CaseId id, String kind) {
        return new CaseState(id, kind, 0, "", UnitId.ALL, UnitId.ALL, 0, List.of(), List.of(), null, null, null, null);
    }

    /** Replays entries in order; a gap or an impossible effect fails loudly. */
    public static CaseState replay(CaseId id, String kind, List<Entry> entries) {
        return histories(id, kind, entries).getLast();
    }

    /** The case after each of its versions, from 0. */
    public static List<CaseState> histories(CaseId id, String kind, List<Entry> entries) {
        var states = new ArrayList<CaseState>();
        states.add(unopened(id, kind));
        for (var entry : entries) states.add(states.getLast().after(entry, states));
        return states;
    }

    /**
     * This case after one more entry.
     *
     * @param before the states after each earlier version, needed only when the entry corrects an earlier one
     */
    public CaseState after(Entry entry, List<CaseState> before) {
        if (entry.version() != version + 1) {
            throw new IllegalStateException(
                    "Case " + id + ": entry " + entry.version() + " cannot follow version " + version);
        }
        var next = this;
        for (var effect : entry.effects()) next = next.apply(effect, entry.occurredAt(), before);
        return new CaseState(
                id,
                kind,
                entry.version(),
                next.state,
                next.unitIn,
                next.unitNow,
                next.process,
                next.obligations,
                next.workItems,
                entry.kind(),
                entry.occurredAt(),
                version == 0 ? entry.occurredAt() : next.openedAt,
                next.closedAt);
    }

    public Obligation obligation(int no) {
        return find(no).orElseThrow(() -> new IllegalStateException("Case " + id + " has no obligation " + no));
    }

    /** The obligation of this tier, the last one when there were several. */
    public Optional<Obligation> obligation(Tier tier) {
        return obligations.stream().filter(o -> o.tier() == tier).reduce((first, second) -> second);
    }

    /** The open work of the matter itself; what consulted and supporting units have on their desks is left out. */
    public Optional<WorkItem> openWork() {
        return workItems.stream()
                .filter(WorkItem::open)
                .filter(w -> !isBeside(w.obligation()))
                .findFirst();
    }

    /** Work by its number. */
    public Optional<WorkItem> work(int no) {
        return workItems.stream().filter(w -> w.no() == no).findFirst();
    }

    /** Opinions asked of other units that have not come yet, in the order in which they were asked. */
    public List<Obligation> openConsultations() {
        return obligations.stream()
                .filter(o -> o.isConsultation() && o.isOpen())
                .toList();
    }

    /** The open work that serves an obligation. */
    public Optional<WorkItem> workFor(int obligation) {
        return workItems.stream()
                .filter(w -> w.open() && w.obligation() == obligation)
                .findFirst();
    }

    private boolean isBeside(int obligation) {
        return find(obligation).map(Obligation::isBeside).orElse(false);
    }

    /** Every unit that has to do with what is open of the case: took it in, must decide it, owes something, has work of it. */
    public Set<UnitId> units() {
        var units = new LinkedHashSet<>(List.of(unitIn, unitNow));
        for (var o : obligations) if (o.isOpen()) units.add(o.unit());
        for (var w : workItems) if (w.open()) units.add(w.unit());
        return units;
    }

    public boolean isOpen() {
        return version > 0 && closedAt == null;
    }

    public int nextObligation() {
        return obligations.size() + 1;
    }

    public int nextWorkItem() {
        return workItems.size() + 1;
    }

    private Optional<Obligation> find(int no) {
        return obligations.stream().filter(o -> o.no() == no).findFirst();
    }

    private CaseState apply(Effect effect, Instant at, List<CaseState> before) {
        return switch (effect) {
            case Effect.Opened e ->
                new CaseState(
                        id,
                        kind,
                        version,
                        state,
                        e.unitIn(),
                        e.unitNow(),
                        e.process(),
                        obligations,
                        workItems,
                        lastKind,
                        lastAt,
                        at,
                        null);
            case Effect.ProcessChosen e ->
                new CaseState(
                        id,
                        kind,
                        version,
                        state,
                        unitIn,
                        unitNow,
                        e.process(),
                        obligations,
                        workItems,
                        lastKind,
                        lastAt,
                        openedAt,
                        closedAt);
            case Effect.StateChanged e -> with(e.state(), unitNow, obligations, workItems, closedAt);
            case Effect.Closed _ -> with(state, unitNow, obligations, workItems, at);
            case Effect.Reopened _ -> with(state, unitNow, obligations, workItems, null);
            case Effect.Rehomed e -> with(state, e.unit(), owedBy(e.unit()), workItems, closedAt);
            case Effect.Succeeded e -> succeeded(e.from(), e.to(), at);
            case Effect.ObligationOpened e -> with(state, unitNow, plus(e.toObligation()), workItems, closedAt);
            case Effect.ClockStopped e -> clock(e.no(), c -> c.stopped(e.ground(), e.paper(), at));
            case Effect.ClockResumed e ->
                moved(e.no(), c -> c.resumed(Objects.requireNonNullElse(e.from(), at), e.policy()));
            case Effect.ClockExtended e -> moved(e.no(), c -> c.extended(at, e.due(), e.paper()));
            case Effect.ClockReopened e -> moved(e.no(), c -> c.reopened(e.paper(), at));
            case Effect.ClockReread e -> obligation(e.no(), o -> o);
            case Effect.Noticed e -> obligation(e.no(), o -> o.with(e.notice()));
            case Effect.Discharged e -> clock(e.no(), c -> c.met(at));
            case Effect.DischargeWithdrawn e -> clock(e.no(), ObligationClock::notMet);
            case Effect.WorkOpened e -> with(state, unitNow, obligations, plus(e.toWorkItem(at)), closedAt);
            case Effect.WorkMoved e ->
                work(
                        e.no(),
                        w -> new WorkItem(w.no(), e.step(), e.role(), e.unit(), e.holder(), e.obligation(), at, true));
            case Effect.WorkTaken e ->
                work(
                        e.no(),
                        w -> new WorkItem(
                                w.no(), w.step(), w.role(), w.unit(), e.holder(), w.obligation(), w.since(), true));
            case Effect.WorkReleased e ->
                work(
                        e.no(),
                        w -> new WorkItem(w.no(), w.step(), w.role(), w.unit(), null, w.obligation(), w.since(), true));
            case Effect.WorkClosed e ->
                work(
                        e.no(),
                        w -> new WorkItem(
                                w.no(), w.step(), w.role(), w.unit(), w.holder(), w.obligation(), w.since(), false));
            case Effect.Restored e -> restored(before.get(e.version()));
        };
    }

    private CaseState restored(CaseState earlier) {
        return new CaseState(
                id,
                kind,
                version,
                earlier.state,
                earlier.unitIn,
                earlier.unitNow,
                earlier.process,
                earlier.obligations,
                earlier.workItems,
                lastKind,
                lastAt,
                openedAt,
                earlier.closedAt);
    }

    private CaseState with(
            String newState,
            UnitId newUnit,
            List<Obligation> newObligations,
            List<WorkItem> newItems,
            @Nullable Instant closed) {
        return new CaseState(
                id,
                kind,
                version,
                newState,
                unitIn,
                newUnit,
                process,
                newObligations,
                newItems,
                lastKind,
                lastAt,
                openedAt,
                closed);
    }

    private CaseState clock(int no, UnaryOperator<ObligationClock> change) {
        return obligation(no, o -> o.with(change.apply(o.clock())));
    }

    /** A clock whose due date moved: what was told about the old date no longer holds. */
    private CaseState moved(int no, UnaryOperator<ObligationClock> change) {
        return obligation(no, o -> o.with(change.apply(o.clock())).with(Notice.NONE));
    }

    /** Whoever must decide the case owes its result; what others owe in it stays theirs. */
    private List<Obligation> owedBy(UnitId unit) {
        return obligations.stream()
                .map(o -> o.isOpen() && !o.isBeside() && o.unit().equals(unitNow) ? o.of(unit) : o)
                .toList();
    }

    private CaseState succeeded(UnitId from, UnitId to, Instant at) {
        return new CaseState(
                id,
                kind,
                version,
                state,
                unitIn.equals(from) ? to : unitIn,
                unitNow.equals(from) ? to : unitNow,
                process,
                obligations.stream()
                        .map(o -> o.isOpen() && o.unit().equals(from) ? o.of(to) : o)
                        .toList(),
                workItems.stream()
                        .map(w -> w.open() && w.unit().equals(from) ? w.at(to, at) : w)
                        .toList(),
                lastKind,
                lastAt,
                openedAt,
                closedAt);
    }

    private CaseState obligation(int no, UnaryOperator<Obligation> change) {
        obligation(no);
        var changed = obligations.stream()
                .map(o -> o.no() == no ? change.apply(o) : o)
                .toList();
        return with(state, unitNow, changed, workItems, closedAt);
    }

    private CaseState work(int no, UnaryOperator<WorkItem> change) {
        if (workItems.stream().noneMatch(w -> w.no() == no && w.open())) {
            throw new IllegalStateException("Case " + id + " has no open work item " + no);
        }
        var changed =
                workItems.stream().map(w -> w.no() == no ? change.apply(w) : w).toList();
        return with(state, unitNow, obligations, changed, closedAt);
    }

    private List<Obligation> plus(Obligation opened) {
        if (opened.no() != nextObligation()) throw new IllegalStateException("Obligations are numbered without gaps");
        var more = new ArrayList<>(obligations);
        more.add(opened);
        return more;
    }

    private List<WorkItem> plus(WorkItem opened) {
        if (opened.no() != nextWorkItem()) throw new IllegalStateException("Work items are numbered without gaps");
        var more = new ArrayList<>(workItems);
        more.add(opened);
        return more;
    }
}
