package vn.kycuong.ui;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a table that spreadsheets open as Vietnamese text (RFC 4180 with a byte order mark). A cell never becomes a formula: what
 * would begin one is put behind an apostrophe, as OWASP's note on CSV injection asks.
 */
public final class Csv {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final Writer out;

    public Csv(Writer out) {
        this.out = out;
        write(BYTE_ORDER_MARK);
    }

    /** A file of the answer's own, under a name without its ending. */
    public static Csv download(HttpServletResponse response, String name) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"%s.csv\"".formatted(name));
        return new Csv(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
    }

    public void row(List<String> cells) {
        var line = new StringBuilder();
        var separator = "";
        for (var cell : cells) {
            line.append(separator).append(cell(cell));
            separator = ",";
        }
        write(line.append("\r\n").toString());
    }

    public void flush() {
        try {
            out.flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static String cell(String text) {
        var harmless = beginsAFormula(text) ? "'" + text : text;
        boolean quoted =
                harmless.chars().anyMatch(c -> c == '"' || c == ',' || c == ';' || c == '\n' || c == '\r' || c == '\t');
        return quoted ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }

    /** Spreadsheets skip blanks before they look for a formula. */
    private static boolean beginsAFormula(String text) {
        if (text.isEmpty()) return false;
        if (BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0) return true;
        var bare = text.stripLeading();
        return !bare.isEmpty() && BEGINS_A_FORMULA.indexOf(bare.charAt(0)) >= 0;
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
