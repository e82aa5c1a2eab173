package vn.kycuong.mining.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.kernel.Access;
import vn.kycuong.mining.CaseChoice;
import vn.kycuong.mining.CaseLine;
import vn.kycuong.mining.FlowMap;
import vn.kycuong.mining.GroupCount;
import vn.kycuong.mining.ObservedProcess;
import vn.kycuong.mining.ObservedProcesses;
import vn.kycuong.mining.SeenEvent;
import vn.kycuong.mining.VariantCount;
import vn.kycuong.ui.Status;
import vn.kycuong.ui.Tile;
import vn.kycuong.ui.Words;

/** Observed processes (quy trình quan sát): the board, the map, the variants of each, and the cases behind every figure. */
@Access(Access.Who.OFFICER)
@Controller
class ObservedPages {
    static final String PATH = "/quy-trinh-quan-sat";
    private static final int VARIANTS = 10;
    private static final int VARIANT_PAGE = 50;
    private static final int CASE_PAGE = 50;

    private final ObservedProcesses observed;
    private final OwnLogPages own;
    private final JsonMapper json = JsonMapper.shared();

    ObservedPages(ObservedProcesses observed, OwnLogPages own) {
        this.observed = observed;
        this.own = own;
    }

    @GetMapping(PATH)
    String list(Model page) {
        page.addAttribute("title", "mining.title");
        page.addAttribute("nav", "board");
        page.addAttribute("processes", observed.all());
        page.addAttribute("periods", own.periods());
        return "mining/list";
    }

    @GetMapping(PATH + "/{id}")
    String show(@PathVariable int id, @RequestParam Map<String, String> asked, Model page) {
        var process = process(id, page);
        page.addAttribute("view", view(process, CaseQuery.of(asked).choice().group()));
        return "mining/process";
    }

    @GetMapping(PATH + "/{id}/bien-the")
    String variants(@PathVariable int id, @RequestParam Map<String, String> asked, Model page) {
        var process = process(id, page);
        int from = CaseQuery.number(asked, "tu").orElse(0);
        var steps = observed.steps(id);
        page.addAttribute("process", process);
        page.addAttribute(
                "variants",
                observed.variants(id, from, VARIANT_PAGE).stream()
                        .map(v -> variant(process, steps, v))
                        .toList());
        page.addAttribute(
                "next",
                from + VARIANT_PAGE < process.variants()
                        ? PATH + "/" + id + "/bien-the?tu=" + (from + VARIANT_PAGE)
                        : null);
        return "mining/variants";
    }

    @GetMapping(PATH + "/{id}/ho-so")
    String cases(@PathVariable int id, @RequestParam Map<String, String> asked, Model page) {
        var process = process(id, page);
        var query = CaseQuery.of(asked);
        var choice = query.choice();
        var after = CaseQuery.number(asked, "sau");
        var found = observed.cases(id, choice, after.orElse(-1), CASE_PAGE + 1);
        var lines = found.subList(0, Math.min(CASE_PAGE, found.size()));
        var count = observed.count(id, choice);
        page.addAttribute(
                "list",
                new ObservedView.Cases(
                        process,
                        conditions(id, choice),
                        count.cases(),
                        count.times(),
                        lines.stream().map(line -> row(id, line)).toList(),
                        found.size() > CASE_PAGE
                                ? CaseQuery.href(id, choice) + "&sau="
                                        + lines.getLast().no()
                                : null,
                        after.isEmpty()));
        return "mining/cases";
    }

    @GetMapping(PATH + "/{id}/ho-so/{no}")
    String oneCase(@PathVariable int id, @PathVariable int no, Model page) {
        var process = process(id, page);
        var line = observed.oneCase(id, no).orElseThrow(ObservedPages::nothing);
        page.addAttribute(
                "view",
                new ObservedView.OneCase(
                        process,
                        row(id, line),
                        observed.events(id, no).stream()
                                .map(ObservedPages::event)
                                .toList()));
        return "mining/case";
    }

    private ObservedProcess process(int id, Model page) {
        var process = observed.find(id).orElseThrow(ObservedPages::nothing);
        page.addAttribute("title", process.name());
        page.addAttribute("nav", "board");
        return process;
    }

    private static ResponseStatusException nothing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private ObservedView view(ObservedProcess process, int group) {
        int id = process.id();
        var map = observed.map(id, group);
        var groups = observed.groups(id);
        var variants = observed.variants(id, 0, VARIANTS);
        return new ObservedView(
                process,
                TimeText.moment(process.firstAt()) + " – " + TimeText.moment(process.lastAt()),
                TimeText.moment(process.importedAt()),
                mapping(process),
                notes(process),
                tiles(process),
                groups.stream().map(g -> group(id, g)).toList(),
                group == CaseChoice.ANY ? null : name(groups, group),
                steps(id, map, group),
                edges(id, map, group),
                variants.stream().map(v -> variant(process, map.steps(), v)).toList(),
                process.variants() > VARIANTS ? PATH + "/" + id + "/bien-the" : null);
    }

    private List<Tile> tiles(ObservedProcess process) {
        var tiles = new ArrayList<Tile>();
        tiles.add(tile(process, "", "mining.cases", process.cases(), null));
        process.finished().ifPresent(finished -> {
            tiles.add(tile(process, "FINISHED", "mining.finished", finished, null));
            process.late().ifPresent(late -> tiles.add(tile(process, "LATE", "mining.late", late, Status.LATE)));
            tiles.add(tile(process, "OPEN", "mining.open", process.cases() - finished, null));
        });
        return tiles;
    }

