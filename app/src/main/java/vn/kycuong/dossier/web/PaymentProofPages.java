package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.dossier.ActResult;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.dossier.PaymentProofs;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.ledger.Sight;
import vn.kycuong.ui.Words;

/** Whoever has shown that a dossier is his sends what shows that he paid, while a payment is waited for. */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping(TrackedPages.PATH + "/{id}/chung-tu")
class PaymentProofPages {
    private final PaymentProofs proofs;
    private final ReplyViews views;
    private final PaperFiles paperFiles;
    private final Ledger ledger;
    private final TrackingCookie cookie;
    private final Throttle throttle;

    PaymentProofPages(
            PaymentProofs proofs,
            ReplyViews views,
            PaperFiles paperFiles,
            Ledger ledger,
            TrackingCookie cookie,
            Throttle throttle) {
        this.proofs = proofs;
        this.views = views;
        this.paperFiles = paperFiles;
        this.ledger = ledger;
        this.cookie = cookie;
        this.throttle = throttle;
    }

    @GetMapping
    String show(@PathVariable String id, HttpServletRequest request, Model page) {
        return form(shown(id, request), "", FormKeys.fresh(), page);
    }

    @PostMapping
    String send(
            @PathVariable String id,
            @RequestParam(name = "key", defaultValue = "") String key,
            @RequestParam(name = "so", defaultValue = "") String number,
            @RequestParam(name = "tep", required = false) @Nullable MultipartFile part,
            HttpServletRequest request,
            Model page)
            throws IOException {
        if (!throttle.allows("upload", request.getRemoteAddr()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        var dossier = shown(id, request);
        if (key.length() < 16 || key.length() > 100) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        if (number.length() > ActForm.LINE)
            return refused(dossier, number, key, "so", words().get("dossier.problem.long." + ActForm.LINE), page);
        if (part == null || PaperFiles.isNameless(part))
            return refused(dossier, number, key, "tep", words().get("paymentProof.no.file"), page);
        return switch (paperFiles.checked(part)) {
            case UploadedFile.Refused(var reason) -> refused(dossier, number, key, "tep", reason, page);
            case UploadedFile.Accepted file ->
                switch (proofs.send(dossier.caseId(), key, ActForm.isBlank(number) ? "" : number.strip(), file)) {
                    case ActResult.Done _, ActResult.Repeated _ ->
                        "redirect:" + TrackedPages.path(dossier) + "?da-gui-chung-tu";
                    case ActResult.NotPossible(var wordKey, var arguments) ->
                        refused(dossier, number, key, "tep", words().get(wordKey, arguments), page);
                    default -> refused(dossier, number, key, "tep", words().get("reply.no.moved"), page);
                };
        };
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }

    private DossierRow shown(String id, HttpServletRequest request) {
        return cookie.shown(id, request).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String refused(DossierRow dossier, String number, String key, String field, String problem, Model page) {
        page.addAttribute("field", field).addAttribute("problem", problem);
        return form(dossier, number, key, page);
    }

    private String form(DossierRow dossier, String number, String key, Model page) {
        page.addAttribute("title", "paymentProof.title").addAttribute("nav", "track");
        page.addAttribute("at", TrackedPages.path(dossier)).addAttribute("code", dossier.code());
        page.addAttribute("number", number).addAttribute("key", key);
        Sight.ofCase(dossier.caseId()).call(() -> read(dossier.caseId(), page));
        return "dossier/proof";
    }

    private Model read(CaseId id, Model page) {
        var waits = DossierState.WAITING_FINANCE.name();
        page.addAttribute(
                "open", ledger.find(id).filter(c -> c.state().equals(waits)).isPresent());
        page.addAttribute("full", proofs.isFull(id));
        List<ReplyView> sent = views.proofs(id);
        return page.addAttribute("sent", sent);
    }
}
