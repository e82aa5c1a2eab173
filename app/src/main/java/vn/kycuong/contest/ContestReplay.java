package vn.kycuong.contest;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kycuong.contest.ContestRows.Revision;
import vn.kycuong.contest.ContestRows.Told;
import vn.kycuong.kernel.Commitment;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.Findings;
import vn.kycuong.ledger.Replayed;
import vn.kycuong.ledger.Stretch;

/** The reasons of contests against what entries committed to, and the desk's rows against what the first entries say. */
final class ContestReplay implements Replayed {
    /** One revision of one case. */
    private record Key(UUID caseId, int revision) {}

    @Override
    public boolean provesContentOf(String caseKind) {
        return Contests.KIND.equals(caseKind);
    }

    @Override
    public void check(Stretch stretch, Findings findings) {
        var revisions = new HashMap<>(ContestRows.revisions(stretch.jdbc(), stretch.after(), stretch.upTo()).stream()
                .collect(Collectors.toMap(r -> new Key(r.caseId(), r.revision()), r -> r)));
        var rows = new HashMap<>(ContestRows.told(stretch.jdbc(), stretch.after(), stretch.upTo()).stream()
                .collect(Collectors.toMap(Told::caseId, told -> told)));
        findings.counted("lý do xem lại thời gian", revisions.size());
        stretch.chains().forEach((id, chain) -> {
            if (!provesContentOf(chain.getFirst().caseKind())) return;
            findings.compare(id.value(), "contest.contest", told(chain.getFirst()), rows.remove(id.value()));
            for (var entry : chain) compare(entry, revisions, findings);
        });
        rows.forEach((id, told) -> findings.compare(id, "contest.contest", null, told));
        revisions.keySet().forEach(key -> findings.surplus(key.caseId(), row(key.revision())));
    }

    private static void compare(Entry entry, Map<Key, Revision> left, Findings findings) {
        var committed = entry.content();
        if (committed == null) return;
        var id = entry.caseId().value();
        var kept = left.remove(new Key(id, committed.revision()));
        if (kept == null) {
            findings.wrong(id, row(committed.revision()), "thiếu nội dung của bút toán số " + entry.version());
        } else if (kept.content() == null && kept.salt() == null) {
            findings.counted("bản nội dung đã hủy theo luật", 1);
        } else if (!isCommitted(committed, kept)) {
            findings.wrong(id, row(committed.revision()), "nội dung khác với cam kết ở bút toán số " + entry.version());
        }
    }

    private static boolean isCommitted(Commitment committed, Revision kept) {
        return kept.content() != null
                && kept.salt() != null
                && Commitment.of(committed.revision(), kept.salt(), kept.content())
                        .equals(committed);
    }

    private static Told told(Entry first) {
        return new Told(
                first.caseId().value(),
                String.valueOf(first.facts().get("case")),
                number(first, "obligation"),
                number(first, "opened"),
                number(first, "ended"),
                String.valueOf(first.facts().get("hand")),
                number(first, "unit"),
                first.actor().value(),
                first.unit().value());
    }

    private static @Nullable Integer number(Entry first, String fact) {
        return first.facts().get(fact) instanceof Number number ? number.intValue() : null;
    }

    private static String row(int revision) {
        return "contest.revision số " + revision;
    }
}
