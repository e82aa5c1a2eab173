/**
 * Văn bản chỉ đạo: the register of incoming and issued documents that direct the province's work, clause by clause: what each asks of whom by
 * when, what it cites, amends, replaces or repeals, and what it wants mended.
 *
 * <p>Start at {@link vn.kycuong.directive.Directives} to read and at {@link vn.kycuong.directive.Documents} to enter. Writes schema
 * {@code directive}: what the register {@code directives.json} says and what people entered, side by side, every edition with the time in which
 * it was held true. Keeps no case; never measures whether a clause is kept (oversight).
 */
@Floor(Floor.Level.REGISTER)
@ApplicationModule(
        displayName = "Văn bản chỉ đạo",
        allowedDependencies = {"sql", "reference", "worktime", "document", "organisation", "identity", "ui"})
@NullMarked
package vn.kycuong.directive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
