package vn.kycuong.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.ListStatistics;

/**
 * Measures every method once a round, each in a process of its own, then all again: what slows the machine for a while slows
 * everybody.
 */
final class CalendarRun {
    static final List<Integer> DISTANCES = List.of(1, 2, 5, 10, 30, 1_000, 10_000);
    private static final List<Integer> FEW_DISTANCES = List.of(2, 30, 10_000);
    private static final List<Class<?>> OPERATIONS =
            List.of(AddDays.class, CountDays.class, AddMinutes.class, CountMinutes.class, FullDueDate.class);

    private final boolean quick;
    private final Map<Cell, Readings> readings = new LinkedHashMap<>();

    CalendarRun(boolean quick) {
        this.quick = quick;
    }

    /** What was measured: operation and peer by class and method, and N or the limit. */
    record Cell(String operation, String peer, String n) {}

    private record Readings(List<Double> nanoseconds, List<Double> bytes) {}

    /** A line a method and distance, in the order of the first round. */
    List<Line> lines() throws RunnerException {
        for (int round = 1; round <= (quick ? 1 : 2); round++) {
            System.err.println("Vòng / round " + round);
            for (var operation : OPERATIONS) {
                read(new Runner(options(operation)).run());
            }
        }
        return readings.entrySet().stream()
                .map(e -> line(e.getKey(), e.getValue()))
                .toList();
    }

    private Options options(Class<?> operation) {
        var options = new OptionsBuilder()
                .include("\\." + operation.getSimpleName() + "\\.")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .warmupIterations(quick ? 2 : 4)
                .warmupTime(TimeValue.milliseconds(100))
                .measurementIterations(quick ? 8 : 12)
                .measurementTime(TimeValue.milliseconds(30))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .jvmArgs("-Xmx384m", "-XX:+UseSerialGC", "-Xbatch", "-Duser.timezone=UTC");
        if (operation != FullDueDate.class) {
            var distances = quick ? FEW_DISTANCES : DISTANCES;
            options.param("n", distances.stream().map(String::valueOf).toArray(String[]::new));
        }
        return options.build();
    }

    private void read(Collection<RunResult> results) {
        for (var result : results) {
            var params = result.getParams();
            var name = List.of(params.getBenchmark().split("\\.", -1));
            var cell = new Cell(
                    name.get(name.size() - 2),
                    name.getLast(),
                    params.getParam(params.getParamsKeys().iterator().next()));
            var into = readings.computeIfAbsent(cell, _ -> new Readings(new ArrayList<>(), new ArrayList<>()));
            for (var fork : result.getBenchmarkResults()) {
                fork.getIterationResults().forEach(i -> read(i, into));
            }
        }
    }

    private static void read(IterationResult iteration, Readings into) {
        into.nanoseconds().add(iteration.getPrimaryResult().getScore());
        var bytes = iteration.getSecondaryResults().get("gc.alloc.rate.norm");
        if (bytes != null) {
            into.bytes().add(bytes.getScore());
        }
    }

    private static Line line(Cell cell, Readings readings) {
        var time = new ListStatistics(
                readings.nanoseconds().stream().mapToDouble(d -> d).toArray());
        var bytes =
                new ListStatistics(readings.bytes().stream().mapToDouble(d -> d).toArray());
        return new Line(cell, time.getMin(), time.getPercentile(50), bytes.getPercentile(50));
    }

    /**
     * A measured method at one distance.
     *
     * @param nanoseconds an operation in the fastest iteration of all rounds: others on the machine can only add to it
     * @param median of the iterations of all rounds; far from the fastest, the machine was not quiet
     * @param bytes allocated an operation
     */
    record Line(Cell cell, double nanoseconds, double median, double bytes) {}
}
