package vn.kycuong.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * The typeface of official paper (Liberation Serif 2, the metric twin of Times New Roman; release 1 lacks most Vietnamese letters).
 * A parsed font may serve one drawing at a time, so sets are lent out and taken back: parsing costs more than a slip.
 */
final class PdfFonts {
    static final String FAMILY = "Liberation Serif";

    private record Face(String file, int weight, FontStyle style) {}

    private static final List<Face> FACES = List.of(
            new Face("LiberationSerif-Regular.ttf", 400, FontStyle.NORMAL),
            new Face("LiberationSerif-Bold.ttf", 700, FontStyle.NORMAL),
            new Face("LiberationSerif-Italic.ttf", 400, FontStyle.ITALIC),
            new Face("LiberationSerif-BoldItalic.ttf", 700, FontStyle.ITALIC));

    /** The four faces, parsed. */
    record FontSet(List<TrueTypeFont> fonts) {
        /** Embeds, in this document, the glyphs that it will use. */
        void into(PDDocument document, PdfRendererBuilder builder) throws IOException {
            for (int i = 0; i < FACES.size(); i++) {
                var face = FACES.get(i);
                var font = PDType0Font.load(document, fonts.get(i), true);
                builder.useFont(new PDFontSupplier(font), FAMILY, face.weight(), face.style(), true);
            }
        }
    }

    static {
        FontMappers.set(new NoFontOfTheMachine());
    }

    /** More drawings at once than processors can bear only make each of them parse a set of its own. */
    private static final int AT_ONCE = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    private final Semaphore drawings = new Semaphore(AT_ONCE, true);
    private final ConcurrentLinkedDeque<FontSet> idle = new ConcurrentLinkedDeque<>();

    /** What is drawn with one set of faces. */
    interface Drawing<T> {
        T with(FontSet set) throws IOException;
    }

    /** Waits until fewer are drawing; a set with which something went wrong is thrown away. */
    <T> T lent(Drawing<T> drawing) throws IOException {
        drawings.acquireUninterruptibly();
        try {
            var lent = idle.pollFirst();
            var set = lent != null ? lent : new FontSet(parsed());
            var drawn = drawing.with(set);
            idle.addFirst(set);
            return drawn;
        } finally {
            drawings.release();
        }
    }

    private static List<TrueTypeFont> parsed() {
        var fonts = new ArrayList<TrueTypeFont>();
        for (var face : FACES) fonts.add(parse("/fonts/" + face.file()));
        return List.copyOf(fonts);
    }

    private static TrueTypeFont parse(String resource) {
        try (var in = Objects.requireNonNull(PdfFonts.class.getResourceAsStream(resource), resource)) {
            var font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            font.setEnableGsub(
                    false); // joined letters: half the time of a slip, and "fi" could no longer be searched for
            return font;
        } catch (IOException broken) {
            throw new UncheckedIOException(resource, broken);
        }
    }

    /**
     * The PDF engine asks the machine for a font of ticks that it never prints; finding one reads every font file there is and
     * leaves a cache in somebody's home. It gets ours.
     */
    private static final class NoFontOfTheMachine implements FontMapper {
        private final TrueTypeFont ours = parse("/fonts/LiberationSerif-Regular.ttf");

        @Override
        public FontMapping<TrueTypeFont> getTrueTypeFont(String name, @Nullable PDFontDescriptor descriptor) {
            return new FontMapping<>(ours, false);
        }

        @Override
        public FontMapping<FontBoxFont> getFontBoxFont(String name, @Nullable PDFontDescriptor descriptor) {
            return new FontMapping<>(ours, false);
        }

        @Override
        public CIDFontMapping getCIDFont(String name, PDFontDescriptor descriptor, PDCIDSystemInfo system) {
            throw new IllegalStateException("Every font on our paper is embedded, so nobody asks for " + name);
        }
    }
}
