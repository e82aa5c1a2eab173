/**
 * Papers and files (văn bản, giấy tờ): draws the official slips, makes PDF and QR codes, checks and keeps what is uploaded.
 *
 * <p>Start at {@link vn.kycuong.document.Slips} for paper going out and {@link vn.kycuong.document.Files} for files coming in.
 * Writes schema {@code document}. Whose form a slip follows, by date: {@link vn.kycuong.document.SlipForms}. Never decides what a slip says in its fields, when it is due or who may
 * open a file: the desk does.
 */
@Floor(Floor.Level.FOUNDATION)
@ApplicationModule(
        displayName = "Văn bản, giấy tờ",
        allowedDependencies = {"ledger", "audit", "reference"})
@NullMarked
package vn.kycuong.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
