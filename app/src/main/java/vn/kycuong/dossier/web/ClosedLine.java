package vn.kycuong.dossier.web;

import java.time.Instant;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.kernel.CaseId;

/** A dossier that is done, as a search finds it. */
public record ClosedLine(
        CaseId caseId, String code, String procedure, String label, DossierState state, Instant closedAt) {
    public String href() {
        return "/ho-so/" + caseId;
    }
}
