package vn.kycuong.bench;

import com.opengamma.strata.basics.date.HolidayCalendar;
import com.opengamma.strata.basics.date.HolidayCalendarId;
import com.opengamma.strata.basics.date.ImmutableHolidayCalendar;
import java.time.DayOfWeek;
import java.util.List;

/** OpenGamma Strata's holiday calendar (a bit a day, a word a month) with our days off and our worked Saturdays. */
final class StrataDays {
    private StrataDays() {}

    static HolidayCalendar of(VietnamDays days) {
        return ImmutableHolidayCalendar.of(
                HolidayCalendarId.of("VN"), days.off(), List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), days.worked());
    }
}
