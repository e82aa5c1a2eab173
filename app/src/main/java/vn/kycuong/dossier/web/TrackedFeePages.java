package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;
import vn.kycuong.ledger.Sight;
import vn.kycuong.money.OnlinePayments;
import vn.kycuong.money.OnlinePayments.Begun;
import vn.kycuong.money.SignedReceipts;
import vn.kycuong.ui.SiteAddress;

/** Whoever has shown that a dossier is his pays its fees online, and has its receipts. */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping(TrackedPages.PATH + "/{id}")
class TrackedFeePages {
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final OnlinePayments online;
    private final SignedReceipts receipts;
    private final DrawingGate gate;
    private final TrackingCookie cookie;
    private final Throttle throttle;
    private final SiteAddress site;

    TrackedFeePages(
            OnlinePayments online,
            SignedReceipts receipts,
            DrawingGate gate,
            TrackingCookie cookie,
            Throttle throttle,
            SiteAddress site) {
        this.online = online;
        this.receipts = receipts;
        this.gate = gate;
        this.cookie = cookie;
        this.throttle = throttle;
        this.site = site;
    }

    /** The gateway's page is another site's: it is opened by a link, since a form of ours is sent nowhere else. */
    @PostMapping("/nop-tien")
    String pay(@PathVariable String id, HttpServletRequest request, Model page) {
        if (!throttle.allows("track", request.getRemoteAddr()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        var dossier = cookie.shown(id, request).orElseThrow(FilePages::notFound);
        var back = site.base() + TrackedPages.path(dossier) + "?nop=xong";
        return switch (online.begin(dossier.caseId(), back)) {
            case Begun.No _ -> "redirect:" + TrackedPages.path(dossier) + "?nop=khong";
            case Begun.To(var address) when address.startsWith("/") -> "redirect:" + address;
            case Begun.To(var address) -> {
                page.addAttribute("title", "money.pay.title").addAttribute("nav", "track");
                page.addAttribute("address", address).addAttribute("code", dossier.code());
                page.addAttribute("at", TrackedPages.path(dossier));
                yield "money/go";
            }
        };
    }

    @GetMapping("/bien-lai/{receipt}.pdf")
    ResponseEntity<byte[]> receipt(@PathVariable String id, @PathVariable String receipt, HttpServletRequest request) {
        if (!throttle.allows("slip", request.getRemoteAddr()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        var dossier = cookie.shown(id, request).orElseThrow(FilePages::notFound);
        if (!UUID_TEXT.matcher(receipt).matches()) throw FilePages.notFound();
        var paper = gate.draw(() -> Sight.ofCase(dossier.caseId())
                .call(() -> receipts.pdf(dossier.caseId(), UUID.fromString(receipt), site.base()))
                .orElseThrow(FilePages::notFound));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(dossier.code() + "-bien-lai.pdf")
                                .build()
                                .toString())
                .body(paper);
    }
}
