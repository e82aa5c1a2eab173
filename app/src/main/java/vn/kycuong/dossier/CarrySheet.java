package vn.kycuong.dossier;

import com.fasterxml.aalto.UncheckedStreamException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/**
 * A workbook (XLSX) of running dossiers as lines of texts. The file is hostile until it was unpacked under a limit and found to hold plain
 * parts alone; the reader is given those, newly packed, and never the file.
 */
final class CarrySheet {
    static final int MOST_BYTES = 10 * 1024 * 1024;
    static final int MOST_LINES = 10_000;
    static final int FIRST_LINE = 2;

    private static final int MOST_UNPACKED = 60 * 1024 * 1024;
    private static final int MOST_PARTS = 200;
    private static final int MOST_COLUMNS = 60;
    private static final int LONGEST_CELL = 5_000;
    private static final byte[] UTF_16_BE = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] UTF_16_LE = {(byte) 0xFF, (byte) 0xFE};
    private static final Pattern RELATIONSHIP = Pattern.compile("<[^<>]*Relationship\\b[^<>]*>");
    private static final Pattern OUTSIDE = Pattern.compile("TargetMode\\s*=\\s*[\"']External[\"']");
    /** Mail and web addresses that a spreadsheet makes of what is typed; nobody follows them. */
    private static final Pattern HYPERLINK = Pattern.compile("Type\\s*=\\s*[\"'][^\"']*/hyperlink[\"']");

    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private CarrySheet() {}

    /**
     * One line of the sheet.
     *
     * @param no its row, from 1
     * @param formulas addresses of cells that hold a formula
     */
    record Line(int no, Map<CarryColumn, String> cells, List<String> formulas) {
        Line {
            cells = Map.copyOf(cells);
            formulas = List.copyOf(formulas);
        }

        String text(CarryColumn column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** What a file is. */
    sealed interface Read {
        record Lines(List<Line> lines) implements Read {}

        /** No sheet of dossiers. @param sentences what is wrong and what to do */
        record Unreadable(List<String> sentences) implements Read {}
    }

    static Read read(byte[] file) {
        if (file.length > MOST_BYTES)
            return no("Tệp lớn hơn %d MB. Chia thành nhiều tệp.".formatted(MOST_BYTES / 1024 / 1024));
        if (startsWith(file, OLE))
            return no("Tệp là sổ Excel đời cũ (.xls) hoặc có mật khẩu. Lưu thành .xlsx không mật khẩu rồi tải lên.");
        if (!startsWith(file, new byte[] {'P', 'K', 3, 4})) return no("Tệp không phải sổ Excel (.xlsx).");
        try {
            var problem = new ArrayList<String>();
            var plain = repacked(file, problem);
            return plain == null ? new Read.Unreadable(problem) : lines(plain);
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
            return no("Sổ Excel không đúng cấu trúc. Mở bằng Excel hoặc LibreOffice, lưu lại thành .xlsx rồi tải lên.");
        }
    }

    private static Read no(String sentence) {
        return new Read.Unreadable(List.of(sentence));
    }

    // ---- unpacking

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

    // ---- reading

    private static Read lines(byte[] plain) throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(plain), new ReadingOptions(true, false));
                var rows = book.getFirstSheet().openStream()) {
            var each = rows.iterator();
            var columns = new ArrayList<@Nullable CarryColumn>();
            var problem = each.hasNext() ? heading(each.next(), columns) : Optional.of("Trang tính đầu tiên trống.");
            return problem.isPresent() ? no(problem.get()) : lines(each, columns);
        }
    }

    private static Optional<String> heading(Row row, List<@Nullable CarryColumn> columns) {
        var seen = new HashSet<CarryColumn>();
        for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
            var column = row.getOptionalCell(i).flatMap(c -> CarryColumn.of(c.getText()));
            if (column.isPresent() && !seen.add(column.get()))
                return Optional.of("Cột «%s» có hai lần.".formatted(column.get().title()));
            columns.add(column.orElse(null));
        }
        var lacking = new ArrayList<String>();
        for (var column : CarryColumn.values())
            if (column.isAsked() && !seen.contains(column)) lacking.add("«" + column.title() + "»");
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of("Dòng đầu của trang đầu phải là tên cột; thiếu %s. Dùng tệp mẫu."
                        .formatted(String.join(", ", lacking)));
    }

    private static Read lines(Iterator<Row> rows, List<@Nullable CarryColumn> columns) {
        var lines = new ArrayList<Line>();
        while (rows.hasNext()) {
            var line = line(rows.next(), columns);
            if (line.cells().isEmpty() && line.formulas().isEmpty()) continue;
            if (lines.size() == MOST_LINES)
                return no("Tệp có hơn %d dòng. Chia thành nhiều tệp.".formatted(MOST_LINES));
            lines.add(line);
        }
        return lines.isEmpty() ? no("Tệp không có hồ sơ nào dưới dòng tên cột.") : new Read.Lines(lines);
    }

    private static Line line(Row row, List<@Nullable CarryColumn> columns) {
        var cells = new EnumMap<CarryColumn, String>(CarryColumn.class);
        var formulas = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            var cell = row.getOptionalCell(i);
            if (column == null || cell.isEmpty()) continue;
            if (cell.get().getType() == CellType.FORMULA || cell.get().getFormula() != null) {
                formulas.add(cell.get().getAddress().toString());
                continue;
            }
            var text = text(cell.get(), column).strip();
            if (!text.isEmpty()) cells.put(column, text.substring(0, Math.min(text.length(), LONGEST_CELL)));
        }
        return new Line(row.getRowNum(), cells, formulas);
    }

    private static String text(Cell cell, CarryColumn column) {
        if (cell.getType() != CellType.NUMBER) return cell.getText();
        return column.isMoment()
                ? CarryMoment.write(cell.asDate())
                : cell.asNumber().stripTrailingZeros().toPlainString();
    }
}
