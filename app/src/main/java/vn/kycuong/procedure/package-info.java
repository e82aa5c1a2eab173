/**
 * The catalogue of procedures (danh mục thủ tục hành chính): what can be asked for, with which papers, for which fee, within which
 * time, and which unit decides.
 *
 * <p>Start at {@link vn.kycuong.procedure.Procedures}. Writes schema {@code procedure}, and limits through {@code law}. Never
 * handles an application (dossier).
 */
@Floor(Floor.Level.REGISTER)
@ApplicationModule(
        displayName = "Thủ tục",
        allowedDependencies = {
            "sql",
            "reference",
            "document",
            "law",
            "worktime",
            "organisation",
            "process",
            "identity",
            "ui"
        })
@NullMarked
package vn.kycuong.procedure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
