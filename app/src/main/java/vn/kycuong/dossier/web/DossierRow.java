package vn.kycuong.dossier.web;

import vn.kycuong.dossier.Channel;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/**
 * A dossier's own row.
 *
 * @param trackingKey who holds it may follow the dossier: never on a page for others
 */
public record DossierRow(
        CaseId caseId,
        String code,
        String procedureKey,
        String procedureCase,
        Channel channel,
        UnitId unitIn,
        String trackingKey) {}
