/**
 * The vault (két khóa): seals what must not be read from a copy of the database, and makes keyed fingerprints by which it is found again.
 *
 * <p>Start at {@link vn.kycuong.vault.Vault}. Writes schema {@code vault}: the keys, themselves sealed by a master key that lies in a
 * file. Never keeps the content: that stays with whoever sealed it.
 */
@Floor(Floor.Level.FOUNDATION)
@ApplicationModule(
        displayName = "Két khóa",
        allowedDependencies = {})
@NullMarked
package vn.kycuong.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
