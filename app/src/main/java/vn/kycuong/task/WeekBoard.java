package vn.kycuong.task;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.UnitId;

/**
 * The tasks of a week by the unit that leads (bảng tuần), as they stand at a moment; those with most overdue first.
 *
 * @param monday first day of the week
 */
public record WeekBoard(LocalDate monday, Instant at, List<Line> lines, Line total) {
    public WeekBoard {
        lines = List.copyOf(lines);
    }

    /**
     * A unit.
     *
     * @param unit null for the sum of all
     * @param given assigned since Monday
     * @param done accepted since Monday
     * @param dark long overdue, or sent back often
     */
    public record Line(@Nullable UnitId unit, StatusFigures figures, int given, int done, int dark) {}

    public static WeekBoard of(List<TaskLine> tasks, Instant at) {
        var today = LegalZone.local(at).toLocalDate();
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var from = LegalZone.startOf(monday);
        var given = tasks.stream().filter(t -> t.stands() != TaskState.DRAFT).toList();
        var lines = new ArrayList<Line>();
        given.stream()
                .collect(Collectors.groupingBy(TaskLine::lead))
                .forEach((unit, own) -> lines.add(line(unit, own, from)));
        lines.sort(Comparator.<Line>comparingInt(l -> -l.figures().overdue())
                .thenComparingInt(l -> l.unit() == null ? 0 : l.unit().value()));
        return new WeekBoard(monday, at, lines, line(null, given, from));
    }

    private static Line line(@Nullable UnitId unit, List<TaskLine> own, Instant from) {
        return new Line(
                unit,
                StatusFigures.of(own),
                (int) own.stream().filter(t -> !t.madeAt().isBefore(from)).count(),
                (int) own.stream()
                        .filter(t -> t.stands() == TaskState.ACCEPTED
                                && t.closedAt() != null
                                && !t.closedAt().isBefore(from))
                        .count(),
                (int) own.stream()
                        .filter(t -> t.colour() == TaskColour.DARK_RED)
                        .count());
    }
}
