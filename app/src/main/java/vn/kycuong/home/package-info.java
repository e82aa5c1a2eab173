/**
 * First pages (trang đầu): where a citizen begins and where an officer is sent on to, and what the site says about itself.
 *
 * <p>Start at {@link vn.kycuong.home.HomePages}. Writes nothing. Never knows a case: each box leads to the page of the module that
 * answers it.
 */
@Floor(Floor.Level.DOOR)
@ApplicationModule(
        displayName = "Trang đầu",
        allowedDependencies = {"identity", "ui"})
@NullMarked
package vn.kycuong.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
