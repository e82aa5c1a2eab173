package vn.kycuong.plan.web;

import static vn.kycuong.plan.web.Typed.date;
import static vn.kycuong.plan.web.Typed.first;
import static vn.kycuong.plan.web.Typed.one;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.directive.Directives;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.plan.Plan;
import vn.kycuong.plan.PlanItem;
import vn.kycuong.plan.PlanResult;
import vn.kycuong.plan.PlanResult.Problem;
import vn.kycuong.plan.Plans;
import vn.kycuong.plan.RollUp;
import vn.kycuong.ui.Option;
import vn.kycuong.worktime.LegalClock;

/** Programmes and plans of a year: who has one, what stands in it, drafting and approving. */
@Access(Access.Who.OFFICER)
@Controller
@RequestMapping("/ke-hoach")
class PlanPages {
    private final Plans plans;
    private final PlanView view;
    private final Directives directives;
    private final Organisation organisation;
    private final Posts posts;
    private final People people;
    private final LegalClock time;

    PlanPages(
            Plans plans,
            PlanView view,
            Directives directives,
            Organisation organisation,
            Posts posts,
            People people,
            LegalClock time) {
        this.plans = plans;
        this.view = view;
        this.directives = directives;
        this.organisation = organisation;
        this.posts = posts;
        this.people = people;
        this.time = time;
    }

    @GetMapping
    String year(@RequestParam(name = "nam", defaultValue = "") String typed, Officer officer, Model page) {
        int year = Typed.whole(typed)
                .filter(y -> y >= 2000 && y <= 2200)
                .orElse(time.today().getYear());
        var units = organisation.unitsAt(time.today()).stream()
                .filter(u ->
                        u.kind() == UnitKind.AGENCY || u.kind() == UnitKind.DISTRICT || u.id().equals(officer.unit()))
                .filter(u -> officer.scope().contains(u.id()))
                .toList();
        var found = plans.of(year, units.stream().map(Unit::id).toList(), officer);
        var lines = new ArrayList<PlanLine>();
        var sum = RollUp.nothing();
        for (var unit : units) {
            var own = found.stream()
                    .filter(s -> s.plan().level() == Plan.Level.UNIT
                            && s.plan().unit().equals(unit.id()))
                    .toList();
            if (own.isEmpty() && unit.kind() != UnitKind.PROVINCE) lines.add(view.none(unit.id()));
            for (var sheet : own) {
                lines.add(view.line(sheet));
                sum = sum.plus(sheet.rollUp());
            }
        }
        page.addAttribute("title", "plan.title").addAttribute("nav", "plan");
        page.addAttribute("year", year);
        page.addAttribute("lines", lines);
        page.addAttribute("sum", sum);
        page.addAttribute("programmes", lines(found, Plan.Level.PROGRAMME));
        page.addAttribute("persons", lines(found, Plan.Level.PERSON));
        page.addAttribute("mayDraft", officer.may(Plans.DRAFT));
        return "plan/year";
    }

    private List<PlanLine> lines(List<Plans.Sheet> found, Plan.Level level) {
        return found.stream()
                .filter(s -> s.plan().level() == level)
                .map(view::line)
                .toList();
    }

    @Access(value = Access.Who.OFFICER, rights = Plans.DRAFT)
    @GetMapping("/moi")
    String blank(Officer officer, Model page) {
        return blank(new LinkedMultiValueMap<>(), List.of(), officer, page);
    }

