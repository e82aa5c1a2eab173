package vn.kycuong.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kycuong.kernel.Clocks.CUTOFF;
import static vn.kycuong.kernel.Clocks.OFFICE;
import static vn.kycuong.kernel.Clocks.at;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.kernel.TimeInHand.Counting;
import vn.kycuong.kernel.TimeInHand.Heads;
import vn.kycuong.kernel.TimeInHand.Part;

/** Laws of time in hand over thousands of random histories: takes, moves, consultations, pauses, restarts, corrections, late entries. */
class TimeInHandLawsTest {
    private static final int HISTORIES = 3_000;
    private static final List<String> LIMITS = List.of("8WH", "3WD", "5WD-EOD", "10D", "10D-X", "24H", "1M", "0SD");
    private static final WorkingCalendar CLOSED_A_DAY_MORE = Clocks.closedOn(LocalDate.of(2020, 6, 18));
    /** Each unit has another head every ten days. */
    private static final Heads HEADS = (unit, day) -> {
        long term = Math.floorDiv(day.toEpochDay() + unit.value(), 10);
        return new Heads.Tenure(
                new ActorId((int) (term % 7) + 100), LocalDate.ofEpochDay((term + 1) * 10 - unit.value() - 1));
    };

    /** One random history. */
    private static final class History {
        final Random random;
        final List<Entry> entries = new ArrayList<>();
        CaseState state = CaseState.unopened(new CaseId(new UUID(1, 2)), "test");
        Instant now = at(6, 1, 8, 0);

        History(Random random) {
            this.random = random;
            open();
            int acts = random.nextInt(25);
            for (int i = 0; i < acts && state.obligation(1).isOpen(); i++) step();
        }

        private void open() {
            var limit = Limit.parse(LIMITS.get(random.nextInt(LIMITS.size())));
            now = now.plus(Duration.ofMinutes(random.nextInt(10_000)));
            act(
                    new Effect.Opened(unit(), unit(), 5),
                    new Effect.ObligationOpened(
                            1, 0, Tier.WHOLE, unit(), "result", ObligationClock.started(now, limit, "t", CUTOFF), null),
                    new Effect.WorkOpened(1, 1, "OFFICER", unit(), holder(), 1));
        }

        private void step() {
            now = now.plusSeconds(random.nextInt(3) == 0 ? random.nextInt(120) : random.nextInt(200_000));
            boolean stopped = state.obligation(1).clock().phase() instanceof ObligationClock.Phase.Stopped;
            switch (random.nextInt(11)) {
                case 0, 1 -> act(new Effect.WorkTaken(1, new ActorId(10 + random.nextInt(4))));
                case 2, 3 -> act(new Effect.WorkMoved(1, 1 + random.nextInt(4), "OFFICER", unit(), holder(), 1));
                case 4, 5 -> pause(stopped);
                case 10 -> act(new Effect.Succeeded(unit(), unit()));
                case 6 -> consult();
                case 7 -> answer();
                case 8 -> act(new Effect.Restored(1 + random.nextInt(state.version())));
                default -> {
                    if (!stopped && random.nextInt(3) == 0) act(new Effect.Discharged(1), new Effect.WorkClosed(1));
                    else act(new Effect.StateChanged("S" + random.nextInt(3)));
                }
            }
        }

        private void pause(boolean stopped) {
            var grounds = Ground.values();
            if (stopped)
                act(new Effect.ClockResumed(1, random.nextInt(3) == 0 ? ResumePolicy.RESTART : ResumePolicy.RESUME));
            else act(new Effect.ClockStopped(1, grounds[random.nextInt(grounds.length)], "phiếu"));
        }

        private void consult() {
            int no = state.nextObligation();
            var clock = ObligationClock.started(now, Limit.parse("2WD"), "t", CUTOFF);
            act(new Effect.ObligationOpened(no, 1, Tier.CONSULTATION, unit(), "opinion", clock, null));
        }

        private void answer() {
            state.obligations().stream()
                    .filter(o -> o.no() > 1 && o.isOpen())
                    .findAny()
                    .ifPresent(o -> act(new Effect.Discharged(o.no())));
        }

        private UnitId unit() {
            return new UnitId(1 + random.nextInt(3));
        }

        private @Nullable ActorId holder() {
            return random.nextBoolean() ? null : new ActorId(10 + random.nextInt(4));
        }

        private void act(Effect... effects) {
            var by = new Act.By(new ActorId(9), new PostId(4), new UnitId(1), now, now.plusSeconds(5), null);
            var before = CaseState.histories(state.id(), "test", entries);
            try {
                var act = Act.of(state, before, by, "test.Done", "r", new UnitId(1), List.of(effects), Map.of(), null);
                act.after().obligation(1).clock().due(OFFICE, now.plus(Duration.ofDays(1)));
                entries.add(act.entry());
                state = act.after();
            } catch (IllegalStateException | IllegalArgumentException impossible) {
                // the random act is not possible here; what is not recorded changes nothing
            }
        }

        Instant someMoment() {
            var first = entries.getFirst().occurredAt();
            long span = Duration.between(first, now).toSeconds() + 400_000;
            return first.plusSeconds(random.nextLong(span) - 20_000);
        }

