package vn.kycuong.identity;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kycuong.reference.SearchText;

/**
 * A file of the staff office as a table of texts: values separated by comma, semicolon or tab (RFC 4180), UTF-8 with or without its mark. What is
 * not such a table is told apart, and why.
 *
 * @param lines those that are not empty, in order
 */
record StaffSheet(List<Line> lines) {
    static final int MOST_BYTES = 2 * 1024 * 1024;
    static final int MOST_LINES = 5_000;

    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    StaffSheet {
        lines = List.copyOf(lines);
    }

    /** What a column holds; its headings are compared without marks, spaces and signs. */
    enum Column {
        STAFF_NO(true, "sohieu", "sohieucanbo", "macanbo", "macongchuc", "manhanvien", "staffno"),
        NAME(true, "hovaten", "hoten", "name"),
        LOGIN(true, "tendangnhap", "taikhoan", "login"),
        UNIT(true, "donvi", "unit"),
        DISTRICT(false, "huyen", "district"),
        ROLE(true, "vaitro", "role"),
        TITLE(true, "chucdanh", "chucvu", "vitri", "title"),
        HEAD(false, "dungdau", "nguoidungdau", "head"),
        ACTING(false, "quyen", "phutrach", "quyenphutrach", "acting"),
        FROM(true, "tungay", "from"),
        TO(false, "denngay", "denhetngay", "to"),
        BASIS(true, "quyetdinh", "soquyetdinh", "decision"),
        KIND(false, "hinhthuc", "kind"),
        HOME(false, "donvigoc", "home"),
        PHONE(false, "dienthoai", "dienthoaicongvu", "phone"),
        EMAIL(false, "thucongvu", "thudientu", "email");

        private final boolean asked;
        private final List<String> headings;

        Column(boolean asked, String... headings) {
            this.asked = asked;
            this.headings = List.of(headings);
        }

        static Optional<Column> of(String heading) {
            var wanted = key(heading);
            return Arrays.stream(values())
                    .filter(c -> c.headings.contains(wanted))
                    .findFirst();
        }

        /** Key of what people call it. */
        String wordKey() {
            return "staff.column." + name();
        }
    }

    /**
     * One line.
     *
     * @param no where it begins in the file, from 1
     * @param width how many cells it has beyond those of the heading that are not empty; 0 when it fits
     */
    record Line(int no, Map<Column, String> cells, int width) {
        Line {
            cells = Map.copyOf(cells);
        }

        String cell(Column column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** The table, or the key of the sentence that says why there is none. */
    sealed interface Reading {
        record Read(StaffSheet sheet) implements Reading {}

        record Refused(String wordKey, List<String> arguments) implements Reading {}
    }

    static Reading read(byte[] content) {
        var strange = strangeness(content);
        if (strange != null) return new Reading.Refused(strange, List.of());
        try {
            int from = startsWith(content, BOM) ? BOM.length : 0;
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content, from, content.length - from))
                    .toString();
            return read(text);
        } catch (CharacterCodingException notUtf8) {
            return new Reading.Refused("staff.file.notUtf8", List.of());
        }
    }

