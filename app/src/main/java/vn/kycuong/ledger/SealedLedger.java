package vn.kycuong.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.UnitId;

/**
 * Reads and records sealed cases (vụ việc được bảo mật). They stand in a register of their own, which no list, count, search or sum of other
 * work reads; whoever is not admitted to a case gets the answers of a world without it. Each act stands alone: it shares no statement and no
 * commit with another.
 */
@Component
public class SealedLedger {
    /** The right to admit others to a case, or to exclude them from it. */
    public static final String ADMIT = "sealed.admit";

    private static final String PERSON = "person";

    private final SealedRows rows;
    private final ActStatement statement;

    SealedLedger(SealedRows rows, ActStatement statement) {
        this.rows = rows;
        this.statement = statement;
    }

    // Readings are transactions that could write: they are the actor's, who asks for whom; a reader of pages has no
    // such tables.

    /** The case as it stands now, for one who is admitted to it. */
    @Transactional
    public Optional<CaseState> find(CaseId id, ActorId reader) {
        return rows.state(id, reader);
    }

    /** Its entries in order; none for whoever is not admitted. */
    @Transactional
    public List<Entry> entries(CaseId id, ActorId reader) {
        return rows.entries(id, reader);
    }

    /** The cases of a desk to which somebody is admitted, in the order of their ids. */
    @Transactional
    public List<CaseState> cases(String kind, ActorId reader, @Nullable CaseId after, int most) {
        return rows.states(kind, reader, after == null ? new UUID(0, 0) : after.value(), most);
    }

    /** How many there are of them. */
    @Transactional
    public int count(String kind, ActorId reader) {
        return rows.count(kind, reader);
    }

    /**
     * Opens a sealed case.
     *
     * @param opening its first act, by one of those admitted
     * @param excluded who must never learn of it, even if he is named among those admitted
     */
    @Transactional
    public ActOutcome open(Act opening, Classification classification, Set<ActorId> admitted, Set<ActorId> excluded) {
        if (opening.before().version() != 0) throw new IllegalArgumentException("A case is sealed when it is opened");
        var id = opening.entry().caseId();
        rows.seal(id, classification, opening.entry().recordedAt());
        rows.exclude(id, excluded);
        rows.admit(id, admitted);
        var outcome = statement.recordSealed(opening);
        if (!(outcome instanceof ActOutcome.Recorded)) rows.unseal(id);
        return outcome;
    }

    /** Records an act on a sealed case, alone. Joins the caller's transaction. */
    @Transactional
    public ActOutcome record(Act act) {
        return statement.recordSealed(act);
    }

    /** Somebody is admitted from now on; told by an entry. Who is excluded is not admitted, and the act is as if forbidden. */
    @Transactional
    public ActOutcome admit(CaseState state, Act.By by, UnitId at, ActorId person) {
        if (rows.isExcluded(state.id(), person)) return new ActOutcome.Forbidden();
        var outcome = statement.recordSealed(about(state, by, CaseEvent.ADMITTED, at, person));
        if (outcome instanceof ActOutcome.Recorded) rows.admit(state.id(), List.of(person));
        return outcome;
    }

    /** Somebody is not admitted any more, but could be again. */
    @Transactional
    public ActOutcome dismiss(CaseState state, Act.By by, UnitId at, ActorId person) {
        var outcome = statement.recordSealed(about(state, by, CaseEvent.DISMISSED, at, person));
        if (outcome instanceof ActOutcome.Recorded) rows.dismiss(state.id(), List.of(person));
        return outcome;
    }

    /** From now on the case does not exist for somebody, and he can not be admitted; told by an entry. */
    @Transactional
    public ActOutcome exclude(CaseState state, Act.By by, UnitId at, ActorId person) {
        var outcome = statement.recordSealed(about(state, by, CaseEvent.EXCLUDED, at, person));
        if (outcome instanceof ActOutcome.Recorded) rows.exclude(state.id(), List.of(person));
        return outcome;
    }

    private static Act about(CaseState state, Act.By by, CaseEvent event, UnitId at, ActorId person) {
        Map<String, Object> facts = new HashMap<>();
        facts.put(PERSON, person.value());
        return Act.of(state, by, event.kind(), ADMIT, at, List.of(), facts, null);
    }
}
