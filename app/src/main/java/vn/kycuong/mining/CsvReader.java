package vn.kycuong.mining;

import java.io.BufferedReader;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import vn.kycuong.mining.LogMapping.Role;

/** A table with one event a line (CSV, RFC 4180; comma, semicolon, tab or bar). Its columns are told, or found by their names. */
final class CsvReader {
    private static final int COLUMNS = 2_000;
    private static final int FIELD = 1 << 20;
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    private final LogReading reading;
    private final GuardedStream stream;
    private final BufferedReader whole;
    private Reader text;
    private final CollectedCases collected;
    private final Map<Role, Integer> columns = new EnumMap<>(Role.class);
    private final StringBuilder field = new StringBuilder();
    private char separator = ',';
    private long line = 1;
    private int kept = -2;

    private CsvReader(GuardedStream stream, LogReading reading, CollectedCases collected) {
        this.stream = stream;
        this.reading = reading;
        this.collected = collected;
        this.whole = new BufferedReader(
                new InputStreamReader(
                        stream,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                1 << 16);
        this.text = whole;
    }

    static void read(GuardedStream stream, LogReading reading, CollectedCases collected) throws Malformed, IOException {
        var reader = new CsvReader(stream, reading, collected);
        try {
            reader.readAll();
        } catch (CharacterCodingException | CharConversionException wrong) {
            throw new Malformed(reader.line, 0, "có byte không phải UTF-8; lưu lại tệp bằng bảng mã UTF-8");
        } catch (EOFException | ZipException cut) {
            throw new Malformed(reader.line, 0, "tệp nén hỏng hoặc bị cắt giữa chừng");
        } catch (GuardedStream.Endless endless) {
            throw new Malformed(reader.line, 0, "một dòng dài hơn %,d byte".formatted(GuardedStream.PIECE));
        }
    }

    private void readAll() throws IOException, Malformed {
        var header = header();
        var row = new ArrayList<String>(header.size());
        while (true) {
            long at = line;
            if (!row(row)) break;
            stream.pieceDone();
            if (row.size() == 1 && row.getFirst().isBlank()) continue;
            if (row.size() != header.size())
                throw new Malformed(at, 0, "có %d cột, dòng đầu có %d".formatted(row.size(), header.size()));
            event(row, at);
        }
        collected.giveAll(reading);
    }

    private List<String> header() throws IOException, Malformed {
        var names = new ArrayList<String>();
        var first = whole.readLine();
        if (first == null || first.isBlank()) throw new Malformed(1, 0, "tệp trống: dòng đầu phải là tên các cột");
        for (char one : SEPARATORS) if (count(first, one) > count(first, separator)) separator = one;
        text = new StringReader(first);
        row(names);
        text = whole;
        line = 2;
        stream.pieceDone();
        if (names.getFirst().startsWith("\uFEFF")) names.set(0, names.getFirst().substring(1));
        var byName = new HashMap<String, Integer>();
        for (int i = 0; i < names.size(); i++) byName.putIfAbsent(FoundKeys.plain(names.get(i)), i);
        for (var role : Role.values()) column(role, names, byName);
        for (var needed : List.of(Role.CASE, Role.ACTIVITY, Role.TIME))
            if (!columns.containsKey(needed))
                throw new Malformed(
                        1,
                        0,
                        "không thấy cột %s; chỉ rõ bằng %s. Các cột: %s"
                                .formatted(what(needed), needed.option(), LogReading.shown(String.join(", ", names))));
        return names;
    }

    private void column(Role role, List<String> names, Map<String, Integer> byName) throws Malformed {
        var told = reading.keys.of(role);
        if (told != null && !told.equals(LogMapping.LAST_EVENT)) {
            var place = byName.get(FoundKeys.plain(told));
            if (place == null)
                throw new Malformed(
                        1,
                        0,
                        "không có cột “%s” (%s). Các cột: %s"
                                .formatted(told, role.option(), LogReading.shown(String.join(", ", names))));
            columns.put(role, place);
            return;
        }
        if (told != null) return;
        // a column that says something of the case is often named so
        var candidates = new ArrayList<String>();
        if (role == Role.CASE) candidates.add("case:concept:name");
        candidates.addAll(role.candidates());
        for (var candidate : candidates) {
            var place = byName.get(candidate);
            if (place == null || columns.containsValue(place)) continue;
            columns.put(role, place);
            reading.keys.take(role, names.get(place));
            return;
        }
    }

    private static String what(Role role) {
        return switch (role) {
            case CASE -> "mã hồ sơ";
            case ACTIVITY -> "tên bước";
            default -> "thời điểm";
        };
    }

    private void event(List<String> row, long at) throws Malformed {
        var name = value(row, Role.CASE);
        if (name.isEmpty()) throw new Malformed(at, 0, "không ghi mã hồ sơ");
        int owner = collected.owner(name);
        var what = value(row, Role.ACTIVITY);
        if (what.isEmpty()) {
            reading.notes.note("Sự kiện không ghi tên bước: tính là “%s”.".formatted(LogReading.UNNAMED), at);
            what = LogReading.UNNAMED;
        }
        long moment = moment(row, Role.TIME, at);
        if (moment == Trace.NEVER) throw new Malformed(at, 0, "không ghi thời điểm");
        var who = value(row, Role.RESOURCE);
        var where = value(row, Role.GROUP);
        collected.add(
                owner,
                reading.activity(what, at),
                moment,
                who.isEmpty() ? Trace.NONE : reading.names.resources().number(who),
                where.isEmpty() ? Trace.NONE : reading.names.groups().number(where),
                at);
        ofCase(row, owner, at);
    }

    private void ofCase(List<String> row, int owner, long at) throws Malformed {
        boolean same = true;
        long start = moment(row, Role.START, at);
        if (start != Trace.NEVER) same &= collected.started(owner, start);
        long deadline = moment(row, Role.DEADLINE, at);
        if (deadline != Trace.NEVER) same &= collected.due(owner, deadline);
        long end = moment(row, Role.END, at);
        if (end != Trace.NEVER) same &= collected.ended(owner, end);
        var group = value(row, Role.CASE_GROUP);
        if (!group.isEmpty())
            same &= collected.grouped(owner, reading.names.groups().number(group));
        if (!same) reading.notes.note("Các dòng của cùng một hồ sơ ghi khác nhau về hồ sơ ấy: lấy dòng đầu.", at);
    }

    private String value(List<String> row, Role role) {
        var place = columns.get(role);
        return place == null ? "" : row.get(place).strip();
    }

    private long moment(List<String> row, Role role, long at) throws Malformed {
        var said = value(row, role);
        return said.isEmpty() ? Trace.NEVER : reading.moment(said, "cột " + reading.keys.of(role), at);
    }

    private static long count(String line, char one) {
        return line.chars().filter(c -> c == one).count();
    }

    /** The next line of the table, which may be several of the file. */
    private boolean row(List<String> row) throws IOException, Malformed {
        row.clear();
        int one = next();
        if (one < 0) return false;
        while (true) {
            one = field(one);
            if (row.size() == COLUMNS) throw new Malformed(line, 0, "có hơn %,d cột".formatted(COLUMNS));
            row.add(field.toString());
            if (one != separator) break;
            one = next();
        }
        if (one == '\r') {
            int after = next();
            if (after != '\n') kept = after;
            if (after != '\n' && after >= 0) line++;
        }
        return true;
    }

    /** Reads one field, beginning with a letter already read; answers what ends it. */
    private int field(int first) throws IOException, Malformed {
        field.setLength(0);
        int one = first;
        if (one != '"') {
            while (one >= 0 && one != separator && one != '\n' && one != '\r') {
                append(one);
                one = next();
            }
            return one;
        }
        long opened = line;
        while (true) {
            one = next();
            if (one < 0) throw new Malformed(opened, 0, "dấu ngoặc kép mở ra mà không đóng");
            if (one != '"') {
                append(one);
                continue;
            }
            one = next();
            if (one == '"') append('"');
            else break;
        }
        if (one >= 0 && one != separator && one != '\n' && one != '\r')
            throw new Malformed(line, 0, "có chữ ngay sau dấu ngoặc kép đóng");
        return one;
    }

    private void append(int one) throws Malformed {
        if (field.length() == FIELD) throw new Malformed(line, 0, "một ô dài hơn %,d chữ".formatted(FIELD));
        field.append((char) one);
    }

    private int next() throws IOException {
        int one = kept;
        if (kept != -2) kept = -2;
        else one = text.read();
        if (one == '\n') line++;
        return one;
    }
}
