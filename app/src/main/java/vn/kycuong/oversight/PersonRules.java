package vn.kycuong.oversight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.kycuong.counter.PersonFacts.Kind;
import vn.kycuong.dossier.Children;
import vn.kycuong.dossier.DossierEvent;
import vn.kycuong.dossier.Satisfaction;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;

/** From the entries of one dossier to what they say of people: what was undone is not said. */
final class PersonRules {
    private static final Set<Kind> GUIDING = Set.of(Kind.GUIDED, Kind.GUIDED_AGAIN);
    private static final Set<Kind> SERVING = Set.of(Kind.TAKEN_IN, Kind.RETURNED);
    private static final Set<String> TOLD = Set.of(
            DossierEvent.ACCEPTED.kind(),
            DossierEvent.GUIDED.kind(),
            DossierEvent.SUPPLEMENT_REQUESTED.kind(),
            DossierEvent.RETURNED.kind(),
            DossierEvent.RATED.kind(),
            DossierEvent.COMPLAINED.kind(),
            CaseEvent.BECAME_LATE.kind());

    private PersonRules() {}

    /** Whether an entry says something of somebody, or takes back what was said. */
    static boolean concerns(Entry entry) {
        return TOLD.contains(entry.kind()) || undoes(entry).isPresent();
    }

    private static Optional<Effect.Restored> undoes(Entry entry) {
        return entry.effects().stream()
                .filter(Effect.Restored.class::isInstance)
                .map(Effect.Restored.class::cast)
                .findFirst();
    }

    /** Nothing of what is counted with its parent. */
    static List<PersonFact> facts(List<Entry> entries) {
        var first = entries.getFirst();
        if (Children.isChild(first)) return List.of();
        var said = new ArrayList<PersonFact>();
        boolean late = entries.stream().anyMatch(e -> e.kind().equals(CaseEvent.BECAME_LATE.kind()));
        var states = late ? CaseState.histories(first.caseId(), first.caseKind(), entries) : List.<CaseState>of();
        for (var entry : entries) {
            undoes(entry).ifPresent(undone -> said.removeIf(f -> f.version() > undone.version()));
            said.addAll(of(entry, states, said));
        }
        return said;
    }

    private static List<PersonFact> of(Entry entry, List<CaseState> states, List<PersonFact> before) {
        var kind = entry.kind();
        if (kind.equals(CaseEvent.BECAME_LATE.kind())) return late(entry, states.get(entry.version()));
        if (kind.equals(DossierEvent.RATED.kind())) return ofServers(entry, rated(entry), before);
        if (kind.equals(DossierEvent.COMPLAINED.kind())) return ofServers(entry, Kind.COMPLAINED, before);
        if (isNobody(entry.actor())) return List.of();
        if (kind.equals(DossierEvent.ACCEPTED.kind())) return List.of(fact(entry, Kind.TAKEN_IN));
        if (kind.equals(DossierEvent.RETURNED.kind())) return List.of(fact(entry, Kind.RETURNED));
        if (kind.equals(DossierEvent.GUIDED.kind()) || kind.equals(DossierEvent.SUPPLEMENT_REQUESTED.kind()))
            return List.of(fact(entry, guided(entry, before)));
        return List.of();
    }

    private static Kind guided(Entry entry, List<PersonFact> before) {
        boolean again = before.stream()
                .anyMatch(f -> GUIDING.contains(f.kind())
                        && f.actorId() == entry.actor().value());
        return again ? Kind.GUIDED_AGAIN : Kind.GUIDED;
    }

    private static Kind rated(Entry entry) {
        return Satisfaction.NOT_SATISFIED.name().equals(entry.facts().get("whole"))
                ? Kind.DISSATISFIED
                : Kind.SATISFIED;
    }

    /** In whose hands the work lay that the late obligation asks for. */
    private static List<PersonFact> late(Entry entry, CaseState state) {
        var facts = new ArrayList<PersonFact>();
        for (WorkItem work : state.workItems()) {
            var holder = work.holder();
            if (!work.open() || holder == null || !isOf(entry, work)) continue;
            boolean known = facts.stream().anyMatch(f -> f.actorId() == holder.value());
            if (!known) facts.add(fact(entry, holder, Kind.LATE, work.unit()));
        }
        return facts;
    }

    private static boolean isOf(Entry entry, WorkItem work) {
        return !(entry.facts().get("obligation") instanceof Number no) || no.intValue() == work.obligation();
    }

    /** Of who took it in or handed it out before. */
    private static List<PersonFact> ofServers(Entry entry, Kind kind, List<PersonFact> before) {
        var facts = new ArrayList<PersonFact>();
        for (var served : before) {
            boolean known = facts.stream().anyMatch(f -> f.actorId() == served.actorId());
            if (SERVING.contains(served.kind()) && !known)
                facts.add(fact(entry, new ActorId(served.actorId()), kind, new UnitId(served.unitId())));
        }
        return facts;
    }

    private static boolean isNobody(ActorId actor) {
        return actor.equals(ActorId.PUBLIC) || actor.equals(ActorId.SYSTEM);
    }

    private static PersonFact fact(Entry entry, Kind kind) {
        return fact(entry, entry.actor(), kind, entry.unit());
    }

    private static PersonFact fact(Entry entry, ActorId actor, Kind kind, UnitId unit) {
        return new PersonFact(
                entry.caseId().value(), entry.version(), actor.value(), kind, unit.value(), entry.occurredAt());
    }
}
