package vn.kycuong.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.DayFact;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.calendar.Session;
import vn.kycuong.calendar.Sessions;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.counter.SlotRules.Held;
import vn.kycuong.counter.SlotRules.Room;

/** Slots lie inside working time, whatever the calendar; a failing seed is named. */
class SlotRulesTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2020, 12, 31);
    private static final Sessions USUAL = Sessions.of(Session.of("07:30", "12:00"), Session.of("13:30", "17:00"));

    private static WorkingCalendar.Builder year() {
        return WorkingCalendar.builder().range(FIRST, LAST).sessions(USUAL);
    }

    @Test
    void a_holiday_has_no_slots_and_a_swapped_saturday_has() {
        var calendar = year().day(new DayFact(LocalDate.of(2020, 4, 30), DayKind.STATUTORY, "Ngày Giải phóng", "luật"))
                .day(new DayFact(LocalDate.of(2020, 5, 9), DayKind.WORKED, "Làm bù", "thông báo"))
                .build();
        assertThat(SlotRules.day(calendar, LocalDate.of(2020, 4, 30), 20)).isEmpty();
        assertThat(SlotRules.day(calendar, LocalDate.of(2020, 5, 9), 20)).isNotEmpty();
        assertThat(SlotRules.day(calendar, LocalDate.of(2020, 5, 10), 20)).isEmpty();
    }

    @Test
    void lunch_is_not_offered_and_what_does_not_fit_before_it_is_left_out() {
        var slots = SlotRules.day(year().build(), LocalDate.of(2020, 6, 15), 60);
        assertThat(slots)
                .extracting(s -> s.from().toLocalTime())
                .containsExactly(
                        LocalTime.of(7, 30),
                        LocalTime.of(8, 30),
                        LocalTime.of(9, 30),
                        LocalTime.of(10, 30),
                        LocalTime.of(13, 30),
                        LocalTime.of(14, 30),
                        LocalTime.of(15, 30));
    }

    @Test
    void on_random_calendars_each_slot_is_worked_from_its_first_to_its_last_minute_and_none_meets_another() {
        for (long seed = 1; seed <= 60; seed++) {
            var random = new Random(seed);
            var calendar = random(random);
            int minutes = 5 + random.nextInt(90);
            for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
                var slots = SlotRules.day(calendar, day, minutes);
                if (!calendar.isWorkingDay(day))
                    assertThat(slots).as("seed %d, %s", seed, day).isEmpty();
                for (int i = 0; i < slots.size(); i++) {
                    var slot = slots.get(i);
                    assertThat(calendar.workingMinutesBetween(slot.from(), slot.to()))
                            .as("seed %d, %s", seed, slot)
                            .isEqualTo(minutes);
                    assertThat(slot.from().plusMinutes(minutes)).isEqualTo(slot.to());
                    assertThat(SlotRules.stands(calendar, slot.from(), slot.to()))
                            .isTrue();
                    if (i > 0)
                        assertThat(slot.from())
                                .isAfterOrEqualTo(slots.get(i - 1).to());
                }
            }
        }
    }

    @Test
    void what_stands_on_one_calendar_and_not_on_the_next_is_seen() {
        var before = year().build();
        var day = LocalDate.of(2020, 6, 15);
        var slot = SlotRules.day(before, day, 30).getFirst();
        var closed = year().day(new DayFact(day, DayKind.CLOSED, "Mất điện", "thông báo"))
                .build();
        var shorter = year().sessionsOn(day, Sessions.of(Session.of("08:00", "11:00")))
                .build();
        assertThat(SlotRules.stands(before, slot.from(), slot.to())).isTrue();
        assertThat(SlotRules.stands(closed, slot.from(), slot.to())).isFalse();
        assertThat(SlotRules.stands(shorter, slot.from(), slot.to())).isFalse();
    }

    @Test
    void a_counter_is_free_when_nothing_held_meets_the_slot_however_long_it_was() {
        var slots = SlotRules.day(year().build(), LocalDate.of(2020, 6, 15), 20);
        var second = slots.get(1);
        var long30 = new Held(1, second.from().minusMinutes(10), second.from().plusMinutes(20));
        var free = SlotRules.free(
                slots, new Room(2, 9), List.of(long30), slots.getFirst().from());
        assertThat(free.get(0).free()).isEqualTo(1);
        assertThat(free.get(1).free()).isEqualTo(1);
        assertThat(free.get(2).free()).isEqualTo(2);
        assertThat(SlotRules.desk(second, new Room(2, 9), List.of(long30))).contains(2);
        assertThat(SlotRules.desk(second, new Room(1, 9), List.of(long30))).isEmpty();
    }

    @Test
    void no_more_can_be_had_at_one_time_than_people_are_there_whatever_counter_stands_empty() {
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            var slots = SlotRules.day(year().build(), LocalDate.of(2020, 6, 15), 20);
            var room = new Room(1 + random.nextInt(4), random.nextInt(5));
            var held = new ArrayList<Held>();
            for (int n = random.nextInt(40); n > 0; n--) {
                var slot = slots.get(random.nextInt(slots.size()));
                SlotRules.desk(slot, room, held).ifPresent(desk -> held.add(new Held(desk, slot.from(), slot.to())));
            }
            assertThat(SlotRules.most(held)).isLessThanOrEqualTo(Math.min(room.desks(), room.people()));
            for (var slot : SlotRules.free(slots, room, held, slots.getFirst().from())) {
                long then = held.stream()
                        .filter(h -> h.meets(slot.from(), slot.to()))
                        .count();
                assertThat(slot.free()).isEqualTo((int) Math.max(0, Math.min(room.desks(), room.people()) - then));
                assertThat(SlotRules.desk(slot, room, held).isPresent()).isEqualTo(slot.free() > 0);
            }
        }
    }

    private static WorkingCalendar random(Random random) {
        var builder = year();
        for (int i = random.nextInt(60); i > 0; i--) {
            var day = FIRST.plusDays(random.nextInt(366));
            var kind = DayKind.values()[random.nextInt(DayKind.values().length)];
            builder.day(new DayFact(day, kind, "Ngày " + i, "thử"));
        }
        for (int i = random.nextInt(20); i > 0; i--)
            builder.sessionsOn(FIRST.plusDays(random.nextInt(366)), sessions(random));
        if (random.nextBoolean()) builder.sessions(FIRST.plusDays(100), DayOfWeek.FRIDAY, sessions(random));
        return builder.build();
    }

    private static Sessions sessions(Random random) {
        var list = new ArrayList<Session>();
        int at = 6 * 60 + random.nextInt(120);
        for (int i = 1 + random.nextInt(3); i > 0 && at < 20 * 60; i--) {
            int to = at + 7 + random.nextInt(200);
            list.add(new Session(LocalTime.MIN.plusMinutes(at), LocalTime.MIN.plusMinutes(to)));
            at = to + 1 + random.nextInt(90);
        }
        return new Sessions(list);
    }
}
