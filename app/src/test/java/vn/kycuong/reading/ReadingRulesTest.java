package vn.kycuong.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Post;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.reading.ReadingRules.Change;
import vn.kycuong.reading.ReadingRules.Known;
import vn.kycuong.reading.ReadingRules.Seat;

class ReadingRulesTest {
    private static final LocalDate DAY = LocalDate.of(2020, 3, 2);

    private static Holding holding(int person, int unit, int post, PostRole role, Holding.Kind kind) {
        return new Holding(
                new Post(new PostId(post), new UnitId(unit), role, "Vị trí", role == PostRole.LEADER, DAY, null),
                new ActorId(person),
                DAY,
                null,
                new Holding.Terms(false, kind, kind == Holding.Kind.SECONDED ? new UnitId(9) : null, "QĐ"));
    }

    @Test
    void who_holds_two_posts_is_counted_once_where_his_own_one_is() {
        var seats = ReadingRules.seats(List.of(
                holding(1, 7, 30, PostRole.RECEIVER, Holding.Kind.SECONDED),
                holding(1, 5, 40, PostRole.OFFICER, Holding.Kind.OWN),
                holding(2, 5, 41, PostRole.LEADER, Holding.Kind.OWN)));
        assertThat(seats)
                .containsOnly(
                        Map.entry(new ActorId(1), new Seat(new UnitId(5), ReadingGroup.STAFF)),
                        Map.entry(new ActorId(2), new Seat(new UnitId(5), ReadingGroup.LEADERS)));
    }

    @Test
    void a_reading_ends_unmet_in_no_state_that_says_it_was_met() {
        assertThatThrownBy(() -> ReadingRules.ended(ReadingState.UNDERSTOOD))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ReadingRules.ended(ReadingState.OPEN)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A campaign as the sweep leaves it, played in memory. */
    private static final class World {
        final Random random;
        final Map<ActorId, Seat> seats = new HashMap<>();
        final Map<CaseId, Known> readings = new HashMap<>();

        World(long seed) {
            random = new Random(seed);
        }

        void somethingHappens() {
            var person = new ActorId(1 + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> seats.remove(person);
                case 1, 2 ->
                    seats.put(
                            person,
                            new Seat(new UnitId(1 + random.nextInt(3)), ReadingGroup.values()[random.nextInt(3)]));
                case 3 -> advance(person, ReadingState.OPEN, ReadingState.READ);
                default -> advance(person, ReadingState.READ, ReadingState.UNDERSTOOD);
            }
        }

        private void advance(ActorId person, ReadingState from, ReadingState to) {
            readings.replaceAll((_, k) -> k.person().equals(person) && k.state() == from
                    ? new Known(k.id(), person, k.stay(), k.unit(), k.group(), k.sha256(), to, k.fits())
                    : k);
        }

        void sweep() {
            for (var change : ReadingRules.changes(seats, List.copyOf(readings.values()))) {
                switch (change) {
                    case Change.Open o -> {
                        var id = new CaseId(new UUID(random.nextLong(), random.nextLong()));
                        readings.put(
                                id,
                                new Known(
                                        id,
                                        o.person(),
                                        o.stay(),
                                        o.seat().unit(),
                                        o.seat().group(),
                                        o.seat().group().name(),
                                        ReadingState.OPEN,
                                        true));
                    }
                    case Change.Move(var k, var to) -> {
                        boolean open = k.state() == ReadingState.OPEN;
                        var group = open ? to.group() : k.group();
                        readings.put(
                                k.id(),
                                new Known(
                                        k.id(), k.person(), k.stay(), to.unit(), group, group.name(), k.state(), true));
                    }
                    case Change.Leave(var k) -> {
                        var state = k.state().isOpen() ? ReadingState.LEFT : k.state();
                        readings.put(
                                k.id(),
                                new Known(k.id(), k.person(), k.stay(), k.unit(), k.group(), k.sha256(), state, false));
                    }
                }
            }
        }

        Set<ActorId> with(ReadingState... states) {
            return readings.values().stream()
                    .filter(k -> List.of(states).contains(k.state()))
                    .map(Known::person)
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void
            whatever_happened_after_the_sweep_who_fits_and_has_not_understood_has_exactly_one_open_reading_and_nobody_else() {
        for (long seed = 0; seed < 300; seed++) {
            var world = new World(seed);
            for (int step = 0; step < 60; step++) {
                int missed = world.random.nextInt(4); // the sweep may have been off while things happened
                for (int n = 0; n <= missed; n++) world.somethingHappens();
                world.sweep();
                var understood = world.with(ReadingState.UNDERSTOOD);
                var owed = new HashSet<>(world.seats.keySet());
                owed.removeAll(understood);
                assertThat(world.with(ReadingState.OPEN, ReadingState.READ))
                        .as("seed %d step %d", seed, step)
                        .isEqualTo(owed);
                var openOnes = new ArrayList<>(world.readings.values());
                openOnes.removeIf(k -> !k.state().isOpen());
                assertThat(openOnes).as("each once").hasSize(owed.size());
                assertThat(openOnes)
                        .allMatch(k -> world.seats.get(k.person()).unit().equals(k.unit()));
                assertThat(world.readings.values().stream()
                                .filter(Known::fits)
                                .map(Known::person)
                                .toList())
                        .as("who is counted is who fits, each once")
                        .containsExactlyInAnyOrderElementsOf(world.seats.keySet());
                assertThat(ReadingRules.changes(world.seats, List.copyOf(world.readings.values())))
                        .as("a second look finds nothing to do")
                        .isEmpty();
            }
        }
    }
}
