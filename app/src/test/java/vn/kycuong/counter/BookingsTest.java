package vn.kycuong.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.DayFact;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.counter.BookingResult.Done;
import vn.kycuong.counter.BookingResult.NotPossible;
import vn.kycuong.counter.BookingResult.Overtaken;
import vn.kycuong.counter.BookingResult.TooMany;
import vn.kycuong.worktime.WorkTime;

/** Appointments on the real calendars of 2020. */
class BookingsTest {
    private static final CounterWorld WORLD = new CounterWorld();
    private static final String MORNING = "2020-06-15T07:00";

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @BeforeEach
    void empty() {
        WORLD.jdbc
                .sql(
                        "truncate counter.place, counter.booking_fact, counter.booking, counter.ticket_fact, counter.ticket,"
                                + " counter.queue_day, counter.setting, identity.absence, identity.stand_in, organisation.holding"
                                + " cascade")
                .update();
        WORLD.keeps("2020-01-01", 30, 2);
    }

    private Done booked(String now, String at) {
        return (Done) WORLD.at(now, () -> WORLD.bookings.book(WORLD.wish(at)));
    }

    private static BookingResult book(String now, Bookings.Wish wish) {
        return WORLD.at(now, () -> WORLD.bookings.book(wish));
    }

    @Test
    void a_time_on_a_working_day_is_booked_and_opened_by_its_code() {
        var done = booked(MORNING, "2020-06-16T09:00");
        assertThat(done.code()).matches("([2-9A-HJ-Z]{4}-){3}[2-9A-HJ-Z]{4}");
        var found = WORLD.at(MORNING, () -> WORLD.bookings.byCode(done.code().toLowerCase(java.util.Locale.ROOT)));
        assertThat(found).hasValueSatisfying(b -> {
            assertThat(b.from()).isEqualTo(LocalDateTime.parse("2020-06-16T09:00"));
            assertThat(b.stands()).isTrue();
        });
        assertThat(WORLD.at(MORNING, () -> WORLD.bookings.byCode("ABCD-ABCD-ABCD-ABCD")))
                .isEmpty();
    }

    @Test
    void holidays_lunch_nights_and_times_off_the_grid_are_refused() {
        for (var at : Set.of(
                "2020-06-20T09:00", "2020-06-21T09:00", "2020-06-16T12:15", "2020-06-16T06:00", "2020-06-16T09:07"))
            assertThat(book(MORNING, WORLD.wish(at))).as(at).isEqualTo(new NotPossible("luc", "counter.no.taken"));
        assertThat(book("2020-04-27T07:00", WORLD.wish("2020-04-30T09:00"))).isInstanceOf(NotPossible.class);
        assertThat(book("2020-04-27T07:00", WORLD.wish("2020-05-01T09:00"))).isInstanceOf(NotPossible.class);
        assertThat(WORLD.count("select count(*)::int from counter.place")).isZero();
        var days = WORLD.at("2020-04-27T07:00", () -> WORLD.bookings.days(WORLD.unit));
        assertThat(days.stream().filter(d -> d.date().equals(LocalDate.of(2020, 4, 30))))
                .allSatisfy(d -> {
                    assertThat(d.free()).isZero();
                    assertThat(d.off()).isNotBlank();
                });
    }

    @Test
    void neither_the_past_nor_the_next_hour_nor_what_lies_too_far_ahead_is_offered() {
        assertThat(book("2020-06-16T08:30", WORLD.wish("2020-06-16T09:00"))).isInstanceOf(NotPossible.class);
        assertThat(book("2020-06-16T08:00", WORLD.wish("2020-06-16T09:00"))).isInstanceOf(Done.class);
        assertThat(book(MORNING, WORLD.wish("2020-07-20T09:00"))).isInstanceOf(NotPossible.class);
    }

