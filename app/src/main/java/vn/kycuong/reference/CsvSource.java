package vn.kycuong.reference;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Reads comma-separated values (RFC 4180) whose records stand on one line each. */
final class CsvSource {
    private final String file;
    private final Findings findings;

    CsvSource(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    List<SourceRecord> read(byte[] content) {
        var lines = new String(content, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty()) {
            findings.error(file, "dòng 1", "", "Tệp rỗng: thiếu dòng tên trường.");
            return List.of();
        }
        var names = cells(lines.getFirst());
        var records = new ArrayList<SourceRecord>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) records.add(record(names, cells(lines.get(i)), "dòng " + (i + 1)));
        }
        return records;
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

    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
