package vn.kycuong.ui;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.ui.ClockStrip.PauseMark;
import vn.kycuong.ui.StripDays.Cell;
import vn.kycuong.ui.StripDays.State;

/** The strip on a phone: a grid of weeks, Monday first, with what happened under each week. */
final class StripWeeks {
    private static final double CELL = 43;
    private static final double STEP = 46;
    private static final double HEIGHT = 44;
    private static final double WIDTH = 7 * STEP - 3;
    private static final double COUNTS = 19;
    private static final double LANE = 22;

    /** A word under a week: where it is anchored, and how it looks. */
    private record Note(
            double x,
            String label,
            @Nullable String box,
            String ink,
            @Nullable String href) {}

    private final ClockStrip.Strip strip;
    private final StripDays days;
    private final StripText text;
    private final Svg svg = new Svg();
    private final List<StripText.Stretch> holidays;
    private final int offset;
    private final boolean plan;

    StripWeeks(ClockStrip.Strip strip, StripDays days, boolean plan, Words words) {
        this.plan = plan;
        this.strip = strip;
        this.days = days;
        this.text = new StripText(words, strip.assigned());
        this.holidays = StripText.holidays(days.cells());
        this.offset = days.cells().getFirst().date().getDayOfWeek().getValue() - 1;
    }

    String svg() {
        for (int i = 0; i < 7; i++) {
            svg.text(
                    i * STEP + CELL / 2,
                    12,
                    12,
                    "middle",
                    i < 5,
                    i < 5 ? StripPaint.INK : StripPaint.SECOND,
                    text.weekday(java.time.DayOfWeek.of(i + 1)));
        }
        double y = 22;
        int weeks = (days.cells().size() + offset + 6) / 7;
        int week = 0;
        while (week < weeks) {
            int same = days.cells().size() > StripColumns.LONG ? folded(week, weeks) : 0;
            y = same > 0 ? fold(week, same, y) : week(week, y);
            week += Math.max(1, same);
        }
        return text.head(strip, days, WIDTH, y, "phone") + svg + "</svg>";
    }

    private double week(int week, double y) {
        StripPaint paint = new StripPaint(svg, HEIGHT, 14, false);
        for (int i = Math.max(0, week * 7 - offset); i < Math.min(days.cells().size(), week * 7 - offset + 7); i++) {
            Cell cell = days.cells().get(i);
            double x = column(i) * STEP;
            paint.cell(cell, x, y, CELL);
            int count = cell.lateCount() > 0 ? cell.lateCount() : cell.count();
            if (count > 0) {
                svg.text(
                        x + CELL / 2,
                        y + HEIGHT + (cell.lateCount() > 0 ? 18 : 14),
                        12,
                        "middle",
                        true,
                        cell.lateCount() > 0 ? StripPaint.RED : StripPaint.GREEN,
                        (cell.lateCount() > 0 ? "+" : "") + count);
            }
        }
        brackets(week, y + HEIGHT + 5);
        poles(week, y);
        return notes(week, y + HEIGHT + COUNTS);
    }

    /** Under the days of a pause or a holiday; open at the end where it goes on in the next week. */
    private void brackets(int week, double y) {
        for (PauseMark pause : strip.pauses()) {
            Instant to = pause.to() == null ? strip.now() : pause.to();
            double from = days.place(pause.from());
            double until = Math.min(Math.ceil(days.place(to)) - 1, days.cells().size() - 1.0);
            if (from >= 0) {
                bracket(week, y, (int) from, (int) Math.max(from, until), "#44586c");
            }
        }
        holidays.forEach(stretch -> bracket(week, y, stretch.first(), stretch.last(), StripPaint.HOLIDAY));
    }

