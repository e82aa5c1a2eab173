/**
 * Long and repeated work (công việc nền): one place where a failure is caught, logged and tried again; and jobs of many items that are
 * stored, go on after a restart and answer each item by itself.
 *
 * <p>Start at {@link vn.kycuong.job.Rhythm}; for many items at {@link vn.kycuong.job.Jobs}. Writes schema {@code job}. Never decides what work means.
 */
@Floor(Floor.Level.FOUNDATION)
@ApplicationModule(
        displayName = "Công việc nền",
        allowedDependencies = {"sql"})
@NullMarked
package vn.kycuong.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
