package vn.kycuong.task.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.directive.DirectiveText;
import vn.kycuong.directive.Directives;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.Rules;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.TargetRule;
import vn.kycuong.organisation.Targets;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.task.NewTask;
import vn.kycuong.task.ReportRhythm;
import vn.kycuong.task.TaskEvent;
import vn.kycuong.task.TaskResult;
import vn.kycuong.task.TaskState;
import vn.kycuong.task.TaskType;
import vn.kycuong.task.Tasks;
import vn.kycuong.task.Urgency;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Several;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** Assigning a task, from a clause or from nothing, to one unit or to all of a kind; a draft can be kept. */
@Access(value = Access.Who.OFFICER, rights = Tasks.ASSIGN)
@Controller
@RequestMapping(AssignPages.PATH)
class AssignPages {
    static final String PATH = TaskQuery.PATH + "/giao";
    private static final int LONGEST_TITLE = 300;
    private static final Set<UnitKind> GROUPS = Set.of(UnitKind.AGENCY, UnitKind.DISTRICT, UnitKind.COMMUNE);

    private final Tasks tasks;
    private final UnitNames units;
    private final Organisation organisation;
    private final Targets targets;
    private final Directives directives;
    private final Rules rules;
    private final LegalClock time;

    AssignPages(
            Tasks tasks,
            UnitNames units,
            Organisation organisation,
            Targets targets,
            Directives directives,
            Rules rules,
            LegalClock time) {
        this.tasks = tasks;
        this.units = units;
        this.organisation = organisation;
        this.targets = targets;
        this.directives = directives;
        this.rules = rules;
        this.time = time;
    }

    @GetMapping
    String form(
            @RequestParam(name = "van-ban", defaultValue = "") String document,
            @RequestParam(name = "diem", defaultValue = "") String clause,
            @RequestParam(name = "cha", defaultValue = "") String parent,
            @RequestParam(name = "du-thao", defaultValue = "") String draft,
            Officer officer,
            Model page) {
        var form = draft.isEmpty() ? fresh(document, clause, parent) : ofDraft(draft, officer);
        return show(form, null, officer, page);
    }

    /** Prefilled with what the clause says, so that only unit and date are left to say. */
    private AssignForm fresh(String document, String clause, String parent) {
        var typed = new LinkedMultiValueMap<String, String>();
        typed.set("parent", parent);
        text(document).ifPresent(d -> {
            typed.set("document", d.document().documentKey());
            d.clauses().stream()
                    .filter(c -> c.letter().equals(clause))
                    .findFirst()
                    .ifPresent(c -> {
                        typed.set("clause", c.letter());
                        typed.set("title", c.heading());
                        typed.set("content", c.body());
                    });
        });
        typed.set("type", TaskType.REPORT.name());
        typed.set("urgency", Urgency.NORMAL.name());
        typed.set("rhythm", ReportRhythm.MONTHLY.name());
        return AssignForm.of(typed);
    }

    private AssignForm ofDraft(String id, Officer officer) {
        var seen = tasks.find(TaskPages.caseId(id), officer)
                .filter(s -> s.course().stands() == TaskState.DRAFT)
                .orElseThrow(TaskPages::notFound);
        var t = seen.task();
        var texts = seen.last(TaskEvent.DRAFTED);
        var typed = new LinkedMultiValueMap<String, String>();
        typed.set("draft", t.id().toString());
        typed.set("document", t.orderedBy() == null ? "" : t.orderedBy().document());
        typed.set("clause", t.orderedBy() == null ? "" : t.orderedBy().clause());
        typed.set("parent", t.parent() == null ? "" : t.parent().toString());
        for (var name : List.of("title", "content", "product")) typed.set(name, texts.get(name));
        typed.set("type", t.type().name());
        typed.set("urgency", t.urgency().name());
        typed.set("rhythm", t.rhythm().name());
        for (var unit : texts.get("leads").split(" ")) if (!unit.isEmpty()) typed.add("leads", called(unit));
        for (var unit : texts.get("supporters").split(" ")) {
            var parts = unit.split(":");
            if (!parts[0].isEmpty()) typed.add("supporters", called(parts[0]));
            if (parts.length > 1) typed.set("supportDue", TaskWhen.day(LocalDate.parse(parts[1])));
        }
        if (!texts.get("due").isEmpty()) typed.set("due", TaskWhen.day(LocalDate.parse(texts.get("due"))));
        return AssignForm.of(typed);
    }

    private String called(String number) {
        return units.typed(new UnitId(Integer.parseInt(number)), time.today());
    }

    /** What the form means, or what is wrong with it. */
    private sealed interface Meant {
        record Task(NewTask task) implements Meant {}

        record Wrong(TaskResult.NotPossible why) implements Meant {}
    }

    @Several({"leads", "supporters"})
    @PostMapping
    String assign(
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(name = "key", defaultValue = "") String key,
            @RequestParam(name = "viec", defaultValue = "giao") String what,
            Officer officer,
            Model page) {
        if (key.length() < 16 || key.length() > 60) throw TaskPages.notFound();
        var form = AssignForm.of(typed);
        boolean draft = what.equals("nhap");
        return switch (meant(form, draft, officer)) {
            case Meant.Wrong(var why) -> show(form, why, officer, page);
            case Meant.Task(var task) ->
                switch (draft ? tasks.draft(key, task, officer) : tasks.assign(key, task, officer)) {
                    case TaskResult.Done done ->
                        "redirect:" + TaskQuery.PATH + "/" + done.task() + "?giao="
                                + (draft ? 0 : done.tasks().size());
                    case TaskResult.NotFound _ -> throw TaskPages.notFound();
                    case TaskResult no -> show(form, no, officer, page);
                };
        };
    }

