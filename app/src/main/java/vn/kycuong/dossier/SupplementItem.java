package vn.kycuong.dossier;

/**
 * One thing the applicant is asked for.
 *
 * @param paper the paper, as the published version names it
 * @param basis the article that asks for it
 * @param reason what is lacking and how to mend it
 */
public record SupplementItem(String paper, String basis, String reason) {}
