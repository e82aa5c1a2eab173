package vn.kycuong.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.openjdk.jmh.runner.RunnerException;
import tools.jackson.databind.ObjectMapper;

/** {@code ./kycuong bench calendar [--json] [--quick]} and {@code ./kycuong bench clocks [--json] [--quick]}. */
public final class Bench {
    private static final Set<String> OPTIONS = Set.of("--json", "--quick", "--short");

    private Bench() {}

    public static void main(String[] words) throws Exception {
        var options = List.of(words).subList(Math.min(1, words.length), words.length);
        if (words.length > 0 && words[0].equals("worklist")) {
            WorklistRun.main(options);
            return;
        }
        if (words.length > 0 && words[0].equals("sight")) {
            SightRun.main(options);
            return;
        }
        if (words.length > 0 && words[0].equals("onestop")) {
            OnestopRun.main(options);
            return;
        }
        if (words.length > 0 && words[0].equals("scoreboard")) {
            ScoreboardRun.main(options);
            return;
        }
        if (words.length > 0 && words[0].equals("search")) {
            SearchRun.main(options);
            return;
        }
        if (words.length > 0 && words[0].equals("dfg")) {
            DfgRun.main(options);
            return;
        }
        if (words.length == 0 || !OPTIONS.containsAll(options)) {
            refuse();
        }
        boolean json = options.contains("--json");
        boolean quick = options.contains("--quick");
        switch (words[0]) {
            case "calendar" -> calendar(json, quick);
            case "clocks" -> clocks(json, quick);
            case "reprojection" -> reprojection(json, quick);
            case "kernel" -> kernel(json, quick || options.contains("--short"));
            case "walls" -> walls(json, quick || options.contains("--short"));
            default -> refuse();
        }
    }

    private static void refuse() {
        System.err.println(
                "✗ ./kycuong bench calendar|clocks|reprojection|kernel|walls|worklist|onestop|scoreboard|sight|search|dfg [--json] [--quick] [--short]");
        System.exit(2);
    }

    private static void calendar(boolean json, boolean quick) throws RunnerException {
        var agreement = Agreement.check(CalendarRun.DISTANCES);
        if (!agreement.disagreements().isEmpty()) {
            agreement.disagreements().stream().limit(20).forEach(System.err::println);
            System.err.println("✗ Không cùng kết quả nên không đo. / The results differ, so nothing is measured.");
            System.exit(1);
        }
        System.err.printf(
                Locale.ROOT,
                "✓ %,d đáp số giống nhau / equal answers. Động cơ quy trình đúng / engines right: %.0f %%%n",
                agreement.compared(),
                100 * agreement.engines());
        long size = CompiledSize.measure();
        var table = new CalendarTable(new CalendarRun(quick).lines(), size);
        System.out.println(json ? table.json() : table.text());
    }

    private static void reprojection(boolean json, boolean quick) throws IOException {
        var row = new ReprojectionRun(quick ? 50_000 : 1_000_000).measure();
        System.out.println(
                json
                        ? new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(List.of(row))
                        : ReprojectionRun.text(row));
    }

    private static void kernel(boolean json, boolean brief) throws Exception {
        var table = new KernelTable((brief ? KernelRun.brief() : KernelRun.complete()).measure());
        System.out.println(json ? table.json() : table.text());
    }

    private static void walls(boolean json, boolean brief) throws Exception {
        int pairs = brief ? 200 : 2_000;
        var lines = new WallsRun(pairs).measure();
        System.out.println(
                json
                        ? new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(lines)
                        : WallsRun.text(lines, pairs));
        System.exit(0); // two whole applications ran here
    }

    private static void clocks(boolean json, boolean quick) {
        var row = new ClockRun().measure(quick);
        System.out.println(json ? ClockRun.json(row) : ClockRun.text(row));
    }
}