    private Meant meant(AssignForm f, boolean draft, Officer officer) {
        if (f.title().isEmpty() || f.title().length() > LONGEST_TITLE) return wrong("task.no.title", LONGEST_TITLE);
        if (f.content().length() > TaskActForm.LONGEST || f.product().length() > TaskActForm.LONGEST)
            return wrong("task.no.text", TaskActForm.LONGEST);
        if (!draft && f.product().isEmpty()) return wrong("task.no.product");
        var today = time.today();
        var leads = new LinkedHashSet<UnitId>();
        for (var typed : f.leads()) {
            var unit = units.read(typed, today);
            if (unit.isEmpty()) return wrong("task.no.unit", typed);
            leads.add(unit.get());
        }
        leads.addAll(group(f.group(), officer, today));
        if (leads.isEmpty() && !draft) return wrong("task.no.lead");
        for (var day : List.of(f.due(), f.supportDue()))
            if (!day.isEmpty() && TaskWhen.read(day).isEmpty()) return wrong("task.no.date", day);
        var supporters = new ArrayList<NewTask.Supporter>();
        for (var typed : f.supporters()) {
            var unit = units.read(typed, today);
            if (unit.isEmpty()) return wrong("task.no.unit", typed);
            supporters.add(new NewTask.Supporter(unit.get(), day(f.supportDue())));
        }
        return new Meant.Task(new NewTask(
                f.draft().isEmpty() ? null : TaskPages.caseId(f.draft()),
                choice(TaskType.values(), f.type(), TaskType.OTHER),
                choice(Urgency.values(), f.urgency(), Urgency.NORMAL),
                choice(ReportRhythm.values(), f.rhythm(), ReportRhythm.MONTHLY),
                orderedBy(f),
                f.parent().isEmpty() ? null : TaskPages.caseId(f.parent()),
                f.title(),
                f.content(),
                f.product(),
                List.copyOf(leads),
                supporters,
                day(f.due())));
    }

    /** Every unit of a kind that is below whoever assigns, by rule and on this day. */
    private List<UnitId> group(String kind, Officer officer, LocalDate today) {
        var wanted = GROUPS.stream().filter(k -> k.name().equals(kind)).findFirst();
        if (wanted.isEmpty()) return List.of();
        boolean province = officer.unit().equals(organisation.province().id());
        var rule = new TargetRule(
                Set.of(wanted.get()),
                province ? null : officer.unit(),
                Set.of(),
                Set.of(officer.unit()),
                Set.of(),
                false);
        return targets.units(rule, today).stream().map(Unit::id).toList();
    }

    private @Nullable OrderedBy orderedBy(AssignForm f) {
        return text(f.document())
                .map(d -> new OrderedBy(
                        d.document().documentKey(),
                        d.clauses().stream()
                                .map(c -> c.letter())
                                .filter(f.clause()::equals)
                                .findFirst()
                                .orElse("")))
                .orElse(null);
    }

    private Optional<DirectiveText> text(String document) {
        return document.isEmpty() ? Optional.empty() : directives.find(document);
    }

    private static @Nullable LocalDate day(String typed) {
        return typed.isEmpty() ? null : TaskWhen.read(typed).orElse(null);
    }

    private static <E extends Enum<E>> E choice(E[] all, String name, E otherwise) {
        return Arrays.stream(all)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(otherwise);
    }

    private static Meant wrong(String key, Object... arguments) {
        return new Meant.Wrong(new TaskResult.NotPossible(key, arguments));
    }

    private String show(AssignForm form, @Nullable TaskResult refusal, Officer officer, Model page) {
        var w = TaskListPages.words();
        page.addAttribute("title", "task.assignTitle");
        page.addAttribute("nav", "tasks");
        page.addAttribute("form", form);
        page.addAttribute("key", TaskPage.freshKey());
        page.addAttribute("problem", TaskPage.problem(refusal));
        page.addAttribute("arguments", refusal instanceof TaskResult.NotPossible no ? no.arguments() : new Object[0]);
        page.addAttribute("units", units.labels(time.today()));
        page.addAttribute("documents", documents(form, w));
        page.addAttribute("clauses", clauses(form, w));
        page.addAttribute("limits", limits(w));
        page.addAttribute(
                "parent",
                form.parent().isEmpty()
                        ? null
                        : tasks.find(TaskPages.caseId(form.parent()), officer)
                                .map(s -> s.task())
                                .orElse(null));
        return "task/assign";
    }

    private List<Option> documents(AssignForm form, Words w) {
        return Stream.concat(
                        Stream.of(new Option("", "–", form.document().isEmpty())),
                        directives.all().stream()
                                .map(d -> new Option(
                                        d.documentKey(),
                                        d.sign(),
                                        d.documentKey().equals(form.document()))))
                .toList();
    }

    private List<Option> clauses(AssignForm form, Words w) {
        return Stream.concat(
                        Stream.of(new Option("", "–", form.clause().isEmpty())),
                        text(form.document()).stream()
                                .flatMap(d -> d.clauses().stream())
                                .map(c -> new Option(
                                        c.letter(),
                                        c.letter() + " · " + c.heading(),
                                        c.letter().equals(form.clause()))))
                .toList();
    }

    /** The limits that count where no date is given, in words. */
    private String limits(Words w) {
        var law = rules.at(time.today());
        return Arrays.stream(TaskType.values())
                .map(type -> {
                    var limit = law.limit("task.limit." + type.name());
                    return w.get(type.wordKey()) + ": "
                            + ("en".equals(w.lang()) ? limit.inEnglish() : limit.inVietnamese());
                })
                .reduce((one, two) -> one + "; " + two)
                .orElse("");
    }
}
