package vn.kycuong.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Commitment;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.Findings;
import vn.kycuong.ledger.Replayed;
import vn.kycuong.ledger.Stretch;

/** Readings as the desk keeps them against their chains, and answers against what entries committed to. */
final class ReadingReplay implements Replayed {
    /** One attempt of one case. */
    private record Key(UUID caseId, int no) {}

    @Override
    public boolean provesContentOf(String caseKind) {
        return Readings.KIND.equals(caseKind);
    }

    @Override
    public void check(Stretch stretch, Findings findings) {
        var attempts = new HashMap<>(ReadingRows.attempts(stretch.jdbc(), stretch.after(), stretch.upTo()).stream()
                .collect(Collectors.toMap(a -> new Key(a.caseId(), a.no()), a -> a)));
        var rows = new HashMap<>(ReadingRows.told(stretch.jdbc(), stretch.after(), stretch.upTo()).stream()
                .collect(Collectors.toMap(ReadingRows.Told::caseId, told -> told)));
        findings.counted("việc đọc văn bản", rows.size());
        findings.counted("bài trả lời câu hỏi", attempts.size());
        stretch.chains().forEach((id, chain) -> {
            if (!provesContentOf(chain.getFirst().caseKind())) return;
            findings.compare(id.value(), "reading.reading", told(chain), rows.remove(id.value()));
            for (var entry : chain) compare(entry, attempts, findings);
        });
        rows.forEach((id, told) -> findings.compare(id, "reading.reading", null, told));
        attempts.keySet().forEach(key -> findings.surplus(key.caseId(), row(key.no())));
    }

    private static void compare(Entry entry, Map<Key, ReadingRows.Attempt> left, Findings findings) {
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

    private static boolean isCommitted(Commitment committed, ReadingRows.Attempt kept) {
        return kept.content() != null
                && kept.salt() != null
                && Commitment.of(committed.revision(), kept.salt(), kept.content())
                        .equals(committed);
    }

    /** The text is that of the last entry that names one: who moves before he confirms may get another. */
    private static ReadingRows.Told told(List<Entry> chain) {
        var first = chain.getFirst();
        var text = chain.reversed().stream()
                .map(e -> e.facts().get("sha256"))
                .filter(String.class::isInstance)
                .findFirst()
                .map(String::valueOf)
                .orElse("");
        return new ReadingRows.Told(
                first.caseId().value(),
                number(first, "campaign"),
                number(first, "reader"),
                text,
                CaseState.replay(first.caseId(), first.caseKind(), chain).state());
    }

    private static int number(Entry first, String fact) {
        return first.facts().get(fact) instanceof Number number ? number.intValue() : 0;
    }

    private static String row(int no) {
        return "reading.attempt lần " + no;
    }
}