    private void bracket(int week, double y, int first, int last, String ink) {
        if (!overlaps(week, first, last)) {
            return;
        }
        int lastOf = (week + 1) * 7 - offset - 1;
        double from = column(Math.max(first, firstOf(week))) * STEP;
        double to = column(Math.min(last, lastOf)) * STEP + CELL;
        svg.path(
                "M%s %s%sH%s%s"
                        .formatted(
                                Svg.n(from),
                                Svg.n(first < firstOf(week) ? y + 4 : y),
                                first < firstOf(week) ? "" : "v4",
                                Svg.n(to),
                                last > lastOf ? "" : "v-4"),
                "fill=\"none\" stroke=\"" + ink + "\" stroke-width=\"1.5\"");
    }

    private void poles(int week, double y) {
        pole(week, y, strip.received(), "stroke=\"#0b0c0c\" stroke-width=\"2\"");
        if (strip.promised() != null) {
            pole(week, y, strip.promised(), "stroke=\"#4a5358\" stroke-width=\"1.5\" stroke-dasharray=\"1.5 3\"");
        }
        if (!plan) {
            pole(
                    week,
                    y,
                    strip.readAt(),
                    "stroke=\"#0b0c0c\" stroke-width=\"2\""
                            + (strip.metAt() == null ? " stroke-dasharray=\"4 3\"" : ""));
        }
        if (strip.due() != null) {
            pole(week, y, strip.due(), "stroke=\"#0b0c0c\" stroke-width=\"3\"");
        }
    }

    private void pole(int week, double y, Instant at, String paint) {
        if (isIn(week, at)) {
            svg.line(x(at), y - 5, x(at), y + HEIGHT + 4, "stroke=\"#fff\" stroke-width=\"4.5\"");
            svg.line(x(at), y - 5, x(at), y + HEIGHT + 4, paint);
            if (at.equals(strip.received())) {
                svg.raw("<circle cx=\"%s\" cy=\"%s\" r=\"3.5\" fill=\"#fff\" stroke=\"#0b0c0c\" stroke-width=\"2\"/>"
                        .formatted(Svg.n(x(at)), Svg.n(y + HEIGHT + 5)));
            }
        }
    }

    /** What happened in a week, under it; returns where the next week begins. */
    private double notes(int week, double y) {
        List<Note> notes = new ArrayList<>();
        if (isIn(week, strip.received())) {
            notes.add(new Note(
                    x(strip.received()), text.moment("strip.received", strip.received()), null, StripPaint.INK, null));
        }
        for (PauseMark pause : strip.pauses()) {
            Instant to = pause.to() == null ? strip.now() : pause.to();
            double from = days.place(pause.from());
            if (from >= 0
                    && overlaps(week, (int) from, (int)
                            Math.min(days.place(to), days.cells().size() - 1.0))) {
                notes.add(new Note(
                        column(Math.max((int) from, firstOf(week))) * STEP + CELL / 2,
                        pause.label(),
                        null,
                        "#1b64a8",
                        pause.href()));
            }
        }
        for (StripText.Stretch stretch : holidays) {
            if (overlaps(week, stretch.first(), stretch.last())) {
                int first = Math.max(stretch.first(), firstOf(week));
                int last = Math.min(stretch.last(), firstOf(week) + 6 - (firstOf(week) == 0 ? offset : 0));
                notes.add(new Note(
                        (column(first) + column(last)) / 2.0 * STEP + CELL / 2,
                        stretch.label(),
                        null,
                        StripPaint.HOLIDAY,
                        null));
            }
        }
        if (strip.promised() != null && isIn(week, strip.promised())) {
            notes.add(new Note(
                    x(strip.promised()), text.day("strip.promised", strip.promised()), null, StripPaint.SECOND, null));
        }
        if (!plan && isIn(week, strip.readAt())) {
            String key = strip.metAt() == null ? "strip.now" : "strip.met";
            notes.add(new Note(x(strip.readAt()), text.moment(key, strip.readAt()), "#0b0c0c", "#fff", null));
        }
        if (strip.due() != null && isIn(week, strip.due())) {
            notes.add(new Note(x(strip.due()), text.moment("strip.due", strip.due()), "#76110f", "#fff", null));
        }
        Lanes lanes = new Lanes();
        notes.forEach(note -> note(lanes, note, y));
        return y + lanes.count() * LANE + 8;
    }

