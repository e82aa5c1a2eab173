package vn.kycuong.reference;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Reads comma-separated values (RFC 4180); a quoted value may hold line breaks. A record is known by the line it begins on. */
final class CsvSource {
    private final String file;
    private final Findings findings;

    CsvSource(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** One record. */
    private record Cells(int line, List<String> values) {
        boolean blank() {
            return values.size() == 1 && values.getFirst().isBlank();
        }
    }

    List<SourceRecord> read(byte[] content) {
        var text = new String(content, StandardCharsets.UTF_8);
        var all = cells(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (all.isEmpty()) {
            findings.error(file, "dòng 1", "", "Tệp rỗng: thiếu dòng tên trường.");
            return List.of();
        }
        var names = all.getFirst().values();
        return all.stream()
                .skip(1)
                .filter(cells -> !cells.blank())
                .map(cells -> record(names, cells.values(), "dòng " + cells.line()))
                .toList();
    }

    private SourceRecord record(List<String> names, List<String> cells, String where) {
        if (cells.size() != names.size()) {
            findings.error(file, where, "", "Có %d cột, phải có %d.".formatted(cells.size(), names.size()));
        }
        var fields = new HashMap<String, Object>();
        for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
            if (!cells.get(i).isEmpty()) fields.put(names.get(i), cells.get(i));
        }
        return new SourceRecord(file, where, fields, findings);
    }

    private List<Cells> cells(String text) {
        var records = new ArrayList<Cells>();
        var values = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        int line = 1;
        int begun = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') line++;
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted) {
                cell.append(c);
            } else if (c == ',') {
                values.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n') {
                values.add(cell.toString());
                cell.setLength(0);
                records.add(new Cells(begun, List.copyOf(values)));
                values.clear();
                begun = line;
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (quoted) findings.error(file, "dòng " + begun, "", "Dấu nháy kép mở ra mà không đóng lại.");
        if (!cell.isEmpty() || !values.isEmpty()) {
            values.add(cell.toString());
            records.add(new Cells(begun, List.copyOf(values)));
        }
        return records;
    }
}
