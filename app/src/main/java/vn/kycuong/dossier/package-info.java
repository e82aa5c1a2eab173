/**
 * Hồ sơ thủ tục hành chính: takes an application in, keeps its legal clock, gives the result back.
 *
 * <p>Start at {@link vn.kycuong.dossier.Dossiers}. Writes schema {@code dossier}: content only, in numbered revisions; state, holder
 * and clocks are the ledger's. Never computes a date (calendar), never decides who may act (identity, ledger), never draws a chart
 * (oversight).
 */
@Floor(Floor.Level.DESK)
@ApplicationModule(
        displayName = "Hồ sơ",
        allowedDependencies = {
            "sql",
            "ledger",
            "audit",
            "vault",
            "law",
            "worktime",
            "reference",
            "document",
            "signature",
            "job",
            "ui",
            "procedure",
            "form",
            "process",
            "identity",
            "organisation",
            "reorganisation",
            "money"
        })
@NullMarked
package vn.kycuong.dossier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
