package vn.kycuong.reorganisation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
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
import vn.kycuong.identity.Officer;
import vn.kycuong.job.Jobs;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.reorganisation.Plan;
import vn.kycuong.reorganisation.Reorganisation;
import vn.kycuong.reorganisation.ReorganisationResult;
import vn.kycuong.ui.Several;
import vn.kycuong.ui.Words;

/** Units that end, and where their open work goes: looked at and chosen before the day, carried out from that day on. */
@Access(value = Access.Who.OFFICER, rights = Reorganisation.RIGHT)
@Controller
@RequestMapping(ReorganisationPages.PATH)
class ReorganisationPages {
    static final String PATH = "/quan-tri/sap-xep";
    private static final int LISTED = 200;

    private final Reorganisation reorganisation;
    private final PlanViews views;
    private final Organisation organisation;
    private final Jobs jobs;

    ReorganisationPages(Reorganisation reorganisation, PlanViews views, Organisation organisation, Jobs jobs) {
        this.reorganisation = reorganisation;
        this.views = views;
        this.organisation = organisation;
        this.jobs = jobs;
    }

    @GetMapping
    String all(Officer officer, Model page) {
        heading(page);
        var lines = new ArrayList<ReorganisationLine>();
        for (var day : reorganisation.days())
            reorganisation
                    .plan(day)
                    .ifPresent(plan -> lines.add(new ReorganisationLine(
                            PATH + "/" + day, PlanViews.day(day), plan.endings().size(), plan.toMove())));
        page.addAttribute("lines", lines);
        return "reorganisation/all";
    }

    @GetMapping("/{date}")
    String show(@PathVariable String date, Officer officer, Model page) {
        return show(day(date), null, page);
    }

    @PostMapping("/{date}/thuc-hien")
    String carryOut(
            @PathVariable String date,
            @RequestParam(name = "key", defaultValue = "") String key,
            Officer officer,
            Model page) {
        var since = day(date);
        return switch (reorganisation.carryOut(since, uuid(key).orElseGet(UUID::randomUUID), officer)) {
            case ReorganisationResult.Ordered(var job) -> {
                jobs.nudge();
                yield "redirect:" + PATH + "/" + date + "/viec/" + job;
            }
            case ReorganisationResult.NotPossible(var problem) -> show(since, problem, page);
            case ReorganisationResult.Done _ -> throw new IllegalStateException("Carrying out is a job");
        };
    }

    @GetMapping("/{date}/viec/{job}")
    String result(
            @PathVariable String date,
            @PathVariable UUID job,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var progress = jobs.find(job, officer.actor()).orElseThrow(ReorganisationPages::notFound);
        if (!progress.finished()) response.setHeader("Refresh", "2");
        heading(page);
        page.addAttribute("date", day(date).toString()).addAttribute("day", PlanViews.day(day(date)));
        page.addAttribute("job", progress);
        page.addAttribute("refused", refused(job));
        return "reorganisation/result";
    }

    @PostMapping("/{date}/viec/{job}/dung")
    String stop(@PathVariable String date, @PathVariable UUID job, Officer officer) {
        if (jobs.find(job, officer.actor()).isEmpty()) throw notFound();
        jobs.cancel(job, officer.actor());
        return "redirect:" + PATH + "/" + day(date) + "/viec/" + job;
    }

    private List<RefusedLine> refused(UUID job) {
        var items = jobs.refused(job, LISTED);
        var names = reorganisation.names(
                items.stream().map(i -> new CaseId(i.subject())).toList());
        return items.stream()
                .map(i -> {
                    var id = new CaseId(i.subject());
                    var name = names.get(id);
                    return new RefusedLine(
                            name == null ? id.toString() : name.code(),
                            words().get(i.wordKey(), i.arguments().toArray()));
                })
                .toList();
    }

    // ---- by hand

    @GetMapping("/{date}/don-vi/{unit}")
    String unit(@PathVariable String date, @PathVariable String unit, Officer officer, Model page) {
        return unit(day(date), unitId(unit), null, page);
    }

