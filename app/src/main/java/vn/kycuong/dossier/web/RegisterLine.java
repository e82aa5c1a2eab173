package vn.kycuong.dossier.web;

import vn.kycuong.kernel.CaseId;

/**
 * One line of the register of dossiers, in the columns of the form.
 *
 * @param competent who decides it
 * @param due the date of the slip as it stands
 * @param met when the result was there
 * @param delivery how the result was handed over
 * @param note where it stands
 */
public record RegisterLine(
        CaseId id,
        String code,
        String procedure,
        int sets,
        String label,
        String competent,
        String received,
        String due,
        String met,
        String delivery,
        String note) {}
