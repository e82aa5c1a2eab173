/**
 * Văn bản chỉ đạo: the documents that direct the province's work, clause by clause, with what they cite and what they want mended.
 *
 * <p>Start at {@link vn.kycuong.directive.Directives}. Writes schema {@code directive}, from the register {@code directives.json}.
 * Never measures whether a clause is kept (oversight).
 */
@Floor(Floor.Level.REGISTER)
@ApplicationModule(
        displayName = "Văn bản chỉ đạo",
        allowedDependencies = {"reference", "identity", "ui"})
@NullMarked
package vn.kycuong.directive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