    @Test
    void of_many_who_ask_for_the_last_places_at_once_as_many_get_one_as_there_are_counters() {
        var wishes = java.util.stream.IntStream.range(0, 12)
                .mapToObj(_ -> WORLD.wish("2020-06-17T09:00"))
                .collect(Collectors.toCollection(java.util.concurrent.ConcurrentLinkedQueue::new));
        var results = WORLD.together(12, MORNING, () -> WORLD.bookings.book(wishes.remove()));
        assertThat(results.stream().filter(Done.class::isInstance)).hasSize(2);
        assertThat(results.stream().filter(NotPossible.class::isInstance)).hasSize(10);
        assertThat(WORLD.count("select count(*)::int from counter.place")).isEqualTo(2);
        assertThat(WORLD.count("select count(distinct desk)::int from counter.place"))
                .isEqualTo(2);
    }

    @Test
    void a_slot_of_another_length_never_overlaps_what_was_booked_before() {
        booked(MORNING, "2020-06-18T09:00");
        booked(MORNING, "2020-06-18T09:00");
        WORLD.keeps("2020-06-18", 45, 2);
        assertThat(book(MORNING, WORLD.wish("2020-06-18T09:00"))).isInstanceOf(NotPossible.class);
        assertThat(book(MORNING, WORLD.wish("2020-06-18T08:15"))).isInstanceOf(Done.class);
    }

    @Test
    void the_same_form_sent_many_times_at_once_is_one_booking_with_one_code() {
        var wish = WORLD.wish("2020-06-17T10:00");
        var results = WORLD.together(8, MORNING, () -> WORLD.bookings.book(wish));
        assertThat(results).allMatch(Done.class::isInstance);
        assertThat(results.stream().map(r -> ((Done) r).code()).distinct()).hasSize(1);
        assertThat(WORLD.count("select count(*)::int from counter.booking")).isEqualTo(1);
        var other = WORLD.wish("2020-06-17T10:00", "0911111111", wish.formKey());
        assertThat(book(MORNING, other)).isEqualTo(new NotPossible("", "counter.no.form"));
    }

    @Test
    void one_contact_holds_two_at_most_however_it_is_typed_and_whoever_asks_at_once() {
        assertThat(book(MORNING, WORLD.wish("2020-06-17T08:00", "0912 345 678", CounterWorld.key())))
                .isInstanceOf(Done.class);
        var results = WORLD.together(
                6,
                MORNING,
                () -> WORLD.bookings.book(WORLD.wish("2020-06-17T09:00", "+84912345678", CounterWorld.key())));
        assertThat(results.stream().filter(Done.class::isInstance)).hasSize(1);
        assertThat(results.stream().filter(TooMany.class::isInstance)).hasSize(5);
        var byOfficer = WORLD.at(
                MORNING,
                () -> WORLD.bookings.book(
                        WORLD.wish("2020-06-17T14:00", "0912345678", CounterWorld.key()), WORLD.officer(1)));
        assertThat(byOfficer).isInstanceOf(Done.class);
    }

    @Test
    void what_is_typed_wrong_is_named_with_its_field() {
        for (var bad : Set.of("", "không có", "123", "a@b", "09<script>1", "x".repeat(300) + "@example.vn"))
            assertThat(book(MORNING, WORLD.wish("2020-06-17T09:00", bad, CounterWorld.key())))
                    .as(bad)
                    .isEqualTo(new NotPossible("lien-he", "counter.no.contact"));
        var nameless = new Bookings.Wish(
                WORLD.unit,
                LocalDateTime.parse("2020-06-17T09:00"),
                new BookedPerson("  ", "0912345678"),
                null,
                CounterWorld.key());
        assertThat(book(MORNING, nameless)).isEqualTo(new NotPossible("ten", "counter.no.name"));
    }

