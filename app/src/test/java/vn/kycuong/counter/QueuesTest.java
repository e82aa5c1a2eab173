package vn.kycuong.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.kycuong.counter.QueueResult.Done;
import vn.kycuong.counter.QueueResult.Nobody;
import vn.kycuong.counter.QueueResult.NotPossible;
import vn.kycuong.counter.QueueResult.Overtaken;
import vn.kycuong.identity.Officer;

/** A day at the counter. */
class QueuesTest {
    private static final CounterWorld WORLD = new CounterWorld();
    private static final String EIGHT = "2020-06-15T08:00";

    private final Officer one = WORLD.officer(1);
    private final Officer two = WORLD.officer(2);

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @BeforeEach
    void empty() {
        WORLD.jdbc
                .sql(
                        "truncate counter.place, counter.booking_fact, counter.booking, counter.ticket_fact, counter.ticket,"
                                + " counter.queue_day, counter.setting, counter.seat, counter.field_group, counter.kiosk cascade")
                .update();
        WORLD.keeps("2020-01-01", 30, 2);
    }

    private static Ticket drawn(String at, String letter) {
        return WORLD.at(
                at,
                () -> ((Done) WORLD.queues.draw(WORLD.unit, letter, Optional.empty(), CounterWorld.key())).ticket());
    }

    private static QueueResult call(String at, Officer officer) {
        return WORLD.at(at, () -> WORLD.queues.callNext(officer));
    }

    private static Ticket called(String at, Officer officer) {
        return ((Done) call(at, officer)).ticket();
    }

    private void sit(Officer officer, int desk) {
        WORLD.does(
                EIGHT,
                () -> assertThat(WORLD.queues.sit(desk, List.of(), officer)).isEmpty());
    }

    @Test
    void numbers_run_by_unit_day_and_group_and_begin_anew_each_day() {
        WORLD.does(EIGHT, () -> WORLD.settings.group(new FieldGroup("B", "Đất đai", true), WORLD.head()));
        WORLD.does(EIGHT, () -> WORLD.settings.group(new FieldGroup("A", "Hộ tịch", true), WORLD.head()));
        assertThat(drawn(EIGHT, "A").label()).isEqualTo("A 001");
        assertThat(drawn(EIGHT, "A").label()).isEqualTo("A 002");
        assertThat(drawn(EIGHT, "B").label()).isEqualTo("B 001");
        assertThat(drawn("2020-06-16T08:00", "A").label()).isEqualTo("A 001");
        assertThat(WORLD.<QueueResult>at(
                        EIGHT, () -> WORLD.queues.draw(WORLD.unit, "C", Optional.empty(), CounterWorld.key())))
                .isEqualTo(new NotPossible("counter.no.group"));
    }

    @Test
    void many_who_draw_at_once_get_numbers_without_gap_and_without_double() {
        var results = WORLD.together(
                16, EIGHT, () -> WORLD.queues.draw(WORLD.unit, "A", Optional.empty(), CounterWorld.key()));
        assertThat(results.stream().map(r -> ((Done) r).ticket().number()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 16).boxed().toList());
        var key = CounterWorld.key();
        var same = WORLD.together(5, EIGHT, () -> WORLD.queues.draw(WORLD.unit, "A", Optional.empty(), key));
        assertThat(same.stream().map(r -> ((Done) r).ticket().number()).distinct())
                .as("the same form is one number")
                .containsExactly(17);
        WORLD.does(EIGHT, () -> WORLD.settings.group(new FieldGroup("A", "Hộ tịch", true), WORLD.head()));
        WORLD.does(EIGHT, () -> WORLD.settings.group(new FieldGroup("B", "Đất đai", true), WORLD.head()));
        assertThat(WORLD.<QueueResult>at(EIGHT, () -> WORLD.queues.draw(WORLD.unit, "B", Optional.empty(), key)))
                .isEqualTo(new NotPossible("counter.no.form"));
    }

    @Test
    void many_who_call_at_once_call_different_people() {
        for (int i = 0; i < 6; i++) drawn(EIGHT, "A");
        var officers = IntStream.rangeClosed(1, 9)
                .mapToObj(WORLD::officer)
                .collect(java.util.stream.Collectors.toCollection(java.util.concurrent.ConcurrentLinkedQueue::new));
        officers.forEach(o -> sit(o, o.actor().value()));
        var results = WORLD.together(9, "2020-06-15T08:10", () -> WORLD.queues.callNext(officers.remove()));
        assertThat(results.stream()
                        .filter(Done.class::isInstance)
                        .map(r -> ((Done) r).ticket().number()))
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
        assertThat(results.stream().filter(Nobody.class::isInstance)).hasSize(3);
    }

