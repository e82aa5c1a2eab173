package vn.kycuong.document;

import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.css.value.FontSpecification;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxOutputDevice;
import com.openhtmltopdf.render.AbstractOutputDevice;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.io.File;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Draws our own small pictures (QR, clock strip) on paper as vectors, with text as text. It knows rect, line, circle, path
 * (M L H V Z), text and g with translate, in presentation attributes. Anything else is refused rather than left out: a strip with
 * a day missing would be a false paper. No outside engine: those need the machine's fonts, and a server may have none.
 */
final class PaperSvg implements SVGDrawer {
    private static final Set<String> SILENT = Set.of("title", "desc", "metadata");

    @Override
    public SVGImage buildSVGImage(
            Element svg, Box box, CssContext context, double cssWidth, double cssHeight, double dotsPerPixel) {
        var view = view(svg);
        double width = cssWidth >= 0 ? cssWidth : length(svg, "width", view.getWidth()) * dotsPerPixel;
        double height = cssHeight >= 0 ? cssHeight : width * view.getHeight() / view.getWidth();
        return new Picture(svg, view, width, height);
    }

    private static Rectangle2D view(Element svg) {
        var numbers = svg.getAttribute("viewBox").strip().split("[\\s,]+", -1);
        if (numbers.length != 4) throw new IllegalArgumentException("A picture for paper needs a viewBox");
        return new Rectangle2D.Double(
                Double.parseDouble(numbers[0]),
                Double.parseDouble(numbers[1]),
                Double.parseDouble(numbers[2]),
                Double.parseDouble(numbers[3]));
    }

    private static double length(Element element, String name, double otherwise) {
        var text = element.getAttribute(name).strip();
        if (text.isEmpty() || text.endsWith("%")) return otherwise;
        return Double.parseDouble(text.endsWith("px") ? text.substring(0, text.length() - 2) : text);
    }

    @Override
    public void importFontFaceRules(List<FontFaceRule> rules, SharedContext context) {}

    @Override
    public void addFontFile(File font, String family, Integer weight, FontStyle style) {}

    @Override
    public void close() {}

    private record Picture(Element svg, Rectangle2D view, double width, double height) implements SVGImage {
        @Override
        public int getIntrinsicWidth() {
            return (int) Math.round(width);
        }

        @Override
        public int getIntrinsicHeight() {
            return (int) Math.round(height);
        }

