/**
 * Khai phá quy trình: event logs of other systems come in as observed processes, and show how work really runs: its board, its variants,
 * which step follows which, how often, and after how much working time; our own dossiers leave in the same formats.
 *
 * <p>Start at {@link vn.kycuong.mining.LogImport} for what comes in, {@link vn.kycuong.mining.ObservedProcesses} for what is shown,
 * {@link vn.kycuong.mining.OwnLogs} for what leaves, {@link vn.kycuong.mining.ForecastCheck} for how the forecast does on a log. Writes schema {@code
 * mining}. Never writes a case or an entry, never holds a citizen's data of ours, and never computes a date (calendar).
 */
@Floor(Floor.Level.WATCH)
@ApplicationModule(
        displayName = "Khai phá quy trình",
        allowedDependencies = {
            "ledger",
            "audit",
            "worktime",
            "ui",
            "identity",
            "organisation",
            "procedure",
            "dossier",
            "oversight"
        })
@NullMarked
package vn.kycuong.mining;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