    /**
     * What is chosen for all units of the page at once: for each, named by its number, what was shown and what is chosen. Only what differs is
     * written, so that the choices of a colleague made meanwhile stay.
     */
    @PostMapping("/{date}/chon")
    String choose(@PathVariable String date, @RequestParam Map<String, String> typed, Officer officer, Model page) {
        var since = day(date);
        var chosen = new HashMap<UnitId, @Nullable UnitId>();
        typed.forEach((name, value) -> {
            if (!name.matches("den-[1-9]\\d{0,8}")) return;
            var unit = name.substring("den-".length());
            if (!value.equals(typed.get("tu-" + unit))) chosen.put(unitId(unit), target(value));
        });
        return switch (reorganisation.choose(since, chosen, officer)) {
            case ReorganisationResult.Done _ -> "redirect:" + PATH + "/" + since + "#chon-tay";
            case ReorganisationResult.NotPossible(var problem) -> show(since, problem, page);
            case ReorganisationResult.Ordered _ -> throw new IllegalStateException("Choosing is no job");
        };
    }

    @Several("viec")
    @PostMapping("/{date}/don-vi/{unit}/chon-rieng")
    String chooseApart(
            @PathVariable String date,
            @PathVariable String unit,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            Model page) {
        var since = day(date);
        var id = unitId(unit);
        var picked = typed.getOrDefault("viec", List.of()).stream()
                .flatMap(text -> uuid(text).stream())
                .map(CaseId::new)
                .toList();
        var to = target(Optional.ofNullable(typed.getFirst("target")).orElse(""));
        return switch (reorganisation.choose(since, id, picked, to, officer)) {
            case ReorganisationResult.Done _ -> "redirect:" + PATH + "/" + since + "/don-vi/" + id;
            case ReorganisationResult.NotPossible(var problem) -> unit(since, id, problem, page);
            case ReorganisationResult.Ordered _ -> throw new IllegalStateException("Choosing is no job");
        };
    }

    private String unit(LocalDate since, UnitId id, @Nullable String problem, Model page) {
        var ending = plan(since).endings().stream()
                .filter(e -> e.unit().id().equals(id))
                .findFirst()
                .orElseThrow(ReorganisationPages::notFound);
        heading(page);
        page.addAttribute("date", since.toString()).addAttribute("day", PlanViews.day(since));
        page.addAttribute("unit", id).addAttribute("name", views.named(ending.unit(), since));
        page.addAttribute("byLaw", ending.byLaw());
        page.addAttribute("problem", problem);
        page.addAttribute("options", views.options(since, null, words()));
        page.addAttribute(
                "lines",
                reorganisation.cases(since, id).stream()
                        .map(g -> new CaseLine(g.id(), g.name().code(), g.name().matter(), name(g.target()), g.apart()))
                        .toList());
        return "reorganisation/unit";
    }

    private @Nullable String name(@Nullable UnitId unit) {
        return unit == null ? null : organisation.unit(unit).name();
    }

    private String show(LocalDate since, @Nullable String problem, Model page) {
        heading(page);
        page.addAttribute("problem", problem);
        page.addAttribute("key", UUID.randomUUID().toString());
        page.addAttribute("plan", views.of(plan(since), words()));
        return "reorganisation/plan";
    }

    private Plan plan(LocalDate since) {
        return reorganisation.plan(since).orElseThrow(ReorganisationPages::notFound);
    }

    private static void heading(Model page) {
        page.addAttribute("title", "reorganisation.title").addAttribute("nav", "admin");
    }

    private @Nullable UnitId target(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) return null;
        var number = Integer.parseInt(text);
        return organisation.units().stream()
                .map(Unit::id)
                .filter(u -> u.value() == number)
                .findFirst()
                .orElseThrow(ReorganisationPages::notFound);
    }

    private static UnitId unitId(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) throw notFound();
        return new UnitId(Integer.parseInt(text));
    }

    private static Optional<UUID> uuid(String text) {
        return text.matches("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw notFound();
        }
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
