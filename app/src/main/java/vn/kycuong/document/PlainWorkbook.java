package vn.kycuong.document;

import com.fasterxml.aalto.UncheckedStreamException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;

/**
 * A workbook (XLSX) that somebody sent, made plain. The file is hostile until it was unpacked under a limit and found to hold plain parts alone;
 * whoever reads is given those, newly packed, and never the file.
 */
public final class PlainWorkbook {
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final int MOST_UNPACKED = 60 * 1024 * 1024;
    private static final int MOST_PARTS = 200;
    private static final byte[] UTF_16_BE = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] UTF_16_LE = {(byte) 0xFF, (byte) 0xFE};
    private static final Pattern RELATIONSHIP = Pattern.compile("<[^<>]*Relationship\\b[^<>]*>");
    private static final Pattern OUTSIDE = Pattern.compile("TargetMode\\s*=\\s*[\"']External[\"']");
    /** Mail and web addresses that a spreadsheet makes of what is typed; nobody follows them. */
    private static final Pattern HYPERLINK = Pattern.compile("Type\\s*=\\s*[\"'][^\"']*/hyperlink[\"']");

    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private PlainWorkbook() {}

    /** Reads the workbook. */
    public interface Use<R> {
        R of(ReadableWorkbook book) throws IOException;
    }

    /**
     * Reads a file that somebody sent.
     *
     * @param no what a refusal is, by its Vietnamese sentence: what is wrong and what to do
     */
    public static <R> R read(byte[] file, Use<R> use, Function<String, R> no) {
        if (file.length > MOST_BYTES)
            return no.apply("Tệp lớn hơn %d MB. Chia thành nhiều tệp.".formatted(MOST_BYTES / 1024 / 1024));
        if (startsWith(file, OLE))
            return no.apply(
                    "Tệp là sổ Excel đời cũ (.xls) hoặc có mật khẩu. Lưu thành .xlsx không mật khẩu rồi tải lên.");
        if (!startsWith(file, new byte[] {'P', 'K', 3, 4})) return no.apply("Tệp không phải sổ Excel (.xlsx).");
        try {
            var problem = new ArrayList<String>();
            var plain = repacked(file, problem);
            if (plain == null) return no.apply(problem.getFirst());
            try (var book = new ReadableWorkbook(new ByteArrayInputStream(plain), new ReadingOptions(true, false))) {
                return use.of(book);
            }
        } catch (IOException
                | ExcelReaderException
                | UncheckedIOException
                | UncheckedStreamException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NullPointerException
                | ClassCastException
                | DateTimeException
                | ArithmeticException broken) {
            return no.apply(
                    "Sổ Excel không đúng cấu trúc. Mở bằng Excel hoặc LibreOffice, lưu lại thành .xlsx rồi tải lên.");
        }
    }

    /** The plain parts alone, newly packed; null when the file holds anything else, which is then said. */
    private static byte @Nullable [] repacked(byte[] file, List<String> problem) throws IOException {
        var out = new ByteArrayOutputStream();
        var names = new HashSet<String>();
        int left = MOST_UNPACKED;
        try (var in = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                        .get();
                var zip = new ZipOutputStream(out)) {
            for (var entry : Collections.list(in.getEntries())) {
                var name = entry.getName();
                if (entry.isDirectory()) continue;
                var why = refused(name);
                if (why.isPresent()) return said(problem, why.get());
                if (!names.add(name.toLowerCase(Locale.ROOT))
                        || names.size() > MOST_PARTS
                        || !in.canReadEntryData(entry))
                    return said(
                            problem,
                            "Sổ có phần trùng tên, mã hóa hoặc quá nhiều phần. Lưu lại thành .xlsx rồi tải lên.");
                byte[] part;
                try (var content = in.getInputStream(entry)) {
                    part = content.readNBytes(left + 1);
                }
                if (part.length > left)
                    return said(
                            problem,
                            "Sổ mở ra lớn hơn %d MB. Xóa các trang, cột và định dạng thừa, hoặc chia thành nhiều tệp."
                                    .formatted(MOST_UNPACKED / 1024 / 1024));
                left -= part.length;
                // pictures and settings of printers are left behind
                if (!name.endsWith(".xml") && !name.endsWith(".rels")) continue;
                var wrong = wrongXml(name, part);
                if (wrong.isPresent()) return said(problem, wrong.get());
                zip.putNextEntry(new ZipEntry(name));
                zip.write(part);
                zip.closeEntry();
            }
        }
        if (!names.contains("xl/workbook.xml"))
            return said(problem, "Tệp không phải sổ Excel (.xlsx): không có trang tính nào.");
        return out.toByteArray();
    }

    private static byte @Nullable [] said(List<String> problem, String sentence) {
        problem.add(sentence);
        return null;
    }

    private static Optional<String> refused(String name) {
        var n = name.toLowerCase(Locale.ROOT).replace('\\', '/');
        if (n.contains("vbaproject") || n.contains("/macrosheets/") || n.contains("/dialogsheets/"))
            return Optional.of("Sổ có macro. Lưu thành .xlsx không macro rồi tải lên.");
        if (n.contains("/externallinks/") || n.endsWith("connections.xml") || n.contains("/querytables/"))
            return Optional.of("Sổ có liên kết hoặc kết nối ra ngoài. Dán giá trị vào tệp mẫu rồi tải lên.");
        if (n.contains("/embeddings/") || n.contains("/activex/") || n.contains("/ctrlprops/"))
            return Optional.of("Sổ có đối tượng nhúng. Dán giá trị vào tệp mẫu rồi tải lên.");
        if (n.startsWith("/") || n.contains("../"))
            return Optional.of("Sổ có phần mang đường dẫn lạ. Lưu lại thành .xlsx rồi tải lên.");
        return Optional.empty();
    }

    private static Optional<String> wrongXml(String name, byte[] part) {
        if (contains(part, "\0") || startsWith(part, UTF_16_BE) || startsWith(part, UTF_16_LE))
            return Optional.of("Sổ có phần không ghi bằng UTF-8. Lưu lại thành .xlsx rồi tải lên.");
        if (contains(part, "<!DOCTYPE") || contains(part, "<!ENTITY"))
            return Optional.of("Sổ có khai báo kiểu tài liệu (DTD), thứ mà Excel không ghi. Dán giá trị vào tệp mẫu.");
        if (!name.endsWith(".rels")) return Optional.empty();
        boolean outside = RELATIONSHIP
                .matcher(new String(part, StandardCharsets.UTF_8))
                .results()
                .map(MatchResult::group)
                .anyMatch(
                        r -> OUTSIDE.matcher(r).find() && !HYPERLINK.matcher(r).find());
        return outside
                ? Optional.of("Sổ có liên kết ra ngoài. Dán giá trị vào tệp mẫu rồi tải lên.")
                : Optional.empty();
    }

    private static boolean contains(byte[] part, String ascii) {
        var wanted = ascii.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i <= part.length - wanted.length; i++) {
            int k = 0;
            while (k < wanted.length && part[i + k] == wanted[k]) k++;
            if (k == wanted.length) return true;
        }
        return false;
    }

    private static boolean startsWith(byte[] file, byte[] head) {
        if (file.length < head.length) return false;
        for (int i = 0; i < head.length; i++) if (file[i] != head[i]) return false;
        return true;
    }
}
