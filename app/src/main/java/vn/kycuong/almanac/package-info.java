/**
 * Lịch làm việc: the working calendar on the page, for everybody to read and for those who keep it to change, with what a change does to
 * running dossiers shown before it is applied.
 *
 * <p>Start at {@link vn.kycuong.almanac.YearOfDays}. Writes nothing of its own: drafts go through
 * {@link vn.kycuong.worktime.CalendarChanges}, running clocks are read anew by the ledger. Never decides whether a day is worked
 * (worktime) and never moves a date (ledger).
 */
@Floor(Floor.Level.WATCH)
@ApplicationModule(
        displayName = "Lịch",
        allowedDependencies = {
            "worktime",
            "ledger",
            "law",
            "reference",
            "ui",
            "identity",
            "organisation",
            "reorganisation",
            "procedure",
            "dossier"
        })
@NullMarked
package vn.kycuong.almanac;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
