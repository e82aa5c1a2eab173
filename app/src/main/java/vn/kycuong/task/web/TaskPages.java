package vn.kycuong.task.web;

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
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.audit.Audit;
import vn.kycuong.document.FileId;
import vn.kycuong.document.FileType;
import vn.kycuong.document.Files;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.ledger.LedgerTree;
import vn.kycuong.ledger.ProofFile;
import vn.kycuong.task.Tasks;

/** One task: its clock, its people, its papers, its history and its proof; the forms on it lead to the pages of acts. */
@Access(Access.Who.OFFICER)
@Controller
@RequestMapping(TaskQuery.PATH + "/{id}")
class TaskPages {
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final TaskPage shown;
    private final Tasks tasks;
    private final LedgerTree tree;
    private final Files files;
    private final Audit audit;

    TaskPages(TaskPage shown, Tasks tasks, LedgerTree tree, Files files, Audit audit) {
        this.shown = shown;
        this.tasks = tasks;
        this.tree = tree;
        this.files = files;
        this.audit = audit;
    }

    @GetMapping
    String show(
            @PathVariable String id,
            @RequestParam(name = "giao", defaultValue = "") String assigned,
            Officer officer,
            Model page) {
        page.addAttribute("assigned", assigned.matches("[0-9]{1,3}") ? Integer.parseInt(assigned) : 0);
        return shown.show(caseId(id), null, TaskActForm.EMPTY, officer, page);
    }

    @GetMapping("/tep/{file}")
    ResponseEntity<InputStreamResource> open(@PathVariable String id, @PathVariable String file, Officer officer) {
        var task =
                tasks.find(caseId(id), officer).orElseThrow(TaskPages::notFound).task();
        if (!UUID_TEXT.matcher(file).matches()) throw notFound();
        var stored = files.find(task.id(), FileId.parse(file)).orElseThrow(TaskPages::notFound);
        var content = files.open(task.id(), stored.id()).orElseThrow(TaskPages::notFound);
        audit.giving(officer.doer(), "paper", task.id(), stored.id().toString());
        var kind = stored.type() == FileType.PDF ? ContentDisposition.attachment() : ContentDisposition.inline();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(stored.type().mediaType()))
                .contentLength(stored.size())
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        kind.filename(stored.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .body(new InputStreamResource(content));
    }

    /** The proof that an entry of the task stands in the ledger. */
    @GetMapping("/bang-chung/{version}.json")
    ResponseEntity<ProofFile> proof(@PathVariable String id, @PathVariable String version, Officer officer) {
        var seen = tasks.find(caseId(id), officer).orElseThrow(TaskPages::notFound);
        int number = version.matches("[0-9]{1,6}") ? Integer.parseInt(version) : 0;
        if (number < 1 || number > seen.entries().size()) throw notFound();
        return tree.proof(seen.task().id(), number)
                .map(proof ->
                        ProofFile.of(seen.entries(), number, proof, tree.key().orElse("")))
                .map(file -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename("bang-chung-" + seen.task().number() + ".json")
                                        .build()
                                        .toString())
                        .body(file))
                .orElseThrow(TaskPages::notFound);
    }

    static CaseId caseId(String id) {
        if (!UUID_TEXT.matcher(id).matches()) throw notFound();
        return CaseId.parse(id);
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
