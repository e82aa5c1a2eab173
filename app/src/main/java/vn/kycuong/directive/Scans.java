package vn.kycuong.directive;

import java.io.InputStream;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.document.FileId;
import vn.kycuong.document.Files;
import vn.kycuong.document.StoredFile;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.worktime.LegalClock;

/**
 * Scans of documents (bản chụp): added, never taken away, each with its fingerprint. Every officer may open those of a document in the register,
 * which is no case; so they are read with the application's own rights and not within a scope of cases.
 */
@Component
public class Scans {
    private static final int MOST = 20;

    private final Files files;
    private final LegalClock time;

    Scans(Files files, LegalClock time) {
        this.files = files;
        this.time = time;
    }

    /** The scans of a document, the earliest first. */
    @Transactional
    public List<StoredFile> of(Directive document) {
        return files.of(new CaseId(document.scans()));
    }

    /** Keeps a scan; false when this person may not, or there are too many. */
    @Transactional
    public boolean add(Directive document, UploadedFile.Accepted file, Officer by) {
        var lies = new CaseId(document.scans());
        if (!by.may(Documents.ENTER) || files.of(lies).size() >= MOST) return false;
        files.store(lies, by.actor(), file, time.instant().truncatedTo(ChronoUnit.MILLIS));
        return true;
    }

    /** A scan with its content, both read in one transaction. */
    public record Opened(StoredFile file, byte[] content) {}

    @Transactional
    public Optional<Opened> open(Directive document, FileId file) {
        var lies = new CaseId(document.scans());
        return files.find(lies, file).flatMap(found -> files.open(lies, file).map(in -> new Opened(found, all(in))));
    }

    private static byte[] all(InputStream in) {
        try (in) {
            return in.readAllBytes();
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