    private String blank(MultiValueMap<String, String> typed, List<Problem> wrong, Officer officer, Model page) {
        var w = PlanView.words();
        var levels = new ArrayList<Option>();
        var chosen = first(typed, "level");
        if (officer.unit().equals(organisation.province().id()))
            levels.add(new Option("PROGRAMME", w.get("plan.level.PROGRAMME"), chosen.equals("PROGRAMME")));
        levels.add(new Option("UNIT", w.get("plan.level.UNIT"), chosen.isEmpty() || chosen.equals("UNIT")));
        levels.add(new Option("PERSON", w.get("plan.level.PERSON"), chosen.equals("PERSON")));
        page.addAttribute("title", "plan.new").addAttribute("nav", "plan");
        page.addAttribute("typed", typed);
        page.addAttribute("year", typed.isEmpty() ? String.valueOf(time.today().getYear()) : first(typed, "year"));
        page.addAttribute("levels", levels);
        page.addAttribute("clauses", clauses(first(typed, "clause"), typed.isEmpty()));
        page.addAttribute("problems", wrong);
        page.addAttribute("key", UUID.randomUUID().toString());
        return "plan/new";
    }

    /** The clauses that ask for a plan, and none; the first that does is chosen unless something else was. */
    private List<Option> clauses(String chosen, boolean first) {
        var options = new ArrayList<Option>();
        for (var a : directives.asked(time.today(), time.instant())) {
            var indicator = a.duty().indicator();
            if (indicator == null || !indicator.startsWith("plan.")) continue;
            var value = a.documentKey() + "|" + a.duty().clause();
            boolean on = first ? options.isEmpty() : value.equals(chosen);
            options.add(new Option(
                    value,
                    sign(a.documentKey()) + ", " + a.duty().clause() + " · "
                            + a.duty().heading(),
                    on));
        }
        options.add(
                new Option("", PlanView.words().get("plan.noClause"), first ? options.isEmpty() : chosen.isEmpty()));
        return options;
    }

    private String sign(String document) {
        return directives.find(document).map(t -> t.document().sign()).orElse(document);
    }

    @Access(value = Access.Who.OFFICER, rights = Plans.DRAFT)
    @PostMapping
    String begin(@RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var key = first(typed, "key");
        if (key.length() < 16 || key.length() > 100) throw PlanView.notFound();
        var wrong = new ArrayList<Problem>();
        var level = one(Plan.Level.class, first(typed, "level"));
        if (level.isEmpty()) wrong.add(new Problem("level", "Chọn chương trình, kế hoạch của đơn vị hay của cá nhân."));
        var year = Typed.whole(first(typed, "year"));
        if (year.isEmpty()) wrong.add(new Problem("year", "Ghi năm bằng số, ví dụ 2020."));
        if (!wrong.isEmpty()) return blank(typed, wrong, officer, page);
        var clause = first(typed, "clause").split("\\|", -1);
        var wish = new Plans.Wish(
                level.orElseThrow(),
                year.orElseThrow(),
                first(typed, "name"),
                clause.length == 2 && directives.find(clause[0]).isPresent()
                        ? new OrderedBy(clause[0], clause[1])
                        : null);
        return switch (plans.begin(wish, key, officer)) {
            case PlanResult.Done(var id) -> "redirect:/ke-hoach/" + id;
            case PlanResult.Wrong(var problems) -> blank(typed, problems, officer, page);
            case PlanResult.NotPossible(var word) ->
                blank(typed, List.of(new Problem("level", PlanView.words().get(word))), officer, page);
            case PlanResult _ -> throw PlanView.notFound();
        };
    }

    @GetMapping("/{id}")
    String show(@PathVariable("id") String id, Officer officer, Model page) {
        return show(plan(id, officer), null, List.of(), officer, page);
    }

