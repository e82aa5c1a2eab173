package vn.kycuong.money.web;

import java.util.UUID;
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
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;
import vn.kycuong.money.CashBook;
import vn.kycuong.money.Fees;
import vn.kycuong.money.SignedReceipts;
import vn.kycuong.ui.SiteAddress;

/** The receipts of a dossier as PDF, for who may see its money. */
@Access(
        value = Access.Who.CASE,
        rights = {Fees.COLLECT, CashBook.CONFIRM})
@Controller
class ReceiptPages {
    private final Fees fees;
    private final SignedReceipts receipts;
    private final Throttle throttle;
    private final Audit audit;
    private final SiteAddress site;

    ReceiptPages(Fees fees, SignedReceipts receipts, Throttle throttle, Audit audit, SiteAddress site) {
        this.fees = fees;
        this.receipts = receipts;
        this.throttle = throttle;
        this.audit = audit;
        this.site = site;
    }

    @GetMapping("/ho-so/{id}/bien-lai/{receipt}.pdf")
    ResponseEntity<byte[]> paper(@PathVariable String id, @PathVariable String receipt, Officer officer) {
        if (!throttle.allows("slip", "officer " + officer.actor()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        var owed = fees.owed(FeePages.caseId(id), officer).orElseThrow(FeePages::notFound);
        if (!FeePages.isId(receipt)) throw FeePages.notFound();
        var paper = receipts.pdf(FeePages.caseId(id), UUID.fromString(receipt), site.base())
                .orElseThrow(FeePages::notFound);
        audit.read(officer.doer(), "slip", FeePages.caseId(id));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(owed.charged().code() + "-bien-lai.pdf")
                                .build()
                                .toString())
                .body(paper);
    }
}
