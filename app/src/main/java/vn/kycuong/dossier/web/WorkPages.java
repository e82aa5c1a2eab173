package vn.kycuong.dossier.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final List<String> GROUPS = List.of("late", "today", "soon", "later", "ready", "paused");

    private final WorkRows rows;
    private final Procedures procedures;
    private final ClockPictures clocks;
    private final LegalClock time;

    WorkPages(WorkRows rows, Procedures procedures, ClockPictures clocks, LegalClock time) {
        this.rows = rows;
        this.procedures = procedures;
        this.clocks = clocks;
        this.time = time;
    }

    /** A row as the page shows it. */
    public record Row(WorkRows.Line line, String procedure, DossierState state, String status, String remaining, String strip) {
        public String href() {
            return "/ho-so/" + line.caseId();
        }

        public String code() {
            return line.code();
        }

        public String label() {
            return line.label();
        }

        public java.time.@org.jspecify.annotations.Nullable Instant dueAt() {
            return line.dueAt();
        }

        public boolean isTaken() {
            return line.holder() != null;
        }
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
                List.of("mine", "unit", "all").contains(whose) ? whose : "mine",
                GROUPS.contains(when) ? when : "all",
                SearchText.folded(words),
                now,
                LegalZone.startOf(LegalZone.local(now).toLocalDate().plusDays(1)));
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (var group : GROUPS) counts.put(group, rows.count(query.when(group), officer));
        counts.put("all", rows.count(query.when("all"), officer));
        var lines = rows.lines(query, officer, Math.max(0, skip), PAGE);
        page.addAttribute("title", "work.title");
        page.addAttribute("nav", "work");
        page.addAttribute("counts", counts);
        page.addAttribute("rows", lines.stream().map(l -> row(l, now)).toList());
        page.addAttribute("whose", query.whose());
        page.addAttribute("when", query.when());
        page.addAttribute("words", words);
        page.addAttribute("next", skip + lines.size() < counts.get(query.when()) ? skip + PAGE : -1);
        page.addAttribute("officer", officer);
        page.addAttribute("now", now);
        return "dossier/work";
    }

    private Row row(WorkRows.Line line, Instant now) {
        return new Row(
                line,
                procedures.name(line.procedureKey()),
                DossierState.valueOf(line.state()),
                Statuses.of(line.dueAt(), line.lateFrom(), line.warnFrom(), line.pausedSince(), now),
                clocks.remaining(line.unit(), line.dueAt(), line.lateFrom(), now),
                clocks.bar(line.unit(), line.openedAt(), line.dueAt(), line.pausedSince(), now));
    }
}
