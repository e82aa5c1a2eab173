package vn.kycuong.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kycuong.ui.ClockStrip.PauseMark;
import vn.kycuong.ui.ClockStrip.Size;
import vn.kycuong.ui.StripColumns.Column;
import vn.kycuong.ui.StripDays.Cell;
import vn.kycuong.ui.StripDays.State;

/** The strip in one line of cells: markers above, weekday, cells, running count, brackets below. */
final class StripLine {
    private static final double SIDE = 4;
    private static final double LANE = 26;
    /** A row under the cells of the counter's plan for the hours of receipt and due date. */
    private static final double HOURS = 16;

    /** A pole with a label. */
    private record Marker(double x, String label, Kind kind) {}

    private enum Kind {
        RECEIVED,
        NOW,
        MET,
        DUE,
        PROMISED
    }

    private record Placed(Marker marker, int lane, double from, double to, boolean left, boolean plate) {}

    private final ClockStrip.Strip strip;
    private final StripDays days;
    private final Size size;
    private final StripText text;
    private final StripColumns columns;
    private final boolean grey;
    private final Svg svg = new Svg();
    private final double font;
    /** How far the names under brackets go to the right. */
    private double named;

    StripLine(ClockStrip.Strip strip, StripDays days, Size size, Words words) {
        this.strip = strip;
        this.days = days;
        this.size = size;
        this.text = new StripText(words, strip.assigned());
        this.columns = StripColumns.of(days.cells(), touched(), size);
        this.grey = size == Size.SLIP;
        this.font = size == Size.CITIZEN ? 13 : size == Size.SLIP ? 8 : 12;
    }

    String svg() {
        List<Placed> markers = size.isPlan() ? List.of() : placed();
        int lanes = markers.stream().mapToInt(Placed::lane).max().orElse(-1) + 1;
        double months = size == Size.CITIZEN ? 20 : 0;
        double weekdays = months + lanes * LANE + font + 2;
        double top = weekdays + (size == Size.SLIP ? 3 : 9);
        double base = top + size.height;

        months(months - 6);
        cells(top, weekdays);
        markers.forEach(placed -> pole(placed, months, base));
        markers.forEach(placed -> label(placed, months));
        if (size.isPlan()) {
            planFlag(top, base);
        }
        double bottom = size == Size.SLIP ? base + 2 : brackets(base + hourRows() * HOURS);
        if (size == Size.COUNTER) {
            svg.text(0, base + 17, 12, "start", true, StripPaint.INK, receivedHour());
        }
        double words = size == Size.COUNTER ? Math.max(Svg.width(receivedHour(), 12, true), dueRight()) : 0;
        // over two or three days the words are wider than the days
        double labels = markers.stream().mapToDouble(Placed::to).max().orElse(0);
        double width = Math.max(Math.max(columns.width(), words), Math.max(labels, named)) + 2 * SIDE;
        return text.head(strip, days, width, bottom + 2, size.name().toLowerCase(java.util.Locale.ROOT))
                + "<g transform=\"translate(" + Svg.n(SIDE) + " 0)\">" + svg + "</g></svg>";
    }

    // ---- days

    private void months(double y) {
        if (size != Size.CITIZEN) {
            return;
        }
        List<Cell> cells = days.cells();
        double free = -1;
        for (int i = 0; i < cells.size(); i++) {
            boolean first = i == 0;
            if ((first || StripText.isMonthStart(cells.get(i).date())) && columns.left(i) > free) {
                String name = text.month(
                        cells.get(i).date(), first || cells.get(i).date().getMonthValue() == 1);
                svg.text(columns.left(i), y, 12, "start", true, StripPaint.SECOND, name);
                free = columns.left(i) + Svg.width(name, 12, true) + 8;
            }
        }
    }

    private void cells(double top, double weekdays) {
        StripPaint paint = new StripPaint(svg, size.height, Math.min(size.digits, cellWidth() * 0.46), grey);
        for (Column column : columns.all()) {
            if (column.isFolded()) {
                folded(column, top);
                continue;
            }
            Cell cell = days.cells().get(column.first());
            double number = paint.cell(cell, column.x(), top, column.width());
            double middle = column.x() + column.width() / 2;
            boolean off = cell.off();
            svg.text(
                    number,
                    weekdays,
                    Math.min(font - 1, column.width() * 0.44),
                    "middle",
                    !off && !grey,
                    off ? StripPaint.SECOND : StripPaint.INK,
                    text.weekday(cell.date().getDayOfWeek()));
            if (!size.isPlan()) {
                count(cell, middle, top + size.height + 18);
            }
        }
    }

