/**
 * Giám sát (bảng đơn vị, bảng chỉ đạo): what the ledger says about every unit, as figures that each open the list they count.
 *
 * <p>Start at {@link vn.kycuong.oversight.Figures}. Writes schema {@code oversight}, only from the ledger's entries. A figure is a sum
 * over rows with one moment as argument; lateness is never stored. Never writes a case, never decides a date (calendar), never lets
 * anybody see more than their scope.
 */
@Floor(Floor.Level.WATCH)
@ApplicationModule(
        displayName = "Giám sát",
        allowedDependencies = {
            "sql",
            "ledger",
            "job",
            "law",
            "document",
            "audit",
            "worktime",
            "reference",
            "ui",
            "procedure",
            "identity",
            "organisation",
            "reorganisation",
            "dossier",
            "counter",
            "directive",
            "regulation",
            "money"
        })
@NullMarked
package vn.kycuong.oversight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
