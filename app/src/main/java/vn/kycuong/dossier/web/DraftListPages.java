package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.kycuong.dossier.DraftSending;
import vn.kycuong.dossier.DraftSending.SendResult;
import vn.kycuong.dossier.OnlineDrafts;
import vn.kycuong.dossier.OnlineDrafts.Opened;
import vn.kycuong.dossier.TakeInResult;
import vn.kycuong.form.Target;
import vn.kycuong.identity.Citizen;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.ledger.Sight;
import vn.kycuong.ui.SiteAddress;

/** A draft as a whole: its applications side by side, handed in together, left for another day, or erased. */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping(DraftAnswerPages.PATH + "/{draft}")
class DraftListPages {
    private final OnlineDrafts drafts;
    private final DraftSending sending;
    private final DraftDoor door;
    private final DraftCookie cookie;
    private final FileRows files;
    private final SiteAddress site;
    private final Throttle throttle;

    DraftListPages(
            OnlineDrafts drafts,
            DraftSending sending,
            DraftDoor door,
            DraftCookie cookie,
            FileRows files,
            SiteAddress site,
            Throttle throttle) {
        this.drafts = drafts;
        this.sending = sending;
        this.door = door;
        this.cookie = cookie;
        this.files = files;
        this.site = site;
        this.throttle = throttle;
    }

    /** One application leads to itself, several stand side by side. */
    @GetMapping
    String show(
            @PathVariable String draft,
            @Nullable Citizen citizen,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        if (!door.opens(draft, request, response)) return door.over(draft, request, response, page);
        var all = drafts.all(DraftDoor.id(draft), citizen);
        if (all.isEmpty()) throw DraftDoor.notFound();
        if (all.size() == 1)
            return "redirect:" + DraftAnswerPages.path(all.getFirst().draft());
        return listed(all, List.of(), page);
    }

    private String listed(List<Opened> all, List<String> problems, Model page) {
        page.addAttribute("title", "draft.list").addAttribute("nav", "procedures");
        page.addAttribute("draft", all.getFirst().draft());
        page.addAttribute("lines", all.stream().map(this::line).toList());
        page.addAttribute("ready", all.stream().filter(DraftListPages::isToSend).count());
        page.addAttribute("mayAdd", all.size() < OnlineDrafts.MOST_FORMS);
        page.addAttribute("problems", problems);
        return "dossier/draftList";
    }

    private static boolean isToSend(Opened opened) {
        return !opened.draft().isSent() && opened.isReady();
    }

    private DraftLine line(Opened opened) {
        return Optional.ofNullable(opened.draft().sent())
                .map(dossier -> new DraftLine(opened, applicant(dossier), code(dossier)))
                .orElseGet(() -> new DraftLine(opened, named(opened), ""));
    }

    private static String named(Opened opened) {
        return opened.form().questions().stream()
                .filter(q -> q.target() == Target.APPLICANT)
                .map(q -> opened.draft().value(q.key()))
                .findFirst()
                .orElse("");
    }

    private String applicant(CaseId dossier) {
        return FileRows.application(Sight.ofCase(dossier).call(() -> files.revisions(dossier)))
                .map(a -> a.applicant().value())
                .orElse("");
    }

    private String code(CaseId dossier) {
        return Sight.ofCase(dossier)
                .call(() -> files.find(dossier))
                .map(DossierRow::code)
                .orElse("");
    }

    /** All that are ready, each a dossier of its own; what one lacks keeps none of the others. */
    @PostMapping("/nop-tat-ca")
    String sendAll(
            @PathVariable String draft,
            @Nullable Citizen citizen,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        if (!door.opens(draft, request, response)) return door.over(draft, request, response, page);
        var id = DraftDoor.id(draft);
        var problems = new ArrayList<String>();
        if (!throttle.allows("apply", request.getRemoteAddr()))
            problems.add(DraftViews.words().get("dossier.problem.tooOften"));
        else for (var one : drafts.all(id, citizen)) if (isToSend(one)) send(one, citizen, problems);
        var all = drafts.all(id, citizen);
        if (all.isEmpty()) throw DraftDoor.notFound();
        return problems.isEmpty() ? "redirect:" + DraftAnswerPages.PATH + "/" + id : listed(all, problems, page);
    }

    private void send(Opened one, @Nullable Citizen citizen, List<String> problems) {
        var w = DraftViews.words();
        if (!(sending.send(one.draft().draftId(), one.draft().no(), citizen) instanceof SendResult.Refused(var why)))
            return;
        var said = why instanceof TakeInResult.PapersMissing(var papers)
                ? w.get("counter.missing", String.join("; ", papers))
                : DraftAnswerPages.reason(why);
        problems.add(w.get("draft.notSent", one.draft().no(), said));
    }

    /** How to come back. */
    @GetMapping("/luu")
    String keep(@PathVariable String draft, HttpServletRequest request, HttpServletResponse response, Model page) {
        if (!door.opens(draft, request, response)) return door.over(draft, request, response, page);
        UUID id = DraftDoor.id(draft);
        var all = drafts.all(id);
        if (all.isEmpty()) throw DraftDoor.notFound();
        page.addAttribute("title", "draft.keep").addAttribute("nav", "procedures");
        page.addAttribute("draft", all.getFirst().draft());
        page.addAttribute("secret", drafts.secret(id));
        page.addAttribute(
                "link",
                site.base() + DraftReturnPages.PATH + "#khoa="
                        + all.getFirst().draft().code() + "-" + drafts.secret(id));
        return "dossier/draftKeep";
    }

    /** This browser knows the draft no longer; code and secret open it again. */
    @PostMapping("/luu")
    String leave(@PathVariable String draft, HttpServletRequest request, HttpServletResponse response, Model page) {
        cookie.forget(request, response, DraftDoor.id(draft));
        return "redirect:" + DraftReturnPages.PATH;
    }

    /** Erased for good. */
    @PostMapping("/xoa")
    String erase(@PathVariable String draft, HttpServletRequest request, HttpServletResponse response, Model page) {
        if (!door.opens(draft, request, response)) return door.over(draft, request, response, page);
        drafts.erase(DraftDoor.id(draft));
        cookie.forget(request, response, DraftDoor.id(draft));
        return "redirect:" + DraftReturnPages.PATH + "?da-xoa";
    }
}
