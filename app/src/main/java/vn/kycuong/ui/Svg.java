package vn.kycuong.ui;

import org.jspecify.annotations.Nullable;

/** Writes SVG with presentation attributes only (the pages' policy forbids inline style) and escapes all text. */
final class Svg {
    private final StringBuilder out = new StringBuilder(4096);

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A number with at most one decimal. */
    static String n(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0
                ? Long.toString(tenths / 10)
                : (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
    }

    /** About how wide a text is in Be Vietnam Pro. */
    static double width(String text, double size, boolean bold) {
        return text.codePoints()
                        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                        .count()
                * size
                * (bold ? 0.6 : 0.56);
    }

    Svg raw(String markup) {
        out.append(markup);
        return this;
    }

    Svg rect(double x, double y, double w, double h, String paint) {
        out.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" %s/>"
                .formatted(n(x), n(y), n(Math.max(0, w)), n(h), paint));
        return this;
    }

    Svg path(String d, String paint) {
        out.append("<path d=\"").append(d).append("\" ").append(paint).append("/>");
        return this;
    }

    Svg line(double x1, double y1, double x2, double y2, String paint) {
        return path("M%s %sL%s %s".formatted(n(x1), n(y1), n(x2), n(y2)), paint);
    }

    Svg text(double x, double y, double size, String anchor, boolean bold, String fill, String text) {
        out.append("<text x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"%s\"%s fill=\"%s\">"
                        .formatted(n(x), n(y), n(size), anchor, bold ? " font-weight=\"600\"" : "", fill))
                .append(escape(text))
                .append("</text>");
        return this;
    }

    Svg link(@Nullable String href, Runnable inside) {
        if (href == null || href.isEmpty()) {
            inside.run();
            return this;
        }
        out.append("<a href=\"").append(escape(href)).append("\">");
        inside.run();
        out.append("</a>");
        return this;
    }

    /** Lines at 45°, cut to the rectangle: needs no pattern, so nothing has to be defined once per page. */
    Svg hatch(double x, double y, double w, double h, double step, double stroke, String colour) {
        StringBuilder d = new StringBuilder();
        for (double c = step; c < w + h; c += step) {
            double x1 = Math.min(c, w);
            double y1 = c - x1;
            double y2 = Math.min(c, h);
            double x2 = c - y2;
            d.append("M%s %sL%s %s".formatted(n(x + x1), n(y + y1), n(x + x2), n(y + y2)));
        }
        return path(d.toString(), "stroke=\"%s\" stroke-width=\"%s\" fill=\"none\"".formatted(colour, n(stroke)));
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
