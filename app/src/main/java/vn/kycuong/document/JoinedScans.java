package vn.kycuong.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.springframework.stereotype.Component;

/** Pictures of the pages of one paper, joined into one PDF of A4 pages (ghép ảnh quét thành một tệp). */
@Component
public class JoinedScans {
    private static final int MOST_PAGES = 50;
    /** A sheet of A4 at 600 dots an inch has 35 million. */
    private static final long MOST_DOTS = 50_000_000;

    private static final float EDGE = 14;

    /**
     * @param pictures each checked when it came; all of them pictures, in the order of the pages
     * @param name of the whole
     */
    public UploadedFile joined(List<UploadedFile.Accepted> pictures, String name) throws IOException {
        if (pictures.size() > MOST_PAGES)
            return new UploadedFile.Refused("Có %d ảnh, nhiều hơn %d. Quét thành một tệp PDF rồi tải lên."
                    .formatted(pictures.size(), MOST_PAGES));
        try (var document = new PDDocument()) {
            for (var picture : pictures) {
                if (dots(picture.content()) > MOST_DOTS)
                    return new UploadedFile.Refused(
                            "Ảnh “%s” lớn hơn 50 triệu điểm. Quét lại ở 300 dpi.".formatted(picture.name()));
                add(document, picture);
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return UploadedFile.check(
                    name + ".pdf", out.toByteArray(), "application/pdf", 2 * UploadedFile.TEN_MEGABYTES);
        } catch (IllegalArgumentException | IllegalStateException strange) {
            return new UploadedFile.Refused(
                    "Có ảnh không đọc được. Mở thử trên máy của bạn, lưu lại rồi tải lên lần nữa.");
        }
    }

    private static void add(PDDocument document, UploadedFile.Accepted picture) throws IOException {
        var image = PDImageXObject.createFromByteArray(document, picture.content(), picture.name());
        boolean wide = image.getWidth() > image.getHeight();
        var a4 = PDRectangle.A4;
        var page = new PDPage(wide ? new PDRectangle(a4.getHeight(), a4.getWidth()) : a4);
        document.addPage(page);
        var box = page.getMediaBox();
        float scale = Math.min(
                (box.getWidth() - 2 * EDGE) / image.getWidth(), (box.getHeight() - 2 * EDGE) / image.getHeight());
        float width = image.getWidth() * scale;
        float height = image.getHeight() * scale;
        try (var content = new PDPageContentStream(document, page)) {
            content.drawImage(image, (box.getWidth() - width) / 2, (box.getHeight() - height) / 2, width, height);
        }
    }

    /** By the head of the picture alone: nothing is unfolded for it. */
    private static long dots(byte[] content) throws IOException {
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) throw new IllegalArgumentException("No picture");
            var reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return (long) reader.getWidth(0) * reader.getHeight(0);
            } finally {
                reader.dispose();
            }
        }
    }
}
