package vn.kycuong.oversight;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.WorkingCalendar;

/**
 * What will be late within the coming week (dự báo trễ hạn), from the queue and the real pace alone; a pure function of plain values and a seed.
 *
 * <p>How it reckons: how often, in the past, a case so many days before or after its deadline was finished that day (by group, leaning on all groups
 * where a group has few), times how often cases are finished from the step it stands at. For each day to come a day of the last weeks is drawn, and
 * with it how much more or less than that the group finished then, of what lay there, on such a weekday; a queue more than twice as heavy as
 * usual is not finished any faster for being long. A case whose deadline passes before it is finished is late. The share of simulated weeks in which that
 * happens is its probability.
 *
 * <p>What it does not know: pauses to come, days off that are not announced yet, that somebody is ill. Whoever uses it shows its hit rate beside it ({@link ForecastTrial}).
 */
public final class Forecast {
    private static final int DAYS = 7;
    /** Days before and after the deadline that are told apart. */
    private static final int BEFORE = 40;

    private static final int AFTER = 20;
    private static final int BUCKETS = BEFORE + AFTER + 2;
    /** Case-days of all groups that weigh against a group's own. */
    private static final double LEAN = 60;
    /** Finished cases of a usual day that weigh against those of a group's own days: of few nothing is learnt about its pace. */
    private static final double LEAN_OF_PACE = 4;
    /** Up to so many times as heavy as usual, a queue is finished in proportion to its length. */
    private static final double CAPACITY = 2;
    /** What nobody finishes for certain. */
    private static final double SURE = 0.99;

    private final Settings settings;
    private final Instant now;
    private final LocalDate today;
    private final WorkingCalendar calendar;
    private final Habits habits;

    private Forecast(Settings settings, Instant now, WorkingCalendar calendar) {
        this.settings = settings;
        this.calendar = calendar;
        this.now = now;
        this.today = LegalZone.local(now).toLocalDate();
        this.habits = new Habits();
    }

    /**
     * How it is reckoned.
     *
     * @param runs simulated weeks
     * @param paceWeeks weeks whose days tell the pace
     * @param historyDays how far back the past is asked
     */
    public record Settings(long seed, int runs, int paceWeeks, int historyDays) {
        public static final Settings USUAL = new Settings(20_200_615, 500, 8, 365);
    }

    /**
     * A case in the queue.
     *
     * @param deadline the last moment in time; null when it has none, and then it only stands in the queue
     * @param step where it stands
     */
    public record Open(String id, Instant start, @Nullable Instant deadline, String group, String step) {}

    /**
     * A case that is finished, as known at the moment of the forecast.
     *
     * @param stays the steps it stood at, each from when, in order; may be empty
     */
    public record Done(Instant start, @Nullable Instant deadline, String group, Instant finishedAt, List<Stay> stays) {
        public Done {
            stays = List.copyOf(stays);
        }
    }

    /** From when on a case stood at a step. */
    public record Stay(String step, Instant from) {}

    /**
     * What comes of it.
     *
     * @param late by the id of each case that falls due within the week: how probable it is that it will be late
     * @param usual by group: the share of those finished in the past, known a week before their deadline, that were late; what a simple rule would say
     */
    public record Answer(Map<String, Double> late, List<OfGroup> groups, Map<String, Double> usual) {
        public Answer {
            late = Map.copyOf(late);
            groups = List.copyOf(groups);
            usual = Map.copyOf(usual);
        }
    }

    /**
     * A group's coming week.
     *
     * @param open cases it holds
     * @param due cases that fall due within the week
     * @param expected of these, late on average
     * @param variance of the number late over the simulated weeks: those of several groups add up
     */
    public record OfGroup(String group, int open, int due, double expected, double variance) {}

    /**
     * Of the seven days from a moment on; the past is told to it one by one, so that a long one needs no room.
     *
     * @param calendar which days are worked, as known at the moment
     */
    static Forecast at(Instant now, Settings settings, WorkingCalendar calendar) {
        return new Forecast(settings, now, calendar);
    }

    /** A case of the past; one finished after the moment is not known at it, and passed over. */
    void learn(Done done) {
        if (!done.finishedAt().isAfter(now)) habits.learn(done);
    }

