package vn.kycuong.task.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.task.LateCauseClass;
import vn.kycuong.task.TaskResult;
import vn.kycuong.task.Tasks;

/** What the lead unit and its supporters do with a task. */
@Access(value = Access.Who.OFFICER, rights = Tasks.WORK)
@Controller
@RequestMapping(TaskQuery.PATH + "/{id}")
class LeadActPages {
    private final TaskPage shown;
    private final Tasks tasks;

    LeadActPages(TaskPage shown, Tasks tasks) {
        this.shown = shown;
        this.tasks = tasks;
    }

    @PostMapping("/nhan-viec")
    String receive(@PathVariable String id, TaskActForm form, Officer officer, Model page) throws IOException {
        int holder = form.number(form.unit(), 0);
        var who = holder == 0 || !officer.may(Tasks.LEAD) ? null : new ActorId(holder);
        return shown.answer(
                id, form, false, officer, page, _ -> tasks.receive(TaskPages.caseId(id), form.sheet(), who, officer));
    }

    @Access(value = Access.Who.OFFICER, rights = Tasks.LEAD)
    @PostMapping("/tra-lai")
    String giveBack(@PathVariable String id, TaskActForm form, Officer officer, Model page) throws IOException {
        return shown.answer(
                id,
                form,
                true,
                officer,
                page,
                with -> tasks.giveBack(TaskPages.caseId(id), form.sheet(), with, officer));
    }

    @PostMapping("/tien-do")
    String report(@PathVariable String id, TaskActForm form, Officer officer, Model page) throws IOException {
        return shown.answer(
                id,
                form,
                true,
                officer,
                page,
                with -> tasks.report(
                        TaskPages.caseId(id), form.sheet(), form.number(form.percent(), -1), with, officer));
    }

    @PostMapping("/nop-san-pham")
    String submit(@PathVariable String id, TaskActForm form, Officer officer, Model page) throws IOException {
        return shown.answer(
                id, form, true, officer, page, with -> tasks.submit(TaskPages.caseId(id), form.sheet(), with, officer));
    }

    @Access(value = Access.Who.OFFICER, rights = Tasks.LEAD)
    @PostMapping("/xin-gia-han")
    String askExtension(@PathVariable String id, TaskActForm form, Officer officer, Model page) throws IOException {
        var typed = TaskActForm.of(form.due());
        var day = TaskWhen.read(typed);
        return shown.answer(
                id,
                form,
                true,
                officer,
                page,
                with -> day.isEmpty()
                        ? new TaskResult.NotPossible("task.no.date", typed)
                        : tasks.askExtension(TaskPages.caseId(id), form.sheet(), day.get(), with, officer));
    }

    @Access(value = Access.Who.OFFICER, rights = Tasks.LEAD)
    @PostMapping("/nguyen-nhan")
    String nameCause(@PathVariable String id, TaskActForm form, Officer officer, Model page) throws IOException {
        var cause = cause(TaskActForm.of(form.cause()));
        return shown.answer(
                id,
                form,
                true,
                officer,
                page,
                with -> cause.isEmpty()
                        ? new TaskResult.NotPossible("task.no.whichCause")
                        : tasks.nameCause(
                                TaskPages.caseId(id),
                                form.sheet(),
                                cause.get(),
                                form.number(form.obligation(), 0),
                                with,
                                officer));
    }

    private static Optional<LateCauseClass> cause(String name) {
        return Arrays.stream(LateCauseClass.values())
                .filter(c -> c.name().equals(name))
                .findFirst();
    }

    @PostMapping("/tra-loi-phoi-hop")
    String answer(@PathVariable String id, TaskActForm form, Officer officer, Model page) throws IOException {
        return shown.answer(
                id,
                form,
                true,
                officer,
                page,
                with -> tasks.answer(
                        TaskPages.caseId(id), form.sheet(), form.number(form.obligation(), 0), with, officer));
    }

    @Access(value = Access.Who.OFFICER, rights = Tasks.LEAD)
    @PostMapping("/phan-doi")
    String object(@PathVariable String id, TaskActForm form, Officer officer, Model page) throws IOException {
        return shown.answer(
                id,
                form,
                true,
                officer,
                page,
                with -> tasks.object(TaskPages.caseId(id), form.sheet(), form.number(form.cause(), 0), with, officer));
    }

    @Access(
            value = Access.Who.OFFICER,
            rights = {Tasks.WORK, Tasks.ASSIGN})
    @PostMapping("/y-kien")
    String comment(@PathVariable String id, TaskActForm form, Officer officer, Model page) throws IOException {
        return shown.answer(
                id,
                form,
                true,
                officer,
                page,
                with -> tasks.comment(TaskPages.caseId(id), form.sheet(), with, officer));
    }
}
