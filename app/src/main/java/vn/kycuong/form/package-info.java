/**
 * What is asked of an applicant (biểu mẫu điện tử), as data: sections of questions for each version of a procedure, and the rules by which
 * answers are taken or sent back.
 *
 * <p>Start at {@link vn.kycuong.form.Forms}; forms are written through {@link vn.kycuong.form.FormDrafts}. Writes schema {@code form}. Never
 * keeps an answer (dossier), never decides which papers a procedure asks for (procedure).
 */
@Floor(Floor.Level.REGISTER)
@ApplicationModule(
        displayName = "Biểu mẫu",
        allowedDependencies = {"sql", "reference", "procedure", "worktime"})
@NullMarked
package vn.kycuong.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;
