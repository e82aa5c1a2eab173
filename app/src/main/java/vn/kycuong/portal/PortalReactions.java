package vn.kycuong.portal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.kycuong.dossier.Children;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.Chains;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.ledger.LedgerEntry;
import vn.kycuong.ledger.Reaction;
import vn.kycuong.portal.PortalRows.Standing;
import vn.kycuong.portal.StatusRules.Met;
import vn.kycuong.portal.StatusRules.Told;

/** Writes down what the portal is to hear of each entry. All of it follows from the chain: read twice, it is written once. */
@Component
class PortalReactions implements Reaction {
    static final String NAME = "portal.status";

    private final Chains chains;
    private final ClockProjection clocks;
    private final PortalRows rows;

    PortalReactions(Chains chains, ClockProjection clocks, PortalRows rows) {
        this.chains = chains;
        this.clocks = clocks;
        this.rows = rows;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void react(List<LedgerEntry> entries) {
        long begun = rows.begun();
        var ours = entries.stream()
                .filter(e -> e.leaf() >= begun && Dossiers.KIND.equals(e.entry().caseKind()))
                .map(LedgerEntry::entry)
                .toList();
        var since =
                ours.stream().map(e -> StatusRules.id(e.caseId(), e.version())).collect(Collectors.toSet());
        var touched = ours.stream().map(Entry::caseId).distinct().toList();
        var told = new ArrayList<Told>();
        var standings = new ArrayList<Standing>();
        var left = new ArrayList<UUID>();
        var met = new ArrayList<Met>();
        for (var chain : chains.of(touched).values()) met.addAll(read(chain, told, standings, left));
        told.removeIf(t -> !since.contains(t.id()));
        rows.tell(told);
        rows.stand(standings);
        rows.promise(standings.stream().map(Standing::caseId).toList(), met);
        rows.leave(left);
    }

    private List<Met> read(List<Entry> chain, List<Told> told, List<Standing> standings, List<UUID> left) {
        var first = chain.getFirst();
        if (Children.isChild(first)) return List.of(); // the portal knows the parent alone
        var states = CaseState.histories(first.caseId(), first.caseKind(), chain);
        var now = states.getLast();
        if (StatusRules.status(now).isEmpty()) {
            left.add(first.caseId().value());
            return List.of();
        }
        var heard = StatusRules.told(
                chain, states, (owed, known) -> clocks.reading(owed, known).dueAt());
        var last = heard.getLast();
        told.addAll(heard);
        standings.add(new Standing(
                first.caseId().value(),
                fact(first, "code"),
                fact(first, "procedure"),
                now.unitNow().value(),
                last.version(),
                last.status(),
                last.recordedAt()));
        Instant known = chain.getLast().recordedAt();
        return StatusRules.met(states, (owed, at) -> clocks.reading(owed, at).lateFrom(), known);
    }

    private static String fact(Entry first, String name) {
        return Objects.toString(first.facts().get(name), "");
    }
}
