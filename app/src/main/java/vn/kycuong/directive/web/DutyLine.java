package vn.kycuong.directive.web;

import org.jspecify.annotations.Nullable;
import vn.kycuong.directive.Duty;
import vn.kycuong.directive.IndicatorNames;
import vn.kycuong.ui.Words;

/**
 * A duty as a page shows it.
 *
 * @param indicator what measures it, in words; null: nothing does
 * @param units how many units it is for on the day of the page; -1: not asked
 */
public record DutyLine(
        Duty duty, String target, int units, String when, String owner, IndicatorNames.@Nullable Named indicator) {
    static DutyLine of(Duty duty, String target, int units, IndicatorNames.@Nullable Named indicator, Words w) {
        var limit = duty.limit();
        var rhythm = duty.rhythm();
        var due = limit == null ? "" : w.lang().equals("en") ? limit.inEnglish() : limit.inVietnamese();
        var often = rhythm == null ? "" : w.get("directive.rhythm." + rhythm);
        return new DutyLine(
                duty,
                target,
                units,
                due.isEmpty() ? often : often.isEmpty() ? due : due + " · " + often,
                w.get("directive.owner." + duty.owner()),
                indicator);
    }
}
