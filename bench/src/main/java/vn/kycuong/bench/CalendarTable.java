package vn.kycuong.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import vn.kycuong.bench.CalendarRun.Line;

/** The side-by-side table, for people and as data. */
final class CalendarTable {
    private static final String OURS = "ours";

    private final List<Line> lines;
    private final long compiledSize;
    private final Properties versions = versions();

    CalendarTable(List<Line> lines, long compiledSize) {
        this.lines = lines;
        this.compiledSize = compiledSize;
    }

    /**
     * A line as data.
     *
     * @param n working days, or days' worth of working minutes; for a due date 1; for the size the years it covers
     * @param nsPerOp in the fastest iteration
     * @param medianNsPerOp of all iterations
     * @param ratioToOurs their time divided by that of ours with java.time at the edge; null where there is nothing to compare
     */
    record Row(
            String name,
            int n,
            String operation,
            @Nullable Double nsPerOp,
            @Nullable Double medianNsPerOp,
            @Nullable Double ratioToOurs,
            double bytesPerOp) {}

    List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (var line : lines) {
            rows.add(new Row(
                    name(line),
                    isDueDate(line) ? 1 : Integer.parseInt(line.cell().n()),
                    operation(line),
                    rounded(line.nanoseconds(), 100),
                    rounded(line.median(), 100),
                    rounded(line.nanoseconds() / ours(line).nanoseconds(), 1_000),
                    rounded(line.bytes(), 10)));
        }
        int years = VietnamDays.LAST_YEAR - VietnamDays.FIRST_YEAR + 1;
        rows.add(new Row("Kỷ Cương", years, "retained-size-of-years", null, null, null, compiledSize));
        return rows;
    }

    String json() {
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(rows());
    }

    String text() {
        var text = new StringBuilder();
        String operation = "";
        for (var row : rows()) {
            if (row.nsPerOp() == null) {
                continue;
            }
            if (!row.operation().equals(operation)) {
                operation = row.operation();
                text.append("%n%s%n%-26s %7s %14s %10s %10s %12s%n"
                        .formatted(operation, "", "N", "ns/op", "median", "B/op", "× ours"));
            }
            text.append(String.format(
                    Locale.ROOT,
                    "%-26s %7d %,14.1f %,10.1f %,10.0f %,12.2f%n",
                    row.name(),
                    row.n(),
                    row.nsPerOp(),
                    row.medianNsPerOp(),
                    row.bytesPerOp(),
                    row.ratioToOurs()));
        }
        text.append(String.format(
                Locale.ROOT,
                "%nLịch đã biên dịch, %d năm / compiled calendar of %d years: %,d bytes%n",
                VietnamDays.LAST_YEAR - VietnamDays.FIRST_YEAR + 1,
                VietnamDays.LAST_YEAR - VietnamDays.FIRST_YEAR + 1,
                compiledSize));
        return text.toString();
    }

    private Line ours(Line line) {
        return lines.stream()
                .filter(l -> l.cell().operation().equals(line.cell().operation())
                        && l.cell().n().equals(line.cell().n())
                        && l.cell().peer().equals(OURS))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isDueDate(Line line) {
        return line.cell().operation().equals("FullDueDate");
    }

    private static String operation(Line line) {
        return switch (line.cell().operation()) {
            case "AddDays" -> "add-working-days";
            case "CountDays" -> "count-working-days";
            case "AddMinutes" -> "add-working-minutes";
            case "CountMinutes" -> "count-working-minutes";
            case "FullDueDate" -> "due-date-" + line.cell().n();
            default -> throw new IllegalStateException("An operation without a name: " + line.cell());
        };
    }

    private String name(Line line) {
        String peer = line.cell().peer();
        return switch (peer) {
            case OURS -> "Kỷ Cương";
            case "oursPrimitive" -> "Kỷ Cương, số nguyên (long)";
            case "plain" -> "Vòng lặp HashSet";
            case "jollyday", "strata", "flowable", "operaton" ->
                Character.toUpperCase(peer.charAt(0)) + peer.substring(1) + " " + versions.getProperty(peer);
            default -> throw new IllegalStateException("A peer without a name: " + peer);
        };
    }

    private static double rounded(double value, int parts) {
        return Math.round(value * parts) / (double) parts;
    }

    private static Properties versions() {
        var versions = new Properties();
        try (var file = CalendarTable.class.getResourceAsStream("/peers.properties")) {
            versions.load(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return versions;
    }
}
