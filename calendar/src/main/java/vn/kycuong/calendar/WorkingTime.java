package vn.kycuong.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An amount of working time as people say it.
 *
 * @param days whole working days, 0 or more
 * @param minutes session minutes besides, less than a day's
 */
public record WorkingTime(int days, int minutes) {

    /**
     * So many ticks of {@link WorkingCalendar#TICKS_PER_DAY}, 0 or more: whole days, and what remains in minutes of a day
     * of this length.
     */
    public static WorkingTime ofTicks(long ticks, int dayMinutes) {
        int days = (int) (ticks / DayTicks.PER_DAY);
        int rest = DayTicks.worked(ticks % DayTicks.PER_DAY, dayMinutes);
        return rest == dayMinutes ? new WorkingTime(days + 1, 0) : new WorkingTime(days, rest);
    }

    /** "3 ngày 6 giờ 45 phút làm việc", or in English "3 days 6 hours 45 minutes of working time". */
    public String text(Locale locale) {
        return amount(locale) + Wording.of(locale).pick(" làm việc", " of working time");
    }

    /** "3 ngày 6 giờ 45 phút", or in English "3 days 6 hours 45 minutes". */
    public String amount(Locale locale) {
        Wording w = Wording.of(locale);
        List<String> parts = new ArrayList<>();
        add(parts, days, w.pick("ngày", "day"), w);
        add(parts, minutes / 60, w.pick("giờ", "hour"), w);
        add(parts, minutes % 60, w.pick("phút", "minute"), w);
        return parts.isEmpty() ? w.pick("0 phút", "0 minutes") : String.join(" ", parts);
    }

    private static void add(List<String> parts, int amount, String unit, Wording w) {
        if (amount > 0) {
            parts.add(amount + " " + unit + (w == Wording.ENGLISH && amount > 1 ? "s" : ""));
        }
    }
}
