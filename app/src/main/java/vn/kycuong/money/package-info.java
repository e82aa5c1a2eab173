/**
 * Phí, lệ phí: what an application costs and why, what was paid, at the counter or online, which receipts were given, what went back, and whether
 * the drawer holds what the book says.
 *
 * <p>Start at {@link vn.kycuong.money.Fees}. Writes schema {@code money}; that something was set, paid, voided or paid back is an entry of the
 * dossier's own case, with numbers alone. Never types an amount in (procedure and the dated rows of {@code fees.json} give it), never draws a number
 * outside of the transaction that writes its paper, and never computes what the tax office claims.
 */
@Floor(Floor.Level.REGISTER)
@ApplicationModule(
        displayName = "Phí, lệ phí",
        allowedDependencies = {
            "sql",
            "reference",
            "audit",
            "ledger",
            "worktime",
            "document",
            "job",
            "signature",
            "ui",
            "procedure",
            "identity",
            "organisation"
        })
@NullMarked
package vn.kycuong.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