    /** What will come of the queue; asked once. */
    Answer answer(List<Open> queue) {
        for (var open : queue) habits.learn(open);
        var byGroup = new TreeMap<String, List<Open>>();
        for (var open : queue)
            byGroup.computeIfAbsent(open.group(), _ -> new ArrayList<>()).add(open);
        var late = new HashMap<String, Double>();
        var groups = new ArrayList<OfGroup>();
        var random = new SplittableRandom(settings.seed());
        var usual = new HashMap<String, Double>();
        byGroup.forEach((group, open) -> {
            groups.add(simulate(group, open, random.split(), late));
            usual.put(group, habits.usual(group));
        });
        return new Answer(late, groups, usual);
    }

    private OfGroup simulate(String group, List<Open> open, SplittableRandom random, Map<String, Double> late) {
        var due = open.stream().filter(this::fallsDue).toList();
        var hazards = new double[DAYS + 1][due.size()];
        for (int day = 0; day <= DAYS; day++) {
            var date = today.plusDays(day);
            if (isRest(date)) continue;
            double whole = 0;
            for (var one : open) whole += habits.daily(one, date);
            double held = habits.held(group, whole);
            for (int i = 0; i < due.size(); i++)
                if (!date.isAfter(dateOf(Objects.requireNonNull(due.get(i).deadline()))))
                    hazards[day][i] = -Math.log(1 - habits.daily(due.get(i), date)) * held;
        }
        var paces = habits.paces(group);
        var times = new int[due.size()];
        var counts = new int[settings.runs()];
        for (int run = 0; run < settings.runs(); run++)
            for (int i : lateIn(due, hazards, paces, random)) {
                times[i]++;
                counts[run]++;
            }
        for (int i = 0; i < due.size(); i++) late.put(due.get(i).id(), times[i] / (double) settings.runs());
        double expected = Arrays.stream(counts).average().orElse(0);
        return new OfGroup(
                group,
                open.size(),
                due.size(),
                expected,
                Arrays.stream(counts)
                        .mapToDouble(count -> (count - expected) * (count - expected))
                        .average()
                        .orElse(0));
    }

    private boolean fallsDue(Open one) {
        var deadline = one.deadline();
        return deadline != null && deadline.isAfter(now) && !deadline.isAfter(now.plus(Duration.ofDays(DAYS)));
    }

    private boolean isRest(LocalDate date) {
        return !calendar.isWorkingDay(date);
    }

    /** A day of a case; one that the calendar does not know is its nearest. */
    private LocalDate dateOf(Instant moment) {
        var date = LegalZone.local(moment).toLocalDate();
        if (date.isAfter(calendar.last())) return calendar.last();
        return date.isAfter(calendar.first()) ? date : calendar.first().plusDays(1);
    }

    /** One simulated week: which of those that fall due are late. */
    private List<Integer> lateIn(List<Open> due, double[][] hazards, double[][] paces, SplittableRandom random) {
        var open = new boolean[due.size()];
        Arrays.fill(open, true);
        for (int day = 0; day < hazards.length; day++) {
            var date = today.plusDays(day);
            if (isRest(date)) continue;
            var ofDay = paces[date.getDayOfWeek().ordinal()];
            double pace = ofDay[random.nextInt(ofDay.length)];
            for (int i = 0; i < open.length; i++)
                if (open[i] && random.nextDouble() < 1 - Math.exp(-pace * hazards[day][i])) open[i] = false;
        }
        var late = new ArrayList<Integer>();
        for (int i = 0; i < open.length; i++) if (open[i]) late.add(i);
        return late;
    }

    /** What the past shows, as known at the moment of the forecast. */
    private final class Habits {
        private final Map<String, double[]> seen = new HashMap<>();
        private final Map<String, double[]> finished = new HashMap<>();
        private final double[] seenByAll = new double[BUCKETS];
        private final double[] finishedByAll = new double[BUCKETS];
        private double allDays;
        private double allEnds;
        private final Map<String, double[]> steps = new HashMap<>();
        private double stepDays;
        private double stepEnds;
        /** Finished cases by group and day back, from yesterday on. */
        private final Map<String, int[]> pace = new HashMap<>();

        /** What lay there at the beginning of each of these days, by how far it was from its deadline; the last one: without any. */
        private final Map<String, int[][]> lay = new HashMap<>();

        /** By group: late, and all, of those that stood open a week before their deadline. */
        private final Map<String, double[]> ended = new HashMap<>();

