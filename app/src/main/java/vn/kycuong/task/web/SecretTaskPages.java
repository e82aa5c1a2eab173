package vn.kycuong.task.web;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.task.SecretTasks;
import vn.kycuong.task.TaskResult;
import vn.kycuong.task.Tasks;
import vn.kycuong.worktime.LegalClock;

/** Secret tasks of those who hold them: number, owner, date. For everybody else this page is empty. */
@Access(
        value = Access.Who.OFFICER,
        rights = {Tasks.LEAD, Tasks.ASSIGN})
@Controller
@RequestMapping(SecretTaskPages.PATH)
class SecretTaskPages {
    static final String PATH = TaskQuery.PATH + "/mat";

    private final SecretTasks secrets;
    private final UnitNames units;
    private final LegalClock time;

    SecretTaskPages(SecretTasks secrets, UnitNames units, LegalClock time) {
        this.secrets = secrets;
        this.units = units;
        this.time = time;
    }

    @GetMapping
    String list(Officer officer, Model page) {
        return show(null, "", "", officer, page);
    }

    @Access(value = Access.Who.OFFICER, rights = Tasks.ASSIGN)
    @PostMapping
    String assign(
            @RequestParam(name = "key", defaultValue = "") String key,
            @RequestParam(name = "lead", defaultValue = "") String lead,
            @RequestParam(name = "due", defaultValue = "") String due,
            Officer officer,
            Model page) {
        if (key.length() < 16 || key.length() > 60) throw TaskPages.notFound();
        var unit = units.read(lead, time.today());
        var day = TaskWhen.read(due);
        var result = unit.isEmpty()
                ? new TaskResult.NotPossible("task.no.unit", lead)
                : day.isEmpty()
                        ? new TaskResult.NotPossible("task.no.date", due)
                        : secrets.assign(key, unit.get(), day.get(), officer);
        return answer(result, lead, due, officer, page);
    }

    @Access(value = Access.Who.OFFICER, rights = Tasks.LEAD)
    @PostMapping("/{id}/nhan")
    String receive(@PathVariable String id, TaskActForm form, Officer officer, Model page) {
        return act(id, form, (task, sheet) -> secrets.receive(task, sheet, officer), officer, page);
    }

    @Access(value = Access.Who.OFFICER, rights = Tasks.LEAD)
    @PostMapping("/{id}/nop")
    String submit(@PathVariable String id, TaskActForm form, Officer officer, Model page) {
        return act(id, form, (task, sheet) -> secrets.submit(task, sheet, officer), officer, page);
    }

    @Access(value = Access.Who.OFFICER, rights = Tasks.DECIDE)
    @PostMapping("/{id}/nghiem-thu")
    String accept(@PathVariable String id, TaskActForm form, Officer officer, Model page) {
        return act(id, form, (task, sheet) -> secrets.accept(task, sheet, officer), officer, page);
    }

    @Access(value = Access.Who.OFFICER, rights = Tasks.DECIDE)
    @PostMapping("/{id}/lam-lai")
    String sendBack(@PathVariable String id, TaskActForm form, Officer officer, Model page) {
        return act(id, form, (task, sheet) -> secrets.sendBack(task, sheet, officer), officer, page);
    }

    @Access(value = Access.Who.OFFICER, rights = Tasks.ASSIGN)
    @PostMapping("/{id}/thu-hoi")
    String recall(@PathVariable String id, TaskActForm form, Officer officer, Model page) {
        return act(id, form, (task, sheet) -> secrets.recall(task, sheet, officer), officer, page);
    }

    private String act(
            String id,
            TaskActForm form,
            BiFunction<CaseId, Tasks.Sheet, TaskResult> deed,
            Officer officer,
            Model page) {
        if (!form.isWhole()) throw TaskPages.notFound();
        return answer(deed.apply(TaskPages.caseId(id), form.sheet()), "", "", officer, page);
    }

    private String answer(TaskResult result, String lead, String due, Officer officer, Model page) {
        return switch (result) {
            case TaskResult.Done _ -> "redirect:" + PATH;
            case TaskResult.NotFound _ -> throw TaskPages.notFound();
            case TaskResult no -> show(no, lead, due, officer, page);
        };
    }

    private String show(@Nullable TaskResult refusal, String lead, String due, Officer officer, Model page) {
        var lines = secrets.of(officer);
        page.addAttribute("title", "task.secret.title");
        page.addAttribute("nav", "tasks");
        page.addAttribute("lines", lines);
        page.addAttribute(
                "owners",
                lines.stream().map(l -> units.name(l.owner(), time.today())).toList());
        page.addAttribute("enabled", secrets.isEnabled());
        page.addAttribute("mayAssign", officer.may(Tasks.ASSIGN));
        page.addAttribute("units", secrets.isEnabled() ? units.labels(time.today()) : List.of());
        page.addAttribute("lead", lead);
        page.addAttribute("due", due);
        page.addAttribute("key", TaskPage.freshKey());
        page.addAttribute("problem", TaskPage.problem(refusal));
        page.addAttribute("arguments", refusal instanceof TaskResult.NotPossible no ? no.arguments() : new Object[0]);
        return "task/secrets";
    }
}
