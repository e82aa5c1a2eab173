package vn.kycuong.oversight;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.WorkingCalendar;

/**
 * Tries the forecast on a past that is held out (thử dự báo trên quá khứ): for each week of the last quarter it is given only what was known at the week's
 * beginning, and its answer is held against what then happened, beside simple rules. Where it loses, the figures say so.
 */
public final class ForecastTrial {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int HELD_OUT_WEEKS = 13;
    /** Weeks before the last quarter on which the strongest simple rule is chosen. */
    private static final int CHOOSING_WEEKS = 26;

    private static final int BINS = 5;
    private static final double HALF = 0.5;

    private final List<Past> cases;
    private final Forecast.Settings settings;
    private final Function<Instant, WorkingCalendar> calendars;
    private final Map<String, Double> rates = new HashMap<>();
    private final Map<Instant, Duration> medians = new HashMap<>();

    private ForecastTrial(List<Past> cases, Forecast.Settings settings, Function<Instant, WorkingCalendar> calendars) {
        this.cases = cases;
        this.settings = settings;
        this.calendars = calendars;
    }

    /**
     * What was known of a case from a moment on.
     *
     * @param deadline the last moment in time, as known then; null when it has none
     * @param stands its clock stands: it falls due some day, not by this date
     * @param end when it was finished, once that is known
     * @param over it ended without being finished: neither late nor in time
     */
    public record Version(
            Instant from,
            String step,
            String group,
            @Nullable Instant deadline,
            boolean stands,
            @Nullable Instant end,
            boolean over) {
        boolean isOpen() {
            return end == null && !over;
        }

        /** The date it runs against at a moment: a clock that stands runs against none, unless it is late already. */
        @Nullable
        Instant runsUntil(Instant now) {
            return stands && deadline != null && deadline.isAfter(now) ? null : deadline;
        }

        boolean isLate(Instant now) {
            if (over || deadline == null) return false;
            if (end != null) return end.isAfter(deadline);
            var until = runsUntil(now);
            return until != null && !until.isAfter(now);
        }
    }

    /**
     * A case with all that ever happened to it.
     *
     * @param versions in order, at least one
     */
    public record Past(String id, Instant start, List<Version> versions) {
        public Past {
            versions = List.copyOf(versions);
        }

        /** As known at a moment. */
        Version at(Instant now) {
            var last = versions.getFirst();
            for (var version : versions) if (!version.from().isAfter(now)) last = version;
            return last;
        }

        boolean isOpenAt(Instant now) {
            return !start.isAfter(now) && at(now).isOpen();
        }

        private Forecast.Done done(Version known, Instant end) {
            var stays = versions.stream()
                    .takeWhile(Version::isOpen)
                    .filter(v -> !v.from().isAfter(end))
                    .map(v -> new Forecast.Stay(v.step(), v.from()))
                    .toList();
            return new Forecast.Done(start, known.deadline(), known.group(), end, stays);
        }
    }

    /** What came of it. */
    public sealed interface Result {
        /** The figures. */
        record Checked(Figures figures) implements Result {}

        /** The past does not say enough. */
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

    /** One case at the beginning of the week in which it falls due. */
    private record Instance(Instant now, Past one, String group, double ours, boolean late) {}

    /**
     * Tries it.
     *
     * @param last until when the past is known
     * @param calendars which days are worked, as known at a moment
     */
    public static Result of(
            List<Past> cases, Instant last, Forecast.Settings settings, Function<Instant, WorkingCalendar> calendars) {
        return new ForecastTrial(cases, settings, calendars).check(last);
    }

    private Result check(Instant last) {
        var from = last.minus(WEEK.multipliedBy(HELD_OUT_WEEKS));
        var heldOut = instances(from, HELD_OUT_WEEKS);
        if (heldOut.isEmpty()) return new Result.Not("Không hồ sơ nào đến hạn trong quý cuối.");
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
                (int) heldOut.stream().filter(Instance::late).count(),
                score("Dự báo (hàng chờ và nhịp thật, mô phỏng)", heldOut, Instance::ours),
                order.stream().map(rule -> score(rule, heldOut)).toList()));
    }

    private List<Instance> instances(Instant from, int weeks) {
        var all = new ArrayList<Instance>();
        for (int week = 0; week < weeks; week++) {
            var now = from.plus(WEEK.multipliedBy(week));
            var queue = new ArrayList<Forecast.Open>();
            var forecast = Forecast.at(now, settings, calendars.apply(now));
            var byId = new TreeMap<String, Past>();
            for (var one : cases) {
                if (one.start().isAfter(now)) continue;
                var known = one.at(now);
                var end = known.end();
                if (end != null) forecast.learn(one.done(known, end));
                else if (known.isOpen()) {
                    queue.add(new Forecast.Open(
                            one.id(), one.start(), known.runsUntil(now), known.group(), known.step()));
                    byId.put(one.id(), one);
                }
            }
            forecast.answer(queue).late().forEach((id, probability) -> {
                var one = byId.get(id);
                if (one != null)
                    all.add(new Instance(
                            now,
                            one,
                            one.at(now).group(),
                            probability,
                            one.at(now.plus(WEEK)).isLate(now.plus(WEEK))));
            });
        }
        return all;
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
        ALWAYS("Mọi hồ sơ đến hạn đều trễ"),
        /** In time, whatever it is. */
        NEVER("Mọi hồ sơ đến hạn đều đúng hạn");

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
            case NEVER -> 0;
        };
    }

    /** Of the cases that were open a week before their deadline: how many were late, as far as known. */
    private double rateBefore(Instant now, @Nullable String group) {
        return rates.computeIfAbsent(now + " " + (group == null ? "" : "of " + group), _ -> rate(now, group));
    }

    private double rate(Instant now, @Nullable String group) {
        int late = 1;
        int all = 2;
        for (var one : cases) {
            if (one.start().isAfter(now)) continue;
            var known = one.at(now);
            var deadline = known.runsUntil(now);
            if (known.over() || deadline == null || deadline.isAfter(now)) continue;
            var weekBefore = deadline.minus(WEEK);
            if (!one.isOpenAt(weekBefore)) continue;
            if (group != null && !group.equals(one.at(weekBefore).group())) continue;
            all++;
            if (known.isLate(now)) late++;
        }
        return late / (double) all;
    }

    private Duration medianDuration(Instant now) {
        return medians.computeIfAbsent(now, this::median);
    }

    private Duration median(Instant now) {
        var durations = new ArrayList<Duration>();
        for (var one : cases) {
            if (one.start().isAfter(now)) continue;
            var end = one.at(now).end();
            if (end != null) durations.add(Duration.between(one.start(), end));
        }
        durations.sort(Comparator.naturalOrder());
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
            boolean late = instance.late();
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
