package vn.kycuong.dossier;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.kycuong.document.FileId;
import vn.kycuong.document.FileType;
import vn.kycuong.document.Files;
import vn.kycuong.document.StoredFile;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Effect;
import vn.kycuong.ledger.Ledger;

/** The files that acts laid beside a dossier; what was undone is left out. Whoever asks has seen to it that the dossier may be seen. */
@Component
public class LaidFiles {
    private final IdentityNumberRows rows;
    private final Ledger ledger;
    private final Files files;
    private final FileSignatureRows signatures;

    LaidFiles(IdentityNumberRows rows, Ledger ledger, Files files, FileSignatureRows signatures) {
        this.rows = rows;
        this.ledger = ledger;
        this.files = files;
        this.signatures = signatures;
    }

    /** In the order in which they were laid down. */
    public List<LaidFile> of(CaseId id) {
        var undone = undone(id);
        return rows.written(id).stream()
                .filter(written -> !undone.contains(written.revision()))
                .flatMap(written -> LaidFile.of(written).stream())
                .toList();
    }

    /** The draft of a result that nobody has signed yet. */
    public Optional<LaidFile> draft(CaseId id) {
        return latest(of(id)).filter(LaidFile::isDraft);
    }

    /** The result as it left the hand of who signed it. */
    public Optional<LaidFile> result(CaseId id) {
        return latest(of(id)).filter(LaidFile::isResult);
    }

    /** Of the files of one dossier the draft or the result that came last. */
    public static Optional<LaidFile> latest(List<LaidFile> files) {
        return files.stream().filter(f -> f.isDraft() || f.isResult()).reduce((_, later) -> later);
    }

    /** Where their contents lie, by fingerprint; what was lawfully erased is missing. */
    public Map<String, StoredFile> stored(CaseId id) {
        return files.byFingerprint(id);
    }

    FileId store(CaseId id, ActorId by, UploadedFile.Accepted file, Instant at) {
        var stored = files.store(id, by, file, at);
        if (file.type() == FileType.PDF) signatures.expect(id, stored, at); // FileSignatures looks at it soon
        return stored;
    }

    private Set<Integer> undone(CaseId id) {
        var entries = ledger.entries(id);
        var undone = new HashSet<Integer>();
        for (var entry : entries) {
            for (var effect : entry.effects()) {
                if (!(effect instanceof Effect.Restored restored)) continue;
                var content = entries.get(restored.version()).content();
                if (content != null) undone.add(content.revision());
            }
        }
        return undone;
    }
}
