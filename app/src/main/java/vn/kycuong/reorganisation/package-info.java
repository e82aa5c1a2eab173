/**
 * Sắp xếp đơn vị: units are merged, split or end on a day of the law, and what is open in them goes to their successors, each case by one
 * entry of its ledger.
 *
 * <p>Start at {@link vn.kycuong.reorganisation.Reorganisation}. Writes schema {@code reorganisation}: what was chosen by hand, nothing else.
 * Which units end and what is known of their successors stands in {@code organisation}. Never moves anybody to another post (identity), and
 * never decides what a unit may do (procedure).
 */
@Floor(Floor.Level.REGISTER)
@ApplicationModule(
        displayName = "Sắp xếp đơn vị",
        allowedDependencies = {"ledger", "worktime", "job", "ui", "identity", "organisation"})
@NullMarked
package vn.kycuong.reorganisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
