package vn.kycuong.dossier.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.dossier.BulkActs;
import vn.kycuong.dossier.BulkActs.Many;
import vn.kycuong.dossier.LaidFile;
import vn.kycuong.dossier.LaidFiles;
import vn.kycuong.identity.Officer;
import vn.kycuong.job.JobOrder;
import vn.kycuong.job.Jobs;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.ui.Several;

/** Many dossiers are shown once more, in the version that will be acted on; then what was confirmed is ordered. */
@Access(Access.Who.OFFICER)
@Controller
@Several("viec")
class BulkActPages {
    static final int MOST = 100;

    private final BulkActs acts;
    private final Jobs jobs;
    private final FileRows files;
    private final LaidFiles laid;
    private final Procedures procedures;

    BulkActPages(BulkActs acts, Jobs jobs, FileRows files, LaidFiles laid, Procedures procedures) {
        this.acts = acts;
        this.jobs = jobs;
        this.files = files;
        this.laid = laid;
        this.procedures = procedures;
    }

    @PostMapping("/viec-cua-toi/hang-loat/xac-nhan")
    String order(@RequestParam MultiValueMap<String, String> typed, Officer officer) {
        var subjects = BulkPages.subjects(typed.getOrDefault("viec", List.of())).stream()
                .filter(s -> !s.expected().isEmpty())
                .toList();
        var act = Many.of(typed.getFirst("lam"));
        if (subjects.isEmpty() || subjects.size() > MOST || act.isEmpty()) throw FilePages.notFound();
        var what = Map.of("act", act.get().name());
        var id = jobs.order(new JobOrder(
                BulkPages.key(typed.getFirst("key")), BulkActs.KIND, officer.actor(), officer.post(), what, subjects));
        jobs.nudge();
        return "redirect:/viec-cua-toi/hang-loat/" + id;
    }

    /** What will be done to which, and which are left out and why. */
    String confirm(Many act, List<JobOrder.Subject> subjects, Officer officer, Model page) {
        page.addAttribute("title", "bulk.title").addAttribute("nav", "work");
        page.addAttribute("act", act);
        page.addAttribute(
                "chosen",
                subjects.stream()
                        .flatMap(s -> chosen(act, new CaseId(s.id()), officer).stream())
                        .toList());
        page.addAttribute("key", FormKeys.fresh());
        return "dossier/bulkConfirm";
    }

    private Optional<BulkChosen> chosen(Many act, CaseId id, Officer officer) {
        var row = files.find(id);
        return acts.look(act, id, officer).filter(_ -> row.isPresent()).map(look -> {
            var dossier = row.orElseThrow();
            var draft = act == Many.SIGN && look.problem() == null
                    ? laid.draft(id).map(LaidFile::name).orElse("")
                    : "";
            return new BulkChosen(
                    "/ho-so/" + id,
                    dossier.code(),
                    procedures.name(dossier.procedureKey()),
                    id + "." + look.version(),
                    draft,
                    look.problem());
        });
    }
}
