package vn.kycuong.money;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.Findings;
import vn.kycuong.ledger.Replayed;
import vn.kycuong.ledger.Stretch;
import vn.kycuong.money.ReplayedRows.Paper;
import vn.kycuong.money.ReplayedRows.Sums;

/** Receipts, and what stands of each dossier, against what the entries say. */
final class MoneyReplay implements Replayed {
    @Override
    public void check(Stretch stretch, Findings findings) {
        var papers = new HashMap<UUID, Map<String, Paper>>();
        for (var paper : ReplayedRows.papers(stretch.jdbc(), stretch.after(), stretch.upTo()))
            papers.computeIfAbsent(paper.caseId(), _ -> new HashMap<>()).put(paper.number(), paper);
        var sums = new HashMap<UUID, Sums>();
        for (var sum : ReplayedRows.sums(stretch.jdbc(), stretch.after(), stretch.upTo())) sums.put(sum.caseId(), sum);
        stretch.chains().forEach((id, chain) -> {
            var kept = papers.remove(id.value());
            var sum = sums.remove(id.value());
            compare(id.value(), chain, kept == null ? new HashMap<>() : kept, sum, findings);
        });
        papers.forEach((id, some) -> some.values().forEach(p -> findings.surplus(id, row(p.number()))));
        sums.forEach((id, sum) -> {
            if (!sum.isNothing()) findings.surplus(id, "money.standing");
        });
    }

    private static void compare(
            UUID id, List<Entry> chain, Map<String, Paper> kept, @Nullable Sums sum, Findings findings) {
        var wanted = new HashMap<String, Paper>();
        long due = 0;
        long paid = 0;
        long refunded = 0;
        for (var entry : chain) {
            var event = MoneyEvent.of(entry.kind());
            if (event.isEmpty()) continue;
            switch (event.get()) {
                case FEE_SET, EXEMPTED -> due = number(entry, "due");
                case PAID -> {
                    put(id, entry, false, wanted);
                    paid += number(entry, "amount");
                }
                case VOIDED -> {
                    put(id, entry, true, wanted);
                    paid -= number(entry, "amount");
                }
                case REFUNDED -> {
                    put(id, entry, false, wanted);
                    refunded += number(entry, "amount");
                }
            }
        }
        findings.counted("biên lai và phiếu hoàn trả", wanted.size());
        wanted.forEach((number, paper) -> findings.compare(id, row(number), paper, kept.remove(number)));
        kept.keySet().forEach(number -> findings.surplus(id, row(number)));
        var follows = new Sums(id, due, paid, refunded);
        if (sum != null || !follows.isNothing()) findings.compare(id, "money.standing", follows, sum);
    }

    private static void put(UUID id, Entry entry, boolean voided, Map<String, Paper> wanted) {
        var paper = new Paper(
                id,
                String.valueOf(entry.facts().get("series")),
                (int) number(entry, "year"),
                (int) number(entry, "no"),
                number(entry, "amount"),
                String.valueOf(entry.facts().get("way")),
                voided);
        wanted.put(paper.number(), paper);
    }

    private static long number(Entry entry, String fact) {
        return entry.facts().get(fact) instanceof Number number ? number.longValue() : 0;
    }

    private static String row(String number) {
        return "money.receipt số " + number;
    }
}
