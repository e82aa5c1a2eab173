package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.audit.Audit;
import vn.kycuong.document.Slip;
import vn.kycuong.document.Slips;
import vn.kycuong.dossier.JointSlips;
import vn.kycuong.dossier.SignedSlips;
import vn.kycuong.dossier.SignedSlips.Paper;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.ledger.Sight;
import vn.kycuong.ui.SiteAddress;

/** The slips as PDF: for officers by dossier, for citizens who have shown the key of their own slip. */
@Access(Access.Who.CASE)
@Controller
class SlipPages {
    private final TrackingCookie cookie;
    private final Files files;
    private final SlipPapers papers;
    private final ControlPapers control;
    private final Slips slips;
    private final SignedSlips signed;
    private final Ledger ledger;
    private final DrawingGate gate;
    private final Throttle throttle;
    private final Audit audit;
    private final SiteAddress site;
    private final JointSlips joint;

    SlipPages(
            TrackingCookie cookie,
            Files files,
            SlipPapers papers,
            ControlPapers control,
            Slips slips,
            SignedSlips signed,
            Ledger ledger,
            DrawingGate gate,
            Throttle throttle,
            Audit audit,
            SiteAddress site,
            JointSlips joint) {
        this.cookie = cookie;
        this.files = files;
        this.papers = papers;
        this.control = control;
        this.slips = slips;
        this.signed = signed;
        this.ledger = ledger;
        this.gate = gate;
        this.throttle = throttle;
        this.audit = audit;
        this.site = site;
        this.joint = joint;
    }

    @GetMapping("/ho-so/{id}/giay/{version}.pdf")
    ResponseEntity<byte[]> forOfficer(@PathVariable String id, @PathVariable int version, Officer officer) {
        braked("officer " + officer.actor());
        var dossier = files.seen(FilePages.caseId(id), officer).orElseThrow(SlipPages::notFound);
        var slip = pdf(dossier, version);
        audit.read(officer.doer(), "slip", dossier.caseId());
        return slip;
    }

    @Access(Access.Who.EVERYBODY)
    @GetMapping(TrackedPages.PATH + "/{id}/giay/{version}.pdf")
    ResponseEntity<byte[]> forHolder(@PathVariable String id, @PathVariable int version, HttpServletRequest request) {
        braked(request.getRemoteAddr());
        var dossier = cookie.shown(id, request).orElseThrow(SlipPages::notFound);
        return Sight.ofCase(dossier.caseId()).call(() -> pdf(dossier, version));
    }

    /** The receipt that several dossiers share, drawn again. */
    @GetMapping("/ho-so/{id}/phieu-chung.pdf")
    ResponseEntity<byte[]> joint(@PathVariable String id, Officer officer) {
        braked("officer " + officer.actor());
        var all = joint.of(FilePages.caseId(id)).stream()
                .map(one -> files.seen(one, officer).orElseThrow(SlipPages::notFound))
                .toList();
        var slip = papers.joint(all, site.base()).orElseThrow(SlipPages::notFound);
        all.forEach(one -> audit.read(officer.doer(), "slip", one.caseId()));
        var first = all.getFirst();
        var issuer = ledger.entries(first.caseId()).getFirst().unit();
        return answer(sealed(first, Paper.JOINT, all.size(), issuer, slip), first.code() + "-chung.pdf");
    }

    /** Who gave the dossier to whom and when, up to now. */
    @GetMapping("/ho-so/{id}/phieu-kiem-soat.pdf")
    ResponseEntity<byte[]> control(@PathVariable String id, Officer officer) {
        braked("officer " + officer.actor());
        var dossier = files.seen(FilePages.caseId(id), officer).orElseThrow(SlipPages::notFound);
        var slip = control.of(dossier, site.base()).orElseThrow(SlipPages::notFound);
        audit.read(officer.doer(), "slip", dossier.caseId());
        var state = ledger.find(dossier.caseId()).orElseThrow();
        return answer(
                sealed(dossier, Paper.CONTROL, state.version(), state.unitIn(), slip),
                dossier.code() + "-kiem-soat.pdf");
    }

    private void braked(String who) {
        if (!throttle.allows("slip", who)) throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
    }

    private ResponseEntity<byte[]> pdf(DossierRow dossier, int version) {
        var slip = papers.slip(dossier, version, site.base()).orElseThrow(SlipPages::notFound);
        var issuer = ledger.entries(dossier.caseId()).get(version - 1).unit();
        return answer(sealed(dossier, Paper.SLIP, version, issuer, slip), dossier.code() + "-" + version + ".pdf");
    }

    private byte[] sealed(DossierRow dossier, Paper paper, int version, UnitId issuer, Slip slip) {
        return gate.draw(() -> signed.of(dossier.caseId(), paper, version, issuer, () -> slips.pdf(slip)));
    }

    private static ResponseEntity<byte[]> answer(byte[] pdf, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .body(pdf);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