    private String show(
            Plan plan,
            @Nullable MultiValueMap<String, String> typed,
            List<Problem> wrong,
            Officer officer,
            Model page) {
        var sheet = plans.sheet(plan);
        boolean draft = plan.state() == Plan.State.DRAFT;
        boolean own = plan.person() == null || officer.actor().equals(plan.person());
        page.addAttribute("title", "plan.one").addAttribute("nav", "plan");
        page.addAttribute("plan", plan);
        page.addAttribute("whose", view.whose(plan));
        page.addAttribute("state", view.state(plan));
        page.addAttribute("by", people.name(plan.draftedBy()));
        var approved = plan.approvedBy();
        page.addAttribute(
                "approved", approved == null ? "" : people.name(approved) + " · " + PlanView.minute(plan.approvedAt()));
        var ordered = plan.orderedBy();
        page.addAttribute("ordered", ordered == null ? "" : sign(ordered.document()) + ", " + ordered.clause());
        page.addAttribute(
                "orderedHref", ordered == null ? "" : "/van-ban/" + ordered.document() + "#diem-" + ordered.clause());
        page.addAttribute("items", view.items(sheet));
        page.addAttribute("sum", sheet.rollUp());
        page.addAttribute("typed", typed == null ? new LinkedMultiValueMap<String, String>() : typed);
        page.addAttribute("problems", wrong);
        boolean mayDraft =
                draft && own && officer.may(Plans.DRAFT) && plan.unit().equals(officer.unit());
        page.addAttribute("mayDraft", mayDraft);
        page.addAttribute(
                "mayApprove",
                draft
                        && officer.may(Plans.APPROVE)
                        && officer.scope().contains(plan.unit())
                        && !officer.actor().equals(plan.draftedBy())
                        && !officer.actor().equals(plan.person()));
        page.addAttribute("units", mayDraft ? units(plan, typed) : List.of());
        page.addAttribute("posts", mayDraft ? posts(plan, typed) : List.of());
        page.addAttribute("above", mayDraft ? above(plan, typed) : List.of());
        page.addAttribute("itemKey", UUID.randomUUID().toString());
        return "plan/plan";
    }

    private List<Option> units(Plan plan, @Nullable MultiValueMap<String, String> typed) {
        if (plan.level() != Plan.Level.PROGRAMME) return List.of();
        var chosen = typed == null ? "" : first(typed, "unit");
        return organisation.unitsAt(time.today()).stream()
                .filter(u -> u.kind() == UnitKind.AGENCY || u.kind() == UnitKind.DISTRICT)
                .map(u -> new Option(
                        u.id().toString(), view.name(u.id()), u.id().toString().equals(chosen)))
                .toList();
    }

    private List<Option> posts(Plan plan, @Nullable MultiValueMap<String, String> typed) {
        if (plan.level() != Plan.Level.UNIT) return List.of();
        var chosen = typed == null ? "" : first(typed, "post");
        var options = new ArrayList<Option>();
        options.add(new Option("", PlanView.words().get("plan.head"), chosen.isEmpty()));
        for (var post : posts.of(plan.unit(), time.today()))
            if (!post.head())
                options.add(new Option(
                        post.id().toString(), post.title(), post.id().toString().equals(chosen)));
        return options;
    }

    private List<Option> above(Plan plan, @Nullable MultiValueMap<String, String> typed) {
        var chosen = typed == null ? "" : first(typed, "serves");
        var found = plans.above(plan);
        if (found.isEmpty()) return List.of();
        var options = new ArrayList<Option>();
        options.add(new Option("", PlanView.words().get("plan.servesNone"), chosen.isEmpty()));
        for (var item : found)
            options.add(new Option(
                    item.id().toString(), item.name(), item.id().toString().equals(chosen)));
        return options;
    }

