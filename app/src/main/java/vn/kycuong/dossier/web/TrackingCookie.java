package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.kycuong.identity.ViewPasses;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.ledger.Sight;

/**
 * The dossiers that this browser has shown the key of, a short while each, so that no address carries a key. A few at a time: a family follows
 * more than one, each in a page of its own.
 */
@Component
class TrackingCookie {
    private final PassCookie cookie;
    private final FileRows rows;

    TrackingCookie(ViewPasses passes, FileRows rows) {
        this.cookie = new PassCookie(passes, "xem", ViewPasses.GOOD_FOR);
        this.rows = rows;
    }

    /** The dossier of this number, if the browser has a pass for it; empty also when there is none. */
    Optional<DossierRow> shown(String id, HttpServletRequest request) {
        var dossier = FilePages.caseId(id);
        return cookie.holds(dossier.toString(), request)
                ? Sight.ofCase(dossier).call(() -> rows.find(dossier))
                : Optional.empty();
    }

    /** A fresh pass in place of the one before. */
    void give(HttpServletRequest request, HttpServletResponse response, CaseId dossier) {
        cookie.give(request, response, dossier.toString());
    }
}