        @Override
        public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
            var place = AffineTransform.getTranslateInstance(x, y);
            double scale =
                    Math.min(width / view.getWidth(), height / view.getHeight()); // never stretched, as in a browser
            place.scale(scale, scale);
            place.translate(-view.getX(), -view.getY());
            new Pen((PdfBoxOutputDevice) device, context).children(svg, place, Ink.of(svg, Ink.DEFAULT));
        }
    }

    /** What an element inherits. */
    private record Ink(
            String fill, String stroke, double strokeWidth, double size, String weight, String style, String anchor) {
        static final Ink DEFAULT = new Ink("#000000", "none", 1, 16, "normal", "normal", "start");

        static Ink of(Element element, Ink inherited) {
            return new Ink(
                    or(element, "fill", inherited.fill),
                    or(element, "stroke", inherited.stroke),
                    length(element, "stroke-width", inherited.strokeWidth),
                    length(element, "font-size", inherited.size),
                    or(element, "font-weight", inherited.weight),
                    or(element, "font-style", inherited.style),
                    or(element, "text-anchor", inherited.anchor));
        }

        private static String or(Element element, String name, String inherited) {
            var value = element.getAttribute(name).strip();
            return value.isEmpty() ? inherited : value;
        }

        boolean bold() {
            return weight.equals("bold") || (weight.matches("\\d+") && Integer.parseInt(weight) >= 600);
        }
    }

    private record Pen(PdfBoxOutputDevice device, RenderingContext context) {
        void children(Element parent, AffineTransform place, Ink ink) {
            for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node instanceof Element element && !SILENT.contains(element.getTagName())) {
                    element(element, place, Ink.of(element, ink));
                }
            }
        }

        private void element(Element e, AffineTransform place, Ink ink) {
            switch (e.getTagName()) {
                case "g" -> children(e, moved(e, place), ink);
                case "rect" ->
                    shape(new Rectangle2D.Double(at(e, "x"), at(e, "y"), at(e, "width"), at(e, "height")), place, ink);
                case "line" -> shape(new Line2D.Double(at(e, "x1"), at(e, "y1"), at(e, "x2"), at(e, "y2")), place, ink);
                case "circle" -> {
                    double r = at(e, "r");
                    shape(new Ellipse2D.Double(at(e, "cx") - r, at(e, "cy") - r, 2 * r, 2 * r), place, ink);
                }
                case "path" -> shape(PaperPath.parse(e.getAttribute("d")), place, ink);
                case "text" -> text(e, place, ink);
                default ->
                    throw new IllegalArgumentException("Paper does not know <" + e.getTagName()
                            + ">: draw with rect, line, circle, path, text and g");
            }
        }

        private static double at(Element e, String name) {
            return length(e, name, 0);
        }

        private static AffineTransform moved(Element g, AffineTransform place) {
            var how = g.getAttribute("transform").strip();
            if (how.isEmpty()) return place;
            if (!how.matches("translate\\([^)]*\\)"))
                throw new IllegalArgumentException("Paper only moves groups, not " + how);
            var by = how.substring(10, how.length() - 1).strip().split("[\\s,]+", -1);
            var moved = new AffineTransform(place);
            moved.translate(Double.parseDouble(by[0]), by.length > 1 ? Double.parseDouble(by[1]) : 0);
            return moved;
        }

        private void shape(Shape shape, AffineTransform place, Ink ink) {
            var drawn = place.createTransformedShape(shape);
            if (!ink.fill().equals("none") && !(shape instanceof Line2D)) {
                device.setColor(color(ink.fill()));
                device.fill(drawn);
            }
            if (!ink.stroke().equals("none")) {
                device.setColor(color(ink.stroke()));
                device.setStroke(new BasicStroke((float) (ink.strokeWidth() * place.getScaleX())));
                device.draw(drawn);
            }
        }

        private void text(Element e, AffineTransform place, Ink ink) {
            var words = e.getTextContent().strip();
            if (words.isEmpty()) return;
            var specification = new FontSpecification();
            specification.families = new String[] {PdfFonts.FAMILY};
            specification.size = (float) (ink.size() * place.getScaleX());
            specification.fontWeight = ink.bold() ? IdentValue.BOLD : IdentValue.NORMAL;
            specification.fontStyle = ink.style().equals("italic") ? IdentValue.ITALIC : IdentValue.NORMAL;
            specification.variant = IdentValue.NORMAL;
            var font = context.getFont(specification);
            double width = context.getTextRenderer().getWidth(context.getFontContext(), font, words);
            double[] start = {at(e, "x"), at(e, "y")};
            place.transform(start, 0, start, 0, 1);
            double left = switch (ink.anchor()) {
                case "middle" -> start[0] - width / 2;
                case "end" -> start[0] - width;
                default -> start[0];
            };
            device.setColor(color(ink.fill()));
            device.setFont(font);
            ((AbstractOutputDevice) device)
                    .setFontSpecification(specification); // else it thickens to the last weight printed
            device.drawString(words, (float) left, (float) start[1], null);
        }

        private static FSRGBColor color(String text) {
            return switch (text) {
                case "black", "currentColor" -> FSRGBColor.BLACK;
                case "white" -> new FSRGBColor(255, 255, 255);
                default -> hex(text);
            };
        }

        private static FSRGBColor hex(String text) {
            if (text.matches("#[0-9a-fA-F]{6}")) return new FSRGBColor(Integer.parseInt(text.substring(1), 16));
            if (text.matches("#[0-9a-fA-F]{3}")) {
                int c = Integer.parseInt(text.substring(1), 16);
                return new FSRGBColor((c >> 8) * 17, (c >> 4 & 15) * 17, (c & 15) * 17);
            }
            throw new IllegalArgumentException("Paper takes colours as #rrggbb, not " + text);
        }
    }
}
