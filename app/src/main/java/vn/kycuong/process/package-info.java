/**
 * Internal processes (quy trình nội bộ) as data: steps, moves, roles, places and allowances, in versions; drafted as a table,
 * exchanged as BPMN 2.0.
 *
 * <p>Start at {@link vn.kycuong.process.Processes}; changes are made through {@link vn.kycuong.process.ProcessDrafts}. Writes schema {@code process}. Never moves a case (the desks do) and never says
 * how long the law allows (law): an allowance is the unit's own plan.
 */
@Floor(Floor.Level.REGISTER)
@ApplicationModule(
        displayName = "Quy trình",
        allowedDependencies = {"sql", "reference", "worktime", "ui", "identity", "organisation"})
@NullMarked
package vn.kycuong.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