    @Test
    void a_number_is_called_called_again_served_and_done_and_only_by_the_counter_it_stands_before() {
        drawn(EIGHT, "A");
        drawn(EIGHT, "A");
        assertThat(call(EIGHT, one)).isEqualTo(new NotPossible("counter.no.seat"));
        sit(one, 1);
        sit(two, 2);
        var first = called("2020-06-15T08:05", one);
        assertThat(call("2020-06-15T08:05", one)).isEqualTo(new NotPossible("counter.no.before"));
        assertThat(WORLD.<QueueResult>at(
                        "2020-06-15T08:06", () -> WORLD.queues.serve(first.id(), first.version(), two)))
                .isInstanceOf(Overtaken.class);
        var again = ((Done)
                        WORLD.at("2020-06-15T08:06", () -> WORLD.queues.callAgain(first.id(), first.version(), one)))
                .ticket();
        assertThat(again.calls()).isEqualTo(2);
        assertThat(again.calledAt()).as("the wait ended at the first call").isEqualTo(first.calledAt());
        var serving = ((Done) WORLD.at("2020-06-15T08:07", () -> WORLD.queues.serve(again.id(), again.version(), one)))
                .ticket();
        var done = ((Done) WORLD.at("2020-06-15T08:20", () -> WORLD.queues.done(serving.id(), serving.version(), one)))
                .ticket();
        assertThat(done.state()).isEqualTo(Ticket.State.DONE);
        assertThat(called("2020-06-15T08:21", two).number()).isEqualTo(2);
        var standing = WORLD.at("2020-06-15T08:22", () -> WORLD.queues.standing(WORLD.unit));
        assertThat(standing.called()).extracting(Ticket::number).containsExactly(2, 1);
        assertThat(standing.waiting()).isEmpty();
    }

    @Test
    void who_is_sent_on_keeps_his_number_and_his_place_and_who_did_not_come_may_come_back() {
        WORLD.does(EIGHT, () -> WORLD.settings.group(new FieldGroup("A", "Hộ tịch", true), WORLD.head()));
        WORLD.does(EIGHT, () -> WORLD.settings.group(new FieldGroup("B", "Đất đai", true), WORLD.head()));
        drawn(EIGHT, "A");
        drawn("2020-06-15T08:01", "B");
        sit(one, 1);
        WORLD.does(
                EIGHT, () -> assertThat(WORLD.queues.sit(2, List.of("B"), two)).isEmpty());
        var first = called("2020-06-15T08:05", one);
        WORLD.does("2020-06-15T08:06", () -> WORLD.queues.transfer(first.id(), first.version(), "B", one));
        var sent = called("2020-06-15T08:07", two);
        assertThat(sent.label()).as("earlier than B 001").isEqualTo("A 001");
        var gone = ((Done) WORLD.at("2020-06-15T08:09", () -> WORLD.queues.noShow(sent.id(), sent.version(), two)))
                .ticket();
        assertThat(WORLD.at("2020-06-15T08:10", () -> WORLD.queues.gone(two))).hasSize(1);
        assertThat(WORLD.<QueueResult>at("2020-06-15T08:11", () -> WORLD.queues.back(gone.id(), gone.version(), two)))
                .isInstanceOf(Done.class);
        assertThat(called("2020-06-15T08:12", two).label()).isEqualTo("A 001");
    }

    @Test
    void who_booked_draws_by_his_code_and_is_called_at_his_time_before_who_came_earlier() {
        var booking = (BookingResult.Done)
                WORLD.at("2020-06-15T06:00", () -> WORLD.bookings.book(WORLD.wish("2020-06-15T09:00")));
        drawn(EIGHT, "A");
        var code = booking.code();
        var mine = ((Done) WORLD.at(
                        "2020-06-15T08:50",
                        () -> WORLD.queues.draw(WORLD.unit, "A", Optional.of(code), CounterWorld.key())))
                .ticket();
        assertThat(WORLD.<QueueResult>at(
                        "2020-06-15T08:51",
                        () -> WORLD.queues.draw(WORLD.unit, "A", Optional.of(code), CounterWorld.key())))
                .as("a booking is one number")
                .isEqualTo(new NotPossible("counter.no.bookingDay"));
        assertThat(WORLD.at("2020-06-15T08:52", () -> WORLD.queues.standing(WORLD.unit))
                        .waiting())
                .extracting(Ticket::number)
                .containsExactly(1, 2);
        sit(one, 1);
        assertThat(called("2020-06-15T08:56", one).id()).isEqualTo(mine.id());
        assertThat(WORLD.<QueueResult>at(
                        "2020-06-15T08:58",
                        () -> WORLD.queues.draw(WORLD.unit, "A", Optional.of("sai"), CounterWorld.key())))
                .isEqualTo(new NotPossible("counter.no.code"));
    }

