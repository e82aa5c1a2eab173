/**
 * Long and repeated work (công việc nền): one place where a failure is caught, logged and tried again.
 *
 * <p>Start at {@link vn.kycuong.job.Rhythm}. Writes nothing of its own. Never decides what work means.
 */
@Floor(Floor.Level.FOUNDATION)
@ApplicationModule(
        displayName = "Công việc nền",
        allowedDependencies = {})
@NullMarked
package vn.kycuong.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
