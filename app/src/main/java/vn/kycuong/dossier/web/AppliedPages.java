package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.dossier.OnlineDraft;
import vn.kycuong.dossier.OnlineDrafts;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.ledger.Sight;

/** What a citizen sees who has just applied at the portal. */
@Access(Access.Who.EVERYBODY)
@Controller
class AppliedPages {
    private final TrackingCookie cookie;
    private final DraftCookie passes;
    private final OnlineDrafts drafts;
    private final Files files;

    AppliedPages(TrackingCookie cookie, DraftCookie passes, OnlineDrafts drafts, Files files) {
        this.cookie = cookie;
        this.passes = passes;
        this.drafts = drafts;
        this.files = files;
    }

    /** The address of a dossier that came of a draft. */
    static String path(OnlineDraft draft, CaseId dossier) {
        return "/nop-ho-so/" + draft.procedureKey() + "/da-nop/" + dossier + "?ban=" + draft.draftId();
    }

    /** Code and link, for whoever has just applied; an address of its own, so that loading the page again sends nothing again. */
    @GetMapping("/nop-ho-so/{procedure}/da-nop/{id}")
    String applied(
            @PathVariable String procedure,
            @PathVariable String id,
            @RequestParam(name = "da-co", required = false) @Nullable String again,
            @RequestParam(name = "ban", defaultValue = "") String draft,
            HttpServletRequest request,
            Model page) {
        var file = cookie.shown(id, request)
                .filter(d -> d.procedureKey().equals(procedure))
                .flatMap(d -> Sight.ofCase(d.caseId()).call(() -> files.of(d)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("title", "apply.done");
        page.addAttribute("nav", "procedures");
        page.addAttribute("file", file);
        page.addAttribute("at", TrackedPages.path(file.dossier()));
        page.addAttribute("again", again != null);
        page.addAttribute("list", hasOthers(draft, request) ? DraftAnswerPages.PATH + "/" + draft : null);
        return "dossier/applied";
    }

    private boolean hasOthers(String draft, HttpServletRequest request) {
        return !draft.isEmpty()
                && passes.holds(DraftDoor.id(draft), request)
                && drafts.all(DraftDoor.id(draft)).size() > 1;
    }
}
