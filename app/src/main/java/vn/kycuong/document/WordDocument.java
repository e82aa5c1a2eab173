package vn.kycuong.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A Word document (DOCX) that somebody sent, made plain, to be given to others: text, styles and pictures alone. Macros, embedded things, fields that fetch
 * something and whatever leads out of the file are refused.
 */
final class WordDocument implements OfficePackage.Parts {
    private static final String MAIN =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private static final Pattern PARTS = Pattern.compile(
            "\\[Content_Types]\\.xml|_rels/\\.rels|(?:docProps|word|word/theme|word/glossary|customXml)/(?:_rels/)?[\\w.-]+\\.(?:xml|rels)"
                    + "|(?:word/media|docProps)/[\\w.-]+\\.(?:png|jpe?g)");
    /** Relationships to what is no text, style or picture of the document itself. */
    private static final Pattern REFUSED_RELATION = Pattern.compile(
            "(?i).*/(?:oleObject|package|control|vbaProject|wordVbaData|attachedTemplate|aFChunk|subDocument|frame|mailMerge\\w*|attachedToolbars|font)");
    /** Fields that fetch, start or lead somewhere; a way to another place of the same document is none. */
    private static final Pattern REFUSED_FIELD = Pattern.compile(
            "DDE|INCLUDE|IMPORT|(?<!HYPER)LINK|HYPERLINK(?!\\s*\\\\L)|MACROBUTTON|DATABASE|ADDIN|EMBED|CONTROL");

    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private boolean isDocument;
    private boolean hasText;

    private WordDocument() {}

    static OfficePackage.Plain plain(byte[] file) {
        try {
            return OfficePackage.of(file, OfficePackage.Kind.DOCUMENT, new WordDocument());
        } catch (IOException | IllegalArgumentException broken) {
            return new OfficePackage.Plain.Refused(
                    "Tệp Word không đúng cấu trúc. Mở bằng Word hoặc LibreOffice, lưu lại thành .docx rồi tải lên.");
        }
    }

    @Override
    public boolean keeps(String name) {
        return true;
    }

    @Override
    public Optional<String> wrong(String name, byte[] part) throws IOException {
        if (!PARTS.matcher(name).matches())
            return Optional.of(
                    "Tệp có phần “%s”, không phải chữ hay hình của tệp Word (.docx). Bỏ phần đó, lưu lại rồi tải lên."
                            .formatted(FileNames.shown(name)));
        if (!OfficePackage.isXml(name)) return picture(part);
        if (name.equals("word/document.xml")) hasText = true;
        try {
            return read(name, part);
        } catch (XMLStreamException broken) {
            throw new IOException(broken);
        }
    }

    @Override
    public Optional<String> missing() {
        return isDocument && hasText
                ? Optional.empty()
                : Optional.of("Tệp không phải tệp Word (.docx). Lưu thành .docx hoặc PDF rồi tải lên.");
    }

    private static Optional<String> picture(byte[] part) {
        var type = FileContents.type(part);
        boolean fine = (type == FileType.PNG || type == FileType.JPEG)
                && FileContents.whole(type, part)
                && !FileContents.hidesAnother(type, part);
        return fine
                ? Optional.empty()
                : Optional.of("Tệp Word có hình hỏng hoặc không phải JPEG, PNG. Thay hình đó, lưu lại rồi tải lên.");
    }

    private Optional<String> read(String name, byte[] part) throws XMLStreamException {
        var fields = new StringBuilder();
        var xml = XML.createXMLStreamReader(new ByteArrayInputStream(part), "UTF-8");
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) continue;
            var wrong = element(name, xml);
            if (wrong.isPresent()) return wrong;
            if (xml.getLocalName().equals("fldSimple")) fields.append(attribute(xml, "instr"));
            if (xml.getLocalName().endsWith("nstrText")) fields.append(xml.getElementText());
        }
        return REFUSED_FIELD.matcher(fields.toString().toUpperCase(Locale.ROOT)).find()
                ? Optional.of(
                        "Tệp Word có trường lấy dữ liệu, mở liên kết hoặc chạy lệnh. Bỏ trường đó, lưu lại rồi tải lên.")
                : Optional.empty();
    }

    private Optional<String> element(String name, XMLStreamReader xml) {
        if (name.equals("[Content_Types].xml"))
            return contentType(attribute(xml, "PartName"), attribute(xml, "ContentType"));
        if (!xml.getLocalName().equals("Relationship")) return Optional.empty();
        if (attribute(xml, "TargetMode").equalsIgnoreCase("External"))
            return Optional.of("Tệp Word có liên kết ra ngoài. Bỏ liên kết, lưu lại rồi tải lên.");
        return REFUSED_RELATION.matcher(attribute(xml, "Type")).matches()
                ? Optional.of("Tệp Word có đối tượng nhúng, mẫu kèm hoặc phông nhúng. Bỏ phần đó, lưu lại rồi tải lên.")
                : Optional.empty();
    }

    private Optional<String> contentType(String part, String type) {
        var said = type.toLowerCase(Locale.ROOT);
        if (said.contains("macroenabled") || said.contains("vba"))
            return Optional.of("Tệp Word có macro. Lưu thành .docx không macro rồi tải lên.");
        if (part.equals("/word/document.xml") && type.equals(MAIN)) isDocument = true;
        return Optional.empty();
    }

    private static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++)
            if (xml.getAttributeLocalName(i).equals(name)) return xml.getAttributeValue(i);
        return "";
    }
}
