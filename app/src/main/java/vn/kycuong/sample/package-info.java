/**
 * The sample province (tỉnh mẫu): plays a half-year of dossiers through the same faces that people use, and keeps its own clock.
 *
 * <p>Start at {@link vn.kycuong.sample.SampleProvince}. Writes schema {@code sample} (the clock). Lives only in a new embedded data
 * folder; never in a real installation.
 */
@Floor(Floor.Level.DOOR)
@ApplicationModule(
        displayName = "Tỉnh mẫu",
        allowedDependencies = {
            "launch",
            "reference",
            "worktime",
            "ledger",
            "law",
            "job",
            "ui",
            "organisation",
            "identity",
            "process",
            "procedure",
            "dossier",
            "money",
            "counter",
            "directive",
            "reading",
            "regulation",
            "plan",
            "task"
        })
@NullMarked
package vn.kycuong.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
