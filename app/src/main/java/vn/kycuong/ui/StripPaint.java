package vn.kycuong.ui;

import vn.kycuong.ui.StripDays.Cell;
import vn.kycuong.ui.StripDays.Piece;
import vn.kycuong.ui.StripDays.State;

/** Draws one day: its parts, its number, its ring. Shape and height say what the colour says. */
final class StripPaint {
    static final String INK = "#0b0c0c";
    static final String SECOND = "#4a5358";
    static final String GREEN = "#07512f";
    static final String RED = "#960a17";
    static final String STOP = "#2e4052";
    static final String HOLIDAY = "#6b4e0c";
    private static final double LOW = 0.62;
    private static final double TALLER = 5;

    private final Svg svg;
    private final double height;
    private final double digits;
    private final boolean grey;

    StripPaint(Svg svg, double height, double digits, boolean grey) {
        this.svg = svg;
        this.height = height;
        this.digits = digits;
        this.grey = grey;
    }

    /** Draws the day and returns the middle of its number, above which its weekday belongs. */
    double cell(Cell cell, double x, double top, double w) {
        double base = top + height;
        if (cell.off()) {
            off(cell, x, top, w);
            return x + w / 2;
        }
        if (cell.pieces().stream().anyMatch(piece -> piece.state() == State.OUTSIDE)) {
            svg.rect(
                    x + 0.5,
                    top + 0.5,
                    w - 1,
                    height - 1,
                    "fill=\"#fff\" stroke=\"%s\"".formatted(grey ? "#000" : "#d5d8d9"));
        }
        for (Piece piece : cell.pieces()) {
            piece(piece, x + piece.from() * w, top, piece.width() * w);
        }
        if (cell.isMakeUp()) {
            svg.rect(
                    x + 1.5,
                    top + 1.5,
                    w - 3,
                    height - 3,
                    "fill=\"none\" stroke=\"%s\" stroke-width=\"3\"".formatted(grey ? "#000" : "#d3a33c"));
        }
        return digits > 0 ? number(cell, x, base, w) : x + w / 2;
    }

    private void off(Cell cell, double x, double top, double w) {
        double low = height * LOW;
        String fill = grey ? (cell.isHoliday() ? "#d0d0d0" : "#e8e8e8") : cell.isHoliday() ? "#f6ecd2" : "#ededea";
        svg.rect(x, top + height - low, w, low, "fill=\"" + fill + "\"");
        if (digits > 0) {
            String ink = grey ? "#333" : cell.isHoliday() ? HOLIDAY : "#5b6469";
            svg.text(x + w / 2, top + height - low / 2 + digits * 0.36, digits, "middle", false, ink, day(cell));
        }
    }

    private void piece(Piece piece, double x, double top, double w) {
        switch (piece.state()) {
            case OUTSIDE -> {}
            case USED -> svg.rect(x, top, w, height, grey ? "fill=\"#8c8c8c\"" : "fill=\"#0b6b3f\"");
            case LATE -> svg.rect(x, top - TALLER, w, height + 2 * TALLER, "fill=\"#b80f1e\"");
            case LEFT -> {
                svg.rect(x, top, w, height, grey ? "fill=\"#8c8c8c\"" : "fill=\"#cfe6da\"");
                if (!grey) {
                    double foot = height > 20 ? 3 : 2;
                    svg.rect(x, top + height - foot, w, foot, "fill=\"#0b6b3f\"");
                }
            }
            case PAUSED -> {
                boolean small = height <= 24;
                svg.rect(x, top, w, height, "fill=\"#fff\"");
                svg.hatch(
                        x, top, w, height, small ? 4 * 1.414 : 6 * 1.414, small ? 1.6 : 2.2, grey ? "#000" : "#44586c");
            }
        }
    }

    /** The day's number, in the wider part where a line cuts the cell; on a white plate over a hatch. */
    private double number(Cell cell, double x, double base, double w) {
        Piece widest = cell.widest();
        double middle = x + (widest.from() + widest.to()) / 2 * w;
        double half = digits * 0.65;
        middle = Math.clamp(middle, x + Math.min(half, w / 2), x + Math.max(w - half, w / 2));
        double y = base - height / 2 + digits * 0.36;
        if (widest.state() == State.PAUSED) {
            svg.rect(middle - half - 1.5, y - digits * 0.95, 2 * half + 3, digits * 1.25, "fill=\"#fff\"");
        }
        String ink = switch (widest.state()) {
            case USED, LATE -> grey ? "#000" : "#fff";
            case LEFT -> grey ? "#000" : "#063d24";
            case PAUSED, OUTSIDE -> INK;
        };
        svg.text(middle, y, digits, "middle", true, ink, day(cell));
        return middle;
    }

    private static String day(Cell cell) {
        return Integer.toString(cell.date().getDayOfMonth());
    }
}