        /** What is learnt from all the past, once it is all told. */
        private final Map<String, double[]> expectations = new HashMap<>();

        private double @Nullable [] weekdays;
        private final int[] paceOfAll = new int[settings.paceWeeks() * DAYS];
        private final Instant since = now.minus(Duration.ofDays(settings.historyDays()));

        void learn(Done done) {
            if (done.finishedAt().isBefore(since)) return;
            live(done.group(), done.start(), done.deadline(), done.finishedAt(), true);
            ended(done);
            long back = Duration.between(done.finishedAt(), now).toDays();
            if (back < paceOfAll.length) {
                paceOfAll[(int) back]++;
                pace.computeIfAbsent(done.group(), _ -> new int[paceOfAll.length])[(int) back]++;
            }
            // what came and was finished on one day tells nothing of those that lay there already
            if (dateOf(done.start()).equals(dateOf(done.finishedAt()))) return;
            for (int i = 0; i < done.stays().size(); i++) {
                var stay = done.stays().get(i);
                boolean last = i == done.stays().size() - 1;
                var until = last ? done.finishedAt() : done.stays().get(i + 1).from();
                double days = Math.max(0, Duration.between(stay.from(), until).toMinutes() / 1440.0);
                var known = steps.computeIfAbsent(stay.step(), _ -> new double[2]);
                known[0] += days;
                stepDays += days;
                if (last) {
                    known[1]++;
                    stepEnds++;
                }
            }
        }

        private void ended(Done done) {
            var deadline = done.deadline();
            if (deadline == null || !deadline.isBefore(now)) return;
            var weekBefore = deadline.minus(Duration.ofDays(DAYS));
            if (done.start().isAfter(weekBefore) || !done.finishedAt().isAfter(weekBefore)) return;
            var known = ended.computeIfAbsent(done.group(), _ -> new double[2]);
            known[1]++;
            if (done.finishedAt().isAfter(deadline)) known[0]++;
        }

        /** As many late as so far, one of two where nothing is known. */
        double usual(String group) {
            var known = ended.getOrDefault(group, new double[2]);
            return (known[0] + 1) / (known[1] + 2);
        }

        void learn(Open open) {
            live(open.group(), open.start(), open.deadline(), now, false);
            var deadline = open.deadline();
            if (deadline == null
                    || !deadline.isBefore(now)
                    || open.start().isAfter(deadline.minus(Duration.ofDays(DAYS)))) return;
            var known = ended.computeIfAbsent(open.group(), _ -> new double[2]);
            known[0]++;
            known[1]++;
        }

        /** The days of a case, each so far from its deadline. */
        private void live(String group, Instant start, @Nullable Instant deadline, Instant end, boolean ends) {
            var dawns = lay.computeIfAbsent(group, _ -> new int[paceOfAll.length][BUCKETS + 1]);
            for (int back = 0; back < dawns.length; back++) {
                var date = today.minusDays(back + 1L);
                var dawn = LegalZone.startOf(date);
                if (dawn.isBefore(start)) break;
                if (end.isAfter(dawn)) dawns[back][deadline == null ? BUCKETS : bucket(date, deadline)]++;
            }
            if (deadline == null) return;
            var from = start.isBefore(since) ? since : start;
            var mine = seen.computeIfAbsent(group, _ -> new double[BUCKETS]);
            // the day on which it came tells nothing of those that lay there already
            int first = bucket(dateOf(from), deadline) + (from.equals(start) ? 1 : 0);
            int last = bucket(end, deadline);
            for (int b = first; b <= last; b++) {
                double days = b == 0
                        ? Math.max(1, calendar.workingDaysBetween(dateOf(from), dateOf(end)))
                        : b == BUCKETS - 1
                                ? Math.max(1, calendar.workingDaysBetween(dateOf(deadline), dateOf(end)) - AFTER)
                                : 1;
                mine[b] += days;
                seenByAll[b] += days;
                allDays += days;
            }
            if (!ends || last < first) return;
            finished.computeIfAbsent(group, _ -> new double[BUCKETS])[last]++;
            finishedByAll[last]++;
            allEnds++;
        }