    private double cellWidth() {
        return columns.all().stream()
                .filter(c -> !c.isFolded())
                .mapToDouble(Column::width)
                .min()
                .orElse(size.cell);
    }

    private void count(Cell cell, double middle, double y) {
        if (cell.lateCount() > 0) {
            svg.text(middle, y, font - 1, "middle", true, StripPaint.RED, "+" + cell.lateCount());
        } else if (cell.count() > 0) {
            svg.text(middle, y, font - 1, "middle", true, StripPaint.GREEN, Integer.toString(cell.count()));
        }
    }

    private void folded(Column column, double top) {
        Cell monday = days.cells().get(column.first());
        State state = column.state();
        Cell block = new Cell(
                monday.fact(),
                monday.sessions(),
                0,
                0,
                false,
                List.of(new StripDays.Piece(0, 1, state == null ? State.OUTSIDE : state)),
                List.of());
        new StripPaint(svg, size.height, 0, grey).cell(block, column.x(), top, column.width());
        String ink = state == State.LEFT ? "#063d24" : grey ? "#000" : "#fff";
        svg.text(
                column.x() + column.width() / 2,
                top + size.height / 2 + 4,
                Math.min(12.5, size.digits),
                "middle",
                true,
                ink,
                text.weeks(column.days() / 7));
        int from = 0;
        int to = 0;
        for (int i = column.first(); i < column.first() + column.days(); i++) {
            int count = days.cells().get(i).count();
            if (count > 0) {
                from = from == 0 ? count : from;
                to = count;
            }
        }
        if (to > 0 && !size.isPlan()) {
            svg.text(
                    column.x() + column.width() / 2,
                    top + size.height + 18,
                    font - 1,
                    "middle",
                    true,
                    StripPaint.GREEN,
                    from + "–" + to);
        }
    }

    // ---- below

    /** Brackets under pauses and holidays, with their names in as many rows as they need. Returns where they end. */
    private double brackets(double base) {
        Lanes lanes = new Lanes();
        double line = base + (size.isPlan() ? 7 : 9);
        double height = 16;
        boolean[] used = new boolean[1];
        for (PauseMark pause : strip.pauses()) {
            Instant to = pause.to() == null ? strip.now() : pause.to();
            double from = days.place(pause.from());
            double until = Math.min(days.place(to), days.cells().size());
            if (from >= 0 && from < days.cells().size() && !size.isPlan()) {
                used[0] = true;
                bracket(lanes, line, columns.x(from), columns.x(until), StripPaint.STOP, pause.label(), pause.href());
            }
        }
        for (StripText.Stretch stretch : StripText.holidays(days.cells())) {
            used[0] = true;
            bracket(
                    lanes,
                    line,
                    columns.left(stretch.first()),
                    columns.right(stretch.last()),
                    StripPaint.HOLIDAY,
                    stretch.label(),
                    null);
        }
        double counts = size.isPlan() ? base + 22 : base + 24;
        return used[0] ? Math.max(counts, line + 8 + lanes.count() * height + 4) : counts;
    }

