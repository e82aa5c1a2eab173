package vn.kycuong.dossier.web;

import vn.kycuong.dossier.OnlineDrafts;

/**
 * An application in the list of its draft.
 *
 * @param whose the applicant, as typed; empty when nothing was
 * @param code of the dossier it became; empty while it is in the making
 */
public record DraftLine(OnlineDrafts.Opened opened, String whose, String code) {
    public String href() {
        return DraftAnswerPages.path(opened.draft());
    }
}
