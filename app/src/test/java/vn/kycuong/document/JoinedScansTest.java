package vn.kycuong.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;

/** Pictures of one paper become one file; a picture that would unfold too far does not. */
class JoinedScansTest {
    private static UploadedFile.Accepted picture(String kind, int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), kind, out);
        return (UploadedFile.Accepted)
                UploadedFile.check("trang." + kind, out.toByteArray(), "", UploadedFile.TEN_MEGABYTES);
    }

    @Test
    void pictures_become_pages_in_their_order_and_their_direction() throws IOException {
        var whole = new JoinedScans().joined(List.of(picture("png", 30, 60), picture("jpg", 60, 30)), "Giấy khai sinh");
        assertThat(whole).isInstanceOfSatisfying(UploadedFile.Accepted.class, pdf -> {
            assertThat(pdf.name()).isEqualTo("Giấy khai sinh.pdf");
            try (var document = Loader.loadPDF(pdf.content())) {
                assertThat(document.getNumberOfPages()).isEqualTo(2);
                assertThat(document.getPage(0).getMediaBox().getHeight())
                        .isGreaterThan(document.getPage(0).getMediaBox().getWidth());
                assertThat(document.getPage(1).getMediaBox().getWidth())
                        .isGreaterThan(document.getPage(1).getMediaBox().getHeight());
            } catch (IOException broken) {
                throw new AssertionError(broken);
            }
        });
    }

    @Test
    void a_picture_of_too_many_dots_and_too_many_pictures_are_refused() throws IOException {
        var small = picture("png", 30, 60);
        var huge = small.content().clone();
        ByteBuffer.wrap(huge).putInt(16, 60_000).putInt(20, 60_000); // the head says so; nothing is unfolded
        var said = new UploadedFile.Accepted("lớn.png", FileType.PNG, huge, small.sha256());
        assertThat(new JoinedScans().joined(List.of(said), "x"))
                .isInstanceOfSatisfying(
                        UploadedFile.Refused.class,
                        no -> assertThat(no.reason()).contains("50 triệu"));
        assertThat(new JoinedScans().joined(Collections.nCopies(51, small), "x"))
                .isInstanceOf(UploadedFile.Refused.class);
    }
}
