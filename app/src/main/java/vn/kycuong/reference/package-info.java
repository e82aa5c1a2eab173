/**
 * Reference data (dữ liệu tra cứu): reads the files of the registers, names what is wrong by line and field, loads a file whole or
 * not at all, and keeps what is read often in memory until its edition changes.
 *
 * <p>Start at {@link vn.kycuong.reference.ReferenceImport}. Each module that owns a register implements
 * {@link vn.kycuong.reference.Register}. Writes schema {@code reference}. Never knows what a row means.
 */
@Floor(Floor.Level.FOUNDATION)
@ApplicationModule(
        displayName = "Dữ liệu tra cứu",
        allowedDependencies = {})
@NullMarked
package vn.kycuong.reference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
