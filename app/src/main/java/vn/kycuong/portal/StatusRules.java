package vn.kycuong.portal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.Tier;

/** What the portal is told of a dossier: a function of its chain alone. */
final class StatusRules {
    private StatusRules() {}

    /** The national code of a state; empty where the portal is told nothing. */
    static Optional<Integer> status(DossierState state) {
        return state == DossierState.UNDONE ? Optional.empty() : Optional.of(state.nationalCode());
    }

    static Optional<Integer> status(CaseState c) {
        return status(DossierState.valueOf(c.state()));
    }

    /** What one entry makes the portal hear. */
    record Told(
            UUID id,
            CaseId caseId,
            int version,
            int status,
            Instant at,
            Instant recordedAt,
            @Nullable Instant due) {}

    /** A message for each entry that changes the code, in order. @param due when an obligation is due as known at a moment */
    static List<Told> told(
            List<Entry> chain, List<CaseState> states, BiFunction<Obligation, Instant, @Nullable Instant> due) {
        var told = new ArrayList<Told>();
        Integer before = null;
        for (var entry : chain) {
            var state = states.get(entry.version());
            var status = status(state);
            if (status.isEmpty() || status.get().equals(before)) continue;
            before = status.get();
            var owed = state.obligation(Tier.WHOLE).orElse(null);
            told.add(new Told(
                    id(entry.caseId(), entry.version()),
                    entry.caseId(),
                    entry.version(),
                    before,
                    entry.occurredAt(),
                    entry.recordedAt(),
                    owed == null ? null : due.apply(owed, entry.recordedAt())));
        }
        return told;
    }

    /** The same for the same entry. */
    static UUID id(CaseId id, int version) {
        return UUID.nameUUIDFromBytes("portal:%s:%d".formatted(id, version).getBytes(StandardCharsets.UTF_8));
    }

    /** What is promised to the applicant at either end. */
    enum Stage {
        RECEPTION(Tier.RECEPTION),
        RESULT(Tier.WHOLE);

        private final Tier tier;

        Stage(Tier tier) {
            this.tier = tier;
        }

        /** The last promise of this kind that was met; what stands until the applicant answers is none yet. */
        private Optional<Obligation> owed(CaseState now) {
            return now.obligations().stream()
                    .filter(o -> o.tier() == tier && !o.isOpen() && !Dossiers.isCheck(o))
                    .reduce((_, later) -> later);
        }
    }

    /** A promise that was met here. @param version of the entry that met it */
    record Met(CaseId caseId, Stage stage, int unit, Instant lateFrom, Instant metAt, int version) {}

    /** What was promised and met, as the chain tells it now; what was undone or is owed again is left out. */
    static List<Met> met(
            List<CaseState> states, BiFunction<Obligation, Instant, @Nullable Instant> lateFrom, Instant known) {
        var met = new ArrayList<Met>();
        var now = states.getLast();
        for (var stage : Stage.values()) {
            var owed = stage.owed(now).orElse(null);
            if (owed == null || status(now).isEmpty()) continue;
            var at = owed.clock().metAt();
            var late = at == null ? null : lateFrom.apply(owed, known);
            if (at == null || late == null) continue;
            met.add(new Met(now.id(), stage, owed.unit().value(), late, at, since(states, owed.no())));
        }
        return met;
    }

    private static int since(List<CaseState> states, int obligation) {
        int since = states.size() - 1;
        while (since > 1
                && states.get(since - 1).obligations().stream().anyMatch(o -> o.no() == obligation && !o.isOpen()))
            since--;
        return since;
    }
}
