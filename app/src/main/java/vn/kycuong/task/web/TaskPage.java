package vn.kycuong.task.web;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.task.LateCauseClass;
import vn.kycuong.task.TaskResult;
import vn.kycuong.task.Tasks;
import vn.kycuong.ui.Option;
import vn.kycuong.worktime.LegalClock;

/** The page of a task, after looking or after an act that could not be done. */
@Component
class TaskPage {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Tasks tasks;
    private final TaskViews views;
    private final UnitNames units;
    private final People people;
    private final LegalClock time;

    TaskPage(Tasks tasks, TaskViews views, UnitNames units, People people, LegalClock time) {
        this.tasks = tasks;
        this.views = views;
        this.units = units;
        this.people = people;
        this.time = time;
    }

    /** An act of a form. */
    interface Deed {
        TaskResult run(Tasks.With with);
    }

    /** Reads the form, does it, and leads on or says why not; nothing typed is lost. */
    String answer(String id, TaskActForm form, boolean mustSay, Officer officer, Model page, Deed deed)
            throws java.io.IOException {
        var task = TaskPages.caseId(id);
        if (!form.isWhole()) throw TaskPages.notFound();
        return switch (form.read(mustSay)) {
            case TaskActForm.Read.Wrong(var key, var arguments) ->
                show(task, new TaskResult.NotPossible(key, arguments), form, officer, page);
            case TaskActForm.Read.Fine(var with) ->
                switch (deed.run(with)) {
                    case TaskResult.Done _ -> "redirect:" + TaskQuery.PATH + "/" + task;
                    case TaskResult.NotFound _ -> throw TaskPages.notFound();
                    case TaskResult no -> show(task, no, form, officer, page);
                };
        };
    }

    String show(CaseId id, @Nullable TaskResult refusal, TaskActForm form, Officer officer, Model page) {
        var w = TaskListPages.words();
        var seen = tasks.find(id, officer).orElseThrow(TaskPages::notFound);
        var view = views.view(seen, officer, w);
        page.addAttribute("title", seen.task().number());
        page.addAttribute("nav", "tasks");
        page.addAttribute("task", view);
        page.addAttribute("form", form);
        page.addAttribute("key", freshKey());
        if (!page.containsAttribute("assigned")) page.addAttribute("assigned", 0);
        page.addAttribute("problem", problem(refusal));
        page.addAttribute("arguments", refusal instanceof TaskResult.NotPossible no ? no.arguments() : new Object[0]);
        page.addAttribute("units", view.may("reassign") ? units.labels(time.today()) : List.of());
        page.addAttribute("causes", causes(w));
        page.addAttribute("waited", waited(view, w));
        page.addAttribute(
                "colleagues", view.may("receive") && officer.may(Tasks.LEAD) ? colleagues(officer, w) : List.of());
        return "task/show";
    }

    private static List<Option> causes(vn.kycuong.ui.Words w) {
        var options = new ArrayList<Option>();
        options.add(new Option("", w.get("task.cause.choose"), true));
        for (var cause : LateCauseClass.values()) options.add(new Option(cause.name(), w.get(cause.wordKey()), false));
        return options;
    }

    private static List<Option> waited(TaskView view, vn.kycuong.ui.Words w) {
        var options = new ArrayList<Option>();
        options.add(new Option("", w.get("task.unit.choose"), true));
        for (var s : view.supports()) options.add(new Option(String.valueOf(s.obligation()), s.unit(), false));
        return options;
    }

    /** To whom the head may give it. */
    private List<Option> colleagues(Officer officer, vn.kycuong.ui.Words w) {
        var options = new ArrayList<Option>();
        options.add(new Option("", officer.displayName(), true));
        for (var person : people.at(officer.unit(), "OFFICER", time.today()))
            options.add(new Option(person.actor().toString(), person.name(), false));
        return options;
    }

    /** Key of the sentence that says why not; null when nothing is wrong. */
    static @Nullable String problem(@Nullable TaskResult refusal) {
        return switch (refusal) {
            case null -> null;
            case TaskResult.NotPossible no -> no.wordKey();
            case TaskResult.Overtaken _ -> "task.overtaken";
            case TaskResult.NotAllowed _ -> "task.no.notAllowed";
            case TaskResult.NotFound _, TaskResult.Done _ -> null;
        };
    }

    static String freshKey() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
