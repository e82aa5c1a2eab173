/**
 * Giữ danh tính: who is who in a protected case, kept under seal apart from the case, and opened by two custodians together.
 *
 * <p>Start at {@link vn.kycuong.custody.Custody}. Writes schema {@code custody}: sealed content and the openings of it; the keys are the vault's,
 * outside of the database. Every step of an opening is an entry of the case. Never decides who is admitted to a case (desks, ledger).
 */
@Floor(Floor.Level.REGISTER)
@ApplicationModule(
        displayName = "Giữ danh tính",
        allowedDependencies = {"sql", "ledger", "worktime", "vault", "ui", "identity"})
@NullMarked
package vn.kycuong.custody;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
