package vn.kycuong.dossier;

import vn.kycuong.kernel.CaseId;

/**
 * A dossier as pages and slips name it.
 *
 * @param code the code people read, e.g. {@code H37.T12-200615-0001}
 */
public record DossierRef(CaseId caseId, String code) {}