    @Test
    void who_booked_is_in_no_column_in_clear_and_is_erased_when_the_rule_says() {
        var done = booked(MORNING, "2020-06-16T09:00");
        var row = WORLD.jdbc
                .sql("select b::text || encode(b.sealed, 'escape') from counter.booking b")
                .query(String.class)
                .single();
        assertThat(row).doesNotContain("Người đặt", "0900", done.code());
        assertThat(row.getBytes(StandardCharsets.UTF_8)).isNotEmpty();
        var officer = WORLD.officer(1);
        assertThat(WORLD.at(MORNING, () -> WORLD.bookings.name(done.booking().id(), officer)))
                .isEqualTo("Người đặt mẫu");
        assertThat(WORLD.at(MORNING, () -> WORLD.bookings.masked(done.booking().id(), officer)))
                .startsWith("09•••");
        WORLD.does("2020-07-16T08:00", () -> WORLD.bookings.erase());
        assertThat(WORLD.count("select count(*)::int from counter.booking where sealed is not null"))
                .isEqualTo(1);
        WORLD.does("2020-07-18T08:00", () -> WORLD.bookings.erase());
        assertThat(
                        WORLD.count(
                                "select count(*)::int from counter.booking where sealed is not null or contact_print is not null"))
                .isZero();
        assertThat(WORLD.at(MORNING, () -> WORLD.bookings.name(done.booking().id(), officer)))
                .isEmpty();
    }

    @Test
    void a_booking_is_moved_and_cancelled_by_its_code_and_gives_its_place_back() {
        var done = booked(MORNING, "2020-06-16T09:00");
        var moved =
                WORLD.at(MORNING, () -> WORLD.bookings.move(done.code(), 1, LocalDateTime.parse("2020-06-17T14:00")));
        assertThat(moved)
                .isInstanceOfSatisfying(
                        Done.class,
                        m -> assertThat(m.booking().from()).isEqualTo(LocalDateTime.parse("2020-06-17T14:00")));
        assertThat(WORLD.count("select count(*)::int from counter.place")).isEqualTo(1);
        assertThat(WORLD.at(MORNING, () -> WORLD.bookings.cancel(done.code(), 1)))
                .isInstanceOf(Overtaken.class);
        assertThat(WORLD.at(MORNING, () -> WORLD.bookings.cancel(done.code(), 2)))
                .isInstanceOf(Done.class);
        assertThat(WORLD.at(MORNING, () -> WORLD.bookings.cancel(done.code(), 2)))
                .isInstanceOf(Done.class);
        assertThat(WORLD.count("select count(*)::int from counter.place")).isZero();
        assertThat(WORLD.at(
                        MORNING, () -> WORLD.bookings.move(done.code(), 3, LocalDateTime.parse("2020-06-17T15:00"))))
                .isEqualTo(new NotPossible("", "counter.no.over"));
    }

    @Test
    void moved_from_two_windows_at_once_it_stands_at_one_time() {
        var done = booked(MORNING, "2020-06-16T09:00");
        var results = WORLD.together(
                6, MORNING, () -> WORLD.bookings.move(done.code(), 1, LocalDateTime.parse("2020-06-18T14:00")));
        assertThat(results.stream().filter(Done.class::isInstance)).hasSize(1);
        assertThat(results.stream().filter(r -> !(r instanceof Done)))
                .allMatch(r -> r instanceof Overtaken || r instanceof NotPossible);
        assertThat(WORLD.count("select count(*)::int from counter.place")).isEqualTo(1);
    }

