package vn.kycuong.dossier.web;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.kycuong.dossier.FileSignature;
import vn.kycuong.dossier.FileSignatures;
import vn.kycuong.dossier.LaidFile;
import vn.kycuong.dossier.LaidFiles;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.ledger.Ledger;

/** Gathers what an applicant sent later for the page of his dossier, the latest first; what was undone is left out. */
@Component
class ReplyViews {
    private final FileRows rows;
    private final LaidFiles laid;
    private final FileSignatures signatures;
    private final Ledger ledger;

    ReplyViews(FileRows rows, LaidFiles laid, FileSignatures signatures, Ledger ledger) {
        this.rows = rows;
        this.signatures = signatures;
        this.laid = laid;
        this.ledger = ledger;
    }

    List<ReplyView> of(CaseId id) {
        var replies = rows.revisions(id).stream()
                .filter(r -> r.purpose().equals(LaidFile.REPLY) && r.content() != null)
                .toList();
        if (replies.isEmpty()) return List.of();
        var stored = laid.stored(id);
        var found = stored.isEmpty() ? Map.<String, FileSignature>of() : signatures.of(id);
        var files = laid.of(id);
        var moments = moments(id);
        return replies.reversed().stream()
                .filter(r -> moments.containsKey(r.number()))
                .map(r -> new ReplyView(
                        moments.get(r.number()),
                        SlipPapers.summary(r),
                        files.stream()
                                .filter(f -> f.revision() == r.number())
                                .map(f -> LaidViews.line(stored, found, f))
                                .toList(),
                        open(r.content())))
                .toList();
    }

    private Map<Integer, Instant> moments(CaseId id) {
        var moments = new HashMap<Integer, Instant>();
        for (var entry : ledger.entries(id))
            if (entry.content() != null) moments.put(entry.content().revision(), entry.occurredAt());
        return moments;
    }

    private static List<String> open(Map<String, Object> content) {
        return content.get("open") instanceof List<?> papers
                ? papers.stream().map(String::valueOf).toList()
                : List.of();
    }
}