        /** The day of an end: one after the deadline is a day of lateness, also on the day of the deadline itself. */
        private int bucket(Instant end, Instant deadline) {
            int bucket = bucket(dateOf(end), deadline);
            return end.isAfter(deadline) ? Math.max(BEFORE + 1, bucket) : bucket;
        }

        /** How many working days are left of which this is one, or have passed since. */
        private int bucket(LocalDate date, Instant deadline) {
            var last = dateOf(deadline);
            int left = date.isAfter(last)
                    ? -Math.max(1, calendar.workingDaysBetween(last, date))
                    : calendar.workingDaysBetween(date.minusDays(1), last) - 1;
            return Math.clamp((long) BEFORE - left, 0, BUCKETS - 1);
        }

        /** How probable it is that this one is finished on a day to come, at the usual pace. */
        double daily(Open one, LocalDate date) {
            var deadline = one.deadline();
            double rate = deadline == null ? average() : rate(one.group(), bucket(date, deadline));
            return Math.min(SURE, rate * ofStep(one.step()));
        }

        private double average() {
            return allDays == 0 ? 1 : allEnds / allDays;
        }

        private double rate(String group, int bucket) {
            double ofAll = (finishedByAll[bucket] + average() * LEAN) / (seenByAll[bucket] + LEAN);
            var mine = seen.get(group);
            if (mine == null) return ofAll;
            var ended = finished.get(group);
            return ((ended == null ? 0 : ended[bucket]) + ofAll * LEAN) / (mine[bucket] + LEAN);
        }

        private double ofStep(String step) {
            if (stepDays == 0 || stepEnds == 0) return 1;
            double usual = stepEnds / stepDays;
            var known = steps.getOrDefault(step, new double[2]);
            return (known[1] + usual * LEAN) / (known[0] + LEAN) / usual;
        }

        /** How much of the usual pace is left for each where more lies there than the group ever finished of. */
        double held(String group, double whole) {
            var days = expected(group);
            double usual = Arrays.stream(days).filter(d -> d > 0).average().orElse(whole);
            return Math.min(1, CAPACITY * (usual + LEAN_OF_PACE) / (whole + LEAN_OF_PACE));
        }

        /** What was to be expected of each day back, of what lay there. */
        private double[] expected(String group) {
            return expectations.computeIfAbsent(group, this::reckoned);
        }

        private double[] reckoned(String group) {
            var days = lay.get(group);
            var expected = new double[paceOfAll.length];
            if (days == null) return expected;
            for (int back = 0; back < expected.length; back++) {
                if (isRest(today.minusDays(back + 1L))) continue;
                expected[back] = days[back][BUCKETS] * average();
                for (int b = 0; b < BUCKETS; b++)
                    if (days[back][b] > 0) expected[back] += days[back][b] * rate(group, b);
            }
            return expected;
        }

        /** For each weekday: how much was finished on such days of what was to be expected; 1 is as usual. */
        double[][] paces(String group) {
            var ofAll = ofWeekdays();
            var own = pace.getOrDefault(group, new int[paceOfAll.length]);
            var expected = expected(group);
            var paces = new double[DayOfWeek.values().length][settings.paceWeeks()];
            for (int back = 0; back < own.length; back++) {
                // the day back ends at the moment of the forecast, so that it is the weekday of the day that begins
                // there
                var weekday = today.minusDays(back + 1L).getDayOfWeek().ordinal();
                paces[weekday][back / DAYS] =
                        (own[back] + LEAN_OF_PACE * ofAll[weekday]) / (expected[back] + LEAN_OF_PACE);
            }
            return paces;
        }

        /** The same of all groups together, over all days of a weekday. */
        private double[] ofWeekdays() {
            var known = weekdays;
            if (known != null) return known;
            var all = new double[paceOfAll.length];
            for (var group : lay.keySet()) {
                var expected = expected(group);
                for (int back = 0; back < all.length; back++) all[back] += expected[back];
            }
            var paces = new double[DayOfWeek.values().length];
            var sums = new double[paces.length];
            for (int back = 0; back < all.length; back++) {
                var weekday = today.minusDays(back + 1L).getDayOfWeek().ordinal();
                paces[weekday] += paceOfAll[back];
                sums[weekday] += all[back];
            }
            for (int day = 0; day < paces.length; day++) paces[day] = sums[day] == 0 ? 1 : paces[day] / sums[day];
            weekdays = paces;
            return paces;
        }
    }
}
