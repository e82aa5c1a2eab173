package vn.kycuong.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.kycuong.identity.SubstituteRules.Piece;
import vn.kycuong.identity.SubstituteRules.Place;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Post;
import vn.kycuong.organisation.PostRole;

/** Within an absence there is, on each day, exactly one who stands in and is there; where nobody could, nobody does. */
class SubstituteRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2020, 6, 15);
    private static final UnitId UNIT = new UnitId(7);
    private static final int WORLDS = 3_000;
    private static final int DAYS = 12;

    private final Holding head = holding(1, 1, PostRole.LEADER, true);
    private final Holding first = holding(2, 2, PostRole.OFFICER, false);
    private final Holding second = holding(3, 3, PostRole.OFFICER, false);
    private final Holding receiver = holding(4, 4, PostRole.RECEIVER, false);

    private static Holding holding(int post, int person, PostRole role, boolean head) {
        return holding(post, person, role, head, TODAY.minusYears(1), null);
    }

    private static Holding holding(int post, int person, PostRole role, boolean head, LocalDate from, LocalDate to) {
        return new Holding(
                new Post(new PostId(post), UNIT, role, "Vị trí " + post, head, TODAY.minusYears(9), null),
                new ActorId(person),
                from,
                to,
                Holding.Terms.own(false, "QĐ"));
    }

    private static Absence away(int id, int person, int from, int to) {
        return new Absence(
                id,
                new ActorId(person),
                Absence.Kind.LEAVE,
                TODAY.plusDays(from),
                TODAY.plusDays(to),
                Optional.empty());
    }

    private Place place(Absence... absences) {
        return new Place(
                TODAY,
                List.of(head, first, second, receiver),
                List.of(absences),
                new HashMap<>(),
                List.of(),
                new HashSet<>());
    }

    private static List<String> told(List<Piece> pieces) {
        return pieces.stream()
                .map(p -> p.holder() + ">" + p.person() + " "
                        + TODAY.until(p.from()).getDays() + "-"
                        + TODAY.until(p.to()).getDays())
                .toList();
    }

    @Test
    void another_of_the_same_role_stands_in_and_else_the_head() {
        assertThat(told(SubstituteRules.plan(place(away(1, 2, 0, 4))))).containsExactly("2>3 0-4");
        assertThat(told(SubstituteRules.plan(place(away(1, 4, 0, 4))))).containsExactly("4>1 0-4");
        assertThat(SubstituteRules.plan(place(away(1, 1, 0, 4))))
                .as("nobody signs for the head unless somebody says so")
                .isEmpty();
    }

    @Test
    void when_the_substitute_is_away_too_the_next_stands_in_and_he_again_when_he_is_back() {
        assertThat(told(SubstituteRules.plan(place(away(1, 2, 0, 6), away(2, 3, 2, 3)))))
                .containsExactly("2>3 0-1", "2>1 2-3", "2>3 4-6", "3>1 2-3");
    }

    @Test
    void the_heads_choice_goes_before_the_order_and_the_order_before_the_role() {
        var place = place(away(1, 2, 0, 1));
        place.order().put(new PostId(2), List.of(new ActorId(4), new ActorId(3)));
        assertThat(told(SubstituteRules.plan(place))).containsExactly("2>4 0-1");
        var chosen = new Absence(
                1, new ActorId(2), Absence.Kind.SICK, TODAY, TODAY.plusDays(1), Optional.of(new ActorId(1)));
        assertThat(told(SubstituteRules.plan(place(chosen)))).containsExactly("2>1 0-1");
    }

    @Test
    void what_is_past_is_left_alone_and_what_a_person_decided_goes_first() {
        assertThat(told(SubstituteRules.plan(place(away(1, 2, -5, 1))))).containsExactly("2>3 0-1");
        var made = new StandIn(
                9,
                StandIn.Kind.SUBSTITUTED,
                new PostId(2),
                UNIT,
                new ActorId(2),
                new ActorId(4),
                TODAY,
                TODAY.plusDays(1),
                Optional.empty(),
                "QĐ",
                Optional.empty());
        var place = new Place(
                TODAY,
                List.of(head, first, second, receiver),
                List.of(away(1, 2, 0, 3)),
                new HashMap<>(),
                List.of(made),
                new HashSet<>());
        assertThat(told(SubstituteRules.plan(place))).containsExactly("2>3 2-3");
    }

    @Test
    void on_every_day_of_every_absence_exactly_one_stands_in_who_is_there_himself() {
        int filled = 0;
        int empty = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            var place = world(new Random(seed));
            var pieces = SubstituteRules.plan(place);
            for (var absence : place.absences()) {
                for (var day = TODAY; !day.isAfter(absence.to()); day = day.plusDays(1)) {
                    if (!absence.isOn(day)) continue;
                    for (var seat : place.holdings()) {
                        if (!seat.person().equals(absence.person()) || !seat.holdsOn(day)) continue;
                        int standing = check(place, pieces, seat, day, "world " + seed + " on " + day);
                        filled += standing;
                        empty += 1 - standing;
                    }
                }
            }
            assertThat(pieces).as("world " + seed).allMatch(p -> !p.from().isBefore(TODAY));
        }
        assertThat(filled).as("days on which somebody stood in").isGreaterThan(10_000);
        assertThat(empty).as("days on which nobody could").isGreaterThan(100);
    }

    /** How many stand in for a seat on a day: one, or none where nobody could. */
    private static int check(Place place, List<Piece> pieces, Holding seat, LocalDate day, String where) {
        var standing = pieces.stream()
                .filter(p -> p.post().equals(seat.post().id()) && p.holder().equals(seat.person()))
                .filter(p -> !day.isBefore(p.from()) && !day.isAfter(p.to()))
                .toList();
        boolean byHand = place.made().stream()
                .anyMatch(s -> s.post().equals(seat.post().id())
                        && s.holder().equals(seat.person())
                        && s.holdsOn(day)
                        && there(place, s.person(), day));
        boolean somebody = place.holdings().stream()
                .filter(h -> h.holdsOn(day) && !h.person().equals(seat.person()) && there(place, h.person(), day))
                .anyMatch(h -> h.post().role() == seat.post().role()
                        || h.post().head()
                        || place.order()
                                .getOrDefault(seat.post().id(), List.of())
                                .contains(h.person()));
        if (seat.post().role() == PostRole.ADMIN || byHand || !somebody) {
            assertThat(standing).as(where).isEmpty();
            return byHand ? 1 : 0;
        }
        assertThat(standing).as(where).hasSize(1);
        var person = standing.getFirst().person();
        assertThat(person).as(where + ": never oneself").isNotEqualTo(seat.person());
        assertThat(there(place, person, day))
                .as(where + ": never somebody who is away")
                .isTrue();
        assertThat(place.holdings().stream().anyMatch(h -> h.person().equals(person) && h.holdsOn(day)))
                .as(where + ": a colleague of that day")
                .isTrue();
        return 1;
    }

    private static boolean there(Place place, ActorId person, LocalDate day) {
        return !place.off().contains(person)
                && place.absences().stream().noneMatch(a -> a.person().equals(person) && a.isOn(day));
    }

    private static Place world(Random random) {
        int people = 2 + random.nextInt(5);
        var holdings = new ArrayList<Holding>();
        for (int i = 1; i <= people; i++) {
            for (int k = 0; k <= random.nextInt(2); k++) {
                var role = i == 1 && k == 0
                        ? PostRole.LEADER
                        : PostRole.values()[random.nextInt(PostRole.values().length)];
                var from = TODAY.plusDays(random.nextInt(DAYS) - DAYS);
                var to = random.nextInt(4) == 0 ? TODAY.plusDays(random.nextInt(DAYS)) : null;
                int post = random.nextInt(3) == 0 ? 90 + role.ordinal() : 10 * i + k;
                holdings.add(holding(post, i, role, i == 1 && k == 0, from, to));
            }
        }
        var absences = new ArrayList<Absence>();
        for (int i = 1; i <= people; i++) {
            if (random.nextInt(3) == 0) continue;
            int from = random.nextInt(DAYS) - 2;
            absences.add(away(i, i, from, Math.max(0, from) + random.nextInt(DAYS)));
        }
        var order = new HashMap<PostId, List<ActorId>>();
        for (var h : holdings) {
            if (random.nextBoolean()) continue;
            var named = new ArrayList<ActorId>();
            for (int i = 1; i <= people + 1; i++) if (random.nextBoolean()) named.add(new ActorId(i));
            Collections.shuffle(named, random);
            order.put(h.post().id(), named);
        }
        var off = new HashSet<ActorId>();
        if (random.nextInt(5) == 0) off.add(new ActorId(1 + random.nextInt(people)));
        return new Place(TODAY, List.copyOf(holdings), List.copyOf(absences), order, made(random, holdings), off);
    }

    private static List<StandIn> made(Random random, List<Holding> holdings) {
        var seat = holdings.get(random.nextInt(holdings.size()));
        var other = holdings.get(random.nextInt(holdings.size())).person();
        if (random.nextInt(3) > 0 || other.equals(seat.person()) || seat.post().role() == PostRole.ADMIN)
            return List.of();
        int from = random.nextInt(DAYS);
        return List.of(new StandIn(
                1,
                StandIn.Kind.SUBSTITUTED,
                seat.post().id(),
                UNIT,
                seat.person(),
                other,
                TODAY.plusDays(from),
                TODAY.plusDays(from + random.nextInt(5)),
                Optional.empty(),
                "QĐ",
                Optional.empty()));
    }
}
