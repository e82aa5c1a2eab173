/**
 * The deadline calculator (tính hạn): the one question and answer that the public page, the interface for programs and the tool share,
 * so that all three give the same due date for the same reasons.
 *
 * <p>Start at {@link vn.kycuong.deadline.DueDates}; where no application runs, at {@link vn.kycuong.deadline.Office}. Has no schema.
 * Never keeps a question, never knows a case, and never guesses: what cannot be answered is refused, with the part that is wrong.
 */
@Floor(Floor.Level.REGISTER)
@ApplicationModule(
        displayName = "Tính hạn",
        allowedDependencies = {"procedure", "identity", "organisation", "law", "worktime", "ui"})
@NullMarked
package vn.kycuong.deadline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
