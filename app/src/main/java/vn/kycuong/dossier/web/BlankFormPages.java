package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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
import vn.kycuong.document.UploadedFile;
import vn.kycuong.dossier.FileCheck;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.procedure.BlankForm;
import vn.kycuong.procedure.BlankFormResult;
import vn.kycuong.procedure.BlankForms;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.ui.ErrorLine;
import vn.kycuong.worktime.LegalClock;

/** Blank forms: proposed for a paper of a procedure by one administrator, put in use by a second person, taken by everybody. */
@Access(
        value = Access.Who.OFFICER,
        rights = {FormEditPages.WRITE, FormEditPages.PUBLISH})
@Controller
class BlankFormPages {
    static final String PATH = "/quan-tri/to-khai";
    private static final String PAPER = PATH + "/{key}/{version}/{paper:\\d\\d?\\d?\\d?}";
    private static final int SHOWN = 30;

    private final BlankForms forms;
    private final Procedures procedures;
    private final FileCheck check;
    private final People people;
    private final LegalClock time;

    BlankFormPages(BlankForms forms, Procedures procedures, FileCheck check, People people, LegalClock time) {
        this.forms = forms;
        this.procedures = procedures;
        this.check = check;
        this.people = people;
        this.time = time;
    }

    @GetMapping(PATH)
    String find(@RequestParam(name = "q", defaultValue = "") String typed, Model page) {
        page.addAttribute("title", "blank.title").addAttribute("nav", "admin");
        page.addAttribute("typed", typed.strip());
        page.addAttribute("waiting", waiting());
        page.addAttribute(
                "found", procedures.find(typed, time.today(), 0, SHOWN).shown());
        return "dossier/blankForms";
    }

    /** By key, the names of procedures for which something waits for a second person. */
    private Map<String, String> waiting() {
        var names = new LinkedHashMap<String, String>();
        forms.waiting().stream()
                .filter(key -> !procedures.versions(key).isEmpty())
                .forEach(key -> names.put(key, procedures.name(key)));
        return names;
    }

    @GetMapping(PATH + "/{key}")
    String show(
            @PathVariable String key,
            @RequestParam(name = "xong", defaultValue = "") String done,
            Officer officer,
            Model page) {
        return view(key, null, done, officer, page);
    }

    private String view(String key, @Nullable ErrorLine problem, String done, Officer officer, Model page) {
        var versions = procedures.versions(key);
        if (versions.isEmpty()) throw notFound();
        page.addAttribute("title", "blank.title").addAttribute("nav", "admin");
        page.addAttribute("name", versions.getLast().name(DraftViews.words().locale()))
                .addAttribute("path", PATH + "/" + key);
        page.addAttribute("lines", lines(key, versions));
        page.addAttribute("officer", officer).addAttribute("people", people);
        if (problem != null) page.addAttribute("problem", problem);
        page.addAttribute("done", done);
        return "dossier/blankForm";
    }

    private List<BlankFormLine> lines(String key, List<ProcedureVersion> versions) {
        var today = procedures.get(key, time.today());
        return versions.reversed().stream()
                .map(v -> new BlankFormLine(
                        v, today.filter(v::equals).isPresent(), forms.of(v), forms.drafts(v), forms.editions(v)))
                .toList();
    }

    @Access(value = Access.Who.OFFICER, rights = FormEditPages.WRITE)
    @PostMapping(PAPER)
    String propose(
            @PathVariable String key,
            @PathVariable String version,
            @PathVariable int paper,
            @RequestParam(name = "seen", defaultValue = "") String seen,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Officer officer,
            HttpServletResponse response,
            Model page)
            throws IOException {
        var procedure = version(key, version);
        var field = BlankFormLine.field(version, paper);
        if (file == null || PaperFiles.isNameless(file))
            return refused(key, field, DraftViews.words().get("blank.noFile"), officer, response, page);
        try (var content = file.getInputStream()) {
            return switch (check.form(Objects.requireNonNullElse(file.getOriginalFilename(), ""), content, "")) {
                case UploadedFile.Refused(var reason) -> refused(key, field, reason, officer, response, page);
                case UploadedFile.Accepted fit ->
                    answer(
                            key,
                            forms.propose(procedure, paper, token(seen), fit, officer.actor()),
                            officer,
                            response,
                            page);
            };
        }
    }

