/**
 * Nhật ký truy cập: who opened what is personal, took it away, was refused, or changed how the installation works.
 *
 * <p>Start at {@link vn.kycuong.audit.Audit}. Writes schema {@code audit}: lines that are only added, chained, and whose chain's head
 * stands in the ledger (ADR 35). Never holds personal data, never decides who may look (identity), never slows an act.
 */
@Floor(Floor.Level.FOUNDATION)
@ApplicationModule(
        displayName = "Nhật ký truy cập",
        allowedDependencies = {"ledger", "worktime", "job"})
@NullMarked
package vn.kycuong.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
