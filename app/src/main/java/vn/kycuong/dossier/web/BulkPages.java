package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
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
import vn.kycuong.dossier.BulkActs;
import vn.kycuong.dossier.BulkHolding;
import vn.kycuong.dossier.Holders.Many;
import vn.kycuong.dossier.Rights;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.job.JobItem;
import vn.kycuong.job.JobOrder;
import vn.kycuong.job.Jobs;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Several;
import vn.kycuong.worktime.LegalClock;

/** Many dossiers at once: chosen on the work list, done as a job, answered item by item. */
@Access(Access.Who.OFFICER)
@Controller
@Several("viec")
@RequestMapping("/viec-cua-toi/hang-loat")
class BulkPages {
    private static final Pattern PICKED = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.(\\d{0,9})");
    private static final int MOST = 1_000;

    private final Jobs jobs;
    private final FileRows files;
    private final People people;
    private final ClockPictures clocks;
    private final LegalClock time;
    private final BulkActPages acts;

    BulkPages(Jobs jobs, FileRows files, People people, ClockPictures clocks, LegalClock time, BulkActPages acts) {
        this.jobs = jobs;
        this.files = files;
        this.people = people;
        this.clocks = clocks;
        this.time = time;
        this.acts = acts;
    }

    @PostMapping
    String order(@RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var subjects = subjects(typed.getOrDefault("viec", List.of()));
        var many = BulkActs.Many.of(typed.getFirst("lam")).filter(a -> a.isFor(officer));
        if (many.isPresent() && !subjects.isEmpty())
            return subjects.size() > BulkActPages.MOST
                    ? choose(officer, typed, "bulk.no.tooManyActs", page)
                    : acts.confirm(many.get(), subjects, officer, page);
        var act = act(typed.getFirst("lam"));
        if (subjects.isEmpty() || act.isEmpty())
            return choose(officer, typed, subjects.isEmpty() ? "bulk.no.nothing" : "bulk.no.act", page);
        if (subjects.size() > MOST) return choose(officer, typed, "bulk.no.tooMany", page);
        var to = colleague(typed.getFirst("holder"), officer);
        if (act.get() != Many.TAKE && to.isEmpty()) return choose(officer, typed, "dossier.no.holderMissing", page);
        var what = new LinkedHashMap<>(Map.of("act", act.get().name()));
        to.ifPresent(person -> what.put("to", person));
        var id = jobs.order(new JobOrder(
                key(typed.getFirst("key")), BulkHolding.KIND, officer.actor(), officer.post(), what, subjects));
        jobs.nudge();
        return "redirect:/viec-cua-toi/hang-loat/" + id;
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Officer officer, HttpServletResponse response, Model page) {
        var job = jobs.find(id, officer.actor()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!job.finished()) response.setHeader("Refresh", "2");
        page.addAttribute("title", "bulk.title").addAttribute("nav", "work");
        page.addAttribute("job", job);
        page.addAttribute("lines", jobs.items(id).stream().map(this::line).toList());
        return "dossier/bulkResult";
    }

    @PostMapping("/{id}/dung")
    String cancel(@PathVariable UUID id, Officer officer) {
        if (jobs.find(id, officer.actor()).isEmpty()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        jobs.cancel(id, officer.actor());
        return "redirect:/viec-cua-toi/hang-loat/" + id;
    }

    /** What was picked is kept; the person says again what is to be done with it, and to whom. */
    private String choose(Officer officer, MultiValueMap<String, String> typed, String problem, Model page) {
        page.addAttribute("title", "bulk.title").addAttribute("nav", "work");
        page.addAttribute("problem", problem);
        page.addAttribute("picked", typed.getOrDefault("viec", List.of()));
        page.addAttribute("act", Optional.ofNullable(typed.getFirst("lam")).orElse("TAKE"));
        page.addAttribute("colleagues", colleagues(officer));
        page.addAttribute("mayAssign", officer.may(Rights.ASSIGN));
        page.addAttribute(
                "more",
                Arrays.stream(BulkActs.Many.values())
                        .filter(many -> many.isFor(officer))
                        .map(Enum::name)
                        .toList());
        page.addAttribute("key", UUID.randomUUID().toString());
        return "dossier/bulkChoose";
    }

    private BulkLine line(JobItem item) {
        var id = new CaseId(item.subject());
        var code = files.find(id).map(DossierRow::code).orElse("");
        return new BulkLine("/ho-so/" + id, code, item.outcome(), sentence(item));
    }

    private String sentence(JobItem item) {
        var w = clocks.words();
        if (item.outcome() == null) return w.get("bulk.waiting");
        var arguments = item.arguments();
        if (item.wordKey().equals("bulk.overtaken") && arguments.size() == 3) {
            var at = When.full(Instant.parse(arguments.get(1)), w);
            return w.get("bulk.overtaken", w.get(arguments.get(0)), arguments.get(2), at);
        }
        return w.get(item.wordKey(), arguments.toArray());
    }

    private List<Option> colleagues(Officer officer) {
        var options = new ArrayList<Option>();
        for (var role : List.of("OFFICER", "LEADER", "RECEIVER", "CLERK")) {
            for (var person : people.at(officer.unit(), role, time.today()))
                options.add(new Option(String.valueOf(person.actor().value()), person.name(), false));
        }
        return options;
    }

    private Optional<String> colleague(@Nullable String number, Officer officer) {
        return colleagues(officer).stream()
                .map(Option::value)
                .filter(v -> v.equals(number))
                .findFirst();
    }

    private static Optional<Many> act(@Nullable String name) {
        for (var act : Many.values()) if (act.name().equals(name)) return Optional.of(act);
        return Optional.empty();
    }

    static UUID key(@Nullable String text) {
        if (text == null || text.length() < 16 || text.length() > 100)
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        return UUID.nameUUIDFromBytes(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static List<JobOrder.Subject> subjects(List<String> picked) {
        var subjects = new LinkedHashMap<UUID, JobOrder.Subject>();
        for (var one : picked) {
            var read = PICKED.matcher(one);
            if (!read.matches()) continue;
            var id = UUID.fromString(read.group(1));
            subjects.putIfAbsent(id, new JobOrder.Subject(id, read.group(2)));
        }
        return List.copyOf(subjects.values());
    }
}
