package vn.kycuong.task;

import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Posts;
import vn.kycuong.reference.Cached;
import vn.kycuong.reference.Editions;

/** Scores of heads by month, each from the lists it opens. */
@Component
public class HeadScores {
    private final Cached<List<ScoreFormula>> formulas;
    private final ScoreRows rows;
    private final TaskLists lists;
    private final TaskDates dates;
    private final Posts posts;

    HeadScores(ScoreRows rows, Editions editions, TaskLists lists, TaskDates dates, Posts posts) {
        this.rows = rows;
        this.formulas = editions.cached(ScoreRegister.NAME, rows::formulas);
        this.lists = lists;
        this.dates = dates;
        this.posts = posts;
    }

    /** The formula by which a month is scored; empty when none is in force on its last day. */
    public Optional<ScoreFormula> formula(YearMonth month) {
        return formulas.get().stream()
                .filter(f -> f.inForce(month.atEndOfMonth()))
                .findFirst();
    }

    /** The sheets of all units an officer may see that led or supported anything in a month, by unit. */
    public List<HeadScore> of(YearMonth month, Officer officer, Instant now) {
        var formula = formula(month);
        if (formula.isEmpty()) return List.of();
        var from = LegalZone.startOf(month.atDay(1));
        var last = LegalZone.startOf(month.plusMonths(1).atDay(1)).minusMillis(1);
        var end = last.isAfter(now) ? now : last;
        var led = lists.list(TaskQuestion.of(officer, TaskQuestion.Whose.ALL), now).stream()
                .filter(l -> officer.scope().contains(l.lead()))
                .collect(Collectors.groupingBy(TaskLine::lead));
        var parts =
                rows.parts(officer.scope(), from, end).stream().collect(Collectors.groupingBy(ScoreRows.Part::unit));
        var units = new LinkedHashSet<UnitId>(led.keySet());
        units.addAll(parts.keySet());
        var heads = posts.heads();
        int dark = dates.numbers(now).darkDays();
        return units.stream()
                .sorted(java.util.Comparator.comparingInt(UnitId::value))
                .map(unit -> ScoreRules.score(
                        formula.get(),
                        new ScoreRules.Month(
                                month,
                                unit,
                                heads.at(unit, TaskDates.day(end)).head(),
                                led.getOrDefault(unit, List.of()),
                                parts.getOrDefault(unit, List.of()),
                                end,
                                dates.calendar(unit, now),
                                dark)))
                .toList();
    }
}
