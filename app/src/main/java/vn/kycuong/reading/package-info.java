/**
 * Quán triệt, tuyên truyền: who has to read and understand which document, and the proof that he did.
 *
 * <p>Start at {@link vn.kycuong.reading.Campaigns} for what is to be read and by whom, at {@link vn.kycuong.reading.Readings} for one's own
 * reading, at {@link vn.kycuong.reading.ReadingBoard} for who answers for others. Writes schema {@code reading}: campaigns, the exact texts,
 * questions and attempts; state and clock of each reading are the ledger's (ADR 55). Never shows what somebody answered to anybody else, never
 * changes a text that was read, never decides whom a rule means (organisation).
 */
@Floor(Floor.Level.DESK)
@ApplicationModule(
        displayName = "Quán triệt, tuyên truyền",
        allowedDependencies = {
            "ledger",
            "audit",
            "law",
            "worktime",
            "job",
            "document",
            "ui",
            "reference",
            "directive",
            "identity",
            "organisation",
            "reorganisation"
        })
@NullMarked
package vn.kycuong.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