    @Test
    void a_day_that_is_closed_afterwards_moves_nobody_but_holds_and_offers_another_place() {
        var done = booked(MORNING, "2020-06-24T09:00");
        var officer = WORLD.officer(1);
        assertThat(WORLD.at(MORNING, () -> WORLD.bookings.affected(officer))).isEmpty();
        var workTime = WORLD.context.getBean(WorkTime.class);
        WORLD.does(
                MORNING,
                () -> workTime.declare(
                        WORLD.unit,
                        new DayFact(LocalDate.of(2020, 6, 24), DayKind.CLOSED, "Mất điện", "thông báo"),
                        LegalZone.instant(LocalDateTime.parse(MORNING))));
        var later = "2020-06-15T09:00";
        assertThat(WORLD.at(later, () -> WORLD.bookings.offer())).isEqualTo(1);
        assertThat(WORLD.at(later, () -> WORLD.bookings.offer())).as("once").isZero();
        var affected = WORLD.at(later, () -> WORLD.bookings.affected(officer));
        assertThat(affected).singleElement().satisfies(b -> {
            assertThat(b.from()).as("nobody is moved").isEqualTo(LocalDateTime.parse("2020-06-24T09:00"));
            assertThat(b.stands()).isFalse();
            assertThat(b.offered()).isNotNull();
            assertThat(b.offered().from()).isEqualTo(LocalDateTime.parse("2020-06-25T07:30"));
        });
        assertThat(WORLD.at(later, () -> WORLD.bookings.accept(done.code(), 1)))
                .isInstanceOfSatisfying(Done.class, a -> {
                    assertThat(a.booking().from()).isEqualTo(LocalDateTime.parse("2020-06-25T07:30"));
                    assertThat(a.booking().stands()).isTrue();
                    assertThat(a.booking().offered()).isNull();
                });
        assertThat(WORLD.count("select count(*)::int from counter.place")).isEqualTo(1);
        assertThat(WORLD.at(later, () -> WORLD.bookings.affected(officer))).isEmpty();
    }

    private static void declared(String day, DayKind kind, String knownFrom) {
        WORLD.does(
                knownFrom,
                () -> WORLD.context
                        .getBean(WorkTime.class)
                        .declare(
                                WORLD.unit,
                                new DayFact(LocalDate.parse(day), kind, "Thử", "thông báo"),
                                LegalZone.instant(LocalDateTime.parse(knownFrom))));
    }

    private static java.util.List<String> facts() {
        return WORLD.jdbc
                .sql("select version || ' ' || what from counter.booking_fact order by version, at, what")
                .query(String.class)
                .list();
    }

    @Test
    void another_offer_and_an_office_that_is_open_after_all_are_new_versions_so_that_each_is_told() {
        var done = booked(MORNING, "2020-06-29T09:00");
        declared("2020-06-29", DayKind.CLOSED, "2020-06-15T08:00");
        WORLD.does("2020-06-15T08:30", () -> WORLD.bookings.offer());
        assertThat(facts()).containsExactly("1 BOOKED", "1 OFFERED");
        declared("2020-06-30", DayKind.CLOSED, "2020-06-15T09:00");
        WORLD.does("2020-06-15T09:30", () -> WORLD.bookings.offer());
        WORLD.does("2020-06-15T09:31", () -> WORLD.bookings.offer());
        assertThat(facts()).containsExactly("1 BOOKED", "1 OFFERED", "2 OFFERED");
        assertThat(WORLD.at("2020-06-15T09:40", () -> WORLD.bookings.accept(done.code(), 1)))
                .as("what the old page offered")
                .isInstanceOf(Overtaken.class);
        declared("2020-06-29", DayKind.WORKING, "2020-06-15T10:00");
        WORLD.does("2020-06-15T10:30", () -> WORLD.bookings.offer());
        WORLD.does("2020-06-15T10:31", () -> WORLD.bookings.offer());
        assertThat(facts()).containsExactly("1 BOOKED", "1 OFFERED", "2 OFFERED", "3 STANDS");
        assertThat(WORLD.count("select count(*)::int from counter.place")).isEqualTo(1);
        assertThat(WORLD.at("2020-06-15T11:00", () -> WORLD.bookings.byCode(done.code())))
                .hasValueSatisfying(b -> {
                    assertThat(b.stands()).isTrue();
                    assertThat(b.offered()).isNull();
                    assertThat(b.version()).isEqualTo(3);
                });
        declared("2020-06-30", DayKind.WORKING, "2020-06-15T11:30");
    }

