package vn.kycuong.kernel;

import java.time.Instant;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.WorkingCalendar;

/**
 * How long before the due moment an obligation counts as at risk; a dated rule.
 *
 * @param workingMinutes working minutes before the due moment, 0 or more
 */
public record WarningLead(int workingMinutes) {
    public WarningLead {
        if (workingMinutes < 0) throw new IllegalArgumentException("A lead is not negative: " + workingMinutes);
    }

    Instant before(Instant due, WorkingCalendar calendar) {
        return LegalZone.instant(calendar.plusWorkingMinutes(LegalZone.local(due), -workingMinutes));
    }
}
