package vn.kycuong.dossier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.kycuong.document.FileId;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.signature.Checked;
import vn.kycuong.signature.SignatureCheck;

/**
 * Looks at the signatures of each PDF that comes to a dossier once it is kept: nobody waits for it, a few files at a time, and what was found stands in the
 * list of papers. A file that takes too long is tried again later, and given up after some tries; whoever opens it may ask anew.
 */
@Component
public class FileSignatures implements Recurring {
    private static final Duration REST = Duration.ofSeconds(5);
    private static final int BATCH = 20;
    private static final int MOST_TRIES = 3;

    private final FileSignatureRows rows;
    private final LongTerm papers;
    private final SignatureCheck check;
    private final ActPath path;
    private final Recurrence recurrence = new Recurrence("file-signatures", REST, () -> {
        round();
        return false; // a heap of files leaves room for others
    });

    FileSignatures(FileSignatureRows rows, LongTerm papers, SignatureCheck check, ActPath path) {
        this.rows = rows;
        this.papers = papers;
        this.check = check;
        this.path = path;
    }

    /** What was found, by file; what is no PDF, or came before anybody looked, is missing. */
    public Map<String, FileSignature> of(CaseId id) {
        return rows.of(id).stream()
                .collect(Collectors.toMap(found -> found.file().toString(), Function.identity()));
    }

    /** Looks now, for who asks, and keeps what was found; empty when there is no such file, or its content was erased. */
    public Optional<Checked> ask(CaseId id, FileId file) {
        return content(id, file).map(content -> {
            var at = path.now();
            var checked = check.check(content, at);
            if (!(checked instanceof Checked.Busy)) rows.found(id, FileSignature.of(file, checked, at));
            return checked;
        });
    }

    /** Looks at some that wait. */
    void round() {
        for (var waiting : rows.next(BATCH, MOST_TRIES)) look(waiting);
    }

    private void look(FileSignatureRows.Waiting waiting) {
        var content = content(waiting.id(), waiting.file());
        if (content.isEmpty()) {
            rows.forget(waiting.file());
            return;
        }
        var at = path.now();
        var checked = check.check(content.get(), at);
        boolean last = waiting.tries() >= MOST_TRIES;
        if (!(checked instanceof Checked.Busy) || last)
            rows.found(waiting.id(), FileSignature.of(waiting.file(), checked, at));
    }

    private Optional<byte[]> content(CaseId id, FileId file) {
        var opened = papers.open(id, file);
        if (opened.isEmpty()) return Optional.empty();
        try (var content = opened.get().content()) {
            return Optional.of(content.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
