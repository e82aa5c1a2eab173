/**
 * Papers and files (văn bản, giấy tờ): draws the official slips, makes PDF and QR codes, checks and keeps what is uploaded.
 *
 * <p>Start at {@link vn.kycuong.document.Slips} for paper going out and {@link vn.kycuong.document.Files} for files coming in.
 * Writes schema {@code document}. Never decides what a slip says, when it is due or who may open a file: the desk does.
 */
@Floor(Floor.Level.FOUNDATION)
@ApplicationModule(
        displayName = "Văn bản, giấy tờ",
        allowedDependencies = {"ledger"})
@NullMarked
package vn.kycuong.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
