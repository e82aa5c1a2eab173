package vn.kycuong.task.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.Sight;
import vn.kycuong.task.TaskLists;
import vn.kycuong.task.TaskQuestion;
import vn.kycuong.task.TaskQuestion.Whose;
import vn.kycuong.task.WeekBoard;
import vn.kycuong.worktime.LegalClock;

/** The board of the week: for officers with links to the lists, for everybody by unit and without a title. */
@Access(Access.Who.OFFICER)
@Controller
class TaskBoardPages {
    private final TaskLists lists;
    private final UnitNames units;
    private final LegalClock time;

    TaskBoardPages(TaskLists lists, UnitNames units, LegalClock time) {
        this.lists = lists;
        this.units = units;
        this.time = time;
    }

    @GetMapping(TaskQuery.PATH + "/bang-tuan")
    String board(@RequestParam(name = "tuan", defaultValue = "") String week, Officer officer, Model page) {
        var now = time.instant();
        var current = monday(time.today());
        var asked = TaskWhen.read(week)
                .map(TaskBoardPages::monday)
                .filter(m -> m.isBefore(current) && m.getYear() >= 2000)
                .orElse(current);
        page.addAttribute("before", asked.minusWeeks(1));
        page.addAttribute("after", asked.isBefore(current) ? asked.plusWeeks(1) : null);
        page.addAttribute("past", asked.isBefore(current));
        if (asked.isBefore(current)) {
            var then = LegalZone.startOf(asked.plusWeeks(1)).minusMillis(1);
            return show(
                    WeekBoard.of(lists.listAsKnownAt(TaskQuestion.of(officer, Whose.ALL), then), then), false, page);
        }
        return show(WeekBoard.of(lists.list(TaskQuestion.of(officer, Whose.ALL), now), now), false, page);
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** What everybody sees: counts by unit over all of them. */
    @Access(Access.Who.EVERYBODY)
    @GetMapping("/bang-nhiem-vu")
    String publicBoard(Model page) {
        var now = time.instant();
        var all = new TaskQuestion(Scope.all(0), Whose.ALL, ActorId.PUBLIC, UnitId.ALL, false, null, "", "", "", "");
        return show(WeekBoard.of(Sight.ofEverything().call(() -> lists.list(all, now)), now), true, page);
    }

    private String show(WeekBoard board, boolean open, Model page) {
        page.addAttribute("title", "task.week.title");
        page.addAttribute("nav", open ? "" : "tasks");
        page.addAttribute("board", board);
        page.addAttribute(
                "names",
                board.lines().stream()
                        .map(l -> l.unit() == null ? "" : units.name(l.unit(), time.today()))
                        .toList());
        return open ? "task/publicBoard" : "task/board";
    }
}