    private static Tile tile(
            ObservedProcess process, String standing, String word, long count, @Nullable Status status) {
        return new Tile(
                words().get("mining.number", count),
                words().get(word),
                status,
                CaseQuery.href(process.id(), new CaseChoice(standing, CaseChoice.ANY, -1, -1, -1, true)),
                false);
    }

    private static ObservedView.GroupLine group(int id, GroupCount count) {
        int no = count.no() == null ? CaseChoice.NOBODY : count.no();
        return new ObservedView.GroupLine(
                count.name(),
                count.cases(),
                count.finished(),
                count.late(),
                CaseQuery.href(id, new CaseChoice("", no, -1, -1, -1, true)),
                CaseQuery.href(id, new CaseChoice("FINISHED", no, -1, -1, -1, true)),
                CaseQuery.href(id, new CaseChoice("LATE", no, -1, -1, -1, true)),
                PATH + "/" + id + "?" + new CaseQuery(new CaseChoice("", no, -1, -1, -1, true)).parameters()
                        + "#ban-do");
    }

    private static @Nullable String name(List<GroupCount> groups, int group) {
        for (var one : groups) {
            var no = one.no();
            if (no != null && no == group) return one.name();
        }
        return words().get("mining.nobody");
    }

    private static List<ObservedView.StepLine> steps(int id, FlowMap map, int group) {
        var lines = new ArrayList<ObservedView.StepLine>();
        for (int step = 0; step < map.steps().size(); step++) {
            long visits = map.visits(step);
            if (visits == 0) continue;
            lines.add(new ObservedView.StepLine(
                    step,
                    map.steps().get(step),
                    visits,
                    cases(map.starts(), step),
                    cases(map.ends(), step),
                    CaseQuery.href(id, new CaseChoice("", group, -1, -1, step, true)),
                    CaseQuery.href(id, new CaseChoice("", group, -1, -1, step, false))));
        }
        return lines;
    }

    private static long cases(List<FlowMap.Terminal> terminals, int step) {
        return terminals.stream()
                .filter(t -> t.step() == step)
                .mapToLong(FlowMap.Terminal::cases)
                .sum();
    }

    private static List<ObservedView.EdgeLine> edges(int id, FlowMap map, int group) {
        var w = words();
        return map.edges().stream()
                .map(edge -> new ObservedView.EdgeLine(
                        edge.from(),
                        edge.to(),
                        map.steps().get(edge.from()),
                        map.steps().get(edge.to()),
                        edge.times(),
                        TimeText.clock(edge.clock(), w),
                        TimeText.working(edge.working(), w),
                        CaseQuery.href(id, new CaseChoice("", group, -1, edge.no(), -1, true))))
                .toList();
    }

    private static ObservedView.VariantLine variant(ObservedProcess process, List<String> steps, VariantCount variant) {
        return new ObservedView.VariantLine(
                variant.no(),
                variant.cases(),
                TimeText.share(variant.cases(), process.cases(), words()),
                TimeText.share(variant.upToHere(), process.cases(), words()),
                variant.steps().stream().map(steps::get).toList(),
                CaseQuery.href(process.id(), new CaseChoice("", CaseChoice.ANY, variant.no(), -1, -1, true)));
    }

    private static ObservedView.CaseRow row(int id, CaseLine line) {
        return new ObservedView.CaseRow(
                line.name(),
                PATH + "/" + id + "/ho-so/" + line.no(),
                line.group() == null ? words().get("mining.nobody") : line.group(),
                TimeText.moment(line.startedAt()),
                TimeText.moment(line.dueAt()),
                TimeText.moment(line.endedAt()),
                line.isLate(),
                line.events(),
                line.times());
    }

    private static ObservedView.EventRow event(SeenEvent event) {
        return new ObservedView.EventRow(
                event.step(),
                TimeText.moment(event.at()),
                event.group() == null ? "–" : event.group(),
                TimeText.clock(event.clock(), words()),
                TimeText.working(event.working(), words()));
    }

    /** What the list was chosen by, in words. */
    private List<String> conditions(int id, CaseChoice choice) {
        var w = words();
        var said = new ArrayList<String>();
        if (!choice.standing().isEmpty())
            said.add(w.get(
                    switch (choice.standing()) {
                        case "FINISHED" -> "mining.finished";
                        case "LATE" -> "mining.late";
                        default -> "mining.open";
                    }));
        if (choice.group() != CaseChoice.ANY)
            said.add(w.get("mining.ofGroup", String.valueOf(name(observed.groups(id), choice.group()))));
        if (choice.variant() >= 0) said.add(w.get("mining.ofVariant", choice.variant() + 1));
        if (choice.edge() >= 0) {
            var map = observed.map(id, CaseChoice.ANY);
            map.edges().stream()
                    .filter(e -> e.no() == choice.edge())
                    .forEach(e -> said.add(
                            map.steps().get(e.from()) + " → " + map.steps().get(e.to())));
        }
        if (choice.step() >= 0) {
            var steps = observed.steps(id);
            if (choice.step() < steps.size())
                said.add(w.get(choice.first() ? "mining.beginsWith" : "mining.endsWith", steps.get(choice.step())));
        }
        return said;
    }

    private String mapping(ObservedProcess process) {
        var text = new StringBuilder();
        json.readTree(process.keys())
                .properties()
                .forEach(entry -> text.append(text.isEmpty() ? "" : " · ")
                        .append(entry.getKey())
                        .append(" = ")
                        .append(entry.getValue().asString()));
        return text.toString();
    }

    private List<String> notes(ObservedProcess process) {
        var sentences = new ArrayList<String>();
        json.readTree(process.notes())
                .forEach(note -> sentences.add(words().get(
                                "mining.note",
                                note.get("sentence").asString(),
                                note.get("times").asLong())));
        return sentences;
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }
}