    /** Proposes that there be none any more. */
    @Access(value = Access.Who.OFFICER, rights = FormEditPages.WRITE)
    @PostMapping(PAPER + "/bo")
    String remove(
            @PathVariable String key,
            @PathVariable String version,
            @PathVariable int paper,
            @RequestParam(name = "seen", defaultValue = "") String seen,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var result = forms.proposeNone(version(key, version), paper, token(seen), officer.actor());
        return answer(key, result, officer, response, page);
    }

    @Access(value = Access.Who.OFFICER, rights = FormEditPages.PUBLISH)
    @PostMapping(PAPER + "/cong-bo")
    String publish(
            @PathVariable String key,
            @PathVariable String version,
            @PathVariable int paper,
            @RequestParam(name = "seen", defaultValue = "") String seen,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var result = asSeen(seen, token -> forms.publish(version(key, version), paper, token, officer.actor()));
        return answer(key, result, officer, response, page);
    }

    @Access(value = Access.Who.OFFICER, rights = FormEditPages.WRITE)
    @PostMapping(PAPER + "/rut")
    String withdraw(
            @PathVariable String key,
            @PathVariable String version,
            @PathVariable int paper,
            @RequestParam(name = "seen", defaultValue = "") String seen,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var result = asSeen(seen, token -> forms.withdraw(version(key, version), paper, token));
        return answer(key, result, officer, response, page);
    }

    private String answer(
            String key, BlankFormResult result, Officer officer, HttpServletResponse response, Model page) {
        var at = "redirect:" + PATH + "/" + key + "?xong=";
        return switch (result) {
            case PROPOSED -> at + "de-nghi";
            case PUBLISHED -> at + "cong-bo";
            case WITHDRAWN -> at + "rut";
            case STALE -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield view(key, new ErrorLine("", DraftViews.words().get("form.edit.stale")), "", officer, page);
            }
            case SECOND_PERSON_NEEDED ->
                refused(key, "", DraftViews.words().get("blank.second"), officer, response, page);
            case NOTHING_THERE -> refused(key, "", DraftViews.words().get("blank.none"), officer, response, page);
            case NO_SUCH_PAPER -> throw notFound();
        };
    }

    private String refused(
            String key, String field, String sentence, Officer officer, HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view(key, new ErrorLine(field, sentence), "", officer, page);
    }

    /** What is done with the proposal that was seen, and with no other. */
    private static BlankFormResult asSeen(String seen, Function<UUID, BlankFormResult> act) {
        var token = token(seen);
        return token == null ? BlankFormResult.STALE : act.apply(token);
    }

    private static @Nullable UUID token(String seen) {
        return PaperFilePages.isUuid(seen) ? UUID.fromString(seen) : null;
    }

    /** What is proposed, to be looked at by the second person. */
    @GetMapping(PAPER + "/de-nghi")
    ResponseEntity<byte[]> look(@PathVariable String key, @PathVariable String version, @PathVariable int paper) {
        var procedure = version(key, version);
        var draft = Optional.ofNullable(forms.drafts(procedure).get(paper)).flatMap(d -> d.file());
        return file(draft, forms.proposed(procedure, paper));
    }

    /** An edition, in use or of before. */
    @GetMapping(PAPER + "/ban/{edition:[1-9]\\d?\\d?\\d?\\d?\\d?}")
    ResponseEntity<byte[]> edition(
            @PathVariable String key,
            @PathVariable String version,
            @PathVariable int paper,
            @PathVariable int edition) {
        return forms.editions(version(key, version)).stream()
                .filter(e -> e.paperNo() == paper && e.edition() == edition)
                .findFirst()
                .map(this::file)
                .orElseThrow(BlankFormPages::notFound);
    }

    @Access(Access.Who.EVERYBODY)
    @GetMapping("/thu-tuc/{key}/to-khai/{version}/{paper:\\d\\d?\\d?\\d?}")
    ResponseEntity<byte[]> take(@PathVariable String key, @PathVariable String version, @PathVariable int paper) {
        var form = forms.of(version(key, version)).get(paper);
        if (form == null) throw notFound();
        return file(form);
    }

    private ResponseEntity<byte[]> file(BlankForm form) {
        return file(form.file(), forms.content(form));
    }

    /** Saved, never opened as a page of ours. */
    private static ResponseEntity<byte[]> file(Optional<BlankForm.BlankFile> file, Optional<byte[]> content) {
        var known = file.orElseThrow(BlankFormPages::notFound);
        var name = ContentDisposition.attachment()
                .filename(known.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(known.type().mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .body(content.orElseThrow(BlankFormPages::notFound));
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
