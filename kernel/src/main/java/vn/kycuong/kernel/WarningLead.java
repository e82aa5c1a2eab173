package vn.kycuong.kernel;

import java.time.Instant;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Stop;
import vn.kycuong.calendar.WorkingCalendar;

/**
 * How long before the due moment an obligation counts as at risk (02-one-stop §8): a share of the working time it has, yet no less than a
 * floor, and of a short limit no more than another share, lest anything is at risk from the moment it begins. A dated rule.
 *
 * @param share of the working time from start to due, without pauses. Unit: percent, 0..100
 * @param floor working minutes, 0 or more
 * @param most no more than this share of it. Unit: percent, 1..100; 0 where no such bound holds
 */
public record WarningLead(int share, int floor, int most) {
    /** For whoever asks when something is due and not when it is warned of. */
    public static final WarningLead NONE = new WarningLead(0, 0, 0);

    public WarningLead {
        if (share < 0 || share > 100) throw new IllegalArgumentException("A share is 0 to 100 percent: " + share);
        if (most < 0 || most > 100) throw new IllegalArgumentException("A share is 0 to 100 percent: " + most);
        if (floor < 0) throw new IllegalArgumentException("A lead is not negative: " + floor);
    }

    /** From when it is at risk. */
    public Instant before(DueDate due, WorkingCalendar calendar) {
        long whole = Math.max(0, workingMinutes(due, calendar));
        long wanted = Math.max(floor, whole * share / 100);
        long lead = most == 0 ? wanted : Math.min(wanted, whole * most / 100);
        return LegalZone.instant(calendar.plusWorkingMinutes(due.local(), -lead));
    }

    private static long workingMinutes(DueDate due, WorkingCalendar calendar) {
        var reckoning = due.reckoning();
        long paused = reckoning.stops().stream()
                .filter(Stop::moves)
                .mapToLong(stop -> calendar.workingMinutesBetween(stop.from(), stop.to()))
                .sum();
        return calendar.workingMinutesBetween(reckoning.start(), due.local()) - paused;
    }
}