    @Test
    void who_did_not_come_and_who_found_the_office_closed_are_told_apart() {
        booked(MORNING, "2020-06-16T09:00");
        WORLD.does("2020-06-16T20:00", () -> WORLD.bookings.endPast());
        assertThat(WORLD.count("select count(*)::int from counter.booking where state = 'BOOKED'"))
                .isEqualTo(1);
        WORLD.does("2020-06-17T00:01", () -> WORLD.bookings.endPast());
        assertThat(WORLD.count("select count(*)::int from counter.booking where state = 'MISSED'"))
                .isEqualTo(1);
        assertThat(WORLD.count("select count(*)::int from counter.place")).isZero();
    }

    @Test
    void no_more_is_booked_than_people_are_there_and_where_somebody_falls_out_the_day_is_told() {
        WORLD.keeps("2020-01-01", 30, 3);
        int first = WORLD.receiver();
        int second = WORLD.receiver();
        booked(MORNING, "2020-06-16T09:00");
        booked(MORNING, "2020-06-16T09:00");
        assertThat(book(MORNING, WORLD.wish("2020-06-16T09:00")))
                .as("three counters, two people")
                .isEqualTo(new NotPossible("luc", "counter.no.taken"));
        assertThat(crowded()).isEmpty();
        WORLD.away(first, "2020-06-16", null);
        assertThat(crowded()).containsExactly(new OpenTimes.Crowded(LocalDate.of(2020, 6, 16), 2, 1));
        assertThat(free("2020-06-16T09:00")).isZero();
        assertThat(free("2020-06-16T10:00")).isEqualTo(1);
        assertThat(free("2020-06-17T09:00")).isEqualTo(2);
        WORLD.away(second, "2020-06-17", WORLD.receiver());
        assertThat(free("2020-06-17T09:00"))
                .as("who stands in for another holds a post of his own")
                .isEqualTo(2);
        WORLD.away(first, "2020-06-17", null);
        WORLD.away(second, "2020-06-18", null);
        WORLD.away(first, "2020-06-18", null);
        assertThat(free("2020-06-17T09:00")).isEqualTo(1);
        assertThat(free("2020-06-18T09:00")).isEqualTo(1);
    }

    private static java.util.List<OpenTimes.Crowded> crowded() {
        return WORLD.at(MORNING, () -> WORLD.bookings.crowded(WORLD.officer(7)));
    }

    private static int free(String at) {
        var from = LocalDateTime.parse(at);
        return WORLD.at(MORNING, () -> WORLD.bookings.slots(WORLD.unit, from.toLocalDate())).stream()
                .filter(slot -> slot.from().equals(from))
                .mapToInt(Slot::free)
                .sum();
    }

    @Test
    void a_unit_that_takes_no_bookings_takes_none_and_another_units_officer_opens_nothing() {
        var done = booked(MORNING, "2020-06-16T09:00");
        WORLD.does(
                "2020-01-01T06:00",
                () -> WORLD.settings.set(
                        new CounterSetting(false, 30, 2, 30, 9), LocalDate.of(2020, 1, 1), WORLD.head()));
        assertThat(book(MORNING, WORLD.wish("2020-06-17T09:00"))).isEqualTo(new NotPossible("", "counter.no.notOpen"));
        var stranger = new vn.kycuong.identity.Officer(
                new vn.kycuong.kernel.ActorId(5),
                new vn.kycuong.kernel.PostId(5),
                new vn.kycuong.kernel.UnitId(WORLD.unit.value() + 1),
                "Khác",
                "Khác",
                "RECEIVER",
                Set.of(Bookings.SERVE),
                vn.kycuong.kernel.Scope.none());
        assertThat(WORLD.at(MORNING, () -> WORLD.bookings.find(done.booking().id(), stranger)))
                .isEmpty();
        assertThat(WORLD.at(MORNING, () -> WORLD.bookings.open(done.booking().id(), stranger)))
                .isEmpty();
    }
}
