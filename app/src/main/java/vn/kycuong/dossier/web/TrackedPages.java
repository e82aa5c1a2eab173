package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.document.FileId;
import vn.kycuong.dossier.Course;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.dossier.KeptVersion;
import vn.kycuong.dossier.LongTerm;
import vn.kycuong.dossier.Numbering;
import vn.kycuong.dossier.Ratings;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;
import vn.kycuong.ledger.ProofFile;
import vn.kycuong.ledger.Sight;
import vn.kycuong.worktime.LegalClock;

/**
 * One dossier, for whoever has shown its key or its second fact a short while ago. The address tells nothing: without the pass it opens for
 * nobody, and answers the same whether there is such a dossier or not.
 */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping(TrackedPages.PATH + "/{id}")
class TrackedPages {
    static final String PATH = TrackPages.PATH + "/ho-so";

    private final Files files;
    private final PaperFiles paperFiles;
    private final LaidViews laid;
    private final LongTerm papers;
    private final RecordedReceipts receipts;
    private final Ratings ratings;
    private final Course course;
    private final ComplaintViews complaints;
    private final TrackedFees fees;
    private final TrackingCookie cookie;
    private final Throttle throttle;
    private final LegalClock time;
    private final Numbering numbering;

    TrackedPages(
            Files files,
            PaperFiles paperFiles,
            LaidViews laid,
            LongTerm papers,
            RecordedReceipts receipts,
            Ratings ratings,
            Course course,
            ComplaintViews complaints,
            TrackedFees fees,
            TrackingCookie cookie,
            Throttle throttle,
            LegalClock time,
            Numbering numbering) {
        this.files = files;
        this.paperFiles = paperFiles;
        this.laid = laid;
        this.papers = papers;
        this.receipts = receipts;
        this.ratings = ratings;
        this.course = course;
        this.complaints = complaints;
        this.fees = fees;
        this.cookie = cookie;
        this.throttle = throttle;
        this.time = time;
        this.numbering = numbering;
    }

    static String path(DossierRow dossier) {
        return PATH + "/" + dossier.caseId();
    }

    /** Each look makes the pass good for another while. */
    @GetMapping
    String show(
            @PathVariable String id,
            @RequestParam(name = "da-danh-gia", required = false) @Nullable String rated,
            @RequestParam(name = "da-phan-anh", required = false) @Nullable String complained,
            @RequestParam(name = "da-bo-sung", required = false) @Nullable String replied,
            @RequestParam(name = "da-xin-rut", required = false) @Nullable String askedBack,
            @RequestParam(name = "da-gui-chung-tu", required = false) @Nullable String proved,
            @RequestParam(name = "nop", defaultValue = "") String payment,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        page.addAttribute("rated", rated != null).addAttribute("complained", complained != null);
        page.addAttribute("replied", replied != null).addAttribute("askedBack", askedBack != null);
        page.addAttribute("proved", proved != null);
        page.addAttribute("payment", TrackedFees.PAYMENTS.contains(payment) ? payment : "");
        var dossier = cookie.shown(id, request);
        if (dossier.isEmpty() || !read(dossier.get(), page)) {
            response.setStatus(HttpStatus.GONE.value());
            return TrackPages.form("", true, time, page);
        }
        cookie.give(request, response, dossier.get().caseId());
        page.addAttribute("title", "track.title").addAttribute("nav", "track");
        page.addAttribute("at", path(dossier.get()));
        return "dossier/tracked";
    }

    /** All that is read of it is read within the sight of this one case. */
    private boolean read(DossierRow dossier, Model page) {
        return Sight.ofCase(dossier.caseId()).call(() -> {
            var file = files.of(dossier);
            file.ifPresent(f -> {
                page.addAttribute("file", f);
                page.addAttribute("sentFiles", paperFiles.of(f));
                page.addAttribute("owed", fees.of(f));
                page.addAttribute("payable", fees.isPayable());
                page.addAttribute("mayAskBack", f.isOpen() && course.mayBeAskedBack(f.state()));
                var result = result(f);
                page.addAttribute("result", result.orElse(null));
                page.addAttribute("kept", result.flatMap(line -> last(f, line)).orElse(null));
                page.addAttribute(
                        "number",
                        numbering
                                .standing(dossier.caseId())
                                .filter(_ -> isReady(f))
                                .orElse(null));
                page.addAttribute("parcel", files.parcel(f));
                page.addAttribute("recorded", receipts.of(dossier.caseId()).orElse(null));
                page.addAttribute(
                        "mayRate",
                        !f.isOpen() && ratings.prefilled(dossier.caseId()).isPresent());
                page.addAttribute("complaints", complaints.of(dossier.caseId()));
            });
            return file.isPresent();
        });
    }

    /** The proof that an entry stands in the ledger, for who holds the slip. */
    @GetMapping("/bang-chung/{version}.json")
    ResponseEntity<ProofFile> proof(@PathVariable String id, @PathVariable int version, HttpServletRequest request) {
        if (!throttle.allows("track", request.getRemoteAddr()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        var dossier = cookie.shown(id, request).orElseThrow(TrackedPages::notFound);
        return Sight.ofCase(dossier.caseId())
                .call(() -> receipts.file(dossier.caseId(), version))
                .map(file -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename("bang-chung-" + dossier.code() + ".json")
                                        .build()
                                        .toString())
                        .body(file))
                .orElseThrow(TrackedPages::notFound);
    }

    /** The result that its holder may take away: where it is delivered online, once it is ready. */
    private Optional<LaidView.Line> result(FileView file) {
        boolean online =
                file.application() != null && file.application().delivery().equals("ONLINE");
        return isReady(file) && online
                ? laid.result(file.dossier().caseId()).filter(line -> !line.id().isEmpty())
                : Optional.empty();
    }

    private static boolean isReady(FileView file) {
        return file.stands() == DossierState.AT_ONE_STOP || file.stands() == DossierState.RETURNED;
    }

    private Optional<KeptVersion> last(FileView file, LaidView.Line line) {
        return papers.versions(file.dossier().caseId(), FileId.parse(line.id())).stream()
                .reduce((_, later) -> later);
    }

    /** The signed result, byte for byte as it was signed, with what was added behind that to prove it later. */
    @GetMapping("/ket-qua.pdf")
    ResponseEntity<byte[]> result(@PathVariable String id, HttpServletRequest request) {
        if (!throttle.allows("result", request.getRemoteAddr()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        var dossier = cookie.shown(id, request).orElseThrow(TrackedPages::notFound);
        var pdf = Sight.ofCase(dossier.caseId())
                .call(() -> files.of(dossier)
                        .flatMap(this::result)
                        .flatMap(line -> papers.open(dossier.caseId(), FileId.parse(line.id())))
                        .map(opened -> whole(opened.content())));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(dossier.code() + "-ket-qua.pdf")
                                .build()
                                .toString())
                .body(pdf.orElseThrow(TrackedPages::notFound));
    }

    private static byte[] whole(InputStream content) {
        try (content) {
            return content.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
