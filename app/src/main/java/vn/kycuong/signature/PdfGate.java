package vn.kycuong.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Looks at a PDF before anything opens it: a stranger's file may be locked, may unfold to more than there is room for, may be two kinds of file
 * at once. What is refused is told in a sentence with what to do.
 */
final class PdfGate {
    /** Twenty megabytes, twice what an upload may be. */
    static final int MOST_BYTES = 20 * 1024 * 1024;
    /** What all packed parts of a file together may unfold to. */
    static final long MOST_UNFOLDED = 200L * 1024 * 1024;

    private static final byte[] START = ascii("%PDF-");
    private static final byte[] STREAM = ascii("stream");
    private static final byte[] ZIP_END = {'P', 'K', 5, 6};
    private static final int ZIP_END_LENGTH = 22;
    private static final int LONGEST_ZIP_COMMENT = 65_535;
    /** Packed twice: the first unfolding does not show how much the second makes. */
    private static final Pattern TWICE = Pattern.compile(
            "/(?:Filter|F)\\s*\\[[^\\]]{0,200}?/(?:FlateDecode|Fl|LZWDecode|LZW)\\b[^\\]]{0,200}?/(?:FlateDecode|Fl|LZWDecode|LZW)\\b");

    /** The list of objects itself packed by the older way, whose unfolding is not measured here; nobody writes such. */
    private static final Pattern OLD_LIST = Pattern.compile("/(?:ObjStm|XRef)\\b");

    private static final Pattern OLD_WAY = Pattern.compile("/LZW(?:Decode)?\\b");

    private PdfGate() {}

    /** Why this file is not opened; empty when it may be. */
    static Optional<String> refusal(byte[] pdf) {
        if (pdf.length == 0) return no("Tệp rỗng. Chọn lại tệp PDF.");
        if (pdf.length > MOST_BYTES) return no("Tệp lớn hơn 20 MB nên không kiểm được. Hỏi nơi gửi một bản nhỏ hơn.");
        if (!Arrays.equals(START, 0, START.length, pdf, 0, Math.min(START.length, pdf.length)))
            return no("Tệp này không phải PDF. Chọn tệp có đuôi .pdf do cơ quan cấp, không phải ảnh chụp màn hình.");
        if (isZipToo(pdf))
            return no("Tệp này vừa là PDF vừa là tệp nén nên không được mở. Hỏi nơi gửi một tệp PDF thường.");
        if (isPackedStrangely(new String(pdf, StandardCharsets.ISO_8859_1)) || unfoldsTooFar(pdf))
            return no("Tệp này bung ra quá lớn so với cỡ của nó nên không được mở. Hỏi nơi gửi một tệp PDF thường.");
        return locked(pdf);
    }

    private static boolean isPackedStrangely(String text) {
        return TWICE.matcher(text).find()
                || OLD_LIST.matcher(text).find() && OLD_WAY.matcher(text).find();
    }

    private static Optional<String> locked(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            if (document.isEncrypted())
                return no("Tệp này được khóa (mã hóa), nên chưa kiểm được chữ ký. Mở khóa ở nơi cấp rồi gửi lại.");
            if (document.getNumberOfPages() == 0) return no("Tệp PDF này không có trang nào.");
            return Optional.empty();
        } catch (InvalidPasswordException locked) {
            return no("Tệp này có mật khẩu, nên chưa kiểm được chữ ký. Bỏ mật khẩu ở nơi cấp rồi gửi lại.");
        } catch (IOException broken) {
            return no("Tệp PDF bị hỏng, không mở được. Tải lại tệp từ nơi cấp rồi thử lần nữa.");
        }
    }

    /** The directory of a ZIP lies at the very end, but for a comment whose length it tells. */
    private static boolean isZipToo(byte[] pdf) {
        int lowest = Math.max(0, pdf.length - ZIP_END_LENGTH - LONGEST_ZIP_COMMENT);
        for (int at = pdf.length - ZIP_END_LENGTH; at >= lowest; at--) {
            if (!Arrays.equals(ZIP_END, 0, ZIP_END.length, pdf, at, at + ZIP_END.length)) continue;
            int comment = (pdf[at + 20] & 0xff) | (pdf[at + 21] & 0xff) << 8;
            if (at + ZIP_END_LENGTH + comment == pdf.length) return true;
        }
        return false;
    }

    private static boolean unfoldsTooFar(byte[] pdf) {
        long unfolded = 0;
        var inflater = new Inflater();
        var bucket = new byte[64 * 1024];
        try {
            for (int at = next(pdf, 0); at >= 0; at = next(pdf, at)) {
                inflater.reset();
                inflater.setInput(pdf, at, pdf.length - at);
                unfolded += inflated(inflater, bucket, MOST_UNFOLDED - unfolded);
                if (unfolded >= MOST_UNFOLDED) return true;
            }
            return false;
        } finally {
            inflater.end();
        }
    }

    private static long inflated(Inflater inflater, byte[] bucket, long room) {
        long all = 0;
        try {
            while (all < room) {
                int some = inflater.inflate(bucket);
                if (some == 0) return all; // its end, or not packed this way
                all += some;
            }
        } catch (DataFormatException otherwise) {
            return all; // a picture, or packed another way
        }
        return all;
    }

    /** Where the next stream's bytes begin; -1 after the last. */
    private static int next(byte[] pdf, int from) {
        for (int at = from; at < pdf.length - STREAM.length - 2; at++) {
            if (pdf[at] != 's' || !Arrays.equals(STREAM, 0, STREAM.length, pdf, at, at + STREAM.length)) continue;
            int begin = at + STREAM.length;
            if (pdf[begin] == '\r') begin++;
            if (begin < pdf.length && pdf[begin] == '\n') return begin + 1;
        }
        return -1;
    }

    private static Optional<String> no(String reason) {
        return Optional.of(reason);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
