package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.audit.Audit;
import vn.kycuong.audit.Reason;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.ui.Csv;
import vn.kycuong.ui.PageLinks;
import vn.kycuong.ui.Pseudonyms;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** My work (việc của tôi): what lies on my desk, what falls due first on top; on the page and, whole, as a file. */
@Access(Access.Who.OFFICER)
@Controller
class WorkPages {
    /** The right to take away lists that name people. */
    static final String EXPORT = "personal.export";

    private static final int LONGEST_SEARCH = 200;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final WorkLists lists;
    private final WorkLines lines;
    private final CalendarNotices notices;
    private final Audit audit;
    private final LegalClock time;

    WorkPages(WorkLists lists, WorkLines lines, CalendarNotices notices, Audit audit, LegalClock time) {
        this.lists = lists;
        this.lines = lines;
        this.notices = notices;
        this.audit = audit;
        this.time = time;
    }

    /** What the address asks for; what it does not name or names wrongly is as if it asked for everything. */
    @ModelAttribute("query")
    WorkQuery query(
            @RequestParam(name = "cua", defaultValue = "mine") String whose,
            @RequestParam(name = "khi", defaultValue = "all") String when,
            @RequestParam(name = "q", defaultValue = "") String words,
            @RequestParam(name = "buoc", defaultValue = "") String state,
            @RequestParam(name = "thu-tuc", defaultValue = "") String procedure,
            @RequestParam(name = "nguoi", defaultValue = "") String holder,
            @RequestParam(name = "cho", defaultValue = "") String waiting,
            @RequestParam(name = "gio-buoc", defaultValue = "") String step,
            @RequestParam(name = "don-vi", defaultValue = "") String unit) {
        return new WorkQuery(
                Whose.of(whose),
                WorkGroup.of(when).orElse(null),
                state(state).orElse(null),
                lines.isProcedure(procedure) ? procedure : "",
                NUMBER.matcher(holder).matches() ? Integer.valueOf(holder) : null,
                Waiting.of(waiting).orElse(null),
                StepPace.of(step).orElse(null),
                NUMBER.matcher(unit).matches() ? Integer.valueOf(unit) : null,
                words.substring(0, Math.min(LONGEST_SEARCH, words.length())),
                time.instant());
    }

    @GetMapping(WorkQuery.PATH)
    String show(
            @ModelAttribute("query") WorkQuery query,
            @RequestParam(name = "sau", required = false) @Nullable String after,
            @RequestParam(name = "truoc", required = false) @Nullable String before,
            @RequestParam(name = "xong", required = false) @Nullable String done,
            @RequestParam(name = "ly-do", required = false) @Nullable String reasonless,
            Officer officer,
            Model page) {
        var w = words();
        var from = WorkCursor.parse(after, false)
                .or(() -> WorkCursor.parse(before, true))
                .orElse(null);
        var listing = lists.page(query, officer, from);
        var closed = lists.closed(query, officer, WorkCursor.parse(done, false).orElse(null));
        var shown = lines.rows(listing.lines(), lists.beside(listing), officer, query.now());
        page.addAttribute("title", "work.title");
        page.addAttribute("nav", "work");
        page.addAttribute("counts", listing.counts());
        page.addAttribute("rows", shown);
        page.addAttribute("first", first(shown));
        page.addAttribute("links", links(query, listing, w));
        page.addAttribute("closed", lines.closed(closed.lines()));
        page.addAttribute(
                "closedNext",
                closed.next().map(c -> query.href(query.when()) + "&xong=" + c).orElse(null));
        page.addAttribute("elsewhere", listing.lines().isEmpty() ? elsewhere(query, officer, w) : Map.of());
        page.addAttribute("choices", lines.choices(query, officer, w));
        page.addAttribute("officer", officer);
        page.addAttribute("reasonless", reasonless != null);
        page.addAttribute("moved", notices.news(officer, query.now()));
        return "dossier/work";
    }

    /** What presses in each unit one may see; each number opens the list it counts. */
    @GetMapping(WorkQuery.PATH + "/don-vi")
    String units(@ModelAttribute("query") WorkQuery query, Officer officer, Model page) {
        page.addAttribute("title", "work.unitsTitle");
        page.addAttribute("nav", "work");
        page.addAttribute("table", lines.table(lists.pressing(query, officer), query.now(), words()));
        page.addAttribute("officer", officer);
        return "dossier/workUnits";
    }

    /** People bear names that mean something in this file alone. */
    @GetMapping(WorkQuery.PATH + ".csv")
    void csv(@ModelAttribute("query") WorkQuery query, Officer officer, HttpServletResponse response)
            throws IOException {
        var names = new Pseudonyms();
        var w = words();
        write(query, officer, "", label -> names.of(label, w), response);
    }

    /** With the people's own names, for a reason that is noted before anything leaves. */
    @Access(value = Access.Who.OFFICER, rights = EXPORT)
    @PostMapping(WorkQuery.PATH + ".csv")
    void csvWithNames(
            @ModelAttribute("query") WorkQuery query,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Officer officer,
            HttpServletResponse response)
            throws IOException {
        if (!Reason.isFine(reason)) {
            response.sendRedirect(query.href(query.when()) + "&ly-do=thieu");
            return;
        }
        audit.exporting(
                officer.doer(), "POST " + WorkQuery.PATH + ".csv", query.whose().slug(), new Reason(reason));
        write(query, officer, reason.strip(), label -> label, response);
    }

    private void write(
            WorkQuery query, Officer officer, String reason, UnaryOperator<String> called, HttpServletResponse response)
            throws IOException {
        var csv = Csv.download(response, "viec");
        var w = words();
        csv.row(reason.isEmpty() ? List.of(w.get("export.pseudonyms")) : List.of(w.get("export.purpose"), reason));
        lines.head(query, officer, w).forEach(csv::row);
        lists.each(query, officer, line -> csv.row(lines.cells(line, called, query.now(), w)));
        csv.flush();
    }

    private static PageLinks links(WorkQuery query, WorkListing listing, Words w) {
        var count = query.when() == null
                ? listing.counts().text(w)
                : listing.counts().text(query.when(), w);
        return new PageLinks(
                listing.previous().map(query::href).orElse(null),
                listing.next().map(query::href).orElse(null),
                w.get("work.shown", Integer.toString(listing.lines().size()), count));
    }

    /** The first that somebody may go on with: a clock that stands or a result that waits for its citizen is no work. */
    private static @Nullable WorkRow first(List<WorkRow> shown) {
        return shown.stream()
                .filter(r -> List.of("late", "risk", "ontime").contains(r.status()))
                .findFirst()
                .orElse(null);
    }

    /** How much the wider lists hold when this one is empty, so that nobody looks at nothing without knowing where to look. */
    private Map<Whose, String> elsewhere(WorkQuery query, Officer officer, Words w) {
        var found = new LinkedHashMap<Whose, String>();
        for (var whose : query.whose().wider()) {
            int count = lists.found(query.with(whose), officer);
            if (count > 0) found.put(whose, WorkCounts.text(count, w));
        }
        return found;
    }

    private static Optional<DossierState> state(String slug) {
        return Arrays.stream(DossierState.values())
                .filter(s -> s.name().equalsIgnoreCase(slug))
                .findFirst();
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }

    /** For templates: the moment at which the page was true. */
    @ModelAttribute("now")
    Instant now(@ModelAttribute("query") WorkQuery query) {
        return query.now();
    }
}