    @Access(value = Access.Who.OFFICER, rights = Plans.DRAFT)
    @PostMapping("/{id}/viec")
    String put(
            @PathVariable("id") String id,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            Model page) {
        var plan = plan(id, officer);
        var wrong = new ArrayList<Problem>();
        var weight = Typed.whole(first(typed, "weight"));
        if (weight.isEmpty()) wrong.add(new Problem("weight", "Trọng số là số nguyên từ 1 đến 100."));
        var due = date(first(typed, "due"));
        if (due.isEmpty()) wrong.add(new Problem("due", "Hạn chưa ghi hoặc không phải một ngày. Chọn lại ngày."));
        var item = Typed.uuid(first(typed, "item"));
        if (item.isEmpty()) throw PlanView.notFound();
        if (!wrong.isEmpty()) return show(plan, typed, wrong, officer, page);
        return answer(
                plan,
                typed,
                plans.put(
                        plan.id(),
                        version(typed),
                        new PlanItem(
                                item.get(),
                                plan.id(),
                                0,
                                Typed.uuid(first(typed, "serves")).orElse(null),
                                first(typed, "name"),
                                first(typed, "product"),
                                weight.orElseThrow(),
                                due.orElseThrow(),
                                Typed.whole(first(typed, "unit"))
                                        .map(UnitId::new)
                                        .orElse(plan.unit()),
                                plan.level() == Plan.Level.PERSON
                                        ? plan.post()
                                        : Typed.whole(first(typed, "post"))
                                                .map(PostId::new)
                                                .orElse(null),
                                null,
                                null),
                        officer),
                officer,
                page);
    }

    @Access(value = Access.Who.OFFICER, rights = Plans.DRAFT)
    @PostMapping("/{id}/viec/bo")
    String remove(
            @PathVariable("id") String id,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            Model page) {
        var plan = plan(id, officer);
        var item = Typed.uuid(first(typed, "item")).orElseThrow(PlanView::notFound);
        return answer(plan, typed, plans.remove(plan.id(), version(typed), item, officer), officer, page);
    }

    @Access(value = Access.Who.OFFICER, rights = Plans.APPROVE)
    @PostMapping("/{id}/duyet")
    String approve(
            @PathVariable("id") String id,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            Model page) {
        var plan = plan(id, officer);
        return answer(plan, typed, plans.approve(plan.id(), version(typed), officer), officer, page);
    }

    @Access(value = Access.Who.OFFICER, rights = Plans.DRAFT)
    @PostMapping("/{id}/bo")
    String withdraw(
            @PathVariable("id") String id,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            Model page) {
        var plan = plan(id, officer);
        var result = plans.withdraw(plan.id(), version(typed), officer);
        return result instanceof PlanResult.Done
                ? "redirect:/ke-hoach?nam=" + plan.year()
                : answer(plan, typed, result, officer, page);
    }

    @GetMapping("/{id}/ke-hoach.xlsx")
    void workbook(@PathVariable("id") String id, Officer officer, HttpServletResponse response) throws IOException {
        var plan = plan(id, officer);
        var sheet = plans.sheet(plan);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"ke-hoach-%d.xlsx\"".formatted(plan.year()));
        PlanWorkbook.write(
                response.getOutputStream(),
                plan.name(),
                view.whose(plan) + " · " + plan.year(),
                view.state(plan),
                sheet.rollUp(),
                view.items(sheet),
                PlanView.words());
    }

    private String answer(
            Plan plan, MultiValueMap<String, String> typed, PlanResult result, Officer officer, Model page) {
        return switch (result) {
            case PlanResult.Done _ -> "redirect:/ke-hoach/" + plan.id();
            case PlanResult.Wrong(var wrong) -> show(plan, typed, wrong, officer, page);
            case PlanResult.NotFound _ -> throw PlanView.notFound();
            case PlanResult other ->
                show(plan, typed, List.of(new Problem("", PlanView.words().get(word(other)))), officer, page);
        };
    }

    static String word(PlanResult result) {
        return switch (result) {
            case PlanResult.NotPossible(var word) -> word;
            case PlanResult.Overtaken _ -> "plan.no.overtaken";
            case PlanResult.NotAllowed _ -> "plan.no.notAllowed";
            case PlanResult.NotFound _, PlanResult.Done _, PlanResult.Wrong _ -> "plan.no.overtaken";
        };
    }

    private Plan plan(String id, Officer officer) {
        return Typed.uuid(id).flatMap(uuid -> plans.find(uuid, officer)).orElseThrow(PlanView::notFound);
    }

    static int version(MultiValueMap<String, String> typed) {
        var text = first(typed, "version");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }
}