    @Test
    void the_tablet_gives_no_number_at_night_at_lunch_s_end_of_day_or_on_a_day_off() {
        for (var shut : List.of("2020-06-15T06:59", "2020-06-15T17:00", "2020-06-20T09:00", "2020-04-30T09:00"))
            assertThat(WORLD.<QueueResult>at(
                            shut, () -> WORLD.queues.draw(WORLD.unit, "A", Optional.empty(), CounterWorld.key())))
                    .as(shut)
                    .isEqualTo(new NotPossible("counter.no.doorClosed"));
        assertThat(drawn("2020-06-15T07:00", "A").number()).isEqualTo(1);
    }

    @Test
    void no_queue_is_kept_overnight_and_who_was_not_served_is_counted_so() {
        for (int i = 0; i < 4; i++) drawn(EIGHT, "A");
        sit(one, 1);
        sit(two, 2);
        var first = called("2020-06-15T08:05", one);
        WORLD.does("2020-06-15T08:06", () -> WORLD.queues.serve(first.id(), first.version(), one));
        called("2020-06-15T08:07", two);
        var morning = "2020-06-16T07:30";
        assertThat(WORLD.at(morning, () -> WORLD.queues.standing(WORLD.unit)).waiting())
                .as("also before anything closed it")
                .isEmpty();
        WORLD.does(morning, () -> WORLD.queues.endPast());
        WORLD.does(morning, () -> WORLD.queues.endPast());
        assertThat(WORLD.count("select count(*)::int from counter.ticket where state = 'NOT_SERVED'"))
                .isEqualTo(3);
        assertThat(WORLD.count(
                        "select count(*)::int from counter.ticket where state = 'LEFT_OPEN' and ended_at is null"))
                .isEqualTo(1);
        assertThat(drawn(morning, "A").label()).isEqualTo("A 001");
    }

    @Test
    void a_closed_queue_gives_and_calls_nothing_but_lets_a_service_end() {
        drawn(EIGHT, "A");
        drawn(EIGHT, "A");
        sit(one, 1);
        var first = called("2020-06-15T08:05", one);
        WORLD.does("2020-06-15T11:00", () -> WORLD.queues.close(two));
        assertThat(WORLD.count("select count(*)::int from counter.ticket where state = 'NOT_SERVED'"))
                .isEqualTo(1);
        assertThat(WORLD.<QueueResult>at(
                        "2020-06-15T11:01", () -> WORLD.queues.draw("A", Optional.empty(), CounterWorld.key(), one)))
                .isEqualTo(new NotPossible("counter.no.dayClosed"));
        var serving = ((Done) WORLD.at("2020-06-15T11:02", () -> WORLD.queues.serve(first.id(), first.version(), one)))
                .ticket();
        assertThat(WORLD.<QueueResult>at(
                        "2020-06-15T11:05", () -> WORLD.queues.done(serving.id(), serving.version(), one)))
                .isInstanceOf(Done.class);
    }

    @Test
    void a_tablet_taken_out_of_use_opens_nothing_any_more() {
        var kiosks = WORLD.context.getBean(Kiosks.class);
        var key = WORLD.at(EIGHT, () -> kiosks.add("Cửa chính", WORLD.head())).orElseThrow();
        assertThat(kiosks.unit(key)).contains(WORLD.unit);
        assertThat(kiosks.unit(key.substring(1) + "A")).isEmpty();
        assertThat(WORLD.count("select count(*)::int from counter.kiosk k where k::text like '%" + key + "%'"))
                .isZero();
        var id = kiosks.of(WORLD.head()).getFirst().id();
        assertThat(WORLD.at(EIGHT, () -> kiosks.revoke(id, WORLD.head()))).isTrue();
        assertThat(kiosks.unit(key)).isEmpty();
    }
}
