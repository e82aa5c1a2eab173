package vn.kycuong.worktime;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.SourceFiles;
import vn.kycuong.worktime.CalendarBook.Day;
import vn.kycuong.worktime.CalendarBook.Horizon;
import vn.kycuong.worktime.CalendarBook.Season;

/** The common calendar as the reference data that ship with the program tell it, where there is no database. */
public final class ShippedDays {
    private static final int NATIONAL = CalendarBook.PROJECTED + 1;
    private static final int ALL = 0;

    private ShippedDays() {}

    /** The common calendar with what was known at a moment. */
    public static WorkingCalendar calendar(Instant knownAt) {
        return book().calendar(UnitId.ALL, knownAt);
    }

    private static CalendarBook book() {
        var read = WorktimeRegister.reading(SourceFiles.shipped(), new Findings());
        var announced = read.days().stream()
                .map(d -> new Day(NATIONAL, ALL, d.date(), d.kind(), d.name(), d.source(), null, d.knownFrom(), null));
        var foreseen = read.foreseen().stream()
                .map(f -> new Day(
                        CalendarBook.PROJECTED, ALL, f.date(), f.kind(), f.name(), f.source(), null, null, null));
        var days = Stream.concat(foreseen, announced).toList();
        var hours = Arrays.stream(DayOfWeek.values())
                .map(day -> new Season(NATIONAL, ALL, day.getValue(), null, null, read.hours(), false, null))
                .toList();
        return new CalendarBook(days, hours, List.of(new Horizon(read.exactUntil(), null)));
    }
}
