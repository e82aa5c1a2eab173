package vn.kycuong.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.kycuong.kernel.UnitId;

/** In which order people are called. */
class QueueRulesTest {
    private static final Instant EIGHT = Instant.parse("2020-06-15T01:00:00Z");
    private static final QueueRules.Terms TERMS = new QueueRules.Terms(Duration.ofMinutes(5), Duration.ofMinutes(15));

    private static Ticket ticket(int number, int drawnAfter, @Nullable Integer bookedAfter) {
        return new Ticket(
                new UUID(0, number),
                new UnitId(1),
                LocalDate.of(2020, 6, 15),
                "A",
                number,
                "A",
                bookedAfter == null ? null : new UUID(1, number),
                bookedAfter == null ? null : EIGHT.plus(Duration.ofMinutes(bookedAfter)),
                EIGHT.plus(Duration.ofMinutes(drawnAfter)),
                Ticket.State.WAITING,
                null,
                null,
                0,
                null,
                null,
                null,
                null,
                1);
    }

    private static List<Integer> order(int nowAfter, Ticket... waiting) {
        return QueueRules.order(List.of(waiting), EIGHT.plus(Duration.ofMinutes(nowAfter)), TERMS).stream()
                .map(Ticket::number)
                .toList();
    }

    @Test
    void without_bookings_it_is_first_come_first_served() {
        assertThat(order(30, ticket(3, 20, null), ticket(1, 0, null), ticket(2, 5, null)))
                .containsExactly(1, 2, 3);
    }

    @Test
    void who_booked_is_called_first_from_five_minutes_before_his_time() {
        var walkIn = ticket(1, 0, null);
        var booked = ticket(2, 10, 30);
        assertThat(order(24, walkIn, booked)).containsExactly(1, 2);
        assertThat(order(25, walkIn, booked)).containsExactly(2, 1);
    }

    @Test
    void who_comes_later_than_the_grace_stands_where_he_drew() {
        var walkIn = ticket(1, 20, null);
        assertThat(order(30, walkIn, ticket(2, 15, 0))).containsExactly(2, 1);
        assertThat(order(40, walkIn, ticket(2, 35, 0))).containsExactly(1, 2);
        assertThat(order(30, ticket(3, 14, null), ticket(2, 15, 0))).containsExactly(2, 3);
    }

    @Test
    void who_booked_and_came_early_is_called_before_his_time_only_when_nobody_else_waits() {
        assertThat(order(10, ticket(1, 0, 60), ticket(2, 9, null))).containsExactly(2, 1);
        assertThat(order(10, ticket(1, 0, 60))).containsExactly(1);
    }

    @Test
    void two_who_booked_are_called_by_the_times_they_booked() {
        assertThat(order(60, ticket(1, 0, 40), ticket(2, 5, 20))).containsExactly(2, 1);
    }

    @Test
    void the_order_does_not_depend_on_how_the_numbers_are_listed_and_nobody_is_lost() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            var waiting = new ArrayList<Ticket>();
            for (int n = 1; n <= 1 + random.nextInt(25); n++)
                waiting.add(ticket(n, random.nextInt(240), random.nextInt(3) > 0 ? null : random.nextInt(16) * 20));
            var now = EIGHT.plus(Duration.ofMinutes(random.nextInt(300)));
            var once = QueueRules.order(waiting, now, TERMS);
            Collections.shuffle(waiting, random);
            assertThat(QueueRules.order(waiting, now, TERMS))
                    .as("seed %d", seed)
                    .isEqualTo(once);
            assertThat(once).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(waiting);
            var walkIns = once.stream().filter(t -> t.bookedFor() == null).toList();
            for (int i = 1; i < walkIns.size(); i++)
                assertThat(walkIns.get(i).issuedAt())
                        .as("seed %d: nobody without a booking overtakes another", seed)
                        .isAfterOrEqualTo(walkIns.get(i - 1).issuedAt());
        }
    }
}
