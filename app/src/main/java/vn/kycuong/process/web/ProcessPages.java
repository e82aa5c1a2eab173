package vn.kycuong.process.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
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
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.ProcessDifference;
import vn.kycuong.process.BpmnFile;
import vn.kycuong.process.ProcessDrafts;
import vn.kycuong.process.ProcessEdition;
import vn.kycuong.process.Processes;
import vn.kycuong.process.StatutoryLimits;
import vn.kycuong.worktime.LegalClock;

/** Internal processes as every officer may read them: which there are, one version with its diagram, two versions side by side. */
@Access(Access.Who.OFFICER)
@Controller
@RequestMapping("/quy-trinh")
class ProcessPages {
    private static final MediaType BPMN = new MediaType("application", "xml", StandardCharsets.UTF_8);

    private final Processes processes;
    private final ProcessDrafts drafts;
    private final StatutoryLimits matters;
    private final LegalClock time;

    ProcessPages(Processes processes, ProcessDrafts drafts, StatutoryLimits matters, LegalClock time) {
        this.processes = processes;
        this.drafts = drafts;
        this.matters = matters;
        this.time = time;
    }

    @GetMapping
    String all(Officer officer, Model page) {
        heading(page, "process.list.title");
        var today = time.today();
        var lines = new ArrayList<ProcessLine>();
        for (var matter : matters.matters(today, locale())) {
            var editions = processes.editions(matter.code());
            processes
                    .inForce(matter.code(), today)
                    .ifPresent(
                            v -> lines.add(new ProcessLine(matter.name(), processes.edition(v.id()), editions.size())));
        }
        page.addAttribute("lines", lines);
        page.addAttribute("mayDraft", officer.may(DraftPages.DRAFT));
        page.addAttribute("drafts", mayLook(officer) ? drafts.all() : List.of());
        page.addAttribute(
                "names",
                matters.matters(today, locale()).stream()
                        .collect(Collectors.toMap(
                                StatutoryLimits.Matter::code, StatutoryLimits.Matter::name, (first, _) -> first)));
        page.addAttribute("today", today);
        return "process/list";
    }

    @GetMapping("/ban/{id:\\d+}")
    String show(@PathVariable("id") int id, Officer officer, Model page) {
        heading(page, "process.version.title");
        var edition = edition(id);
        page.addAttribute("name", name(edition));
        page.addAttribute("edition", edition);
        page.addAttribute("editions", processes.editions(edition.process().code()));
        page.addAttribute(
                "findings",
                drafts.check(edition.process().code(), edition.process().plan(), time.today()));
        page.addAttribute("mayDraft", officer.may(DraftPages.DRAFT));
        page.addAttribute("today", time.today());
        return "process/version";
    }

    /** The version as a BPMN 2.0 file with its diagram. */
    @GetMapping("/ban/{id:\\d+}/bpmn")
    ResponseEntity<byte[]> file(@PathVariable("id") int id, Officer officer) {
        var edition = edition(id);
        var process = edition.process();
        var file = BpmnFile.write(process.plan(), process.code() + "_" + process.version(), name(edition));
        return ResponseEntity.ok()
                .contentType(BPMN)
                .header(
                        "Content-Disposition",
                        "inline; filename=\"%s-%d.bpmn\"".formatted(process.code(), process.version()))
                .body(file.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/ban/{id:\\d+}/so-sanh")
    String compare(@PathVariable("id") int id, @RequestParam("voi") int other, Officer officer, Model page) {
        heading(page, "process.compare.title");
        var left = edition(id);
        var right = edition(other);
        if (!left.process().code().equals(right.process().code()))
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        page.addAttribute("name", name(left));
        page.addAttribute("left", left);
        page.addAttribute("right", right);
        page.addAttribute(
                "lines",
                ProcessDifference.between(left.process().plan(), right.process().plan()));
        return "process/compare";
    }

    static void heading(Model page, String title) {
        page.addAttribute("title", title).addAttribute("nav", "processes");
    }

    private static boolean mayLook(Officer officer) {
        return officer.may(DraftPages.DRAFT) || officer.may(DraftPages.APPLY);
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }

    private String name(ProcessEdition edition) {
        var code = edition.process().code();
        return matters.matters(time.today(), locale()).stream()
                .filter(m -> m.code().equals(code))
                .map(StatutoryLimits.Matter::name)
                .findFirst()
                .orElse(code);
    }

    private ProcessEdition edition(int id) {
        try {
            return processes.edition(id);
        } catch (IllegalArgumentException none) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No process version " + id, none);
        }
    }
}
