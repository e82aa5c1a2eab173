package vn.kycuong.mining;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tries the forecast on a past that is held out (thử dự báo trên quá khứ): for each week of the last quarter of a log it is given only what was known at the
 * week's beginning, and its answer is held against what then happened, beside simple rules. Where it loses, the figures say so.
 */
public final class ForecastCheck {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int HELD_OUT_WEEKS = 13;
    /** Weeks before the last quarter on which the strongest simple rule is chosen. */
    private static final int CHOOSING_WEEKS = 26;

    private static final int BINS = 5;
    private static final double HALF = 0.5;

    private final List<Past> cases;
    private final Forecast.Settings settings;

    private ForecastCheck(List<Past> cases, Forecast.Settings settings) {
        this.cases = cases;
        this.settings = settings;
    }

    /** What came of it. */
    public sealed interface Result {
        /** The figures. */
        record Checked(Figures figures) implements Result {}

        /** The log does not say enough, or cannot be read. */
        record Not(String reason) implements Result {}
    }

    /**
     * The figures.
     *
     * @param from the first week that was forecast
     * @param predictions cases that fell due within a week, over all weeks
     * @param late of these, late in the end
     * @param ours the forecast
     * @param rules the simple rules; the strongest of the time before first
     */
    public record Figures(
            Instant from, Instant until, int weeks, int predictions, int late, Score ours, List<Score> rules) {
        public Figures {
            rules = List.copyOf(rules);
        }

        /** Whether the forecast is better than the strongest simple rule. */
        public boolean wins() {
            return ours.brier() < rules.getFirst().brier();
        }
    }

    /**
     * How well one of them did.
     *
     * @param hitRate share of cases of which "late" (from one half on) or "in time" was said rightly
     * @param brier mean square of what was said against what happened: 0 is perfect, 0.25 is a coin
     * @param groupError mean distance between the number said for a group's week and the number that came
     * @param bins what was said against what happened, from improbable to probable
     */
    public record Score(String name, double hitRate, double brier, double groupError, List<Bin> bins) {
        public Score {
            bins = List.copyOf(bins);
        }
    }

    /** Cases of which about the same was said. */
    public record Bin(int cases, double said, double happened) {}

    /** A case with all that ever happened to it. */
    private record Past(
            String id,
            Instant start,
            @Nullable Instant deadline,
            @Nullable Instant end,
            Instant[] at,
            String[] step,
            String[] group) {
        boolean isOpenAt(Instant now) {
            return !start.isAfter(now) && (end == null || end.isAfter(now));
        }

        /** The last event by then. */
        int standing(Instant now) {
            int last = 0;
            for (int i = 1; i < at.length; i++) if (!at[i].isAfter(now)) last = i;
            return last;
        }

        boolean wasLate() {
            return deadline != null && (end == null || end.isAfter(deadline));
        }
    }

    /** One case at the beginning of the week in which it falls due. */
    private record Instance(Instant now, Past one, String group, double ours) {}

    /** Tries the forecast on a log. @throws IOException when the file cannot be read at all */
    public static Result of(Path file, LogMapping mapping, Forecast.Settings settings) throws IOException {
        var cases = new ArrayList<Past>();
        var last = new Instant[] {Instant.MIN};
        var reading = new LogReading[1];
        reading[0] = new LogReading(mapping, trace -> {
            var past = past(trace, reading[0].names);
            if (past != null) {
                cases.add(past);
                for (var at : past.at()) if (at.isAfter(last[0])) last[0] = at;
            }
        });
        try {
            LogFile.read(file, reading[0], _ -> {});
        } catch (Malformed wrong) {
            return new Result.Not(LogImport.refused(file, wrong).sentence());
        }
        if (cases.stream().noneMatch(c -> c.deadline() != null)
                || cases.stream().noneMatch(c -> c.end() != null))
            return new Result.Not("Nhật ký không ghi hạn hoặc không ghi khi nào hồ sơ kết thúc (--deadline, --end).");
        return new ForecastCheck(cases, settings).check(last[0]);
    }

    private static @Nullable Past past(Trace trace, LogNames names) {
        var at = new ArrayList<Instant>();
        var step = new ArrayList<String>();
        var group = new ArrayList<String>();
        var held = "";
        for (int i = 0; i < trace.size; i++) {
            if (trace.at[i] == Trace.NEVER) continue;
            if (trace.unit[i] != Trace.NONE) held = names.groups().name(trace.unit[i]);
            at.add(Instant.ofEpochMilli(trace.at[i]));
            step.add(names.activities().name(trace.activity[i]));
            group.add(trace.group == Trace.NONE ? held : names.groups().name(trace.group));
        }
        if (at.isEmpty()) return null;
        var start = trace.start == Trace.NEVER ? at.getFirst() : Instant.ofEpochMilli(trace.start);
        return new Past(
                trace.name,
                start,
                trace.deadline == Trace.NEVER ? null : Instant.ofEpochMilli(trace.deadline),
                trace.end == Trace.NEVER ? null : Instant.ofEpochMilli(trace.end),
                at.toArray(Instant[]::new),
                step.toArray(String[]::new),
                group.toArray(String[]::new));
    }

