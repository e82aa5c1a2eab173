/**
 * Dated legal rules (quy định theo thời gian): limits, cut-offs, forms and parameters with the article each comes from.
 *
 * <p>Start at {@link vn.kycuong.law.Rules} and {@link vn.kycuong.law.Limits}. Writes schema {@code law}. Never computes a date
 * (calendar) and never guesses: where nothing is in force it says so.
 */
@Floor(Floor.Level.FOUNDATION)
@ApplicationModule(
        displayName = "Quy định",
        allowedDependencies = {"reference"})
@NullMarked
package vn.kycuong.law;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
