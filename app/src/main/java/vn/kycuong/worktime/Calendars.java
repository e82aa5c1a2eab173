package vn.kycuong.worktime;

import java.time.Instant;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.kernel.UnitId;

/** The working calendar of every unit, as known at a moment. */
@FunctionalInterface
public interface Calendars {
    /** The calendar of a unit with the facts known at a moment; the same object as long as nothing new is known. */
    WorkingCalendar calendar(UnitId unit, Instant knownAt);
}
