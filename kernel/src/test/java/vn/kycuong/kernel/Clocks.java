package vn.kycuong.kernel;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import vn.kycuong.calendar.DayFact;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Session;
import vn.kycuong.calendar.Sessions;
import vn.kycuong.calendar.WorkingCalendar;

/** A small calendar and a few moments for the tests of clocks. */
final class Clocks {
    static final LocalTime CUTOFF = LocalTime.of(15, 0);
    static final LocalDate TUE_14_JAN_2020 = LocalDate.of(2020, 1, 14);

    static final WorkingCalendar OFFICE = office();

    private Clocks() {}

    private static WorkingCalendar office() {
        return days().build();
    }

    /** The same office, closed on one day more. */
    static WorkingCalendar closedOn(LocalDate date) {
        return days().day(new DayFact(date, DayKind.CLOSED, "Bão", "test")).build();
    }

    private static WorkingCalendar.Builder days() {
        var builder = WorkingCalendar.builder()
                .range(LocalDate.of(2019, 1, 1), LocalDate.of(2022, 12, 31))
                .sessions(
                        LocalDate.of(2019, 1, 1),
                        new Sessions(List.of(
                                new Session(LocalTime.of(7, 30), LocalTime.of(12, 0)),
                                new Session(LocalTime.of(13, 30), LocalTime.of(17, 0)))));
        for (int day = 23; day <= 29; day++) {
            var date = LocalDate.of(2020, 1, day);
            if (date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY) {
                builder.day(new DayFact(date, DayKind.STATUTORY, "Tết", "test"));
            }
        }
        return builder;
    }

    static Instant at(LocalDate date, int hour, int minute) {
        return LegalZone.instant(LocalDateTime.of(date, LocalTime.of(hour, minute)));
    }

    static Instant at(int month, int day, int hour, int minute) {
        return at(LocalDate.of(2020, month, day), hour, minute);
    }
}
