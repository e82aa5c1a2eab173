package vn.kycuong.dossier.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.kycuong.audit.Audit;
import vn.kycuong.document.FileId;
import vn.kycuong.document.FileType;
import vn.kycuong.document.JoinedScans;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.dossier.Digitisation;
import vn.kycuong.dossier.FileSignatures;
import vn.kycuong.dossier.LongTerm;
import vn.kycuong.dossier.PaperStore;
import vn.kycuong.dossier.Results;
import vn.kycuong.dossier.Rights;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;

/** Files that officers lay beside a dossier: scans of its papers, the draft of its result; what a file's signatures are worth. */
@Access(Access.Who.CASE)
@Controller
@RequestMapping("/ho-so/{id}")
class LaidPages {
    private final Results results;
    private final Digitisation digitisation;
    private final PaperStore store;
    private final PaperFiles paperFiles;
    private final JoinedScans scans;
    private final Files files;
    private final vn.kycuong.document.Files uploaded;
    private final FileAnswers answers;
    private final FileSignatures signatures;
    private final LongTerm papers;
    private final Audit audit;

    LaidPages(
            Results results,
            Digitisation digitisation,
            PaperStore store,
            PaperFiles paperFiles,
            JoinedScans scans,
            Files files,
            vn.kycuong.document.Files uploaded,
            FileAnswers answers,
            FileSignatures signatures,
            LongTerm papers,
            Audit audit) {
        this.results = results;
        this.digitisation = digitisation;
        this.store = store;
        this.paperFiles = paperFiles;
        this.scans = scans;
        this.files = files;
        this.uploaded = uploaded;
        this.answers = answers;
        this.signatures = signatures;
        this.papers = papers;
        this.audit = audit;
    }

    @Access(value = Access.Who.CASE, rights = Rights.EXAMINE)
    @PostMapping("/du-thao-ket-qua")
    String draft(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam MultiValueMap<String, MultipartFile> parts,
            Officer officer,
            Model page)
            throws IOException {
        var form = ActForm.of("du-thao-ket-qua", typed);
        return switch (whole(parts, "Dự thảo kết quả")) {
            case UploadedFile.Refused(var reason) -> refused(id, form, reason, officer, page);
            case UploadedFile.Accepted pdf ->
                pdf.type() == FileType.PDF
                        ? answers.done(id, form, (c, sheet, by) -> results.draft(c, sheet, pdf, by), officer, page)
                        : refused(
                                id, form, "Kết quả phải là tệp PDF. Lưu văn bản thành PDF rồi tải lên.", officer, page);
        };
    }

    @Access(value = Access.Who.CASE, rights = Rights.RECEIVE)
    @PostMapping("/so-hoa")
    String digitise(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam MultiValueMap<String, MultipartFile> parts,
            Officer officer,
            Model page)
            throws IOException {
        var form = ActForm.of("so-hoa", typed);
        var caseId = FilePages.caseId(id);
        var file = files.of(caseId, officer).orElseThrow(FilePages::notFound);
        var paper = form.text("paper", ActForm.BASIS);
        if (file.procedure().papers().stream().noneMatch(p -> p.name().equals(paper)))
            return refused(id, form, "Chọn một giấy tờ trong thành phần hồ sơ.", officer, page);
        boolean certify = "1".equals(form.text("certify", ActForm.LINE));
        return switch (whole(parts, paper)) {
            case UploadedFile.Refused(var reason) -> refused(id, form, reason, officer, page);
            case UploadedFile.Accepted scan -> {
                var kept = certify ? asPdf(scan, paper) : scan;
                yield switch (kept) {
                    case UploadedFile.Refused(var reason) -> refused(id, form, reason, officer, page);
                    case UploadedFile.Accepted fit ->
                        answers.done(
                                id,
                                form,
                                (c, sheet, by) -> digitisation.attach(c, sheet, paper, fit, certify, by),
                                officer,
                                page);
                };
            }
        };
    }

    private UploadedFile asPdf(UploadedFile.Accepted scan, String paper) throws IOException {
        return scan.type() == FileType.PDF ? scan : scans.joined(List.of(scan), paper);
    }

    /** One PDF, one picture, or the pictures of one paper's pages joined to a PDF. */
    private UploadedFile whole(MultiValueMap<String, MultipartFile> parts, String name) throws IOException {
        var sent = new ArrayList<UploadedFile.Accepted>();
        for (var part : parts.getOrDefault("file", List.of())) {
            if (PaperFiles.isNameless(part)) continue;
            switch (paperFiles.checked(part)) {
                case UploadedFile.Refused no -> {
                    return no;
                }
                case UploadedFile.Accepted fit -> sent.add(fit);
            }
        }
        if (sent.isEmpty()) return new UploadedFile.Refused("Chưa chọn tệp. Chọn tệp PDF, JPEG hoặc PNG rồi tải lên.");
        if (sent.size() == 1) return sent.getFirst();
        if (sent.stream().anyMatch(f -> f.type() == FileType.PDF))
            return new UploadedFile.Refused("Chọn một tệp PDF, hoặc nhiều ảnh của cùng một giấy tờ.");
        return scans.joined(sent, name);
    }

    private String refused(String id, ActForm form, String reason, Officer officer, Model page) {
        form.sheet();
        page.addAttribute("form", form).addAttribute("arguments", new Object[] {reason});
        return answers.view(FilePages.caseId(id), officer, "dossier.no.file", page);
    }

    /** Who signed a file, and whether that holds. */
    @GetMapping("/tep/{file}/chu-ky")
    String signatures(@PathVariable String id, @PathVariable String file, Officer officer, Model page) {
        var dossier = files.of(FilePages.caseId(id), officer).orElseThrow(FilePages::notFound);
        if (!PaperFilePages.isUuid(file)) throw FilePages.notFound();
        var caseId = dossier.dossier().caseId();
        var stored = uploaded.find(caseId, FileId.parse(file)).orElseThrow(FilePages::notFound);
        audit.giving(officer.doer(), "paper", caseId, stored.id().toString());
        page.addAttribute("checked", signatures.ask(caseId, stored.id()).orElseThrow(FilePages::notFound));
        page.addAttribute("title", "signature.title").addAttribute("nav", "work");
        page.addAttribute("file", dossier).addAttribute("name", stored.name());
        page.addAttribute("first", stored).addAttribute("versions", papers.versions(caseId, stored.id()));
        return "dossier/signatures";
    }

    /** A paper of the store that this dossier used again. */
    @GetMapping("/kho/{paper}")
    ResponseEntity<byte[]> again(@PathVariable String id, @PathVariable String paper, Officer officer) {
        var dossier = files.seen(FilePages.caseId(id), officer).orElseThrow(FilePages::notFound);
        if (!PaperFilePages.isUuid(paper)) throw FilePages.notFound();
        var opened =
                store.open(dossier.caseId(), UUID.fromString(paper), officer).orElseThrow(FilePages::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(opened.file().type().mediaType()))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(opened.file().name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(opened.content());
    }
}
