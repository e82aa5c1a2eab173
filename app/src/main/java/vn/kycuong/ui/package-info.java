/**
 * What every page is made of: its frame, its words, the parts of a form and of a list, and the clock strip.
 *
 * <p>Start at {@link vn.kycuong.ui.PageFrame} and at {@code jte/ui/README.md}. Writes no schema. Never knows a case, a rule or a
 * right: it draws what it is given.
 */
@Floor(Floor.Level.FOUNDATION)
@ApplicationModule(
        displayName = "Giao diện",
        allowedDependencies = {})
@NullMarked
package vn.kycuong.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
