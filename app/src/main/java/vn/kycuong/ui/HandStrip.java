package vn.kycuong.ui;

import java.util.List;
import java.util.stream.Collectors;

/**
 * In whose hands working time lay, as one stacked strip: each part as wide as its share, numbered like the rows of the table below it.
 * Pattern and place say what the colour says; it fits every width, because all its measures are shares.
 */
public final class HandStrip {
    private static final int HEIGHT = 44;
    /** Narrower parts carry no number. Unit: percent of the strip. */
    private static final double NARROWEST = 4;

    private HandStrip() {}

    /** How a part is drawn. */
    public enum Look {
        /** An officer holds it. */
        WORK("#0b6b3f", "#fff", ""),
        /** It waits at a unit for somebody to take it. */
        WAITING("#cfe6da", "#0b0c0c", "kc-hand-foot"),
        /** Another agency was asked. */
        AGENCY("#d3a33c", "#0b0c0c", "kc-hand-dots"),
        /** The applicant was asked. */
        CITIZEN("#fff", "#0b0c0c", "kc-hand-hatch"),
        /** The clock stands for another ground. */
        PAUSE("#e3e6e8", "#0b0c0c", "kc-hand-bars");

        private final String fill;
        private final String ink;
        private final String pattern;

        Look(String fill, String ink, String pattern) {
            this.fill = fill;
            this.ink = ink;
            this.pattern = pattern;
        }
    }

    /**
     * A part.
     *
     * @param minutes its width
     * @param number of its row in the table
     */
    public record Part(Look look, long minutes, int number) {}

    /**
     * Draws the strip; empty when there is no working time to show.
     *
     * @param title what it shows, in words
     */
    public static String svg(List<Part> parts, String title) {
        long whole = parts.stream().mapToLong(Part::minutes).sum();
        if (whole == 0) return "";
        var svg = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"kc-hand\" width=\"100%%\" height=\"%d\" role=\"img\" aria-label=\"%s\">"
                        .formatted(HEIGHT, Svg.escape(title)));
        svg.append(PATTERNS);
        long before = 0;
        for (var part : parts) {
            if (part.minutes() == 0) continue;
            draw(svg, part, 100.0 * before / whole, 100.0 * part.minutes() / whole);
            before += part.minutes();
        }
        return svg.append("</svg>").toString();
    }

    /** One small sample of a look, for the table's rows. */
    public static String sample(Look look) {
        var pattern = look.pattern.isEmpty() ? "" : rect(0, 100, "url(#" + look.pattern + ")");
        return "<svg class=\"kc-hand__sample\" width=\"18\" height=\"14\" aria-hidden=\"true\" focusable=\"false\">"
                + rect(0, 100, look.fill) + pattern + "</svg>";
    }

    private static void draw(StringBuilder svg, Part part, double from, double width) {
        svg.append(rect(from, width, part.look().fill));
        if (!part.look().pattern.isEmpty()) svg.append(rect(from, width, "url(#" + part.look().pattern + ")"));
        svg.append("<rect x=\"%s%%\" y=\"0\" width=\"1\" height=\"100%%\" fill=\"#0b0c0c\"/>".formatted(Svg.n(from)));
        if (width < NARROWEST) return;
        svg.append(
                "<text x=\"%s%%\" y=\"28\" font-size=\"15\" font-weight=\"600\" text-anchor=\"middle\" fill=\"%s\">%d</text>"
                        .formatted(Svg.n(from + width / 2), part.look().ink, part.number()));
    }

    private static String rect(double from, double width, String fill) {
        return "<rect x=\"%s%%\" y=\"0\" width=\"%s%%\" height=\"100%%\" fill=\"%s\"/>"
                .formatted(Svg.n(from), Svg.n(width), fill);
    }

    private static final String PATTERNS = List.of(
                    "<pattern id=\"kc-hand-hatch\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><path d=\"M-2 2l4-4M0 8l8-8M6 10l4-4\" stroke=\"#8b9194\"/></pattern>",
                    "<pattern id=\"kc-hand-dots\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><circle cx=\"2\" cy=\"2\" r=\"1\" fill=\"#6b4e0c\"/></pattern>",
                    "<pattern id=\"kc-hand-bars\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><path d=\"M1 0v6\" stroke=\"#8b9194\"/></pattern>",
                    "<pattern id=\"kc-hand-foot\" width=\"8\" height=\"44\" patternUnits=\"userSpaceOnUse\"><path d=\"M0 42h8\" stroke=\"#0b6b3f\" stroke-width=\"4\"/></pattern>")
            .stream()
            .collect(Collectors.joining("", "<defs>", "</defs>"));
}
