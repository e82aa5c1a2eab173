/**
 * Dữ liệu cá nhân và nhật ký truy cập: who looked at what, as far as one may see it; what is kept about a person, and how it ends.
 *
 * <p>Start at {@link vn.kycuong.privacy.Openings}. Writes schema {@code privacy}. Never shows by the audit what the reader's scope hides,
 * never erases what a hold keeps.
 */
@Floor(Floor.Level.WATCH)
@ApplicationModule(
        displayName = "Dữ liệu cá nhân",
        allowedDependencies = {
            "sql",
            "ledger",
            "law",
            "audit",
            "worktime",
            "document",
            "ui",
            "identity",
            "organisation",
            "dossier"
        })
@NullMarked
package vn.kycuong.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
