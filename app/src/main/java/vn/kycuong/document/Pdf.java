package vn.kycuong.document;

import com.openhtmltopdf.extend.FSUriResolver;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Turns a well-formed page into PDF: A4 by the page's own style, fonts embedded, nothing fetched from anywhere, and the same bytes
 * for the same page, so that a slip drawn again tomorrow can be compared with the one that was handed out.
 */
@Component
public class Pdf {
    private static final FSUriResolver NOTHING_FROM_OUTSIDE = (base, uri) -> null;

    static {
        XRLog.setLoggingEnabled(false); // it logs words of the page, and the page names people
    }

    private final PdfFonts fonts = new PdfFonts();

    /**
     * @param page a whole page in XML syntax; characters that XML cannot carry are dropped
     * @param title what the viewer's window says
     */
    public byte[] of(String page, String title) {
        try (var document = new PDDocument()) {
            var parsed = parse(page);
            return fonts.lent(set -> draw(parsed, page.hashCode(), title, document, set));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] draw(Document page, long id, String title, PDDocument document, PdfFonts.FontSet set)
            throws IOException {
        var builder = new PdfRendererBuilder()
                .useFastMode()
                .usePdfUaAccessibility(true) // tagged for screen readers; and only our own fonts, never the machine's
                .usePDDocument(document)
                .useSVGDrawer(new PaperSvg())
                .useUriResolver(NOTHING_FROM_OUTSIDE)
                .useReplacementText("□")
                .withProducer("Kỷ Cương")
                .withW3cDocument(page, null);
        set.into(document, builder);
        try (var renderer = builder.buildPdfRenderer()) {
            renderer.createPDFKeepOpen();
            describe(document, title, id);
            var out = new ByteArrayOutputStream(64 * 1024);
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void describe(PDDocument document, String title, long id) {
        var information = document.getDocumentInformation();
        information.setTitle(title);
        information.setCreationDate(null); // the paper says its own date; a second clock would make every copy differ
        information.setModificationDate(null);
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage("vi-VN");
        var preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
        document.setDocumentId(id);
    }

    private static Document parse(String page) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(carriedByXml(page))));
        } catch (SAXException notWellFormed) {
            throw new IllegalArgumentException("A page for paper must be well-formed XML", notWellFormed);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (ParserConfigurationException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static String carriedByXml(String page) {
        if (page.codePoints().allMatch(Pdf::isXml)) return page;
        return page.codePoints()
                .filter(Pdf::isXml)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
