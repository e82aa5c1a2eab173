/**
 * Cổng Dịch vụ công quốc gia: tells the national portal where each dossier stands, keeps what it answers, and shows where the two differ.
 *
 * <p>Start at {@link vn.kycuong.portal.NationalPortal}. Writes schema {@code portal}: a message per entry that changes the national code, without anything
 * of a person. Follows the ledger, so that no desk knows it. Never writes a case, never tells of a sealed one.
 */
@Floor(Floor.Level.WATCH)
@ApplicationModule(
        displayName = "Cổng quốc gia",
        allowedDependencies = {
            "sql",
            "ledger",
            "law",
            "audit",
            "worktime",
            "reference",
            "job",
            "ui",
            "procedure",
            "identity",
            "organisation",
            "dossier"
        })
@NullMarked
package vn.kycuong.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
