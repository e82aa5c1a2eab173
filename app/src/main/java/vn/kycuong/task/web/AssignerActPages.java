package vn.kycuong.task.web;

import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.task.TaskResult;
import vn.kycuong.task.Tasks;
import vn.kycuong.worktime.LegalClock;

/** What whoever assigned a task does with it. */
@Access(value = Access.Who.OFFICER, rights = Tasks.DECIDE)
@Controller
@RequestMapping(TaskQuery.PATH + "/{id}")
class AssignerActPages {
    private final TaskPage shown;
    private final Tasks tasks;
    private final UnitNames units;
    private final LegalClock time;

    AssignerActPages(TaskPage shown, Tasks tasks, UnitNames units, LegalClock time) {
        this.shown = shown;
        this.tasks = tasks;
        this.units = units;
        this.time = time;
    }

    @PostMapping("/nghiem-thu")
    String accept(@PathVariable String id, TaskActForm form, Officer officer, Model page) throws IOException {
        return shown.answer(
                id,
                form,
                false,
                officer,
                page,
                with -> tasks.accept(TaskPages.caseId(id), form.sheet(), with, officer));
    }

    @PostMapping("/lam-lai")
    String sendBack(@PathVariable String id, TaskActForm form, Officer officer, Model page) throws IOException {
        return shown.answer(
                id,
                form,
                true,
                officer,
                page,
                with -> tasks.sendBack(TaskPages.caseId(id), form.sheet(), with, officer));
    }

    @PostMapping("/gia-han")
    String extend(@PathVariable String id, TaskActForm form, Officer officer, Model page) throws IOException {
        return shown.answer(
                id,
                form,
                false,
                officer,
                page,
                with -> tasks.extend(TaskPages.caseId(id), form.sheet(), with, officer));
    }

    @PostMapping("/khong-gia-han")
    String declineExtension(@PathVariable String id, TaskActForm form, Officer officer, Model page) throws IOException {
        return shown.answer(
                id,
                form,
                true,
                officer,
                page,
                with -> tasks.declineExtension(TaskPages.caseId(id), form.sheet(), with, officer));
    }

    @PostMapping("/nguyen-nhan/dung")
    String uphold(@PathVariable String id, TaskActForm form, Officer officer, Model page) throws IOException {
        return decide(id, form, true, officer, page);
    }

    @PostMapping("/nguyen-nhan/khong-dung")
    String dismiss(@PathVariable String id, TaskActForm form, Officer officer, Model page) throws IOException {
        return decide(id, form, false, officer, page);
    }

    private String decide(String id, TaskActForm form, boolean upheld, Officer officer, Model page) throws IOException {
        return shown.answer(
                id,
                form,
                true,
                officer,
                page,
                with -> tasks.decideCause(
                        TaskPages.caseId(id), form.sheet(), form.number(form.cause(), 0), upheld, with, officer));
    }

    @Access(value = Access.Who.OFFICER, rights = Tasks.ASSIGN)
    @PostMapping("/giao-lai")
    String reassign(@PathVariable String id, TaskActForm form, Officer officer, Model page) throws IOException {
        var unit = units.read(TaskActForm.of(form.unit()), time.today());
        return shown.answer(
                id,
                form,
                true,
                officer,
                page,
                with -> unit.isEmpty()
                        ? new TaskResult.NotPossible("task.no.lead")
                        : tasks.reassign(TaskPages.caseId(id), form.sheet(), unit.get(), with, officer));
    }

    @Access(value = Access.Who.OFFICER, rights = Tasks.ASSIGN)
    @PostMapping("/thu-hoi")
    String recall(@PathVariable String id, TaskActForm form, Officer officer, Model page) throws IOException {
        return shown.answer(
                id, form, true, officer, page, with -> tasks.recall(TaskPages.caseId(id), form.sheet(), with, officer));
    }

    @Access(value = Access.Who.OFFICER, rights = Tasks.ASSIGN)
    @PostMapping("/huy")
    String cancel(@PathVariable String id, TaskActForm form, Officer officer, Model page) throws IOException {
        return shown.answer(
                id, form, true, officer, page, with -> tasks.cancel(TaskPages.caseId(id), form.sheet(), with, officer));
    }

    @Access(value = Access.Who.OFFICER, rights = Tasks.ASSIGN)
    @PostMapping("/gop")
    String merge(@PathVariable String id, TaskActForm form, Officer officer, Model page) throws IOException {
        return shown.answer(
                id,
                form,
                true,
                officer,
                page,
                with -> tasks.merge(TaskPages.caseId(id), form.sheet(), TaskActForm.of(form.into()), with, officer));
    }
}
