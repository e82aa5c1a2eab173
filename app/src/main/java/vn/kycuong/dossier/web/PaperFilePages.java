package vn.kycuong.dossier.web;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.audit.Audit;
import vn.kycuong.document.FileId;
import vn.kycuong.document.FileType;
import vn.kycuong.document.StoredFile;
import vn.kycuong.dossier.LongTerm;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;

/**
 * What citizens sent, opened by officers who may see the dossier. It is a stranger's content: it runs nothing and is never taken for
 * a page of ours.
 */
@Access(Access.Who.CASE)
@Controller
class PaperFilePages {
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Files files;
    private final vn.kycuong.document.Files uploaded;
    private final LongTerm papers;
    private final Audit audit;

    PaperFilePages(Files files, vn.kycuong.document.Files uploaded, LongTerm papers, Audit audit) {
        this.files = files;
        this.uploaded = uploaded;
        this.papers = papers;
        this.audit = audit;
    }

    @GetMapping("/ho-so/{id}/tep/{file}")
    ResponseEntity<InputStreamResource> open(@PathVariable String id, @PathVariable String file, Officer officer) {
        var dossier = files.seen(FilePages.caseId(id), officer).orElseThrow(PaperFilePages::notFound);
        if (!UUID_TEXT.matcher(file).matches()) throw notFound();
        var caseId = dossier.caseId();
        var stored = uploaded.find(caseId, FileId.parse(file)).orElseThrow(PaperFilePages::notFound);
        var content = papers.open(caseId, stored.id()).orElseThrow(PaperFilePages::notFound);
        audit.giving(officer.doer(), "paper", caseId, stored.id().toString());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(stored.type().mediaType()))
                .contentLength(content.size())
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(stored))
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .body(new InputStreamResource(content.content()));
    }

    /** Pictures are looked at, a PDF is saved: browsers open none in a sandbox. */
    private static String disposition(StoredFile stored) {
        var kind = stored.type() == FileType.PDF ? ContentDisposition.attachment() : ContentDisposition.inline();
        return kind.filename(stored.name(), StandardCharsets.UTF_8).build().toString();
    }

    static boolean isUuid(String text) {
        return UUID_TEXT.matcher(text).matches();
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
