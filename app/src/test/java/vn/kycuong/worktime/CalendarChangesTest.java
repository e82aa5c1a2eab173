package vn.kycuong.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.kycuong.TestProvince;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.reference.ReferenceImport;

class CalendarChangesTest {
    private static final ActorId DRAFTER = new ActorId(1001);
    private static final ActorId APPROVER = new ActorId(1002);
    private static final UnitId A_COMMUNE = new UnitId(40);
    private static final UnitId ANOTHER = new UnitId(41);
    private static TestProvince province;
    private static WorkTime workTime;
    private static CalendarChanges changes;
    private static Instant clock = at("2020-06-15T08:00");

    @BeforeAll
    static void open() {
        province = TestProvince.fresh();
        workTime = province.face(WorkTime.class);
        changes = province.face(CalendarChanges.class);
    }

    @AfterAll
    static void close() {
        province.close();
    }

    private static Instant at(String local) {
        return LegalZone.instant(java.time.LocalDateTime.parse(local));
    }

    private static <R> R later(Supplier<R> action) {
        clock = clock.plusSeconds(3600);
        return LegalClock.Scoped.at(clock, action);
    }

    private static ChangedDay day(String date, DayKind kind) {
        return new ChangedDay(LocalDate.parse(date), kind, "Ngày thử", "Văn bản thử", "");
    }

    private static ChangeId drafted(CalendarLayer layer, ChangedDay... days) {
        var draft = new CalendarChanges.Draft(layer, "Thử", "Văn bản thử", null, List.of(days));
        return ((ChangeResult.Done) later(() -> changes.draft(draft, DRAFTER))).id();
    }

    private static Instant applied(CalendarLayer layer, ChangedDay... days) {
        var id = drafted(layer, days);
        assertThat(later(() -> changes.apply(id, 1, APPROVER))).isEqualTo(new ChangeResult.Done(id));
        return clock;
    }

    @Test
    void a_draft_changes_nothing_until_a_second_person_applies_it() {
        var monday = LocalDate.parse("2020-08-03");
        var id = drafted(CalendarLayer.PROVINCE, day("2020-08-03", DayKind.CLOSED));
        assertThat(workTime.common(clock).isWorkingDay(monday)).isTrue();
        assertThat(later(() -> changes.apply(id, 1, DRAFTER))).isInstanceOf(ChangeResult.SecondPersonNeeded.class);
        assertThat(workTime.common(clock).isWorkingDay(monday)).isTrue();
        assertThat(later(() -> changes.apply(id, 1, APPROVER))).isEqualTo(new ChangeResult.Done(id));
        assertThat(workTime.common(clock).isWorkingDay(monday)).isFalse();
    }

    @Test
    void what_was_known_before_stays_as_it_was() {
        var before = clock;
        var since = applied(CalendarLayer.PROVINCE, day("2020-08-04", DayKind.CLOSED));
        var tuesday = LocalDate.parse("2020-08-04");
        assertThat(workTime.common(before).isWorkingDay(tuesday)).isTrue();
        assertThat(workTime.common(since.minusMillis(1)).isWorkingDay(tuesday)).isTrue();
        assertThat(workTime.common(since).isWorkingDay(tuesday)).isFalse();
    }

    @Test
    void looking_at_a_draft_shows_what_applying_it_will_make() {
        var id = drafted(
                CalendarLayer.NATIONAL, day("2020-08-10", DayKind.SWAPPED_OFF), day("2020-08-08", DayKind.WORKED));
        var draft = changes.find(id).orElseThrow();
        var considered = changes.considering(draft, clock).calendar(A_COMMUNE, clock);
        later(() -> changes.apply(id, 1, APPROVER));
        assertSame(considered, workTime.calendar(A_COMMUNE, clock));
    }

    @Test
    void a_unit_may_open_where_the_province_is_closed_and_nobody_else_follows() {
        applied(CalendarLayer.PROVINCE, day("2020-08-12", DayKind.CLOSED));
        applied(CalendarLayer.of(A_COMMUNE), day("2020-08-12", DayKind.OPENED));
        var wednesday = LocalDate.parse("2020-08-12");
        assertThat(workTime.calendar(A_COMMUNE, clock).isWorkingDay(wednesday)).isTrue();
        assertThat(workTime.calendar(ANOTHER, clock).isWorkingDay(wednesday)).isFalse();
    }

