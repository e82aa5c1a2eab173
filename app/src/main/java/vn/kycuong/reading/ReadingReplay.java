package vn.kycuong.reading;

import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.CommittedContent;
import vn.kycuong.ledger.Findings;
import vn.kycuong.ledger.Replayed;
import vn.kycuong.ledger.Stretch;

/** Readings as the desk keeps them against their chains, and answers against what entries committed to. */
final class ReadingReplay implements Replayed {
    @Override
    public boolean provesContentOf(String caseKind) {
        return Readings.KIND.equals(caseKind);
    }

    @Override
    public void check(Stretch stretch, Findings findings) {
        var attempts = ReadingRows.attempts(stretch.jdbc(), stretch.after(), stretch.upTo()).stream()
                .map(a -> new CommittedContent.Kept(a.caseId(), a.no(), a.content(), a.salt()))
                .toList();
        var content = new CommittedContent(attempts, ReadingReplay::row);
        var rows = new HashMap<>(ReadingRows.told(stretch.jdbc(), stretch.after(), stretch.upTo()).stream()
                .collect(Collectors.toMap(ReadingRows.Told::caseId, told -> told)));
        findings.counted("việc đọc văn bản", rows.size());
        findings.counted("bài trả lời câu hỏi", attempts.size());
        stretch.chains().forEach((id, chain) -> {
            if (!provesContentOf(chain.getFirst().caseKind())) return;
            findings.compare(id.value(), "reading.reading", told(chain), rows.remove(id.value()));
            for (var entry : chain) content.compare(entry, findings);
        });
        rows.forEach((id, told) -> findings.compare(id, "reading.reading", null, told));
        content.surplus(findings);
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
