package vn.kycuong.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.Session;
import vn.kycuong.calendar.Sessions;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.oversight.Forecast.Done;
import vn.kycuong.oversight.Forecast.Open;
import vn.kycuong.oversight.Forecast.Settings;

/** What will be late follows from the queue and the pace, and the same seed says the same. */
class ForecastTest {
    private static final Instant NOW = Instant.parse("2020-06-15T01:00:00Z");
    private static final WorkingCalendar WEEKDAYS = WorkingCalendar.builder()
            .sessions(Sessions.of(new Session(LocalTime.of(8, 0), LocalTime.of(16, 0))))
            .build();

    @Test
    void the_same_seed_says_the_same() {
        var history = history(List.of("A", "B"), 5, new Random(1));
        var queue = queue("A", 20, 4);
        assertThat(forecast(queue, history)).isEqualTo(forecast(queue, history));
    }

    @Test
    void a_group_that_finishes_nothing_is_late_with_everything_that_falls_due() {
        var queue = queue("still", 10, 3);
        var answer = forecast(queue, List.of());
        assertThat(answer.late().values()).hasSize(10).allMatch(p -> p == 1.0);
        var group = answer.groups().getFirst();
        assertThat(group.due()).isEqualTo(10);
        assertThat(group.expected()).isEqualTo(10);
    }

    @Test
    void the_longer_the_queue_at_the_same_pace_the_more_is_late() {
        var history = history(List.of("A"), 3, new Random(2));
        double last = -1;
        for (int length : new int[] {5, 30, 150, 600}) {
            var answer = forecast(queue("A", length, 4), history);
            double share = answer.groups().getFirst().expected() / length;
            assertThat(share).as("queue of " + length).isGreaterThan(last);
            last = share;
        }
        assertThat(last).isGreaterThan(0.8);
    }

    @Test
    void who_has_more_time_left_is_less_often_late() {
        var history = history(List.of("A"), 4, new Random(3));
        var queue = new ArrayList<Open>();
        for (int i = 0; i < 30; i++)
            queue.add(new Open(
                    "c" + i, NOW.minus(Duration.ofDays(9)), NOW.plus(Duration.ofHours(12 + (i % 2) * 152L)), "A", "s"));
        var late = forecast(queue, history).late();
        double soon = late.entrySet().stream()
                .filter(e -> even(e.getKey()))
                .mapToDouble(e -> e.getValue())
                .average()
                .orElseThrow();
        double later = late.entrySet().stream()
                .filter(e -> !even(e.getKey()))
                .mapToDouble(e -> e.getValue())
                .average()
                .orElseThrow();
        assertThat(soon).isGreaterThan(later);
    }

    @Test
    void what_was_finished_after_the_moment_is_not_known_at_it() {
        var queue = queue("A", 8, 3);
        var later = new ArrayList<Done>();
        for (int i = 0; i < 500; i++)
            later.add(new Done(
                    NOW.minus(Duration.ofDays(5)),
                    NOW.plus(Duration.ofDays(5)),
                    "A",
                    NOW.plus(Duration.ofHours(i + 1)),
                    List.of()));
        assertThat(forecast(queue, later)).isEqualTo(forecast(queue, List.of()));
    }

    @Test
    void cases_without_a_deadline_stand_in_the_queue_and_are_never_late() {
        var queue = new ArrayList<>(queue("A", 5, 3));
        for (int i = 0; i < 50; i++) queue.add(new Open("n" + i, NOW.minus(Duration.ofDays(3)), null, "A", "s"));
        var history = history(List.of("A"), 2, new Random(4));
        var answer = forecast(queue, history);
        assertThat(answer.late().keySet()).hasSize(5).allMatch(id -> id.startsWith("A"));
        assertThat(answer.groups().getFirst().expected())
                .isGreaterThan(
                        forecast(queue("A", 5, 3), history).groups().getFirst().expected());
    }

    private static Forecast.Answer forecast(List<Open> queue, List<Done> history) {
        var forecast = Forecast.at(NOW, Settings.USUAL, WEEKDAYS);
        history.forEach(forecast::learn);
        return forecast.answer(queue);
    }

    private static boolean even(String id) {
        return (id.charAt(id.length() - 1) - '0') % 2 == 0;
    }

    private static List<Open> queue(String group, int length, int days) {
        var queue = new ArrayList<Open>();
        for (int i = 0; i < length; i++)
            queue.add(new Open(group + i, NOW.minus(Duration.ofDays(8)), NOW.plus(Duration.ofDays(days)), group, "s"));
        return queue;
    }

    /** So many finished a day for the last ten weeks, most of them shortly before their deadline. */
    private static List<Done> history(List<String> groups, int aDay, Random random) {
        var history = new ArrayList<Done>();
        for (var group : groups)
            for (int day = 1; day <= 70; day++)
                for (int i = 0; i < aDay; i++) {
                    var end = NOW.minus(Duration.ofDays(day)).plus(Duration.ofHours(random.nextInt(8)));
                    var start = end.minus(Duration.ofDays(8 + random.nextInt(4)));
                    history.add(new Done(start, start.plus(Duration.ofDays(11)), group, end, List.of()));
                }
        return history;
    }
}
