package vn.kycuong.ui;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.DayFact;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.calendar.Deadlines;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.calendar.Pause;
import vn.kycuong.calendar.Session;
import vn.kycuong.calendar.Sessions;
import vn.kycuong.calendar.WorkingCalendar;

/** The strips the tests and the previews are told in; the first is the one of the pictures. */
final class Strips {
    static final Words VI = Words.of("vi");
    static final WorkingCalendar CALENDAR = calendar();

    private Strips() {}

    /** Bán lẻ rượu: 10 working days over Tết with a pause, seen on 31/01/2020. */
    static ClockStrip.Strip picture() {
        return strip(
                "2020-01-14T09:00",
                10,
                "2020-01-31T10:15",
                null,
                "2020-02-04T09:00",
                new ClockStrip.PauseMark(
                        at("2020-01-17T07:30"), at("2020-01-20T17:00"), "Phiếu số 31", "/ho-so/giay/31"));
    }

    /** The swapped Saturday: received 26/04/2019, 3 working days. */
    static ClockStrip.Strip swappedSaturday() {
        return strip("2019-04-26T09:00", 3, "2019-05-02T10:00", null, null);
    }

    static ClockStrip.Strip late() {
        return strip("2020-01-08T08:00", 8, "2020-01-31T10:15", null, null);
    }

    static ClockStrip.Strip done() {
        return strip("2020-02-10T14:00", 5, "2020-03-01T10:15", "2020-02-13T15:30", null);
    }

    static ClockStrip.Strip longOne() {
        return strip(
                "2020-02-10T14:00",
                60,
                "2020-03-31T10:15",
                null,
                null,
                new ClockStrip.PauseMark(at("2020-03-02T07:30"), at("2020-03-04T17:00"), "Phiếu số 7", null));
    }

    static ClockStrip.Strip standing() {
        var mark = new ClockStrip.PauseMark(at("2020-01-30T09:00"), null, "Phiếu số 38", "/giay/38");
        var due = Deadlines.due(
                CALENDAR,
                at("2020-01-20T09:00"),
                new Limit.WorkingDays(10),
                LocalTime.of(15, 0),
                List.of(new Pause(mark.from(), null, "chờ bổ sung hồ sơ", mark.label())),
                at("2020-02-05T10:00"));
        return new ClockStrip.Strip(
                due.account(), at("2020-01-20T09:00"), null, null, at("2020-02-05T10:00"), null, List.of(mark));
    }

    static ClockStrip.Strip strip(
            String received,
            int days,
            String now,
            @Nullable String met,
            @Nullable String promised,
            ClockStrip.PauseMark... pauses) {
        var list = Stream.of(pauses)
                .map(p -> new Pause(p.from(), p.to(), "chờ bổ sung hồ sơ", p.label()))
                .toList();
        DueDate due = Deadlines.due(CALENDAR, at(received), new Limit.WorkingDays(days), LocalTime.of(15, 0), list);
        return new ClockStrip.Strip(
                due.account(),
                at(received),
                due.at(),
                promised == null ? null : at(promised),
                at(now),
                met == null ? null : at(met),
                List.of(pauses));
    }

    static Instant at(String local) {
        return LegalZone.instant(LocalDateTime.parse(local));
    }

    private static WorkingCalendar calendar() {
        var builder = WorkingCalendar.builder()
                .range(LocalDate.of(2019, 1, 1), LocalDate.of(2020, 12, 31))
                .exactUntil(LocalDate.of(2020, 12, 31))
                .sessions(Sessions.of(Session.of("07:30", "12:00"), Session.of("13:30", "17:00")))
                .restDays(
                        LocalDate.of(2019, 1, 1),
                        Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                        "Quyết định 188/1999/QĐ-TTg");
        day(builder, "2019-04-29", DayKind.SWAPPED_OFF, "Nghỉ hoán đổi");
        day(builder, "2019-04-30", DayKind.STATUTORY, "Ngày Chiến thắng");
        day(builder, "2019-05-01", DayKind.STATUTORY, "Quốc tế Lao động");
        day(builder, "2019-05-04", DayKind.WORKED, "Làm bù cho ngày 29/04/2019");
        for (int d = 23; d <= 27; d++) day(builder, "2020-01-" + d, DayKind.STATUTORY, "Tết Nguyên đán Canh Tý");
        for (int d = 28; d <= 29; d++)
            day(builder, "2020-01-" + d, DayKind.COMPENSATORY, "Tết Nguyên đán Canh Tý (nghỉ bù)");
        day(builder, "2020-04-02", DayKind.STATUTORY, "Giỗ Tổ Hùng Vương");
        day(builder, "2020-04-30", DayKind.STATUTORY, "Ngày Chiến thắng");
        day(builder, "2020-05-01", DayKind.STATUTORY, "Quốc tế Lao động");
        return builder.build();
    }

    private static void day(WorkingCalendar.Builder builder, String date, DayKind kind, String name) {
        builder.day(new DayFact(LocalDate.parse(date), kind, name, "Bộ luật Lao động 2012, Điều 115"));
    }
}
