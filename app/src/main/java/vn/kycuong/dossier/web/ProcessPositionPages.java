package vn.kycuong.dossier.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.dossier.ActResult;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.dossier.Rights;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.ProcessStep.StepKind;
import vn.kycuong.kernel.TimeInHand;
import vn.kycuong.kernel.WorkItem;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.organisation.Posts;
import vn.kycuong.process.BpmnFile;
import vn.kycuong.process.ProcessEdition;
import vn.kycuong.process.Processes;
import vn.kycuong.worktime.WorkTime;

/** Where a dossier stands in its process, and the working time each step has taken. */
@Access(Access.Who.CASE)
@Controller
@RequestMapping("/ho-so/{id}/quy-trinh")
class ProcessPositionPages {
    /** Prefix of the form's fields. */
    private static final String FOLLOW = "ban-moi";

    private final Dossiers dossiers;
    private final Files files;
    private final Processes processes;
    private final Ledger ledger;
    private final WorkTime workTime;
    private final Posts posts;

    ProcessPositionPages(
            Dossiers dossiers, Files files, Processes processes, Ledger ledger, WorkTime workTime, Posts posts) {
        this.dossiers = dossiers;
        this.files = files;
        this.processes = processes;
        this.ledger = ledger;
        this.workTime = workTime;
        this.posts = posts;
    }

    @GetMapping
    String show(@PathVariable String id, @RequestParam(required = false) String xong, Officer officer, Model page) {
        page.addAttribute("moved", xong != null);
        return view(FilePages.caseId(id), ActForm.none(), null, officer, page);
    }

    /** The dossier follows the newer version of its process. */
    @Access(value = Access.Who.CASE, rights = Rights.PROCESS)
    @PostMapping
    String follow(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of(FOLLOW, typed);
        int to = form.number("to").orElse(0);
        var reason = form.must("reason", ActForm.TEXT, FilePages.REASON);
        var steps = new HashMap<Integer, Integer>();
        for (var field : typed.keySet()) {
            if (field.matches("step-\\d{1,4}"))
                form.number(field).ifPresent(step -> steps.put(Integer.valueOf(field.substring(5)), step));
        }
        var sheet = form.sheet();
        if (!form.isFine()) return view(FilePages.caseId(id), form, null, officer, page);
        return switch (dossiers.followVersion(FilePages.caseId(id), sheet, to, steps, reason, officer)) {
            case ActResult.Done _, ActResult.Repeated _ -> "redirect:/ho-so/" + id + "/quy-trinh?xong";
            case ActResult.Overtaken overtaken -> {
                page.addAttribute("overtaken", overtaken);
                page.addAttribute("overtaker", files.whoActedLast(FilePages.caseId(id)));
                yield view(FilePages.caseId(id), form, "dossier.no.overtaken", officer, page);
            }
            case ActResult.NotAllowed _ -> view(FilePages.caseId(id), form, "dossier.no.notAllowed", officer, page);
            case ActResult.NotPossible(var wordKey, var arguments) -> {
                page.addAttribute("arguments", arguments);
                yield view(FilePages.caseId(id), form, wordKey, officer, page);
            }
            case ActResult.NotFound _ -> throw notFound();
        };
    }

    private String view(CaseId id, ActForm form, @Nullable String problem, Officer officer, Model page) {
        var file = files.of(id, officer).orElseThrow(ProcessPositionPages::notFound);
        if (file.state().process() == 0) throw notFound();
        ProcessEdition edition = processes.edition(file.state().process());
        var entries = ledger.entries(file.state().id());
        var minutes = minutes(file, entries);
        var reached = reached(file.state(), entries);
        var lines = new ArrayList<PositionLine>();
        for (var step : edition.process().steps()) {
            boolean here =
                    file.state().workItems().stream().filter(WorkItem::open).anyMatch(w -> w.step() == step.no());
            lines.add(new PositionLine(
                    step,
                    BpmnFile.elementOf(step),
                    minutes.getOrDefault(step.no(), 0L),
                    here,
                    step.kind() == StepKind.TAKE_IN || reached.contains(step.no())));
        }
        page.addAttribute("title", "process.case.title").addAttribute("nav", "work");
        page.addAttribute("file", file);
        page.addAttribute("edition", edition);
        page.addAttribute("lines", List.copyOf(lines));
        page.addAttribute("newer", dossiers.newer(file.state(), officer).orElse(null));
        page.addAttribute("form", form).addAttribute("problem", problem).addAttribute("key", FormKeys.fresh());
        if (!page.containsAttribute("arguments")) page.addAttribute("arguments", new Object[0]);
        if (!page.containsAttribute("overtaken"))
            page.addAttribute("overtaken", null).addAttribute("overtaker", "");
        if (!page.containsAttribute("moved")) page.addAttribute("moved", false);
        return "dossier/position";
    }

    /** The steps on which work ever lay; a dossier that follows a process was taken in. */
    private static Set<Integer> reached(CaseState c, List<Entry> entries) {
        return CaseState.histories(c.id(), c.kind(), entries).stream()
                .flatMap(state -> state.workItems().stream())
                .map(WorkItem::step)
                .collect(Collectors.toSet());
    }

    private Map<Integer, Long> minutes(FileView file, List<Entry> entries) {
        var spent = new HashMap<Integer, Long>();
        var owed = file.owed();
        if (owed == null) return spent;
        var calendar = workTime.calendar(owed.unit(), file.now());
        var time = TimeInHand.of(entries, new TimeInHand.Question(owed.no(), calendar, posts.heads(), file.now()));
        for (var part : time.parts()) spent.merge(part.hand().step(), part.minutes(), Long::sum);
        return spent;
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
