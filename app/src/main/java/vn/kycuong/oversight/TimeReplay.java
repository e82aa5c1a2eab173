package vn.kycuong.oversight;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.TimeInHand;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.ledger.Findings;
import vn.kycuong.ledger.Replayed;
import vn.kycuong.ledger.Stretch;
import vn.kycuong.organisation.Posts;

/** The time of finished dossiers, split again. Like all projections it may follow the ledger a moment later. */
final class TimeReplay implements Replayed {
    private static final UUID OF_NO_CASE = new UUID(0, 0);

    private final ClockProjection clocks;

    TimeReplay(ClockProjection clocks) {
        this.clocks = clocks;
    }

    private record Key(int version, int part) {}

    @Override
    public void check(Stretch stretch, Findings findings) {
        if (stretch.after().equals(OF_NO_CASE)) {
            findings.counted("tổng thời gian", TimeSumRows.count(stretch.jdbc()));
            for (var difference : TimeSumRows.different(stretch.jdbc()))
                findings.wrong(OF_NO_CASE, difference, "khác với tổng cộng lại từ các phần thời gian");
        }
        var heads = Posts.of(stretch.jdbc()).heads();
        var kept = new HashMap<>(TimeRows.between(stretch.jdbc(), stretch.after(), stretch.upTo()).stream()
                .collect(Collectors.groupingBy(TimeFact::caseId)));
        findings.counted(
                "phần thời gian", kept.values().stream().mapToLong(List::size).sum());
        stretch.chains().forEach((id, chain) -> {
            if (!Dossiers.KIND.equals(chain.getFirst().caseKind())) return;
            var rows = kept.remove(id.value());
            compare(stretch, chain, rows == null ? List.of() : rows, heads, findings);
        });
        kept.forEach((id, rows) -> rows.forEach(r -> findings.surplus(id, row(r))));
    }

    private void compare(
            Stretch stretch, List<Entry> chain, List<TimeFact> kept, TimeInHand.Heads heads, Findings findings) {
        var id = chain.getFirst().caseId();
        var wanted = facts(chain, heads);
        if (byKey(wanted).equals(byKey(kept))) return;
        if (stretch.isBehind(
                TimeReactions.NAME,
                id,
                chain,
                earlier -> earlier.isEmpty()
                        ? kept.isEmpty()
                        : byKey(facts(earlier, heads)).equals(byKey(kept)))) {
            findings.counted("vụ việc mà giám sát chưa đọc hết", 1);
            return;
        }
        compare(id.value(), wanted, kept, findings);
    }

    private static void compare(UUID id, List<TimeFact> wanted, List<TimeFact> kept, Findings findings) {
        var left = new HashMap<>(byKey(kept));
        for (var fact : wanted) findings.compare(id, row(fact), fact, left.remove(key(fact)));
        left.values().forEach(fact -> findings.compare(id, row(fact), null, fact));
    }

    private List<TimeFact> facts(List<Entry> chain, TimeInHand.Heads heads) {
        return TimeRules.facts(chain, clocks::calendar, heads);
    }

    private static Map<Key, TimeFact> byKey(List<TimeFact> facts) {
        return facts.stream().collect(Collectors.toMap(TimeReplay::key, fact -> fact));
    }

    private static Key key(TimeFact fact) {
        return new Key(fact.version(), fact.part());
    }

    private static String row(TimeFact fact) {
        return "oversight.time_fact số %d phần %d".formatted(fact.version(), fact.part());
    }
}
