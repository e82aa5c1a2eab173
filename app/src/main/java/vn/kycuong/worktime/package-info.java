/**
 * Stored working calendars (lịch làm việc) and the two clocks: which days and hours a unit works, as known at a moment, and what
 * moment it is for the law.
 *
 * <p>Start at {@link vn.kycuong.worktime.WorkTime} and {@link vn.kycuong.worktime.LegalClock}. Writes schema {@code worktime}.
 * Never decides a due date (calendar) and never asks which unit belongs to which (organisation).
 */
@Floor(Floor.Level.FOUNDATION)
@ApplicationModule(
        displayName = "Lịch làm việc",
        allowedDependencies = {"sql", "reference"})
@NullMarked
package vn.kycuong.worktime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
