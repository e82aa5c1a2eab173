/**
 * The web's walls (cửa vào): who is asking, what is public, which headers, forged forms, error pages.
 *
 * <p>Start at {@link vn.kycuong.security.PublicRoutes}: whatever is not listed there needs an officer. Writes nothing of its own.
 * Never decides what an officer may do with a case (the desk asks {@link vn.kycuong.identity.Officer}, the ledger checks).
 */
@Floor(Floor.Level.DOOR)
@ApplicationModule(
        displayName = "Cửa vào",
        allowedDependencies = {"identity", "audit", "reference", "document", "ledger", "launch", "ui"})
@NullMarked
package vn.kycuong.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
