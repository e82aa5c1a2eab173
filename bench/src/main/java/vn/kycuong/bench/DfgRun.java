package vn.kycuong.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.zip.GZIPOutputStream;
import org.flywaydb.core.Flyway;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.mining.FlowProbe;
import vn.kycuong.worktime.ShippedDays;

/**
 * {@code ./kycuong bench dfg}: which step follows which, with counts and medians, of ten million events out of the product's own store; and how
 * long a log takes to read. The log is made up in the shape of a real permit log (27 steps, some hundred courses, six events a case), or a real
 * one given by {@code --log}.
 */
final class DfgRun {
    private static final long EVENTS = 10_000_000;
    private static final int CASES = 1_434;
    private static final int ROUNDS = 9;
    private static final Instant KNOWN = Instant.parse("2026-01-01T00:00:00Z");

    private DfgRun() {}

    /** One line of the result, in seconds. */
    record Line(String name, double best, double median) {}

    static void main(List<String> options) throws IOException, SQLException {
        int given = options.indexOf("--log");
        var log = given >= 0 && given + 1 < options.size()
                ? Files.readAllBytes(Path.of(options.get(given + 1)))
                : madeUp();
        long wanted = options.contains("--quick") ? EVENTS / 10 : EVENTS;
        var lines = new ArrayList<Line>();
        long events = FlowProbe.read(log);
        lines.add(measured("đọc nhật ký nguồn (" + events + " sự kiện)", () -> read(log), 40));
        try (var server = BenchHouse.server()) {
            var database = server.getPostgresDatabase();
            Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:db/migration")
                    .outOfOrder(true)
                    .load()
                    .migrate();
            long began = System.nanoTime();
            var probe =
                    FlowProbe.filled(database, log, wanted, done -> System.err.printf(Locale.ROOT, "  %,d%n", done));
            var filled = probe.filled();
            lines.add(new Line("ghi vào kho", seconds(began), seconds(began)));
            var calendar = ShippedDays.calendar(KNOWN);
            lines.add(measured("bản đồ, đọc cả cột từ PostgreSQL", () -> probe.load() + probe.clock(), ROUNDS));
            var clock = measured("bản đồ, cột đã ở trong bộ nhớ", probe::clock, ROUNDS);
            var working =
                    measured("bản đồ theo giờ làm việc, cột đã ở trong bộ nhớ", () -> probe.working(calendar), ROUNDS);
            lines.add(clock);
            lines.add(working);
            lines.add(measured(
                    "hai bản đồ, đọc cả cột từ PostgreSQL",
                    () -> probe.load() + probe.clock() + probe.working(calendar),
                    ROUNDS));
            tell(options.contains("--json"), filled, lines, working.median() / clock.median());
        }
    }

    private static void tell(boolean json, FlowProbe.Filled filled, List<Line> lines, double ratio) {
        if (json) {
            System.out.println(
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(lines));
            return;
        }
        System.out.printf(
                Locale.ROOT, "%,d hồ sơ, %,d sự kiện, %d mũi tên%n", filled.cases(), filled.events(), filled.edges());
        System.out.printf("%-56s %10s %10s%n", "giây", "nhanh nhất", "trung vị");
        for (var line : lines)
            System.out.printf(Locale.ROOT, "%-56s %10.3f %10.3f%n", line.name(), line.best(), line.median());
        System.out.printf(Locale.ROOT, "giờ làm việc so với giờ đồng hồ: %.2f lần%n", ratio);
        System.out.println("tải của máy / load: "
                + java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        .getSystemLoadAverage());
    }

    private static long read(byte[] log) {
        try {
            return FlowProbe.read(log);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Line measured(String name, LongSupplier work, int rounds) {
        long wanted = work.getAsLong();
        var times = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long began = System.nanoTime();
            if (work.getAsLong() != wanted) throw new IllegalStateException("Not the same answer twice: " + name);
            times[i] = seconds(began);
        }
        Arrays.sort(times, rounds / 3, rounds); // the first third warms
        return new Line(name, times[rounds / 3], times[rounds / 3 + (rounds - rounds / 3) / 2]);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    /** Cases that mostly take a few courses and sometimes one of their own. */
    private static byte[] madeUp() throws IOException {
        var random = new SplittableRandom(1434);
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            var text = new StringBuilder("<log xes.version=\"1.0\">\n");
            for (int c = 0; c < CASES; c++) {
                long at = Instant.parse("2010-10-01T00:00:00Z").toEpochMilli() + random.nextInt(1_000_000_000) * 40L;
                text.append("<trace><string key=\"concept:name\" value=\"case-")
                        .append(c)
                        .append("\"/>\n");
                int events = 4 + random.nextInt(5);
                for (int e = 0; e < events; e++) {
                    int step = random.nextInt(8) == 0 ? random.nextInt(27) : e;
                    at += random.nextInt(5) * 86_400_000L + random.nextInt(36_000_000);
                    text.append("<event><string key=\"org:group\" value=\"Group ")
                            .append(random.nextInt(10))
                            .append("\"/><string key=\"concept:instance\" value=\"task-")
                            .append(c * 10 + e)
                            .append("\"/><string key=\"org:resource\" value=\"Resource")
                            .append(random.nextInt(48))
                            .append("\"/><date key=\"time:timestamp\" value=\"")
                            .append(Instant.ofEpochMilli(at))
                            .append(
                                    "\"/><string key=\"lifecycle:transition\" value=\"complete\"/><string key=\"concept:name\" value=\"T")
                            .append(step)
                            .append(" Step of the process\"/></event>\n");
                }
                text.append("</trace>\n");
            }
            out.write(text.append("</log>").toString().getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
