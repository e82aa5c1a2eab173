package vn.kycuong.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.kycuong.document.UploadedFile.Accepted;
import vn.kycuong.document.UploadedFile.Refused;

class UploadedFileTest {
    static byte[] pdf() throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    static byte[] picture(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    @Test
    void a_pdf_a_jpeg_and_a_png_are_taken_by_what_is_inside() throws IOException, NoSuchAlgorithmException {
        var taken = (Accepted) check("Giấy khai sinh.pdf", pdf());
        assertThat(taken.type()).isEqualTo(FileType.PDF);
        assertThat(taken.name()).isEqualTo("Giấy khai sinh.pdf");
        assertThat(taken.sha256())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(taken.content()));
        assertThat(((Accepted) check("ảnh.JPG", picture("jpg"))).type()).isEqualTo(FileType.JPEG);
        assertThat(((Accepted) check("ảnh.png", picture("png"))).type()).isEqualTo(FileType.PNG);
    }

    @Test
    void a_program_named_pdf_is_refused_as_what_it_is() {
        var program = new byte[4096];
        program[0] = 'M';
        program[1] = 'Z';
        assertThat(reason("don.pdf", program))
                .contains("“don.pdf”")
                .contains("chương trình")
                .contains("Tải lên bản PDF");
    }

    @Test
    void a_program_that_carries_a_pdf_inside_is_refused_too() throws IOException {
        var both = new ByteArrayOutputStream();
        both.write("MZ".getBytes(StandardCharsets.US_ASCII));
        both.write(pdf());
        assertThat(reason("don.pdf", both.toByteArray())).contains("chương trình");
    }

    @Test
    void an_empty_file_is_refused() {
        assertThat(reason("a.pdf", new byte[0])).contains("rỗng");
    }

    @Test
    void a_word_file_and_an_iphone_picture_are_refused_with_what_to_do() {
        assertThat(reason("don.docx", "PK\u0003\u0004....".getBytes(StandardCharsets.ISO_8859_1)))
                .contains("Lưu thành PDF");
        assertThat(reason("anh.heic", "\0\0\0\u0018ftypheic\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1)))
                .contains("JPEG");
        assertThat(reason("a.txt", "xin chào".getBytes(StandardCharsets.UTF_8)))
                .contains("không phải PDF, JPEG hoặc PNG");
    }

    @Test
    void a_file_cut_short_is_refused() throws IOException {
        for (var whole : new byte[][] {pdf(), picture("jpg"), picture("png")}) {
            assertThat(reason("x", Arrays.copyOf(whole, whole.length - 12))).contains("thiếu phần cuối");
            for (int length = 1; length < whole.length - 12; length += 7) {
                assertThat(check("x", Arrays.copyOf(whole, length))).isInstanceOf(Refused.class);
            }
        }
    }

    @Test
    void the_limit_is_the_last_size_taken() throws IOException {
        var content = pdf();
        assertThat(UploadedFile.check("a.pdf", content, "application/pdf", content.length))
                .isInstanceOf(Accepted.class);
        assertThat(((Refused) UploadedFile.check("a.pdf", content, "application/pdf", content.length - 1)).reason())
                .contains("lớn hơn");
        assertThat(((Refused) UploadedFile.check(
                                "a.pdf", new byte[UploadedFile.TEN_MEGABYTES + 1], "", UploadedFile.TEN_MEGABYTES))
                        .reason())
                .contains("10 MB");
    }

    @Test
    void an_endless_file_is_refused_after_the_limit() throws IOException {
        var endless = new InputStream() {
            long given;

            @Override
            public int read() {
                given++;
                return 'x';
            }
        };
        assertThat(UploadedFile.check("a.pdf", endless, "", 1000)).isInstanceOf(Refused.class);
        assertThat(endless.given).isEqualTo(1001);
        assertThat(UploadedFile.check("a.pdf", new ByteArrayInputStream(pdf()), "", 1 << 20))
                .isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ../../etc/passwd,          passwd.pdf
            C:\\Users\\An\\đơn.pdf,    đơn.pdf
            .htaccess,                 htaccess.pdf
            don.exe,                   don.exe.pdf
            a<b>:\"|?*.pdf,            ab.pdf
            '   ',                     tài liệu.pdf
            đơn\u202Efdp.exe,          đơnfdp.exe.pdf
            """)
    void a_name_leads_nowhere_and_ends_as_the_content_says(String sent, String kept) throws IOException {
        assertThat(((Accepted) check(sent, pdf())).name()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Đơn của Nguyễn Thị Ánh.pdf", "Ặ Ễ Ỹ đ.pdf"})
    void a_name_in_pieces_is_kept_in_whole_letters(String name) throws IOException {
        assertThat(((Accepted) check(Normalizer.normalize(name, Normalizer.Form.NFD), pdf())).name())
                .isEqualTo(name);
    }

    @Test
    void a_name_of_ten_thousand_letters_is_cut_and_keeps_its_ending() throws IOException {
        assertThat(((Accepted) check("ế".repeat(10_000) + ".pdf", pdf())).name())
                .hasSize(120)
                .endsWith("ế.pdf");
    }

    private static UploadedFile check(String name, byte[] content) {
        return UploadedFile.check(name, content, "application/octet-stream", UploadedFile.TEN_MEGABYTES);
    }

    private static String reason(String name, byte[] content) {
        return ((Refused) check(name, content)).reason();
    }
}
