package vn.kycuong.task.web;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.task.HeadScore;
import vn.kycuong.task.HeadScores;
import vn.kycuong.task.TaskLine;
import vn.kycuong.task.TaskLists;
import vn.kycuong.task.TaskQuestion;
import vn.kycuong.task.TaskQuestion.Whose;
import vn.kycuong.worktime.LegalClock;

/** Monthly scores of heads for assigned tasks: the formula in words, a sheet a head, and the tasks behind each number. */
@Access(Access.Who.OFFICER)
@Controller
@RequestMapping(TaskScorePages.PATH)
class TaskScorePages {
    static final String PATH = TaskQuery.PATH + "/diem";

    private final HeadScores scores;
    private final TaskLists lists;
    private final UnitNames units;
    private final People people;
    private final LegalClock time;

    TaskScorePages(HeadScores scores, TaskLists lists, UnitNames units, People people, LegalClock time) {
        this.scores = scores;
        this.lists = lists;
        this.units = units;
        this.people = people;
        this.time = time;
    }

    @GetMapping
    String table(@RequestParam(name = "thang", defaultValue = "") String month, Officer officer, Model page) {
        var asked = month(month);
        page.addAttribute("title", "task.score.title");
        page.addAttribute("nav", "tasks");
        page.addAttribute("month", asked);
        page.addAttribute("latest", !asked.isBefore(YearMonth.from(time.today())));
        page.addAttribute("formula", scores.formula(asked).orElse(null));
        page.addAttribute(
                "lines",
                scores.of(asked, officer, time.instant()).stream()
                        .map(this::line)
                        .toList());
        return "task/scores";
    }

    @GetMapping("/{unit}")
    String sheet(
            @PathVariable String unit,
            @RequestParam(name = "thang", defaultValue = "") String month,
            Officer officer,
            Model page) {
        var asked = month(month);
        var score = scores.of(asked, officer, time.instant()).stream()
                .filter(s -> s.unit().toString().equals(unit))
                .findFirst()
                .orElseThrow(TaskPages::notFound);
        page.addAttribute("title", "task.score.sheet");
        page.addAttribute("nav", "tasks");
        page.addAttribute("line", line(score));
        page.addAttribute("tasks", named(officer));
        return "task/score";
    }

    private ScoreLine line(HeadScore s) {
        var head = s.head();
        return new ScoreLine(s, units.name(s.unit(), time.today()), head == null ? "" : people.name(head));
    }

    /** The tasks a reader may open, by id. */
    private Map<CaseId, TaskLine> named(Officer officer) {
        var named = new HashMap<CaseId, TaskLine>();
        for (var line : lists.list(TaskQuestion.of(officer, Whose.ALL), time.instant())) named.put(line.id(), line);
        return named;
    }

    private YearMonth month(String typed) {
        var now = YearMonth.from(time.today());
        try {
            var month = typed.isEmpty() ? now : YearMonth.parse(typed);
            return month.isAfter(now) ? now : month;
        } catch (DateTimeException unreadable) {
            return now;
        }
    }
}
