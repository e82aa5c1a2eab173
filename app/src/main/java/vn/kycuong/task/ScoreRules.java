package vn.kycuong.task;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/** Scores a head by the tasks his unit led and supported in a month: lists in, a sheet out. */
final class ScoreRules {
    private ScoreRules() {}

    /**
     * What a month is scored by.
     *
     * @param led every task the unit leads
     * @param parts what it owed as a supporter within the month
     * @param end the end of the month, or now while it lasts
     * @param darkDays working days from which a task is long overdue
     */
    record Month(
            YearMonth month,
            UnitId unit,
            @Nullable ActorId head,
            List<TaskLine> led,
            List<ScoreRows.Part> parts,
            Instant end,
            WorkingCalendar calendar,
            int darkDays) {}

    static HeadScore score(ScoreFormula formula, Month m) {
        var judged = m.led().stream().filter(l -> isJudged(l, m)).toList();
        var accepted =
                judged.stream().filter(l -> l.stands() == TaskState.ACCEPTED).toList();
        var overdue = m.led().stream().filter(l -> isOverdueAtEnd(l, m)).toList();
        var parts = new ArrayList<HeadScore.Part>();
        for (var item : formula.items())
            parts.add(
                    switch (item.component()) {
                        case ON_TIME -> part(item, judged, l -> isOnTime(l));
                        case QUALITY -> part(item, accepted, l -> l.returned() == 0);
                        case NO_OVERDUE -> new HeadScore.Part(item, List.of(), ids(overdue));
                        case SUPPORT ->
                            new HeadScore.Part(
                                    item,
                                    m.parts().stream()
                                            .filter(ScoreRows.Part::answeredInTime)
                                            .map(ScoreRows.Part::id)
                                            .toList(),
                                    m.parts().stream().map(ScoreRows.Part::id).toList());
                        case INITIATIVE -> part(item, accepted, l -> isEarly(l, formula.earlyDays(), m.calendar()));
                    });
        var dark = overdue.stream()
                .filter(l ->
                        l.lateFrom() != null && TaskColour.daysLate(l.lateFrom(), m.end(), m.calendar()) > m.darkDays())
                .toList();
        return new HeadScore(m.unit(), m.head(), m.month(), formula, parts, ids(dark));
    }

    /** Done in the month, or due in it and not done. */
    private static boolean isJudged(TaskLine l, Month m) {
        var late = l.lateFrom();
        var met = l.metAt();
        if (l.reported().isEmpty() || late == null) return false;
        boolean done = l.stands() == TaskState.ACCEPTED && met != null && in(met, m);
        boolean missed = in(late.minusSeconds(1), m) && isOverdueAtEnd(l, m);
        return done || missed;
    }

    private static boolean isOverdueAtEnd(TaskLine l, Month m) {
        var late = l.lateFrom();
        var met = l.metAt();
        return l.reported().isPresent()
                && late != null
                && !m.end().isBefore(late)
                && (met == null || met.isAfter(m.end()));
    }

    private static boolean isOnTime(TaskLine l) {
        return l.reported().filter(r -> r == ReportingStatus.DONE_ON_TIME).isPresent();
    }

    private static boolean isEarly(TaskLine l, int days, WorkingCalendar calendar) {
        var due = l.dueAt();
        var met = l.metAt();
        return met != null && due != null && calendar.workingDaysBetween(day(met), day(due)) >= days;
    }

    private static HeadScore.Part part(ScoreFormula.Item item, List<TaskLine> all, Predicate<TaskLine> counts) {
        return new HeadScore.Part(item, ids(all.stream().filter(counts).toList()), ids(all));
    }

    private static boolean in(Instant moment, Month m) {
        return YearMonth.from(day(moment)).equals(m.month()) && !moment.isAfter(m.end());
    }

    private static List<CaseId> ids(List<TaskLine> lines) {
        return lines.stream().map(TaskLine::id).toList();
    }

    private static LocalDate day(Instant moment) {
        return LegalZone.local(moment).toLocalDate();
    }
}
