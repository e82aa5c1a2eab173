package vn.kycuong.sample;

import java.time.Instant;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/**
 * A dossier that will be played.
 *
 * @param number running number, from 1; names its applicant "Người nộp mẫu n"
 * @param formKey key of its first form, so that the same seed plays the same province
 */
record Planned(
        int number, Instant at, UnitId unitIn, String procedure, String procedureCase, Fate fate, String formKey) {
    CaseId caseId() {
        return CaseId.ofForm(formKey);
    }

    String applicant() {
        return "Người nộp mẫu " + number;
    }
}
