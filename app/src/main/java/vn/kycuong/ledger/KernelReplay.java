package vn.kycuong.ledger;

import java.util.HashMap;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Heads, obligations and work items, computed again from the entries of each case. */
final class KernelReplay implements Replayed {
    private final ClockProjection clocks;
    private final EntryJson json = new EntryJson(JsonMapper.shared());

    KernelReplay(ClockProjection clocks) {
        this.clocks = clocks;
    }

    /** Which row of a case. */
    private record Key(UUID caseId, int no) {}

    @Override
    public void check(Stretch stretch, Findings findings) {
        var heads = new HashMap<UUID, KernelRow.Head>();
        var owed = new HashMap<Key, KernelRow.Owed>();
        var work = new HashMap<Key, KernelRow.Work>();
        for (var chain : stretch.chains().entrySet()) {
            var id = chain.getKey().value();
            var hash = Objects.requireNonNull(stretch.heads().get(chain.getKey()));
            try {
                var rows = ReplayRules.rows(chain.getValue(), hash, clocks::row);
                heads.put(id, rows.head());
                rows.owed().forEach((no, row) -> owed.put(new Key(id, no), row));
                rows.work().forEach((no, row) -> work.put(new Key(id, no), row));
            } catch (IllegalStateException | IllegalArgumentException impossible) {
                findings.unreadable(id, "ledger.entry", "không dựng lại được: " + impossible.getMessage());
            }
        }
        var kept = new ReplayRows(stretch.jdbc(), json);
        var after = stretch.after();
        var upTo = stretch.upTo();
        int rows = 0;
        for (var row : kept.heads(after, upTo)) {
            findings.compare(row.caseId(), "ledger.case_head", heads.remove(row.caseId()), row);
        }
        for (var row : kept.owed(after, upTo)) {
            findings.compare(row.caseId(), owed(row.no()), owed.remove(new Key(row.caseId(), row.no())), row);
            rows++;
        }
        for (var row : kept.work(after, upTo)) {
            findings.compare(row.caseId(), work(row.no()), work.remove(new Key(row.caseId(), row.no())), row);
            rows++;
        }
        heads.forEach((id, row) -> findings.compare(id, "ledger.case_head", row, null));
        owed.forEach((key, row) -> findings.compare(key.caseId(), owed(key.no()), row, null));
        work.forEach((key, row) -> findings.compare(key.caseId(), work(key.no()), row, null));
        findings.counted("nghĩa vụ và việc", rows);
    }

    private static String owed(int no) {
        return "ledger.obligation số " + no;
    }

    private static String work(int no) {
        return "ledger.work_item số " + no;
    }
}
