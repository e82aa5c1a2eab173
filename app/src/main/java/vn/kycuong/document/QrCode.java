package vn.kycuong.document;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/** QR codes as drawings: one black path on white, for pages and for paper. */
public final class QrCode {
    /** Blank modules around the code, as ISO/IEC 18004 asks. */
    private static final int QUIET = 4;

    private QrCode() {}

    /**
     * @param text what a camera reads, usually the address of the tracking page
     * @param label what a screen reader says instead
     */
    public static String svg(String text, String label) {
        var code = matrix(text);
        int side = code.getWidth() + 2 * QUIET;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"qr\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\" shape-rendering=\"crispEdges\"><rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/><path d=\"%s\" fill=\"#000000\"/></svg>"
                .formatted(side, side, side * 3, side * 3, escaped(label), side, side, path(code));
    }

    private static ByteMatrix matrix(String text) {
        try {
            var hints = Map.of(EncodeHintType.CHARACTER_SET, "UTF-8");
            return Encoder.encode(text, ErrorCorrectionLevel.M, hints).getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("Too long for a QR code: " + text.length() + " characters", tooLong);
        }
    }

    private static String path(ByteMatrix code) {
        var path = new StringBuilder(4096);
        for (int y = 0; y < code.getHeight(); y++) {
            int x = 0;
            while (x < code.getWidth()) {
                int from = x;
                while (x < code.getWidth() && code.get(x, y) == 1) x++;
                if (x > from) {
                    path.append('M').append(from + QUIET).append(' ').append(y + QUIET);
                    path.append('h')
                            .append(x - from)
                            .append("v1h")
                            .append(from - x)
                            .append('z');
                } else {
                    x++;
                }
            }
        }
        return path.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