    private Result check(Instant last) {
        var from = last.minus(WEEK.multipliedBy(HELD_OUT_WEEKS));
        var heldOut = instances(from, HELD_OUT_WEEKS);
        if (heldOut.isEmpty()) return new Result.Not("Không hồ sơ nào đến hạn trong quý cuối của nhật ký.");
        var before = instances(from.minus(WEEK.multipliedBy(CHOOSING_WEEKS)), CHOOSING_WEEKS);
        var order = Arrays.stream(Rule.values())
                .sorted(Comparator.comparingDouble(
                        rule -> before.isEmpty() ? 0 : score(rule, before).brier()))
                .toList();
        return new Result.Checked(new Figures(
                from,
                last,
                HELD_OUT_WEEKS,
                heldOut.size(),
                (int) heldOut.stream().filter(i -> i.one().wasLate()).count(),
                score("Dự báo (hàng chờ và nhịp thật, mô phỏng)", heldOut, Instance::ours),
                order.stream().map(rule -> score(rule, heldOut)).toList()));
    }

    private List<Instance> instances(Instant from, int weeks) {
        var all = new ArrayList<Instance>();
        for (int week = 0; week < weeks; week++) {
            var now = from.plus(WEEK.multipliedBy(week));
            var queue = new ArrayList<Forecast.Open>();
            var history = new ArrayList<Forecast.Done>();
            var byId = new TreeMap<String, Past>();
            for (var one : cases) {
                if (one.isOpenAt(now)) {
                    int place = one.standing(now);
                    queue.add(new Forecast.Open(
                            one.id(), one.start(), one.deadline(), one.group()[place], one.step()[place]));
                    byId.put(one.id(), one);
                } else if (one.end() != null && !one.end().isAfter(now)) history.add(done(one));
            }
            var said = Forecast.of(queue, history, now, settings).late();
            said.forEach((id, probability) -> {
                var one = byId.get(id);
                if (one != null) all.add(new Instance(now, one, one.group()[one.standing(now)], probability));
            });
        }
        return all;
    }

    private static Forecast.Done done(Past one) {
        var end = java.util.Objects.requireNonNull(one.end());
        int place = one.standing(end);
        var stays = new ArrayList<Forecast.Stay>();
        for (int i = 0; i <= place; i++) stays.add(new Forecast.Stay(one.step()[i], one.at()[i]));
        return new Forecast.Done(one.start(), one.deadline(), one.group()[place], end, stays);
    }

    /** Rules without a model, each with only what was known then. */
    private enum Rule {
        /** As many as were late of those that stood so in the weeks before. */
        BASE_RATE("Tỷ lệ trễ của những hồ sơ từng đứng trước hạn một tuần"),
        /** The same by group. */
        GROUP_RATE("Tỷ lệ ấy của riêng từng nhóm"),
        /** Late, when it is older than half of those finished. */
        OLDER_THAN_MEDIAN("Trễ, nếu đã lâu hơn trung vị thời gian giải quyết"),
        /** Late, whatever it is. */
        ALWAYS("Mọi hồ sơ đến hạn đều trễ");

        private final String shown;

        Rule(String shown) {
            this.shown = shown;
        }
    }

    private Score score(Rule rule, List<Instance> instances) {
        return score(rule.shown, instances, instance -> said(rule, instance));
    }

    private double said(Rule rule, Instance instance) {
        return switch (rule) {
            case BASE_RATE -> rateBefore(instance.now(), null);
            case GROUP_RATE -> rateBefore(instance.now(), instance.group());
            case OLDER_THAN_MEDIAN ->
                Duration.between(instance.one().start(), instance.now()).compareTo(medianDuration(instance.now())) > 0
                        ? 1
                        : 0;
            case ALWAYS -> 1;
        };
    }

    /** Of the cases that were open a week before their deadline: how many were late, as far as known. */
    private double rateBefore(Instant now, @Nullable String group) {
        int late = 1;
        int all = 2;
        for (var one : cases) {
            var deadline = one.deadline();
            if (deadline == null || deadline.isAfter(now)) continue;
            var weekBefore = deadline.minus(WEEK);
            if (!one.isOpenAt(weekBefore)) continue;
            if (group != null && !group.equals(one.group()[one.standing(weekBefore)])) continue;
            all++;
            if (one.wasLate()) late++;
        }
        return late / (double) all;
    }

    private Duration medianDuration(Instant now) {
        var durations = cases.stream()
                .filter(c -> c.end() != null && !c.end().isAfter(now))
                .map(c -> Duration.between(c.start(), c.end()))
                .sorted()
                .toList();
        return durations.isEmpty() ? Duration.ZERO : durations.get((durations.size() - 1) / 2);
    }

    /** What is said of a case. */
    private interface Saying {
        double of(Instance instance);
    }

    private static Score score(String name, List<Instance> instances, Saying saying) {
        double square = 0;
        int hits = 0;
        var binned = new double[BINS][3];
        Map<String, double[]> groups = new TreeMap<>();
        for (var instance : instances) {
            double said = saying.of(instance);
            boolean late = instance.one().wasLate();
            square += (said - (late ? 1 : 0)) * (said - (late ? 1 : 0));
            if (said >= HALF == late) hits++;
            var bin = binned[(int) Math.min(BINS - 1.0, said * BINS)];
            bin[0]++;
            bin[1] += said;
            bin[2] += late ? 1 : 0;
            var group = groups.computeIfAbsent(instance.now() + " " + instance.group(), _ -> new double[2]);
            group[0] += said;
            group[1] += late ? 1 : 0;
        }
        var bins = Arrays.stream(binned)
                .map(b -> new Bin((int) b[0], b[0] == 0 ? 0 : b[1] / b[0], b[0] == 0 ? 0 : b[2] / b[0]))
                .toList();
        double groupError = groups.values().stream()
                .mapToDouble(g -> Math.abs(g[0] - g[1]))
                .average()
                .orElse(0);
        int all = instances.size();
        return new Score(name, hits / (double) all, square / all, groupError, bins);
    }
}