    private void note(Lanes lanes, Note note, double y) {
        double full = Svg.width(note.label(), 12.5, true) + (note.box() == null ? 0 : 14);
        double width = Math.min(full, WIDTH);
        double font = 12.5 * width / full;
        double middle = Math.clamp(note.x(), Math.min(width / 2, WIDTH / 2), Math.max(WIDTH - width / 2, WIDTH / 2));
        double from = middle - width / 2;
        double top = y + lanes.put(from, from + width) * LANE;
        if (note.box() != null) {
            svg.rect(from, top + 1, width, 20, "fill=\"" + note.box() + "\"");
        }
        svg.link(note.href(), () -> {
            if (note.href() != null && !note.href().isEmpty()) {
                svg.rect(from - 8, top - 12, width + 16, 44, "fill=\"none\" pointer-events=\"all\"");
            }
            svg.text(middle, top + 15.5, font, "middle", true, note.ink(), note.label());
        });
    }

    private double fold(int week, int same, double y) {
        Cell first = days.cells().get(firstOf(week));
        State state = first.pieces().getFirst().state();
        new StripPaint(svg, 28, 0, false)
                .cell(
                        new Cell(
                                first.fact(),
                                first.sessions(),
                                0,
                                0,
                                false,
                                List.of(new StripDays.Piece(0, 1, state)),
                                List.of()),
                        0,
                        y,
                        WIDTH);
        svg.text(WIDTH / 2, y + 19, 13, "middle", true, state == State.LEFT ? "#063d24" : "#fff", text.weeks(same));
        return y + 38;
    }

    /** How many weeks from here are whole, untouched and of one state; 0 if this one is not. */
    private int folded(int week, int weeks) {
        int same = 0;
        State state = null;
        while (week + same < weeks) {
            State plain = plain(week + same);
            if (plain == null || (state != null && state != plain)) {
                break;
            }
            state = plain;
            same++;
        }
        return same;
    }

    private @Nullable State plain(int week) {
        int first = week * 7 - offset;
        if (first < 0 || first + 7 > days.cells().size()) {
            return null;
        }
        State state = null;
        for (int i = first; i < first + 7; i++) {
            Cell cell = days.cells().get(i);
            if (cell.isHoliday() || cell.isMakeUp() || isMarked(i)) {
                return null;
            }
            if (!cell.off()) {
                State only = cell.only();
                if (only == null || only == State.OUTSIDE || only == State.PAUSED || (state != null && only != state)) {
                    return null;
                }
                state = only;
            }
        }
        return state;
    }

    private boolean isMarked(int day) {
        return isOn(day, strip.received())
                || isOn(day, strip.readAt())
                || (strip.due() != null && isOn(day, strip.due()))
                || (strip.promised() != null && isOn(day, strip.promised()));
    }

    private boolean isOn(int day, Instant at) {
        return ChronoUnit.DAYS.between(
                        days.cells().getFirst().date(), StripText.local(at).toLocalDate())
                == day;
    }

    private boolean isIn(int week, Instant at) {
        if (!days.shows(at)) {
            return false;
        }
        long day = ChronoUnit.DAYS.between(
                days.cells().getFirst().date(), StripText.local(at).toLocalDate());
        return (day + offset) / 7 == week;
    }

    private boolean overlaps(int week, int first, int last) {
        return (first + offset) / 7 <= week && (last + offset) / 7 >= week;
    }

    private int firstOf(int week) {
        return Math.max(0, week * 7 - offset);
    }

    private int column(int day) {
        return (day + offset) % 7;
    }

    private double x(Instant at) {
        double place = days.place(at);
        int day = (int) ChronoUnit.DAYS.between(
                days.cells().getFirst().date(), StripText.local(at).toLocalDate());
        return column(day) * STEP + Math.clamp(place - day, 0, 1) * CELL;
    }
}
