package vn.kycuong.ui;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.ui.StripDays.Cell;
import vn.kycuong.ui.StripDays.State;

/** The bar of a work list: 6 × 15 a day in a row of 48 px, so that bands run down the whole table; the flag where it is due. The words stand in the cells beside it. */
final class StripBar {
    private static final double CELL = 6;
    private static final double STEP = 7;
    private static final double TOP = 17;
    private static final double HEIGHT = 15;

    private final List<Cell> cells;
    private final StripDays days;
    private final int shift;
    private final int columns;
    private final @Nullable WorkingCalendar axis;
    private final LocalDate axisFrom;

    StripBar(List<Cell> cells, StripDays days) {
        this(cells, days, 0, cells.size(), null, cells.getFirst().date());
    }

    private StripBar(
            List<Cell> cells,
            StripDays days,
            int shift,
            int columns,
            @Nullable WorkingCalendar axis,
            LocalDate axisFrom) {
        this.cells = cells;
        this.days = days;
        this.shift = shift;
        this.columns = columns;
        this.axis = axis;
        this.axisFrom = axisFrom;
    }

    static StripBar on(
            StripDays days, WorkingCalendar calendar, @Nullable LocalDate axisFrom, @Nullable LocalDate axisTo) {
        LocalDate first = days.cells().getFirst().date();
        if (axisFrom == null || axisTo == null) {
            return new StripBar(days.cells(), days);
        }
        int shift = (int) (first.toEpochDay() - axisFrom.toEpochDay());
        int columns = (int) (axisTo.toEpochDay() - axisFrom.toEpochDay()) + 1;
        return new StripBar(days.cells(), days, shift, columns, calendar, axisFrom);
    }

    String svg(String title) {
        double width = columns * STEP + 10;
        Svg svg = new Svg();
        svg.raw(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"kc-bar\" width=\"%s\" height=\"48\" viewBox=\"0 0 %s 48\" role=\"img\" aria-label=\"%s\">"
                        .formatted(Svg.n(width), Svg.n(width), Svg.escape(title)));
        ground(svg);
        StripPaint paint = new StripPaint(svg, HEIGHT, 0, false);
        for (int i = 0; i < cells.size(); i++) {
            int column = i + shift;
            if (column >= 0 && column < columns && hasTime(cells.get(i))) {
                paint.cell(solid(cells.get(i)), column * STEP, TOP, CELL);
            }
        }
        double now = days.readPlace() + shift;
        if (axis != null && now >= 0 && now <= columns) {
            svg.path("M%s 0V48".formatted(Svg.n(x(now))), "stroke=\"#0b0c0c\" stroke-dasharray=\"2 2\"");
        }
        double due = days.duePlace() + shift;
        if (days.hasDue() && due >= 0 && due <= columns) {
            flag(svg, x(due));
        }
        return svg.raw("</svg>").toString();
    }

    /** Weekends and holidays run down the whole table as pale bands, since all rows share the axis. */
    private void ground(Svg svg) {
        if (axis == null) {
            return;
        }
        for (int i = 0; i < columns; i++) {
            LocalDate date = axisFrom.plusDays(i);
            boolean known = !date.isBefore(axis.first()) && !date.isAfter(axis.last());
            if (known && !axis.isWorkingDay(date)) {
                String fill = axis.fact(date).kind() == DayKind.REST ? "#f3f3f1" : "#f6ecd2";
                svg.rect(i * STEP - 0.5, 0, STEP, 48, "fill=\"" + fill + "\"");
            }
        }
    }

    private static void flag(Svg svg, double x) {
        svg.path("M%s 11V33h-1.6V11zM%s 11h7l-2 2.6 2 2.6h-7z".formatted(Svg.n(x), Svg.n(x)), "fill=\"#0b0c0c\"");
    }

    private static double x(double place) {
        return Math.floor(place) * STEP + (place - Math.floor(place)) * CELL;
    }

    private static boolean hasTime(Cell cell) {
        return cell.pieces().stream().anyMatch(piece -> piece.state() != State.OUTSIDE);
    }

    /** Without the outline of the part that is outside: at 6 px it would only be noise. */
    private static Cell solid(Cell cell) {
        var inside = cell.pieces().stream()
                .filter(piece -> piece.state() != State.OUTSIDE)
                .toList();
        return new Cell(cell.fact(), cell.sessions(), cell.count(), cell.lateCount(), false, inside, List.of());
    }
}
