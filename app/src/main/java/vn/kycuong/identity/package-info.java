/**
 * Identity (danh tính): accounts, sessions, and which rights a post gives its holder.
 *
 * <p>Start at {@link vn.kycuong.identity.Identity}; accounts are made through {@link vn.kycuong.identity.Accounts}; what
 * proves a person besides the password is in {@link vn.kycuong.identity.OneTimeCodes} and {@link vn.kycuong.identity.Passkeys}; who is away and who stands in, in
 * {@link vn.kycuong.identity.Absences}; what the staff office sends, in {@link vn.kycuong.identity.StaffFiles}. Writes schema
 * {@code identity}, and fills the ledger's grants through {@link vn.kycuong.ledger.Grants}. Reads the system clock, never the legal
 * one: a sample province that lives in 2020 must not open old sessions. Never decides what a right allows (desks, ledger).
 */
@Floor(Floor.Level.REGISTER)
@ApplicationModule(
        displayName = "Danh tính",
        allowedDependencies = {"sql", "ledger", "worktime", "organisation", "reference", "job", "ui", "vault", "audit"})
@NullMarked
package vn.kycuong.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
