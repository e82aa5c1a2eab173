package vn.kycuong.dossier.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.identity.Officer;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.reference.SearchText;
import vn.kycuong.worktime.LegalClock;

/** My work (việc của tôi): what lies on my desk, what falls due first on top. */
@Controller
class WorkPages {
    private static final int PAGE = 50;
    private static final int BACK = 21;
    private static final int AHEAD = 20;
    private static final List<String> GROUPS = List.of("late", "today", "soon", "later", "ready", "paused");

    /** Each holds what stands before it. */
    private static final List<String> WHOSE = List.of("mine", "unit", "all");

    private final WorkRows rows;
    private final Procedures procedures;
    private final ClockPictures clocks;
    private final CalendarNotices notices;
    private final LegalClock time;

    WorkPages(WorkRows rows, Procedures procedures, ClockPictures clocks, CalendarNotices notices, LegalClock time) {
        this.rows = rows;
        this.procedures = procedures;
        this.clocks = clocks;
        this.notices = notices;
        this.time = time;
    }

    @GetMapping("/viec-cua-toi")
    String show(
            @RequestParam(name = "cua", defaultValue = "mine") String whose,
            @RequestParam(name = "khi", defaultValue = "all") String when,
            @RequestParam(name = "q", defaultValue = "") String words,
            @RequestParam(name = "tu", defaultValue = "0") int skip,
            Officer officer,
            Model page) {
        var now = time.instant();
        var query = new WorkRows.Query(
                WHOSE.contains(whose) ? whose : "mine",
                GROUPS.contains(when) ? when : "all",
                SearchText.folded(words),
                words.strip().toLowerCase(Locale.ROOT),
                now,
                LegalZone.startOf(LegalZone.local(now).toLocalDate().plusDays(1)));
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (var group : GROUPS) counts.put(group, rows.count(query.when(group), officer));
        counts.put("all", rows.count(query.when("all"), officer));
        var lines = rows.lines(query, officer, Math.max(0, skip), PAGE);
        page.addAttribute("title", "work.title");
        page.addAttribute("nav", "work");
        page.addAttribute("counts", counts);
        var shown = rows(lines, now);
        page.addAttribute("rows", shown);
        page.addAttribute("first", first(shown));
        page.addAttribute(
                "closed", query.searches() && query.whose().equals("all") ? closed(query, officer) : List.of());
        page.addAttribute("elsewhere", lines.isEmpty() ? elsewhere(query, officer) : Map.of());
        page.addAttribute("whose", query.whose());
        page.addAttribute("when", query.when());
        page.addAttribute("words", words);
        page.addAttribute("next", skip + lines.size() < counts.getOrDefault(query.when(), 0) ? skip + PAGE : -1);
        page.addAttribute("officer", officer);
        page.addAttribute("moved", notices.news(officer, now));
        page.addAttribute("now", now);
        return "dossier/work";
    }

    /** The first that somebody may go on with: a clock that stands or a result that waits for its citizen is no work. */
    private static @Nullable WorkRow first(List<WorkRow> shown) {
        return shown.stream()
                .filter(r -> List.of("late", "risk", "ontime").contains(r.status()))
                .findFirst()
                .orElse(null);
    }

    private List<ClosedLine> closed(WorkRows.Query query, Officer officer) {
        return rows.closed(query, officer, PAGE).stream()
                .map(l -> new ClosedLine(
                        l.caseId(), l.code(), procedures.name(l.procedure()), l.label(), l.state(), l.closedAt()))
                .toList();
    }

    /** How much the wider lists hold when this one is empty, so that nobody looks at nothing without knowing where to look. */
    private Map<String, Integer> elsewhere(WorkRows.Query query, Officer officer) {
        var found = new LinkedHashMap<String, Integer>();
        for (var whose : WHOSE.subList(WHOSE.indexOf(query.whose()) + 1, WHOSE.size())) {
            int open = rows.count(query.whose(whose), officer);
            boolean withClosed =
                    whose.equals("all") && query.searches() && query.when().equals("all");
            found.put(whose, withClosed ? open + rows.countClosed(query, officer) : open);
        }
        found.values().removeIf(n -> n == 0);
        return found;
    }

    /** All rows share one time axis: from the oldest start to the last due day, at most six weeks round today. */
    private List<WorkRow> rows(List<WorkLine> lines, Instant now) {
        var today = LegalZone.local(now).toLocalDate();
        var from = today;
        var to = today;
        for (var line : lines) {
            var opened = LegalZone.local(line.openedAt()).toLocalDate();
            var due =
                    line.dueAt() == null ? today : LegalZone.local(line.dueAt()).toLocalDate();
            if (opened.isBefore(from)) from = opened;
            if (due.isAfter(to)) to = due;
        }
        var first = from.isBefore(today.minusDays(BACK)) ? today.minusDays(BACK) : from;
        var last = to.isAfter(today.plusDays(AHEAD)) ? today.plusDays(AHEAD) : to;
        return lines.stream().map(l -> row(l, first, last, now)).toList();
    }

    private WorkRow row(WorkLine line, LocalDate from, LocalDate to, Instant now) {
        return new WorkRow(
                line,
                procedures.name(line.procedureKey()),
                DossierState.valueOf(line.state()),
                Statuses.of(line.dueAt(), line.lateFrom(), line.warnFrom(), line.pausedSince(), now),
                clocks.remaining(line.unit(), line.dueAt(), line.lateFrom(), now),
                clocks.bar(line, from, to, now));
    }
}
