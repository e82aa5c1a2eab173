package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.document.FileType;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.dossier.FileCheck;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.procedure.BlankForms;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.worktime.LegalClock;

/** Blank forms: put beside a paper of a procedure by an administrator, taken by everybody. */
@Access(value = Access.Who.OFFICER, rights = BlankFormPages.PUT)
@Controller
class BlankFormPages {
    static final String PATH = "/quan-tri/to-khai";
    static final String PUT = "catalogue.draft";
    private static final int SHOWN = 30;

    private final BlankForms forms;
    private final Procedures procedures;
    private final FileCheck check;
    private final LegalClock time;

    BlankFormPages(BlankForms forms, Procedures procedures, FileCheck check, LegalClock time) {
        this.forms = forms;
        this.procedures = procedures;
        this.check = check;
        this.time = time;
    }

    @GetMapping(PATH)
    String find(@RequestParam(name = "q", defaultValue = "") String typed, Model page) {
        page.addAttribute("title", "blank.title").addAttribute("nav", "admin");
        page.addAttribute("typed", typed.strip());
        page.addAttribute(
                "found", procedures.find(typed, time.today(), 0, SHOWN).shown());
        return "dossier/blankForms";
    }

    @GetMapping(PATH + "/{key}")
    String show(@PathVariable String key, @RequestParam(name = "xong", defaultValue = "") String done, Model page) {
        return view(key, null, done, page);
    }

    private String view(String key, @Nullable String problem, String done, Model page) {
        var versions = procedures.versions(key);
        if (versions.isEmpty()) throw notFound();
        page.addAttribute("title", "blank.title").addAttribute("nav", "admin");
        page.addAttribute("name", procedures.name(key)).addAttribute("path", PATH + "/" + key);
        page.addAttribute("lines", lines(versions));
        if (problem != null) page.addAttribute("problem", problem);
        page.addAttribute("done", done);
        return "dossier/blankForm";
    }

    private List<BlankFormLine> lines(List<ProcedureVersion> versions) {
        return versions.reversed().stream()
                .map(v -> new BlankFormLine(v, forms.of(v)))
                .toList();
    }

    @PostMapping(PATH + "/{key}/{version}/{paper:\\d\\d?\\d?\\d?}")
    String put(
            @PathVariable String key,
            @PathVariable String version,
            @PathVariable int paper,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Officer officer,
            HttpServletResponse response,
            Model page)
            throws IOException {
        var procedure = version(key, version);
        if (file == null || file.isEmpty()) return refused(key, "blank.noFile", response, page);
        try (var content = file.getInputStream()) {
            return switch (check.of(Objects.requireNonNullElse(file.getOriginalFilename(), ""), content, "")) {
                case UploadedFile.Refused(var reason) -> {
                    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                    yield view(key, reason, "", page);
                }
                case UploadedFile.Accepted fit
                when fit.type() != FileType.PDF -> refused(key, "blank.notPdf", response, page);
                case UploadedFile.Accepted fit -> {
                    if (!forms.put(procedure, paper, fit, officer.actor(), time.instant())) throw notFound();
                    yield "redirect:" + PATH + "/" + key + "?xong=da-ghi";
                }
            };
        }
    }

    private String refused(String key, String word, HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view(key, DraftViews.words().get(word), "", page);
    }

    @PostMapping(PATH + "/{key}/{version}/{paper:\\d\\d?\\d?\\d?}/bo")
    String remove(@PathVariable String key, @PathVariable String version, @PathVariable int paper) {
        forms.remove(version(key, version), paper);
        return "redirect:" + PATH + "/" + key + "?xong=da-bo";
    }

    @Access(Access.Who.EVERYBODY)
    @GetMapping("/thu-tuc/{key}/to-khai/{version}/{paper:\\d\\d?\\d?\\d?}")
    ResponseEntity<byte[]> take(@PathVariable String key, @PathVariable String version, @PathVariable int paper) {
        var form = forms.of(version(key, version)).get(paper);
        if (form == null) throw notFound();
        var name = ContentDisposition.attachment()
                .filename(form.fileName(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .body(forms.content(form).orElseThrow(BlankFormPages::notFound));
    }

    private ProcedureVersion version(String key, String version) {
        return procedures.versions(key).stream()
                .filter(v -> v.key().equals(key) && v.version().equals(version))
                .findFirst()
                .orElseThrow(BlankFormPages::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