        TimeInHand asked(WorkingCalendar calendar, Instant moment) {
            return TimeInHand.of(entries, new TimeInHand.Question(1, calendar, HEADS, moment));
        }
    }

    private interface Law {
        void holds(History history);
    }

    private static void forAll(Law law) {
        long seed = Long.getLong("kc.seed", System.nanoTime());
        var seeds = new Random(seed);
        for (int i = 0; i < HISTORIES; i++) {
            long one = seeds.nextLong();
            try {
                law.holds(new History(new Random(one)));
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("seed " + seed + ", history " + i + " (" + one + "): " + broken, broken);
            }
        }
    }

    @Test
    void the_parts_follow_each_other_and_sum_to_the_whole() {
        forAll(h -> {
            var time = h.asked(OFFICE, h.someMoment());
            var at = time.from();
            for (var part : time.parts()) {
                assertThat(part.from()).isEqualTo(at);
                assertThat(part.to()).isAfter(part.from());
                at = part.to();
            }
            assertThat(at).isEqualTo(time.to());
            assertThat(time.whole().minutes())
                    .isEqualTo(
                            OFFICE.workingMinutesBetween(LegalZone.minute(time.from()), LegalZone.minute(time.to())));
        });
    }

    @Test
    void what_was_counted_is_what_the_clock_says_was_used() {
        forAll(h -> {
            var moment = h.someMoment();
            var time = h.asked(OFFICE, moment);
            var start = h.state.obligation(1).clock().start();
            var budget = h.state.obligation(1).clock().budget(OFFICE, moment.isBefore(start) ? start : moment);
            assertThat(time.budget()).isEqualTo(budget);
            var limit = h.state.obligation(1).clock().limit();
            boolean exact = limit instanceof Limit.Hours
                    || limit instanceof Limit.WorkingHours
                    || limit.text().equals("3WD");
            if (exact) assertThat(time.counted().amount()).isEqualTo(budget.consumed());
            assertThat(time.granted()).isNotNegative();
            if (time.granted() > 0) assertThat(budget.consumed()).isGreaterThanOrEqualTo(budget.total());
        });
    }

    @Test
    void finer_sums_add_up_to_coarser_ones() {
        forAll(h -> {
            var time = h.asked(OFFICE, h.someMoment());
            assertThat(coarser(time.by(Part::hand), Hand::unit))
                    .isEqualTo(time.by(p -> p.hand().unit()));
            assertThat(coarser(time.by(p -> List.of(p.hand(), String.valueOf(p.head()))), k -> (Hand) k.getFirst()))
                    .isEqualTo(time.by(Part::hand));
            assertThat(time.by(Part::counting).values().stream().reduce(TimeInHand.Sum.NONE, TimeInHand.Sum::plus))
                    .isEqualTo(time.whole());
        });
    }

    private static <A, B> Map<B, TimeInHand.Sum> coarser(
            Map<A, TimeInHand.Sum> fine, java.util.function.Function<A, B> name) {
        var sums = new HashMap<B, TimeInHand.Sum>();
        fine.forEach((key, sum) -> sums.merge(name.apply(key), sum, TimeInHand.Sum::plus));
        return sums;
    }

    @Test
    void a_later_moment_takes_nothing_from_anybody() {
        forAll(h -> {
            var a = h.someMoment();
            var b = h.someMoment();
            var earlier = h.asked(OFFICE, a.isBefore(b) ? a : b).by(Part::hand);
            var later = h.asked(OFFICE, a.isBefore(b) ? b : a).by(Part::hand);
            earlier.forEach((hand, sum) -> assertThat(
                            later.getOrDefault(hand, TimeInHand.Sum.NONE).minutes())
                    .isGreaterThanOrEqualTo(sum.minutes()));
        });
    }

    @Test
    void another_calendar_changes_lengths_and_no_owner() {
        forAll(h -> {
            var moment = h.someMoment();
            assertThat(owners(h.asked(CLOSED_A_DAY_MORE, moment))).isEqualTo(owners(h.asked(OFFICE, moment)));
        });
    }

    /** The hands and heads in order, without regard to whether the clock counted them. */
    private static List<List<Object>> owners(TimeInHand time) {
        var owners = new ArrayList<List<Object>>();
        for (var part : time.parts()) {
            List<Object> owner = List.of(part.hand(), String.valueOf(part.head()), part.opened());
            if (owners.isEmpty() || !owners.getLast().equals(owner)) owners.add(owner);
        }
        return owners;
    }

    @Test
    void nothing_is_stopped_but_what_a_paper_stopped() {
        forAll(h -> {
            var time = h.asked(OFFICE, h.someMoment());
            for (var part : time.parts()) {
                boolean paused = h.state.obligation(1).clock().stops().stream()
                        .anyMatch(s -> !part.from().isBefore(minute(s.from()))
                                && (s.to() == null || part.from().isBefore(minute(s.to()))));
                if (part.counting() == Counting.STOPPED)
                    assertThat(paused)
                            .as("%s in %s", part, h.state.obligation(1).clock())
                            .isTrue();
                if (paused && part.counting() == Counting.COUNTED)
                    assertThat(time.budget().late()).isTrue();
            }
        });
    }

    private static Instant minute(Instant moment) {
        return LegalZone.instant(LegalZone.atMinute(LegalZone.minute(moment)));
    }
}
