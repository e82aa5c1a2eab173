/**
 * The organisation over time (tổ chức bộ máy): units, where they stand, what they are called, what became of them, their posts and
 * who holds these.
 *
 * <p>Start at {@link vn.kycuong.organisation.Organisation} and {@link vn.kycuong.organisation.Posts}. Writes schema
 * {@code organisation}. Never knows what a person may do (identity) or which unit decides a procedure (procedure).
 */
@Floor(Floor.Level.REGISTER)
@ApplicationModule(
        displayName = "Tổ chức",
        allowedDependencies = {"reference"})
@NullMarked
package vn.kycuong.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
