package vn.kycuong.dossier;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.audit.Audit;
import vn.kycuong.document.FileId;
import vn.kycuong.document.Files;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.law.Rules;
import vn.kycuong.ledger.Sight;
import vn.kycuong.signature.Raising;

/**
 * Signed papers that outlive the certificates they were signed with (lưu giữ chữ ký lâu dài): a file stays as it was signed, and what proves it later is kept
 * behind its end. Whoever reads a file of a dossier reads it here.
 */
@Component
public class LongTerm {
    /** The right to see how far they are, and to have a step tried again. */
    public static final String MANAGE = "signatures.manage";

    private static final String RULE = "signature.long-term.";
    private static final int MOST_LINES = 100;

    private final LongTermRows rows;
    private final Files files;
    private final Raising raising;
    private final Rules rules;
    private final ActPath path;
    private final Audit audit;

    LongTerm(LongTermRows rows, Files files, Raising raising, Rules rules, ActPath path, Audit audit) {
        this.rows = rows;
        this.files = files;
        this.raising = raising;
        this.rules = rules;
        this.path = path;
        this.audit = audit;
    }

    /** Which papers may be raised; a dated rule says of each kind whether it is. */
    public enum Kind {
        RESULT,
        /** "Sao y bản chính". */
        COPY,
        SLIP
    }

    /** A file with all that was added to it. */
    public record Opened(InputStream content, int size) {}

    /** The content as it is now, read piece by piece; empty when this case has no such file or its content was erased. */
    public Optional<Opened> open(CaseId id, FileId file) {
        return files.find(id, file)
                .flatMap(stored -> files.open(id, file).map(first -> {
                    var added = rows.added(id, file);
                    return new Opened(
                            new SequenceInputStream(first, new ByteArrayInputStream(added)),
                            stored.size() + added.length);
                }));
    }

    /** What was added to a file since it was signed, in its order. */
    public List<KeptVersion> versions(CaseId id, FileId file) {
        return rows.versions(id, file);
    }

    /** A file was signed here. */
    void expect(Kind kind, CaseId id, FileId file, Instant at) {
        rows.expect(kind, id, file, at);
    }

    /** A slip was signed: kept for long where the rule of the day says so. */
    void expect(CaseId id, SignedSlips.Paper paper, int version, Instant at) {
        if (isKept(Kind.SLIP, at)) rows.expect(id, new LongTermRows.SlipNo(paper, version), at);
    }

    /** The kinds that are raised, as the rules of the day say. */
    List<Kind> kept(Instant at) {
        return Arrays.stream(Kind.values()).filter(kind -> isKept(kind, at)).toList();
    }

    private boolean isKept(Kind kind, Instant at) {
        return rules.at(ActPath.today(at))
                .find(RULE + kind.name().toLowerCase(Locale.ROOT))
                .map(rule -> Boolean.parseBoolean(rule.value()))
                .orElse(false);
    }

    // ---- for whoever looks after them

    public LongTermBoard board(Officer by) {
        by.must(MANAGE);
        var now = path.now();
        return Sight.ofEverything()
                .call(() -> new LongTermBoard(
                        raising.isOffered(),
                        rows.counts(),
                        rows.waiting(now),
                        rows.failing(),
                        rows.renewal().orElse(null),
                        rows.failing(MOST_LINES)));
    }

    /** Has a step that failed tried again now; false when there is nothing to try. */
    @Transactional
    public boolean retry(UUID paper, Officer by) {
        by.must(MANAGE);
        if (!rows.retry(paper, path.now())) return false;
        audit.administered(by.doer(), "long-term", paper.toString(), "retried");
        return true;
    }
}
