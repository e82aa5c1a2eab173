package vn.kycuong.document;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says what a file is by looking inside: its first bytes, and whether its skeleton is whole. It opens nothing and runs nothing. */
final class FileContents {
    private static final byte[] PDF = ascii("%PDF-");
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ff");
    private static final byte[] ZIP = ascii("PK\u0003\u0004");
    private static final byte[] OLE = HexFormat.of().parseHex("d0cf11e0a1b11ae1");
    private static final int PDF_TAIL = 2048;
    /** Where the directory of an archive ends: 22 bytes and a comment of 64 kB at most before the end of the file. */
    private static final int ZIP_TAIL = 66_000;

    private static final String ZIP_END = "PK\u0005\u0006";
    private static final List<String> HIDDEN = List.of("<script", "<html", "<!doctype", "<?php", "%pdf-");

    private FileContents() {}

    static @Nullable FileType type(byte[] content) {
        if (startsWith(content, PDF)) return FileType.PDF;
        if (startsWith(content, PNG)) return FileType.PNG;
        if (startsWith(content, JPEG)) return FileType.JPEG;
        return null;
    }

    /** The rest of the sentence "Tệp … ": what it is instead, and what to do. */
    static String whatInstead(byte[] content, String declaredType) {
        if (startsWith(content, ascii("MZ"))
                || startsWith(content, ascii("\u007fELF"))
                || startsWith(content, ascii("#!"))) {
            return "là chương trình, không phải giấy tờ, nên không được nhận. Tải lên bản PDF hoặc ảnh chụp.";
        }
        if (startsWith(content, ZIP) || startsWith(content, OLE)) {
            return "là tệp Word, Excel hoặc tệp nén. Lưu thành PDF rồi tải lên.";
        }
        if (content.length > 12 && "ftyphei".equals(text(content, 4, 7)) || declaredType.startsWith("image/hei")) {
            return "là ảnh HEIC. Đổi sang ảnh JPEG rồi tải lên.";
        }
        return "không phải PDF, JPEG hoặc PNG. Lưu thành PDF hoặc chụp ảnh rồi tải lên.";
    }

    static boolean whole(FileType type, byte[] content) {
        return switch (type) {
            case PDF -> wholePdf(content);
            case JPEG -> wholeJpeg(content);
            case PNG -> wholePng(content);
            case DOCX -> WordDocument.plain(content) instanceof OfficePackage.Plain.Packed;
        };
    }

    /**
     * Whether a second file of another kind hides behind the first (tệp hai mặt): an archive at the end, or a page or program after a picture.
     * What a telephone adds to its pictures, a second picture or a short film, is none.
     */
    static boolean hidesAnother(FileType type, byte[] content) {
        int tail = Math.max(0, content.length - ZIP_TAIL);
        if (text(content, tail, content.length - tail).contains(ZIP_END)) return true;
        if (type == FileType.PDF) return false;
        var last = text(content, tail, content.length - tail).toLowerCase(Locale.ROOT);
        return HIDDEN.stream().anyMatch(last::contains);
    }

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256", absent);
        }
    }

    private static boolean wholePdf(byte[] content) {
        int from = Math.max(0, content.length - PDF_TAIL);
        var tail = text(content, from, content.length - from);
        return tail.contains("startxref") && tail.contains("%%EOF");
    }

    /** Segments up to the picture's data, a frame with a size among them, and an end-of-image mark after it. */
    private static boolean wholeJpeg(byte[] content) {
        boolean framed = false;
        int at = 2;
        while (at + 4 <= content.length) {
            if ((content[at] & 0xff) != 0xff) return false;
            int marker = content[at + 1] & 0xff;
            if (marker == 0xff) { // fill byte
                at++;
                continue;
            }
            int length = (content[at + 2] & 0xff) << 8 | content[at + 3] & 0xff;
            if (length < 2) return false;
            if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
                if (at + 9 > content.length) return false;
                framed = (content[at + 7] | content[at + 8]) != 0;
            }
            at += 2 + length;
            if (marker == 0xda) return framed && endOfImageAfter(content, at);
        }
        return false;
    }

    private static boolean endOfImageAfter(byte[] content, int from) {
        for (int i = content.length - 2; i >= from; i--) {
            if ((content[i] & 0xff) == 0xff && (content[i + 1] & 0xff) == 0xd9) return true;
        }
        return false;
    }

    /** A header with a size first, then chunk after chunk, to the end chunk. */
    private static boolean wholePng(byte[] content) {
        var in = ByteBuffer.wrap(content);
        in.position(PNG.length);
        boolean first = true;
        while (in.remaining() >= 12) {
            int length = in.getInt();
            var name = text(content, in.position(), 4);
            if (length < 0 || length > in.remaining() - 8) return false;
            if (first && !(name.equals("IHDR") && length == 13 && in.getInt(in.position() + 4) > 0)) return false;
            if (name.equals("IEND")) return !first;
            first = false;
            in.position(in.position() + 8 + length);
        }
        return false;
    }

    private static boolean startsWith(byte[] content, byte[] start) {
        if (content.length < start.length) return false;
        for (int i = 0; i < start.length; i++) if (content[i] != start[i]) return false;
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] content, int from, int length) {
        return new String(content, from, Math.min(length, content.length - from), StandardCharsets.ISO_8859_1);
    }
}