    private void bracket(
            Lanes lanes, double y, double from, double to, String colour, String label, @Nullable String href) {
        double end = Math.max(to, from + 6);
        svg.path(
                "M%s %sv6H%sv-6".formatted(Svg.n(from + 1), Svg.n(y), Svg.n(end - 1)),
                "fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"".formatted(colour));
        double width = Svg.width(label, 12, true);
        double middle = Math.clamp((from + end) / 2, width / 2, Math.max(columns.width() - width / 2, width / 2));
        // A bracket narrower than its name would push it over the running counts beside it: one row lower then.
        boolean tight = width > end - from + 8 && !size.isPlan();
        double left = middle - width / 2;
        named = Math.max(named, left + width);
        int lane = tight ? below(lanes, left, left + width) : lanes.put(left, left + width);
        double baseline = y + 19 + lane * 16;
        svg.link(href, () -> {
            boolean isLink = href != null && !href.isEmpty();
            svg.text(middle, baseline, 12, "middle", true, isLink ? "#1b64a8" : colour, label);
            if (isLink) {
                svg.line(left + 2, baseline + 3, left + width - 2, baseline + 3, "stroke=\"#1b64a8\"");
            }
        });
    }

    private static int below(Lanes lanes, double from, double to) {
        int lane = 1;
        while (!lanes.isFree(lane, from, to)) {
            lane++;
        }
        lanes.block(lane, from, to);
        return lane;
    }

    private void planFlag(double top, double base) {
        if (!days.hasDue()) {
            return;
        }
        double x = columns.x(days.duePlace());
        svg.line(
                x,
                top - (grey ? 3 : 6),
                x,
                base + (grey ? 2 : 6),
                "stroke=\"%s\" stroke-width=\"%s\"".formatted(grey ? "#000" : "#0b0c0c", grey ? 1.5 : 2.5));
        if (size == Size.COUNTER && strip.due() != null) {
            double y = base + 17 + (hourRows() - 1) * HOURS;
            svg.text(dueRight(), y, 12, "end", true, StripPaint.INK, dueHour());
        }
    }

    /** On a short way the hour of the due date would run into that of the receipt: one row lower then. */
    private int hourRows() {
        if (size != Size.COUNTER) return 0;
        double dueLeft = dueRight() - Svg.width(dueHour(), 12, true);
        return dueLeft < Svg.width(receivedHour(), 12, true) + 6 ? 2 : 1;
    }

    private double dueRight() {
        double flag = Math.min(columns.x(days.duePlace()) + 2, columns.width());
        return Math.max(flag, Svg.width(dueHour(), 12, true));
    }

    private String receivedHour() {
        return text.hour("strip.plan.received", strip.received());
    }

    private String dueHour() {
        return strip.due() == null ? "" : text.hour("strip.plan.due", strip.due());
    }

    // ---- above

    private Set<Integer> touched() {
        Set<Integer> touched = new HashSet<>();
        touch(touched, strip.received(), strip.received());
        touch(touched, strip.readAt(), strip.readAt());
        if (strip.due() != null) {
            touch(touched, strip.due(), strip.due());
        }
        if (strip.promised() != null) {
            touch(touched, strip.promised(), strip.promised());
        }
        for (PauseMark pause : strip.pauses()) {
            touch(touched, pause.from(), pause.to() == null ? strip.now() : pause.to());
        }
        return touched;
    }

    private void touch(Set<Integer> touched, Instant from, Instant to) {
        double first = days.place(from);
        double last = days.place(to);
        for (int i = (int) Math.floor(first); i <= last && i < days.cells().size(); i++) {
            touched.add(i);
        }
    }

    private List<Placed> placed() {
        List<Marker> all = new ArrayList<>();
        if (strip.due() != null && days.shows(strip.due())) {
            all.add(marker(strip.due(), "strip.due", Kind.DUE));
        }
        if (strip.metAt() != null && days.shows(strip.metAt())) {
            all.add(marker(strip.metAt(), "strip.met", Kind.MET));
        } else if (strip.metAt() == null && days.shows(strip.now())) {
            all.add(marker(strip.now(), "strip.now", Kind.NOW));
        }
        if (days.shows(strip.received())) {
            all.add(marker(strip.received(), "strip.received", Kind.RECEIVED));
        }
        if (strip.promised() != null && days.shows(strip.promised())) {
            all.add(marker(strip.promised(), "strip.promised", Kind.PROMISED));
        }
        List<Placed> placed = new ArrayList<>();
        all.forEach(marker -> placed.add(place(marker, placed)));
        return placed;
    }

    private Marker marker(Instant at, String key, Kind kind) {
        return new Marker(
                columns.x(days.place(at)), kind == Kind.PROMISED ? text.day(key, at) : text.moment(key, at), kind);
    }

    /**
     * The highest row in which the label covers no other and no pole crosses it; left of its pole near the right edge. If there is
     * none, a pole may pass behind it: the label then has a plate.
     */
    private Placed place(Marker marker, List<Placed> others) {
        double width = Svg.width(marker.label(), labelFont(marker.kind()), true)
                + (isBoxed(marker.kind()) ? 18 : marker.kind() == Kind.PROMISED ? 16 : 12);
        boolean preferLeft = marker.kind() != Kind.RECEIVED;
        boolean[] sides = preferLeft ? new boolean[] {true, false} : new boolean[] {false, true};
        int first = marker.kind() == Kind.PROMISED ? 1 : 0;
        for (boolean crossed : new boolean[] {false, true}) {
            for (int lane = first; lane < (crossed ? 8 : 3); lane++) {
                for (boolean left : sides) {
                    double from = left ? marker.x() - width : marker.x();
                    Placed here = new Placed(marker, lane, from, from + width, left, crossed);
                    boolean inside = from >= -SIDE && from + width <= columns.width() + SIDE;
                    if (inside && others.stream().allMatch(other -> areClear(here, other, crossed))) {
                        return here;
                    }
                }
            }
        }
        double from = Math.clamp(marker.x(), 0, Math.max(0, columns.width() - width));
        return new Placed(
                marker, others.stream().mapToInt(Placed::lane).max().orElse(-1) + 1, from, from + width, false, true);
    }

    private static boolean areClear(Placed a, Placed b, boolean crossed) {
        if (a.lane == b.lane) {
            return a.to + 4 < b.from || b.to + 4 < a.from;
        }
        if (crossed) {
            return true;
        }
        Placed upper = a.lane < b.lane ? a : b;
        Placed lower = a.lane < b.lane ? b : a;
        // The pole of the upper label runs down through the rows below it.
        return upper.marker.x() < lower.from - 1
                || upper.marker.x() > lower.to + 1
                || (Math.abs(upper.marker.x() - lower.marker.x()) < 3);
    }

    private static boolean isBoxed(Kind kind) {
        return kind == Kind.NOW || kind == Kind.DUE || kind == Kind.MET;
    }

    private double labelFont(Kind kind) {
        return kind == Kind.PROMISED ? 12 : 13;
    }

    private void pole(Placed placed, double months, double base) {
        double x = placed.marker.x();
        double y = months + placed.lane * LANE;
        switch (placed.marker.kind()) {
            case RECEIVED -> {
                svg.line(x, y + 12, x, base, "stroke=\"#0b0c0c\" stroke-width=\"2\"");
                svg.raw("<circle cx=\"%s\" cy=\"%s\" r=\"4\" fill=\"#fff\" stroke=\"#0b0c0c\" stroke-width=\"2\"/>"
                        .formatted(Svg.n(x), Svg.n(y + 11)));
            }
            case NOW, MET -> {
                svg.line(x, y + 20, x, base + 4, "stroke=\"#fff\" stroke-width=\"3.5\"");
                svg.line(
                        x,
                        y + 20,
                        x,
                        base + 4,
                        "stroke=\"#0b0c0c\" stroke-width=\"2\""
                                + (placed.marker.kind() == Kind.NOW ? " stroke-dasharray=\"4 3\"" : ""));
            }
            case DUE -> {
                svg.line(x, y + 2, x, base + 4, "stroke=\"#fff\" stroke-width=\"5\"");
                svg.line(x, y + 2, x, base + 4, "stroke=\"#0b0c0c\" stroke-width=\"3\"");
            }
            case PROMISED -> {
                svg.line(x, y + 6, x, base, "stroke=\"#4a5358\" stroke-width=\"1.5\" stroke-dasharray=\"1.5 3\"");
                svg.path(
                        "M%s %sh9l-2.5 3.5 2.5 3.5h-9z".formatted(Svg.n(x), Svg.n(y + 6)),
                        "fill=\"#fff\" stroke=\"#4a5358\" stroke-width=\"1.2\"");
            }
        }
    }

    private void label(Placed placed, double months) {
        Marker marker = placed.marker;
        double y = months + placed.lane * LANE;
        double middle = (placed.from + placed.to) / 2;
        switch (marker.kind()) {
            case NOW, MET, DUE -> {
                svg.rect(
                        placed.from,
                        y + 1,
                        placed.to - placed.from,
                        21,
                        marker.kind() == Kind.DUE ? "fill=\"#76110f\"" : "fill=\"#0b0c0c\"");
                svg.text(middle, y + 16, 13, "middle", true, "#fff", marker.label());
            }
            case RECEIVED, PROMISED -> word(placed, y);
        }
    }

    private void word(Placed placed, double y) {
        Marker marker = placed.marker;
        if (placed.plate) {
            double from = placed.left ? placed.from : placed.from + 11;
            svg.rect(from, y + 3, placed.to - placed.from - 11, 18, "fill=\"#fff\"");
        }
        switch (marker.kind()) {
            case RECEIVED ->
                svg.text(
                        placed.left ? marker.x() - 8 : marker.x() + 8,
                        y + 16,
                        13,
                        placed.left ? "end" : "start",
                        true,
                        StripPaint.INK,
                        marker.label());
            case PROMISED ->
                svg.text(
                        placed.left ? marker.x() - 5 : marker.x() + 13,
                        y + 15,
                        12,
                        placed.left ? "end" : "start",
                        false,
                        StripPaint.SECOND,
                        marker.label());
            default -> throw new IllegalStateException("A boxed label has no plate: " + marker.kind());
        }
    }
}