    private static @Nullable String strangeness(byte[] content) {
        if (content.length == 0) return "staff.file.empty";
        if (content.length > MOST_BYTES) return "staff.file.tooLarge";
        if (startsWith(content, new byte[] {'P', 'K', 3, 4})
                || startsWith(content, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}))
            return "staff.file.excel";
        if (startsWith(content, new byte[] {(byte) 0xFF, (byte) 0xFE})
                || startsWith(content, new byte[] {(byte) 0xFE, (byte) 0xFF})) return "staff.file.notUtf8";
        for (byte one : content) {
            if (one >= 0 && one < ' ' && one != '\t' && one != '\r' && one != '\n') return "staff.file.binary";
        }
        return null;
    }

    private static boolean startsWith(byte[] content, byte[] sign) {
        return content.length >= sign.length && Arrays.equals(content, 0, sign.length, sign, 0, sign.length);
    }

    private static Reading read(String text) {
        var records = new Records(text);
        var heading = records.next();
        if (heading == null) return new Reading.Refused("staff.file.empty", List.of());
        var columns = new HashMap<Integer, Column>();
        for (int i = 0; i < heading.size(); i++) {
            var column = Column.of(heading.get(i));
            if (column.isEmpty()) continue;
            if (columns.containsValue(column.get()))
                return new Reading.Refused(
                        "staff.file.twice", List.of(heading.get(i).strip()));
            columns.put(i, column.get());
        }
        var missing = Arrays.stream(Column.values())
                .filter(c -> c.asked && !columns.containsValue(c))
                .toList();
        if (!missing.isEmpty())
            return new Reading.Refused(
                    "staff.file.columns", missing.stream().map(Column::wordKey).toList());
        return lines(records, heading.size(), columns);
    }

    private static Reading lines(Records records, int width, Map<Integer, Column> columns) {
        var lines = new ArrayList<Line>();
        for (var cells = records.next(); cells != null; cells = records.next()) {
            if (cells.stream().allMatch(String::isBlank)) continue;
            if (lines.size() == MOST_LINES)
                return new Reading.Refused("staff.file.tooMany", List.of(String.valueOf(MOST_LINES)));
            var read = new EnumMap<Column, String>(Column.class);
            for (int i = 0; i < cells.size(); i++) {
                var column = columns.get(i);
                if (column != null && !cells.get(i).isBlank())
                    read.put(column, cells.get(i).strip());
            }
            boolean beyond = cells.stream().skip(width).anyMatch(c -> !c.isBlank());
            lines.add(new Line(records.began(), read, beyond ? cells.size() : 0));
        }
        if (records.isTorn()) return new Reading.Refused("staff.file.torn", List.of(String.valueOf(records.began())));
        return lines.isEmpty()
                ? new Reading.Refused("staff.file.empty", List.of())
                : new Reading.Read(new StaffSheet(lines));
    }

    static String key(String text) {
        return SearchText.folded(text).replaceAll("[^a-z0-9]", "");
    }

    /** Cuts a text into records of cells; a quoted cell may hold separators, quotes and line ends. */
    private static final class Records {
        private final String text;
        private final char separator;
        private int at;
        private int line = 1;
        private int began = 1;
        private boolean torn;

        Records(String text) {
            this.text = text;
            // Excel writes the separator it used into a line of its own
            if (text.regionMatches(true, 0, "sep=", 0, 4)) skipLine();
            this.separator = separator(text, at);
        }

        private void skipLine() {
            int end = text.indexOf('\n');
            at = end < 0 ? text.length() : end + 1;
            line = 2;
        }

        private static char separator(String text, int from) {
            int end = text.indexOf('\n', from);
            var heading = text.substring(from, end < 0 ? text.length() : end);
            return Stream.of(',', ';', '\t')
                    .max(Comparator.comparingLong(
                            one -> heading.chars().filter(c -> c == one).count()))
                    .orElseThrow();
        }

        int began() {
            return began;
        }

        /** Whether the text ended within a quoted cell. */
        boolean isTorn() {
            return torn;
        }

        @Nullable
        List<String> next() {
            if (at >= text.length()) return null;
            began = line;
            var cells = new ArrayList<String>();
            while (cell(cells)) {}
            return cells;
        }

        /** Reads one cell; true when another one of the same record follows. */
        private boolean cell(List<String> cells) {
            var cell = new StringBuilder();
            boolean quoted = false;
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c == '\n') line++;
                if (quoted) {
                    if (c != '"') cell.append(c);
                    else if (at < text.length() && text.charAt(at) == '"') cell.append(text.charAt(at++));
                    else quoted = false;
                } else if (c == '"' && cell.isEmpty()) {
                    quoted = true;
                } else if (c == separator || c == '\n') {
                    cells.add(cell.toString());
                    return c == separator;
                } else if (c != '\r') {
                    cell.append(c);
                }
            }
            torn |= quoted;
            cells.add(cell.toString());
            return false;
        }
    }
}
