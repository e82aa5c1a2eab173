package vn.kycuong.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.ObjectMapper;
import vn.kycuong.bench.KernelRun.Cell;
import vn.kycuong.bench.KernelRun.Seen;
import vn.kycuong.bench.KernelRun.Weight;

/** The table of a run: the middle of its rounds, cell by cell, and the ratios that are the result. */
final class KernelTable {
    private final Seen seen;

    KernelTable(Seen seen) {
        this.seen = seen;
    }

    /**
     * One line, as data.
     *
     * @param p50Us of a call that completes a step, microseconds
     * @param walBytesPerCase write-ahead log without whole pages
     * @param cpuSPer1000 seconds of both processors, program and database, for 1,000 transitions
     */
    record Row(
            String system,
            int clients,
            double transitionsPerS,
            double p50Us,
            double p99Us,
            double rowsPerCase,
            double walBytesPerCase,
            double cpuSPer1000) {}

    List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (var weight : seen.weights()) {
            for (int clients : List.of(1, 4, 16, 64)) {
                var cells = seen.cells().stream()
                        .filter(c -> c.system().equals(weight.system()) && c.clients() == clients)
                        .toList();
                if (!cells.isEmpty()) rows.add(row(weight, clients, cells));
            }
        }
        return rows;
    }

    private static Row row(Weight weight, int clients, List<Cell> cells) {
        return new Row(
                weight.system(),
                clients,
                tenth(middle(cells, c -> c.transitions() / c.seconds())),
                tenth(middle(cells, c -> c.percentile(50) / 1e3)),
                tenth(middle(cells, c -> c.percentile(99) / 1e3)),
                tenth(weight.rows()),
                Math.round(weight.wal()),
                Math.round(1e6 * middle(cells, c -> c.cpuSeconds() / c.transitions())) / 1e3);
    }

    private static double tenth(double value) {
        return Math.round(10 * value) / 10.0;
    }

    private static double middle(List<Cell> cells, ToDoubleFunction<Cell> figure) {
        var sorted = cells.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    String json() {
        return new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(rows().stream().map(KernelTable::data).toList());
    }

    private static Object data(Row row) {
        var map = new LinkedHashMap<String, Object>();
        map.put("system", row.system());
        map.put("clients", row.clients());
        map.put("transitions_per_s", row.transitionsPerS());
        map.put("p50_us", row.p50Us());
        map.put("p99_us", row.p99Us());
        map.put("rows_per_case", row.rowsPerCase());
        map.put("wal_bytes_per_case", row.walBytesPerCase());
        map.put("cpu_s_per_1000", row.cpuSPer1000());
        return map;
    }

    String text() {
        var text = new StringBuilder();
        text.append("Năm bước một vụ việc, mọi hệ thống trên cùng một cơ sở dữ liệu (" + seen.versions()
                + ", fsync và synchronous_commit bật)\n");
        text.append("A case of five steps, every system on the same database, fsync and synchronous commit on\n\n");
        text.append("%-16s %7s %14s %10s %10s %10s %10s %12s%n"
                .formatted(
                        "", "clients", "transitions/s", "p50 µs", "p99 µs", "rows/case", "WAL B/case", "CPU s/1000"));
        var rows = rows();
        for (var row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-16s %7d %,14.0f %,10.0f %,10.0f %10.1f %,10.0f %12.3f%n",
                    row.system(),
                    row.clients(),
                    row.transitionsPerS(),
                    row.p50Us(),
                    row.p99Us(),
                    row.rowsPerCase(),
                    row.walBytesPerCase(),
                    row.cpuSPer1000()));
        }
        text.append("\nTỷ lệ / ratios\n");
        for (int clients : List.of(1, 4, 16, 64)) ratios(text, rows, clients);
        text.append("\nĐĩa một vụ việc đã xong / disk of a finished case\n");
        for (var weight : seen.weights())
            text.append(String.format(Locale.ROOT, "%-16s %,8.0f B%n", weight.system(), weight.disk()));
        return text.toString();
    }

    private static void ratios(StringBuilder text, List<Row> rows, int clients) {
        double engine = Math.max(speed(rows, "flowable", clients), speed(rows, "operaton", clients));
        double call = speed(rows, "ours-call", clients) / speed(rows, "ceiling-call", clients);
        double natural = speed(rows, "ours-natural", clients) / speed(rows, "ceiling-commit", clients);
        text.append(String.format(
                Locale.ROOT,
                "%2d: ours-call / ceiling-call %.2f; ours-natural / ceiling-commit %.2f%s%n",
                clients,
                call,
                natural,
                engine == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "; ours-call / better engine %.1f; ours-natural / better engine %.1f",
                                speed(rows, "ours-call", clients) / engine,
                                speed(rows, "ours-natural", clients) / engine)));
    }

    private static double speed(List<Row> rows, String system, int clients) {
        return rows.stream()
                .filter(r -> r.system().equals(system) && r.clients() == clients)
                .mapToDouble(Row::transitionsPerS)
                .findFirst()
                .orElse(0);
    }
}
