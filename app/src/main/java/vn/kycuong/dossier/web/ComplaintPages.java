package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.ActResult;
import vn.kycuong.dossier.ComplaintSubject;
import vn.kycuong.dossier.Complaints;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;
import vn.kycuong.ledger.Sight;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.ui.ErrorLine;
import vn.kycuong.worktime.LegalClock;

/** Whoever has shown that a dossier is his complains of how it is handled, and reads where else to turn. */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping(TrackedPages.PATH + "/{id}/phan-anh")
class ComplaintPages {
    private static final int LONGEST = 4_000;
    private static final String TEXT = "phan-anh";

    private final Complaints complaints;
    private final Organisation organisation;
    private final TrackingCookie cookie;
    private final Throttle throttle;
    private final LegalClock time;

    ComplaintPages(
            Complaints complaints,
            Organisation organisation,
            TrackingCookie cookie,
            Throttle throttle,
            LegalClock time) {
        this.complaints = complaints;
        this.organisation = organisation;
        this.cookie = cookie;
        this.throttle = throttle;
        this.time = time;
    }

    @GetMapping
    String show(@PathVariable String id, HttpServletRequest request, Model page) {
        return form(shown(id, request), new Typed("", "", FormKeys.fresh()), null, page);
    }

    @PostMapping
    String complain(
            @PathVariable String id,
            @RequestParam(name = "key", defaultValue = "") String key,
            @RequestParam(name = "viec", defaultValue = "") String about,
            @RequestParam(name = "phan-anh", defaultValue = "") String text,
            HttpServletRequest request,
            Model page) {
        var dossier = shown(id, request);
        if (key.length() < 16 || key.length() > 100) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        var typed = new Typed(about, text, key);
        var subject = Arrays.stream(ComplaintSubject.values())
                .filter(one -> one.name().equals(about))
                .findFirst();
        if (subject.isEmpty()) return form(dossier, typed, new ErrorLine("viec", "complaint.no.about"), page);
        if (ActForm.isBlank(text)) return form(dossier, typed, new ErrorLine(TEXT, "complaint.no.text"), page);
        if (text.length() > LONGEST) return form(dossier, typed, new ErrorLine(TEXT, "complaint.no.long"), page);
        return switch (complaints.complain(dossier.caseId(), key, subject.get(), text)) {
            case ActResult.Done _, ActResult.Repeated _ -> "redirect:" + TrackedPages.path(dossier) + "?da-phan-anh";
            case ActResult.NotPossible(var wordKey, var _) -> form(dossier, typed, new ErrorLine(TEXT, wordKey), page);
            default -> form(dossier, typed, new ErrorLine(TEXT, "dossier.no.overtaken"), page);
        };
    }

    /** What was written, shown again. */
    private record Typed(String about, String text, String key) {}

    private DossierRow shown(String id, HttpServletRequest request) {
        if (!throttle.allows("track", request.getRemoteAddr()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        return cookie.shown(id, request).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String form(DossierRow dossier, Typed typed, @Nullable ErrorLine problem, Model page) {
        var today = LegalZone.local(time.instant()).toLocalDate();
        page.addAttribute("title", "complaint.title").addAttribute("nav", "track");
        page.addAttribute("at", TrackedPages.path(dossier));
        page.addAttribute("code", dossier.code());
        page.addAttribute("unit", organisation.nameAt(dossier.unitIn(), today));
        page.addAttribute(
                "province", organisation.nameAt(organisation.province().id(), today));
        page.addAttribute("open", Sight.ofCase(dossier.caseId()).call(() -> complaints.areOpen(dossier.caseId())));
        page.addAttribute("about", typed.about()).addAttribute("text", typed.text());
        page.addAttribute("key", typed.key()).addAttribute("problem", problem);
        return "dossier/complaint";
    }
}
