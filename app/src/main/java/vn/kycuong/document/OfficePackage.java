package vn.kycuong.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * A package of an office program (OOXML) that somebody sent, made plain: it is unpacked under a limit, found to hold plain parts alone, and packed anew. What
 * is used or passed on is that, never the file.
 */
final class OfficePackage {
    private static final int MOST_UNPACKED = 60 * 1024 * 1024;
    private static final int MOST_PARTS = 200;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] UTF_16_BE = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] UTF_16_LE = {(byte) 0xFF, (byte) 0xFE};
    private static final Pattern RELATIONSHIP = Pattern.compile("<[^<>]*Relationship\\b[^<>]*>");
    private static final Pattern OUTSIDE = Pattern.compile("TargetMode\\s*=\\s*[\"']External[\"']");
    /** Mail and web addresses that an office program makes of what is typed; nobody follows those of a spreadsheet. */
    private static final Pattern HYPERLINK = Pattern.compile("Type\\s*=\\s*[\"'][^\"']*/hyperlink[\"']");
    /** The same parts are the same bytes. */
    private static final LocalDateTime PACKED_AT = LocalDateTime.of(1980, 1, 1, 0, 0);

    private OfficePackage() {}

    /** What an office program writes. */
    enum Kind {
        WORKBOOK(
                "Sổ",
                ".xlsx",
                "Excel",
                "Dán giá trị vào tệp mẫu rồi tải lên.",
                "Xóa các trang, cột và định dạng thừa, hoặc chia thành nhiều tệp."),
        DOCUMENT("Tệp Word", ".docx", "Word", "Bỏ phần đó, lưu lại rồi tải lên.", "Giảm cỡ các hình trong tệp.");

        private final String noun;
        private final String ending;
        private final String program;
        private final String mend;
        private final String shrink;

        Kind(String noun, String ending, String program, String mend, String shrink) {
            this.noun = noun;
            this.ending = ending;
            this.program = program;
            this.mend = mend;
            this.shrink = shrink;
        }
    }

    /** What became of a file. */
    sealed interface Plain {
        /** Its plain parts, newly packed. */
        record Packed(byte[] content) implements Plain {}

        /** @param reason what is wrong and what to do, in Vietnamese */
        record Refused(String reason) implements Plain {}
    }

    /** What a kind of document says of its parts. */
    interface Parts {
        /** Whether a part is kept; what is not kept is left behind. */
        boolean keeps(String name);

        /** What is wrong with a part that is kept; empty when nothing is. */
        Optional<String> wrong(String name, byte[] part) throws IOException;

        /** What is missing in the whole; empty when nothing is. */
        Optional<String> missing();
    }

    static boolean isArchive(byte[] file) {
        return startsWith(file, ZIP);
    }

    /** @throws IOException when it cannot be unpacked */
    static Plain of(byte[] file, Kind kind, Parts parts) throws IOException {
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
                var why = refused(name, kind);
                if (why.isPresent()) return new Plain.Refused(why.get());
                if (!names.add(name.toLowerCase(Locale.ROOT))
                        || names.size() > MOST_PARTS
                        || !in.canReadEntryData(entry))
                    return new Plain.Refused(
                            "%s có phần trùng tên, mã hóa hoặc quá nhiều phần. Lưu lại thành %s rồi tải lên."
                                    .formatted(kind.noun, kind.ending));
                byte[] part;
                try (var content = in.getInputStream(entry)) {
                    part = content.readNBytes(left + 1);
                }
                if (part.length > left)
                    return new Plain.Refused("%s mở ra lớn hơn %d MB. %s"
                            .formatted(kind.noun, MOST_UNPACKED / 1024 / 1024, kind.shrink));
                left -= part.length;
                if (!parts.keeps(name)) continue;
                var wrong = isXml(name) ? wrongXml(name, part, kind) : Optional.<String>empty();
                if (wrong.isEmpty()) wrong = parts.wrong(name, part);
                if (wrong.isPresent()) return new Plain.Refused(wrong.get());
                var packed = new ZipEntry(name);
                packed.setTimeLocal(PACKED_AT);
                zip.putNextEntry(packed);
                zip.write(part);
                zip.closeEntry();
            }
        }
        return parts.missing().<Plain>map(Plain.Refused::new).orElseGet(() -> new Plain.Packed(out.toByteArray()));
    }

    static boolean isXml(String name) {
        return name.endsWith(".xml") || name.endsWith(".rels");
    }

    private static Optional<String> refused(String name, Kind kind) {
        var n = name.toLowerCase(Locale.ROOT).replace('\\', '/');
        if (n.contains("vbaproject") || n.contains("/macrosheets/") || n.contains("/dialogsheets/"))
            return Optional.of("%s có macro. Lưu thành %s không macro rồi tải lên.".formatted(kind.noun, kind.ending));
        if (n.contains("/externallinks/") || n.endsWith("connections.xml") || n.contains("/querytables/"))
            return Optional.of("%s có liên kết hoặc kết nối ra ngoài. %s".formatted(kind.noun, kind.mend));
        if (n.contains("/embeddings/") || n.contains("/activex/") || n.contains("/ctrlprops/"))
            return Optional.of("%s có đối tượng nhúng. %s".formatted(kind.noun, kind.mend));
        if (n.startsWith("/") || n.contains("../"))
            return Optional.of(
                    "%s có phần mang đường dẫn lạ. Lưu lại thành %s rồi tải lên.".formatted(kind.noun, kind.ending));
        return Optional.empty();
    }

    private static Optional<String> wrongXml(String name, byte[] part, Kind kind) {
        if (contains(part, "\0") || startsWith(part, UTF_16_BE) || startsWith(part, UTF_16_LE))
            return Optional.of(
                    "%s có phần không ghi bằng UTF-8. Lưu lại thành %s rồi tải lên.".formatted(kind.noun, kind.ending));
        if (contains(part, "<!DOCTYPE") || contains(part, "<!ENTITY"))
            return Optional.of("%s có khai báo kiểu tài liệu (DTD), thứ mà %s không ghi. %s"
                    .formatted(kind.noun, kind.program, kind.mend));
        if (!name.endsWith(".rels")) return Optional.empty();
        boolean outside = RELATIONSHIP
                .matcher(new String(part, StandardCharsets.UTF_8))
                .results()
                .map(MatchResult::group)
                .anyMatch(
                        r -> OUTSIDE.matcher(r).find() && !HYPERLINK.matcher(r).find());
        return outside ? Optional.of("%s có liên kết ra ngoài. %s".formatted(kind.noun, kind.mend)) : Optional.empty();
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
