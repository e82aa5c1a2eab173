package vn.kycuong.dossier.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
        return of(id, LaidFile.REPLY);
    }

    /** What shows that he paid, from him or from the counter; the number of the receipt as its note. */
    List<ReplyView> proofs(CaseId id) {
        return of(id, LaidFile.PROOF);
    }

    private List<ReplyView> of(CaseId id, String purpose) {
        var replies = rows.revisions(id).stream()
                .filter(r -> r.purpose().equals(purpose) && r.content() != null)
                .toList();
        if (replies.isEmpty()) return List.of();
        var stored = laid.stored(id);
        var found = stored.isEmpty() ? Map.<String, FileSignature>of() : signatures.of(id);
        var files = laid.of(id);
        var moments = moments(id);
        var views = new ArrayList<ReplyView>();
        for (var reply : replies.reversed()) {
            var sent = moments.get(reply.number());
            if (sent == null) continue;
            var lines = files.stream()
                    .filter(f -> f.revision() == reply.number())
                    .map(f -> LaidViews.line(stored, found, f))
                    .toList();
            views.add(new ReplyView(sent, SlipPapers.summary(reply), lines, open(reply.content())));
        }
        return views;
    }

    private Map<Integer, Instant> moments(CaseId id) {
        var moments = new HashMap<Integer, Instant>();
        for (var entry : ledger.entries(id))
            if (entry.content() != null) moments.put(entry.content().revision(), entry.occurredAt());
        return moments;
    }

    private static List<String> open(@Nullable Map<String, Object> content) {
        return content != null && content.get("open") instanceof List<?> papers
                ? papers.stream().map(String::valueOf).toList()
                : List.of();
    }
}
