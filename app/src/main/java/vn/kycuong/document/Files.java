package vn.kycuong.document;

import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;

/**
 * Uploaded files, kept with their case. A file is opened by naming its case as well: the desk first decides whether the person may
 * see that case, and a file's id alone opens nothing.
 */
@Component("uploadedFiles") // a desk may well have Files of its own
public class Files {
    private final StoredFileRows rows;

    Files(StoredFileRows rows) {
        this.rows = rows;
    }

    /** Keeps a checked file; runs in the caller's transaction when there is one, so that file and case stand or fall together. */
    @Transactional
    public FileId store(CaseId caseId, ActorId owner, UploadedFile.Accepted file, Instant at) {
        var id = new FileId(UUID.randomUUID());
        rows.insert(id, caseId, owner, file, at);
        return id;
    }

    public List<StoredFile> of(CaseId caseId) {
        return rows.of(caseId);
    }

    /** Those of a case whose content is still kept, by the fingerprint of it in hexadecimal digits. */
    public Map<String, StoredFile> byFingerprint(CaseId caseId) {
        var kept = new HashMap<String, StoredFile>();
        for (var stored : rows.of(caseId)) {
            if (stored.sha256() != null) kept.put(stored.sha256(), stored);
        }
        return kept;
    }

    public Optional<StoredFile> find(CaseId caseId, FileId file) {
        return rows.find(caseId, file);
    }

    /** The content, read piece by piece; empty when this case has no such file or its content was erased. */
    public Optional<InputStream> open(CaseId caseId, FileId file) {
        return rows.find(caseId, file)
                .filter(known -> !known.erased())
                .map(known -> new FilePieces(rows, caseId, known));
    }

    /** Lawful erasure: the content, its fingerprint and its name go, that there was a file stays. False when there is nothing to erase. */
    @Transactional
    public boolean erase(CaseId caseId, FileId file, Instant at) {
        return rows.erase(caseId, file, at) == 1;
    }
}
