package vn.kycuong.task.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.directive.Directives;
import vn.kycuong.document.SteadyWorkbook;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.task.StatusFigures;
import vn.kycuong.task.TaskColour;
import vn.kycuong.task.TaskLine;
import vn.kycuong.task.TaskLists;
import vn.kycuong.task.TaskQuestion;
import vn.kycuong.task.TaskQuestion.Whose;
import vn.kycuong.task.TaskState;
import vn.kycuong.task.Tasks;
import vn.kycuong.ui.Csv;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.PageLinks;
import vn.kycuong.ui.Tile;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** Lists of assigned tasks, on the page and whole as a file; each number opens the list it counts. */
@Access(Access.Who.OFFICER)
@Controller
class TaskListPages {
    static final String PATH = TaskQuery.PATH;
    private static final int ROWS = 50;
    private static final int LONGEST_SEARCH = 200;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{N}-]{1,80}");

    private final TaskLists lists;
    private final UnitNames units;
    private final People people;
    private final Directives directives;
    private final LegalClock time;

    TaskListPages(TaskLists lists, UnitNames units, People people, Directives directives, LegalClock time) {
        this.lists = lists;
        this.units = units;
        this.people = people;
        this.directives = directives;
        this.time = time;
    }

    @ModelAttribute("query")
    TaskQuery query(
            @RequestParam(name = "cua", defaultValue = "") String whose,
            @RequestParam(name = "q", defaultValue = "") String words,
            @RequestParam(name = "van-ban", defaultValue = "") String document,
            @RequestParam(name = "diem", defaultValue = "") String clause,
            @RequestParam(name = "tinh-trang", defaultValue = "") String state,
            @RequestParam(name = "mau", defaultValue = "") String colour,
            @RequestParam(name = "bao-cao", defaultValue = "") String reported,
            @RequestParam(name = "don-vi", defaultValue = "") String lead,
            @RequestParam(name = "xep", defaultValue = "han") String sort,
            @RequestParam(name = "trang", defaultValue = "1") String page,
            @Nullable Officer officer) {
        return new TaskQuery(
                TaskQuery.whose(whose).orElseGet(() -> usual(officer)),
                words.substring(0, Math.min(LONGEST_SEARCH, words.length())),
                KEY.matcher(document).matches() ? document : "",
                KEY.matcher(clause).matches() ? clause : "",
                isState(state) ? state : "",
                TaskQuery.colour(colour).orElse(null),
                TaskQuery.reported(reported).orElse(null),
                NUMBER.matcher(lead).matches() ? new UnitId(Integer.parseInt(lead)) : null,
                List.of("han", "moi", "don-vi").contains(sort) ? sort : "han",
                NUMBER.matcher(page).matches() ? Math.max(1, Integer.parseInt(page)) : 1);
    }

    /** What an officer most likely wants first. */
    private static Whose usual(@Nullable Officer officer) {
        if (officer == null) return Whose.MINE;
        return officer.role().equals("CHAIR") ? Whose.OURS : Whose.UNIT;
    }

    private static boolean isState(String state) {
        return state.equals("OPEN")
                || List.of(TaskState.values()).stream().anyMatch(s -> s.name().equals(state));
    }

    @GetMapping(PATH)
    String show(@ModelAttribute("query") TaskQuery query, Officer officer, Model page) {
        var now = time.instant();
        var w = words();
        var wide = lists.list(question(query, officer), now);
        var found = query.sorted(wide.stream().filter(query::holds).toList());
        int pages = Math.max(1, Math.ceilDiv(found.size(), ROWS));
        var q = query.on(Math.min(query.page(), pages));
        int from = (q.page() - 1) * ROWS;
        var shown = found.subList(from, Math.min(found.size(), from + ROWS));
        page.addAttribute("title", "task.title");
        page.addAttribute("nav", "tasks");
        page.addAttribute("tiles", tiles(wide, q, w));
        page.addAttribute("figures", StatusFigures.of(wide));
        page.addAttribute("rows", shown.stream().map(line -> row(line, w)).toList());
        page.addAttribute("total", found.size());
        page.addAttribute(
                "links",
                new PageLinks(
                        q.page() > 1 ? q.on(q.page() - 1).href() : null,
                        q.page() < pages ? q.on(q.page() + 1).href() : null,
                        w.get("task.page", q.page(), shown.size(), found.size())));
        page.addAttribute("documents", documents(q, w));
        page.addAttribute("states", states(q, w));
        page.addAttribute("leads", leads(wide, q, w));
        page.addAttribute("officer", officer);
        return "task/list";
    }

    /** What waits for the officer, as a part of another page. */
    @GetMapping(PATH + "/phan-viec")
    String slot(Officer officer, Model page) {
        var q = new TaskQuery(Whose.MINE, "", "", "", "", null, null, null, "han", 1);
        var w = words();
        var tiles = tiles(lists.list(question(q, officer), time.instant()), q, w);
        page.addAttribute("tiles", tiles.stream().map(Tile::elsewhere).toList());
        return "task/slot";
    }

    private TaskQuestion question(TaskQuery q, Officer officer) {
        return new TaskQuestion(
                officer.scope(),
                q.whose(),
                officer.actor(),
                officer.unit(),
                officer.may(Tasks.LEAD) || officer.may(Tasks.DECIDE),
                q.lead(),
                q.document(),
                q.clause(),
                q.state(),
                q.words());
    }

    private static List<Tile> tiles(List<TaskLine> wide, TaskQuery q, Words w) {
        var tiles = new ArrayList<Tile>();
        for (var colour : TaskColour.values()) {
            int count = (int) wide.stream().filter(l -> l.colour() == colour).count();
            tiles.add(new Tile(
                    count,
                    w.get(colour.wordKey()),
                    colour.shape(),
                    q.coloured(colour).href(),
                    q.colour() == colour));
        }
        tiles.add(new Tile(
                wide.size(),
                w.get("task.colour.any"),
                null,
                q.coloured(null).href(),
                q.colour() == null && q.reported() == null));
        return tiles;
    }

    private List<Option> documents(TaskQuery q, Words w) {
        var options = new ArrayList<Option>();
        options.add(new Option("", w.get("task.document.any"), q.document().isEmpty()));
        for (var d : directives.all())
            options.add(new Option(d.documentKey(), d.sign(), d.documentKey().equals(q.document())));
        return options;
    }

    private static List<Option> states(TaskQuery q, Words w) {
        var options = new ArrayList<Option>();
        options.add(new Option("", w.get("task.state.any"), q.state().isEmpty()));
        options.add(new Option("OPEN", w.get("task.state.OPEN"), q.state().equals("OPEN")));
        for (var s : TaskState.values())
            options.add(new Option(s.name(), w.get(s.wordKey()), s.name().equals(q.state())));
        return options;
    }

    private List<Option> leads(List<TaskLine> wide, TaskQuery q, Words w) {
        var options = new ArrayList<Option>();
        options.add(new Option("", w.get("task.lead.any"), q.lead() == null));
        var there = new java.util.LinkedHashSet<UnitId>();
        if (q.lead() != null) there.add(q.lead());
        for (var line : wide) there.add(line.lead());
        there.stream()
                .map(u -> new Option(u.toString(), units.name(u, time.today()), u.equals(q.lead())))
                .sorted(java.util.Comparator.comparing(Option::label))
                .forEach(options::add);
        return options;
    }

    private TaskRow row(TaskLine line, Words w) {
        return new TaskRow(
                line,
                units.name(line.lead(), time.today()),
                line.holder() == null ? "" : people.name(line.holder()),
                line.dueAt() == null ? w.get("task.noDue") : TaskWhen.day(line.dueAt()),
                line.extended() ? TaskWhen.day(line.originalDue()) : "");
    }

    // ---- files

    @GetMapping(PATH + ".csv")
    void csv(@ModelAttribute("query") TaskQuery query, Officer officer, HttpServletResponse response)
            throws IOException {
        var csv = Csv.download(response, "nhiem-vu");
        for (var cells : cells(query, officer)) csv.row(cells);
        csv.flush();
    }

    @GetMapping(PATH + ".xlsx")
    void xlsx(@ModelAttribute("query") TaskQuery query, Officer officer, HttpServletResponse response)
            throws IOException {
        var lines = cells(query, officer);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"nhiem-vu.xlsx\"");
        SteadyWorkbook.write(response.getOutputStream(), book -> {
            var sheet = book.newWorksheet("Nhiem vu");
            for (int row = 0; row < lines.size(); row++)
                for (int column = 0; column < lines.get(row).size(); column++)
                    sheet.inlineString(row, column, lines.get(row).get(column));
            sheet.range(0, 0, 0, lines.getFirst().size() - 1).style().bold().set();
            sheet.freezePane(0, 1);
        });
    }

    private List<List<String>> cells(TaskQuery query, Officer officer) {
        var w = words();
        var now = time.instant();
        var lines = new ArrayList<List<String>>();
        lines.add(List.of(
                w.get("task.number"),
                w.get("task.name"),
                w.get("task.document"),
                w.get("task.clause"),
                w.get("task.assigner"),
                w.get("task.lead"),
                w.get("task.state"),
                w.get("task.colour"),
                w.get("task.originalDue"),
                w.get("task.dueNow"),
                w.get("task.met"),
                w.get("task.figures")));
        query.sorted(lists.list(question(query, officer), now).stream()
                        .filter(query::holds)
                        .toList())
                .forEach(l -> lines.add(List.of(
                        l.number(),
                        l.title() == null ? w.get("task.erased") : l.title(),
                        l.document(),
                        l.clause(),
                        units.name(l.assigner(), time.today()),
                        units.name(l.lead(), time.today()),
                        w.get(l.stands().wordKey()),
                        w.get(l.colour().wordKey()),
                        TaskWhen.day(l.originalDue()),
                        TaskWhen.day(l.dueAt()),
                        TaskWhen.minute(l.metAt()),
                        l.reported().map(r -> w.get(r.wordKey())).orElse(""))));
        return lines;
    }

    static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }
}
