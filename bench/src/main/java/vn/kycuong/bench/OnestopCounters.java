package vn.kycuong.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Counters that take in, each ten seconds one: the form, the take-in, the slip; beside what the statements of each step take when nobody else asks. */
final class OnestopCounters {
    private static final Pattern PAPER = Pattern.compile("name=\"(paper\\d+)\"");
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    private static final List<String> STEPS = List.of("form", "take-in (POST)", "slip (PDF)");

    private final int port;
    private final List<String> logins;
    private final JdbcMeter meter;
    private final boolean brief;

    /** @param logins receivers; counters beyond their number share them */
    OnestopCounters(int port, List<String> logins, JdbcMeter meter, boolean brief) {
        this.port = port;
        this.logins = logins;
        this.meter = meter;
        this.brief = brief;
    }

    /** Fifty counters, an act each ten seconds: the form, the take-in, the slip. */
    List<OnestopRun.StepRow> measure() throws Exception {
        int counters = brief ? 10 : 50;
        int acts = brief ? 2 : 12;
        var clients = new ArrayList<BenchClient>();
        for (int i = 0; i < counters; i++)
            clients.add(BenchClient.loggedIn(port, logins.get(i % logins.size()), SampleHouse.PASSWORD));
        var floor = floor(clients);
        var waiting = new ArrayList<Future<Latencies[]>>();
        try (var threads = Executors.newFixedThreadPool(counters)) {
            long start = System.nanoTime();
            for (int i = 0; i < counters; i++) {
                var client = clients.get(i);
                long first = start + Duration.ofSeconds(10).toNanos() * i / counters;
                waiting.add(threads.submit(() -> counter(client, first, acts)));
            }
            var steps = new ArrayList<List<Latencies>>();
            for (int step = 0; step < 3; step++) steps.add(new ArrayList<>());
            for (var one : waiting) {
                var waited = one.get();
                for (int step = 0; step < 3; step++) steps.get(step).add(waited[step]);
            }
            var rows = new ArrayList<OnestopRun.StepRow>();
            for (int step = 0; step < 3; step++) {
                var waited = steps.get(step);
                rows.add(new OnestopRun.StepRow(
                        STEPS.get(step),
                        waited.stream().mapToInt(Latencies::count).sum(),
                        Latencies.percentile(waited, 50) / 1e6,
                        Latencies.percentile(waited, 99) / 1e6,
                        floor[step][0],
                        floor[step][1]));
            }
            return rows;
        }
    }

    private static Latencies[] counter(BenchClient client, long first, int acts)
            throws IOException, InterruptedException {
        var waited = new Latencies[] {new Latencies(), new Latencies(), new Latencies()};
        for (int act = 0; act < acts; act++) {
            long at = first + act * Duration.ofSeconds(10).toNanos();
            long rest = at - System.nanoTime();
            if (rest > 0) Thread.sleep(Duration.ofNanos(rest));
            act(client, waited, null, null);
        }
        return waited;
    }

    /**
     * Milliseconds and number of the statements of each step, one counter after the other. Each counter acts once at least: the test key of its
     * office is made with the first slip, and no office waits for its key at its counter.
     */
    private double[][] floor(List<BenchClient> clients) throws IOException, InterruptedException {
        var nanos = new ArrayList<List<Long>>();
        var statements = new long[3];
        for (int step = 0; step < 3; step++) nanos.add(new ArrayList<>());
        int acts = Math.max(40, clients.size());
        for (int i = 0; i < acts; i++)
            act(
                    clients.get(i % clients.size()),
                    new Latencies[] {new Latencies(), new Latencies(), new Latencies()},
                    meter,
                    (step, waited) -> {
                        nanos.get(step).add(waited[0]);
                        statements[step] += waited[1];
                    });
        var floor = new double[3][2];
        for (int step = 0; step < 3; step++) {
            nanos.get(step).sort(null);
            floor[step][0] = nanos.get(step).get(acts / 2) / 1e6;
            floor[step][1] = (double) statements[step] / acts;
        }
        return floor;
    }

    private interface Told {
        void of(int step, long[] waited);
    }

    private interface Step {
        void make() throws IOException, InterruptedException;
    }

    private static void act(BenchClient client, Latencies[] waited, @Nullable JdbcMeter meter, @Nullable Told told)
            throws IOException, InterruptedException {
        var form = new String[1];
        var place = new String[1];
        Step[] steps = {
            () -> form[0] = new String(client.get("/tiep-nhan?thu-tuc=BIRTH").body(), StandardCharsets.UTF_8),
            () -> {
                var answer = client.post("/tiep-nhan", fields(form[0]));
                place[0] = answer.headers().firstValue("Location").orElse("");
                if (answer.statusCode() / 100 != 3 || !place[0].contains("/ho-so/"))
                    throw new IllegalStateException("Not taken in: " + answer.statusCode() + " " + text(answer.body()));
            },
            () -> {
                var slip = client.get(URI.create(place[0]).getPath() + "/giay/1.pdf");
                if (slip.statusCode() != 200 || slip.body()[0] != '%')
                    throw new IllegalStateException("No slip: " + slip.statusCode());
            }
        };
        for (int step = 0; step < steps.length; step++) {
            long nanos = meter == null ? 0 : meter.nanos();
            long statements = meter == null ? 0 : meter.statements();
            long began = System.nanoTime();
            steps[step].make();
            waited[step].add(System.nanoTime() - began);
            if (meter != null && told != null)
                told.of(step, new long[] {meter.nanos() - nanos, meter.statements() - statements});
        }
    }

    private static String text(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        int at = text.indexOf("govuk-error");
        return at < 0
                ? text.substring(0, Math.min(300, text.length()))
                : text.substring(at, Math.min(text.length(), at + 600));
    }

    private static Map<String, String> fields(String form) {
        var key = KEY.matcher(form);
        if (!key.find()) throw new IllegalStateException("No form to take in by");
        var fields = new LinkedHashMap<String, String>();
        fields.put("key", key.group(1));
        fields.put("thu-tuc", "BIRTH");
        fields.put("truong-hop", "normal");
        fields.put("kenh", "COUNTER");
        fields.put("applicant", "Nguyễn Thị Mẫu");
        fields.put("address", "Thôn Mẫu, xã Mẫu");
        fields.put("phone", "0900000000");
        fields.put("request", "Bản mẫu để đo");
        fields.put("delivery", "COUNTER");
        var papers = PAPER.matcher(form);
        Set<String> ticked = new LinkedHashSet<>();
        while (papers.find()) ticked.add(papers.group(1));
        for (var paper : ticked) fields.put(paper, "1");
        fields.put("viec", "tiep-nhan");
        return fields;
    }
}