    @Test
    void the_opposite_change_brings_each_day_back_whatever_it_was() {
        var before = workTime.common(clock);
        var id = drafted(
                CalendarLayer.PROVINCE,
                day("2020-09-02", DayKind.OPENED), // a holiday, worked
                day("2020-08-19", DayKind.CLOSED),
                day("2020-08-22", DayKind.WORKED));
        later(() -> changes.apply(id, 1, APPROVER));
        var back = changes.reverse(changes.find(id).orElseThrow());
        var undo = (ChangeResult.Done) later(() -> changes.draft(back, DRAFTER));
        later(() -> changes.apply(undo.id(), 1, APPROVER));
        assertSame(before, workTime.common(clock));
    }

    @Test
    void two_people_editing_one_draft_do_not_write_over_each_other() {
        var id = drafted(CalendarLayer.PROVINCE, day("2020-10-05", DayKind.CLOSED));
        assertThat(later(() -> changes.put(id, 1, day("2020-10-06", DayKind.CLOSED), APPROVER)))
                .isInstanceOf(ChangeResult.Done.class);
        assertThat(later(() -> changes.put(id, 1, day("2020-10-07", DayKind.CLOSED), DRAFTER)))
                .isInstanceOf(ChangeResult.Stale.class);
        assertThat(changes.find(id).orElseThrow().days()).hasSize(2);
    }

    @Test
    void whoever_wrote_into_a_draft_of_another_does_not_apply_it_himself() {
        var id = drafted(CalendarLayer.PROVINCE, day("2020-10-19", DayKind.CLOSED));
        later(() -> changes.put(id, 1, day("2020-10-20", DayKind.CLOSED), APPROVER));
        assertThat(later(() -> changes.apply(id, 2, APPROVER))).isInstanceOf(ChangeResult.SecondPersonNeeded.class);
        later(() -> changes.remove(id, 2, LocalDate.parse("2020-10-19"), DRAFTER));
        assertThat(later(() -> changes.apply(id, 3, DRAFTER))).isInstanceOf(ChangeResult.SecondPersonNeeded.class);
        assertThat(later(() -> changes.apply(id, 3, APPROVER))).isInstanceOf(ChangeResult.Done.class);
    }

    @Test
    void an_applied_change_is_never_edited() {
        var id = drafted(CalendarLayer.PROVINCE, day("2020-10-12", DayKind.CLOSED));
        later(() -> changes.apply(id, 1, APPROVER));
        assertThat(later(() -> changes.put(id, 2, day("2020-10-13", DayKind.CLOSED), DRAFTER)))
                .isInstanceOf(ChangeResult.Decided.class);
        assertThat(later(() -> changes.withdraw(id, 2, DRAFTER))).isInstanceOf(ChangeResult.Decided.class);
        assertThat(later(() -> changes.apply(id, 2, APPROVER))).isInstanceOf(ChangeResult.Decided.class);
    }

    @Test
    void a_day_that_cannot_be_is_refused_with_what_to_do() {
        assertThat(wrong(day("2020-10-10", DayKind.STATUTORY))).contains("đã là ngày nghỉ hằng tuần");
        assertThat(wrong(day("2020-10-09", DayKind.WORKED))).contains("Chọn một thứ Bảy hay Chủ nhật");
        assertThat(wrong(day("2076-01-01", DayKind.CLOSED))).contains("31/12/2075");
        assertThat(wrong(new ChangedDay(LocalDate.parse("2020-10-08"), DayKind.CLOSED, "", "CV", "")))
                .contains("Ghi tên gọi");
        assertThat(wrong(new ChangedDay(LocalDate.parse("2020-10-08"), DayKind.CLOSED, "Bão", " ", "")))
                .contains("Ghi văn bản");
        assertThat(wrong(new ChangedDay(LocalDate.parse("2020-10-10"), DayKind.OPENED, "Mở", "CV", "8 giờ")))
                .contains("07:30-12:00");
        assertThat(wrong(new ChangedDay(LocalDate.parse("2020-10-08"), DayKind.CLOSED, "x".repeat(201), "CV", "")))
                .contains("nhiều nhất 200");
    }

