package vn.kycuong.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.kycuong.document.UploadedFile.Accepted;
import vn.kycuong.document.UploadedFile.Refused;

/** A Word document is taken as a blank form by what is inside, made plain, and refused with what to do; nowhere else is it taken. */
public class WordDocumentTest {
    private static final String TYPES = """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" \
            ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" \
            ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.\
            openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""";
    private static final String RELATIONS = relation("officeDocument", "word/document.xml", "");

    private static String relation(String type, String target, String mode) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\""
                + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type + "\" Target=\""
                + target + "\" " + mode + "/></Relationships>";
    }

    private static String text(String inside) {
        return "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p>"
                + inside + "</w:p></w:body></w:document>";
    }

    private static Map<String, byte[]> parts() {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("[Content_Types].xml", bytes(TYPES));
        parts.put("_rels/.rels", bytes(RELATIONS));
        parts.put("word/document.xml", bytes(text("<w:r><w:t>TỜ KHAI ĐĂNG KÝ</w:t></w:r>")));
        return parts;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(Map<String, byte[]> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /** A form as an office keeps it. */
    public static byte[] form() throws IOException {
        return packed(parts());
    }

    private static byte[] with(String name, String content) throws IOException {
        return with(name, bytes(content));
    }

    private static byte[] with(String name, byte[] content) throws IOException {
        var parts = parts();
        parts.put(name, content);
        return packed(parts);
    }

    private static UploadedFile check(byte[] file) throws IOException {
        return UploadedFile.checkForm("to khai.docx", new ByteArrayInputStream(file), "", UploadedFile.TEN_MEGABYTES);
    }

    private static String reason(byte[] file) throws IOException {
        return ((Refused) check(file)).reason();
    }

    @Test
    void a_word_document_is_taken_by_what_is_inside_and_passed_on_newly_packed() throws IOException {
        var taken = (Accepted) check(with("word/media/image1.png", UploadedFileTest.picture("png")));
        assertThat(taken.type()).isEqualTo(FileType.DOCX);
        assertThat(taken.name()).isEqualTo("to khai.docx");
        assertThat(((Accepted) check(taken.content())).sha256())
                .as("what was made plain stays as it is")
                .isEqualTo(taken.sha256());
        try (var zip = new ZipInputStream(new ByteArrayInputStream(taken.content()))) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("[Content_Types].xml");
        }
        assertThat(((Accepted) UploadedFile.checkForm(
                                "to-khai.exe", new ByteArrayInputStream(form()), "", UploadedFile.TEN_MEGABYTES))
                        .name())
                .isEqualTo("to-khai.exe.docx");
        assertThat(((Accepted) check(UploadedFileTest.pdf())).type()).isEqualTo(FileType.PDF);
        assertThat(reason(UploadedFileTest.picture("png"))).contains("là ảnh", "PDF hoặc Word");
        assertThat(UploadedFile.check("don.docx", form(), "", UploadedFile.TEN_MEGABYTES))
                .as("no paper of an application")
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "word/vbaProject.bin",
                "word/vbaData.xml.bin",
                "word/embeddings/oleObject1.bin",
                "word/activeX/activeX1.xml",
                "word/media/image1.emf",
                "word/fonts/font1.odttf",
                "word/afchunk.mht",
                "../word/evil.xml",
                "autorun.inf"
            })
    void what_is_no_text_style_or_picture_is_refused(String part) throws IOException {
        assertThat(check(with(part, "x"))).isInstanceOf(Refused.class);
    }

    @Test
    void a_document_with_macros_by_its_content_type_is_refused_whatever_its_name() throws IOException {
        var macro = TYPES.replace("wordprocessingml.document.main", "wordprocessingml.document.macroEnabled.main");
        assertThat(reason(with("[Content_Types].xml", macro))).contains("macro");
        assertThat(reason(with("[Content_Types].xml", TYPES.replace("document.main", "template.main"))))
                .contains("không phải tệp Word");
    }

    @Test
    void whatever_leads_out_of_the_file_is_refused_however_it_is_written() throws IOException {
        var rels = "word/_rels/document.xml.rels";
        var outside = "http://example.com/a.png";
        for (var mode :
                new String[] {"TargetMode=\"External\"", "TargetMode='External'", "TargetMode=\"&#69;xternal\""})
            for (var type : new String[] {"image", "hyperlink", "attachedTemplate"})
                assertThat(reason(with(rels, relation(type, outside, mode)))).contains("liên kết ra ngoài");
        for (var type : new String[] {"oleObject", "package", "control", "aFChunk", "subDocument", "attachedTemplate"})
            assertThat(reason(with(rels, relation(type, "inside.xml", "")))).contains("đối tượng nhúng");
        assertThat(check(with(rels, relation("styles", "styles.xml", "")))).isInstanceOf(Accepted.class);
    }

    @Test
    void fields_that_fetch_or_start_something_are_refused_also_in_pieces() throws IOException {
        var name = "word/document.xml";
        assertThat(reason(with(name, text("<w:fldSimple w:instr=\"DDEAUTO c:\\\\cmd.exe\"/>"))))
                .contains("trường");
        var pieces =
                "<w:r><w:instrText>INCL</w:instrText></w:r><w:r><w:instrText>UDEPICTURE \"http://x\"</w:instrText></w:r>";
        assertThat(reason(with(name, text(pieces)))).contains("trường");
        assertThat(reason(with(name, text("<w:instrText>HYPERLINK \"http://x\"</w:instrText>"))))
                .contains("trường");
        assertThat(check(with(
                        name,
                        text("<w:instrText>HYPERLINK \\l \"muc1\"</w:instrText><w:instrText> PAGE </w:instrText>"))))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void a_bomb_a_broken_file_and_declared_types_are_refused() throws IOException {
        var bomb = new byte[61 * 1024 * 1024];
        assertThat(reason(with("word/styles.xml", bomb))).contains("lớn hơn 60 MB");
        assertThat(reason(with("word/styles.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><x/>")))
                .contains("DTD");
        assertThat(reason(with("word/styles.xml", "<x>"))).contains("không đúng cấu trúc");
        assertThat(reason(with("word/media/image1.png", "no picture"))).contains("hình hỏng");
        var file = form();
        assertThat(reason(Arrays.copyOf(file, file.length / 2))).contains("không đúng cấu trúc");
        var many = parts();
        for (int i = 0; i < 250; i++) many.put("word/p" + i + ".xml", bytes("<x/>"));
        assertThat(reason(packed(many))).contains("quá nhiều phần");
        var nothing = parts();
        nothing.remove("word/document.xml");
        assertThat(reason(packed(nothing))).contains("không phải tệp Word");
        assertThat(((Refused) UploadedFile.checkForm("a.docx", new ByteArrayInputStream(file), "", file.length - 1))
                        .reason())
                .contains("lớn hơn");
    }
}
