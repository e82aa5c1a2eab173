package vn.kycuong.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** What became of a file somebody sent: taken, or refused with what is wrong and what to do. */
public sealed interface UploadedFile {
    /** Ten megabytes, the usual limit for one file. */
    int TEN_MEGABYTES = 10 * 1024 * 1024;

    /**
     * Fit to be kept.
     *
     * @param name safe to show and to save: no path, NFC, ending as the content says
     * @param type by the content, whatever was declared
     */
    record Accepted(String name, FileType type, byte[] content, byte[] sha256) implements UploadedFile {}

    /**
     * Not taken.
     *
     * @param reason for the person who sent it, in Vietnamese
     */
    record Refused(String reason) implements UploadedFile {}

    /**
     * Reads at most one byte over the limit: a file of any size is refused without being held.
     *
     * @param declaredType what the browser says it is; used only to word a refusal
     */
    static UploadedFile check(String name, InputStream content, String declaredType, int limit) throws IOException {
        return check(name, content.readNBytes(limit + 1), declaredType, limit);
    }

    static UploadedFile check(String name, byte[] content, String declaredType, int limit) {
        var shown = FileNames.shown(name);
        if (content.length == 0) {
            return new Refused("Tệp “%s” rỗng, không có nội dung. Chọn lại tệp rồi tải lên.".formatted(shown));
        }
        if (content.length > limit) {
            return new Refused("Tệp “%s” lớn hơn %s. Quét lại ở độ phân giải thấp hơn hoặc chia thành nhiều tệp."
                    .formatted(shown, size(limit)));
        }
        var found = FileContents.type(content);
        if (found == null) {
            return new Refused("Tệp “%s” %s".formatted(shown, FileContents.whatInstead(content, declaredType)));
        }
        if (!FileContents.whole(found, content)) {
            return new Refused(
                    "Tệp “%s” bị hỏng hoặc thiếu phần cuối. Mở thử trên máy của bạn, lưu lại rồi tải lên lần nữa."
                            .formatted(shown));
        }
        if (FileContents.hidesAnother(found, content)) {
            return new Refused(
                    "Tệp “%s” chứa thêm một tệp nén hoặc một trang khác ở phía sau. Chụp hoặc quét lại giấy tờ rồi tải lên."
                            .formatted(shown));
        }
        return new Accepted(FileNames.safe(name, found), found, content, FileContents.sha256(content));
    }

    /** A blank form to fill in: a PDF, or a Word document, of which the plain parts are taken. Reads at most one byte over the limit. */
    static UploadedFile checkForm(String name, InputStream content, String declaredType, int limit) throws IOException {
        var sent = content.readNBytes(limit + 1);
        if (OfficePackage.isArchive(sent) && sent.length <= limit) return word(name, sent);
        if (sent.length > 0 && sent.length <= limit && FileContents.type(sent) == null)
            return new Refused(
                    "Tệp “%s” không phải PDF hoặc Word (.docx). Lưu tờ khai thành một trong hai loại rồi tải lên."
                            .formatted(FileNames.shown(name)));
        var checked = check(name, sent, declaredType, limit);
        return checked instanceof Accepted file && file.type() != FileType.PDF
                ? new Refused("Tệp “%s” là ảnh. Tờ khai phải là tệp PDF hoặc Word (.docx).".formatted(file.name()))
                : checked;
    }

    private static UploadedFile word(String name, byte[] sent) {
        return switch (WordDocument.plain(sent)) {
            case OfficePackage.Plain.Refused(var reason) ->
                new Refused("Tệp “%s” không được nhận. %s".formatted(FileNames.shown(name), reason));
            case OfficePackage.Plain.Packed(var plain) ->
                new Accepted(FileNames.safe(name, FileType.DOCX), FileType.DOCX, plain, FileContents.sha256(plain));
        };
    }

    private static String size(int bytes) {
        return bytes >= 1024 * 1024
                ? String.format(Locale.of("vi"), "%.0f MB", bytes / (1024.0 * 1024))
                : String.format(Locale.of("vi"), "%.0f kB", bytes / 1024.0);
    }
}