    private static String wrong(ChangedDay day) {
        var draft = new CalendarChanges.Draft(CalendarLayer.PROVINCE, "Thử", "Văn bản thử", null, List.of(day));
        var result = later(() -> changes.draft(draft, DRAFTER));
        assertThat(result).isInstanceOf(ChangeResult.Wrong.class);
        return ((ChangeResult.Wrong) result).problems().getFirst().message();
    }

    @Test
    void a_day_may_have_hours_of_its_own() {
        applied(
                CalendarLayer.of(A_COMMUNE),
                new ChangedDay(
                        LocalDate.parse("2020-10-17"),
                        DayKind.OPENED,
                        "Sáng thứ Bảy",
                        "Quyết định thử",
                        "07:30-11:30"));
        var saturday = LocalDate.parse("2020-10-17");
        assertThat(workTime.calendar(A_COMMUNE, clock).sessions(saturday).minutes())
                .isEqualTo(240);
        assertThat(workTime.calendar(ANOTHER, clock).sessions(saturday).isEmpty())
                .isTrue();
    }

    @Test
    void announcing_a_year_ends_its_being_provisional_from_then_on_only() {
        var foreseen = changes.foreseen(2027).stream()
                .map(f -> new ChangedDay(f.date(), f.kind(), f.name(), f.source(), ""))
                .toList();
        var draft = new CalendarChanges.Draft(
                CalendarLayer.NATIONAL, "Lịch 2027", "Thông báo thử", LocalDate.parse("2027-12-31"), foreseen);
        var before = clock;
        var id = ((ChangeResult.Done) later(() -> changes.draft(draft, DRAFTER))).id();
        later(() -> changes.apply(id, 1, APPROVER));
        assertThat(workTime.common(before).provisional(LocalDate.parse("2027-05-01")))
                .isTrue();
        assertThat(workTime.common(clock).provisional(LocalDate.parse("2027-05-01")))
                .isFalse();
        assertThat(workTime.common(clock).provisional(LocalDate.parse("2028-01-01")))
                .isTrue();
        assertThat(workTime.common(clock).isWorkingDay(LocalDate.parse("2027-04-30")))
                .isFalse();
    }

    @Test
    void loading_the_registers_again_leaves_applied_changes_in_force() {
        applied(CalendarLayer.NATIONAL, day("2020-11-23", DayKind.CLOSED));
        province.jdbc()
                .sql("update reference.edition set fingerprint = '' where register = 'worktime.day'")
                .update();
        province.face(ReferenceImport.class).run((_, _, _) -> {});
        assertThat(workTime.common(clock).isWorkingDay(LocalDate.parse("2020-11-23")))
                .isFalse();
    }

    /** The calendar as known at a moment is the same, whatever is learnt afterwards. */
    @Test
    void known_at_never_looks_into_the_future() {
        long seed = System.nanoTime();
        System.out.println("CalendarChangesTest seed " + seed);
        var random = new Random(seed);
        var photographs = new ArrayList<Photograph>();
        for (int round = 0; round < 25; round++) {
            photographs.add(new Photograph(clock, working(workTime.calendar(A_COMMUNE, clock))));
            var layer = random.nextBoolean() ? CalendarLayer.PROVINCE : CalendarLayer.of(A_COMMUNE);
            var date = LocalDate.of(2021, 1, 4).plusDays(random.nextInt(360));
            boolean weekend = date.getDayOfWeek().getValue() > 5;
            applied(layer, day(date.toString(), weekend ? DayKind.OPENED : DayKind.CLOSED));
        }
        for (var photograph : photographs) {
            assertThat(working(workTime.calendar(A_COMMUNE, photograph.at()))).isEqualTo(photograph.working());
        }
    }

    private record Photograph(Instant at, List<LocalDate> working) {}

    private static List<LocalDate> working(WorkingCalendar calendar) {
        return LocalDate.of(2021, 1, 1)
                .datesUntil(LocalDate.of(2022, 1, 1))
                .filter(calendar::isWorkingDay)
                .toList();
    }

    private static void assertSame(WorkingCalendar one, WorkingCalendar other) {
        for (var date = LocalDate.of(2020, 1, 1); date.getYear() < 2023; date = date.plusDays(1)) {
            assertThat(one.fact(date).kind())
                    .as("%s", date)
                    .isEqualTo(other.fact(date).kind());
            assertThat(one.sessions(date)).as("%s", date).isEqualTo(other.sessions(date));
        }
    }
}
