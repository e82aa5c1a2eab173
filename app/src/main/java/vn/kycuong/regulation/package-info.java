/**
 * Phân công trách nhiệm: who answers for what at each unit, today and on any past day, as known then. One lead for each duty, others that
 * support, approve or are informed; drafted at the unit and confirmed by its head.
 *
 * <p>Start at {@link vn.kycuong.regulation.Responsibility}. Writes schema {@code regulation}: versions of duties with the days on which they hold
 * and the time in which they were known. Keeps no case and no clock; never decides who holds a post (organisation) or who stands in (identity).
 */
@Floor(Floor.Level.DESK)
@ApplicationModule(
        displayName = "Phân công trách nhiệm",
        allowedDependencies = {
            "sql",
            "ledger",
            "worktime",
            "ui",
            "identity",
            "organisation",
            "reorganisation",
            "directive"
        })
@NullMarked
package vn.kycuong.regulation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
