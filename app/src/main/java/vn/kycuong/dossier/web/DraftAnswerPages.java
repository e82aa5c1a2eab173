package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.dossier.DraftSending;
import vn.kycuong.dossier.DraftSending.SendResult;
import vn.kycuong.dossier.DraftUploads;
import vn.kycuong.dossier.OnlineDraft;
import vn.kycuong.dossier.OnlineDrafts;
import vn.kycuong.dossier.OnlineDrafts.Opened;
import vn.kycuong.dossier.TakeInResult;
import vn.kycuong.form.QuestionKind;
import vn.kycuong.form.Section;
import vn.kycuong.identity.Citizen;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;

/**
 * One application in the making, a page a question. Each page keeps what was typed as it is sent, right or wrong; the last one shows all of it
 * before anything is handed in.
 */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping(DraftAnswerPages.PATH + "/{draft}/{no:\\d+}")
class DraftAnswerPages {
    static final String PATH = "/nop-ho-so/ban";

    private final OnlineDrafts drafts;
    private final DraftUploads uploads;
    private final DraftSending sending;
    private final DraftViews views;
    private final DraftDoor door;
    private final TrackingCookie tracking;
    private final Throttle throttle;

    DraftAnswerPages(
            OnlineDrafts drafts,
            DraftUploads uploads,
            DraftSending sending,
            DraftViews views,
            DraftDoor door,
            TrackingCookie tracking,
            Throttle throttle) {
        this.drafts = drafts;
        this.uploads = uploads;
        this.sending = sending;
        this.views = views;
        this.door = door;
        this.tracking = tracking;
        this.throttle = throttle;
    }

    static String path(OnlineDraft draft) {
        return PATH + "/" + draft.draftId() + "/" + draft.no();
    }

    /** Goes on where it was left. */
    @GetMapping
    String goOn(
            @PathVariable String draft,
            @PathVariable int no,
            @Nullable Citizen citizen,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        if (!door.opens(draft, request, response)) return door.over(draft, request, response, page);
        var opened = opened(draft, no, citizen);
        return "redirect:" + next(opened);
    }

    private static String next(Opened opened) {
        if (opened.draft().isSent()) return path(opened.draft()) + "/da-nop";
        return path(opened.draft()) + opened.next().map(s -> "/cau/" + s.key()).orElse("/kiem-tra");
    }

    @GetMapping("/cau/{section}")
    String ask(
            @PathVariable String draft,
            @PathVariable int no,
            @PathVariable String section,
            @RequestParam(name = "tep", required = false) @Nullable String came,
            @Nullable Citizen citizen,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        if (!door.opens(draft, request, response)) return door.over(draft, request, response, page);
        var opened = opened(draft, no, citizen);
        var asked = opened.reading().section(section);
        if (opened.draft().isSent() || asked.isEmpty()) return "redirect:" + next(opened);
        page.addAttribute("came", came != null);
        boolean complaining = opened.draft().seen().contains(section) && came == null;
        return asked(opened, asked.get(), complaining, Map.of(), page);
    }

    private String asked(Opened opened, Section section, boolean complaining, Map<String, String> refused, Model page) {
        page.addAttribute("title", section.title(DraftViews.words().locale())).addAttribute("nav", "procedures");
        page.addAttribute("asked", views.page(opened, section, complaining, refused));
        if (!page.containsAttribute("came")) page.addAttribute("came", false);
        return "dossier/ask";
    }

    @PostMapping("/cau/{section}")
    String answer(
            @PathVariable String draft,
            @PathVariable int no,
            @PathVariable String section,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam MultiValueMap<String, MultipartFile> parts,
            @Nullable Citizen citizen,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page)
            throws IOException {
        if (!door.opens(draft, request, response))
            return door.over(draft, no, section, typed.toSingleValueMap(), response, page);
        var id = DraftDoor.id(draft);
        var asked = opened(draft, no).form().section(section);
        if (asked.isEmpty()) return "redirect:" + PATH + "/" + id + "/" + no;
        if (typed.containsKey("bo")) {
            uploads.remove(id, no, DraftDoor.id(String.valueOf(typed.getFirst("bo"))));
            return "redirect:" + PATH + "/" + id + "/" + no + "/cau/" + section + "?tep=bo";
        }
        var refused = taken(id, no, asked.get(), parts);
        var opened = drafts.answer(id, no, section, typed.toSingleValueMap(), citizen)
                .orElseThrow(DraftDoor::notFound);
        var now = opened.reading().section(section);
        boolean wrong =
                !refused.isEmpty() || !opened.reading().problemsOf(section).isEmpty();
        if (opened.draft().isSent() || now.isEmpty() || !wrong) return "redirect:" + next(opened);
        return asked(opened, now.get(), true, refused, page);
    }

    /** Files that came with the form: without script this is how they come. */
    private Map<String, String> taken(UUID draft, int no, Section section, MultiValueMap<String, MultipartFile> parts)
            throws IOException {
        var refused = new HashMap<String, String>();
        for (var question : section.questions()) {
            var part = question.kind() == QuestionKind.FILE ? parts.getFirst("tep-" + question.key()) : null;
            if (part == null
                    || part.getOriginalFilename() == null
                    || part.getOriginalFilename().isEmpty()) continue;
            try (var content = part.getInputStream()) {
                var bytes = content.readNBytes(UploadedFile.TEN_MEGABYTES + 1);
                var result = uploads.take(draft, no, question.key(), part.getOriginalFilename(), bytes);
                if (result instanceof DraftUploads.UploadResult.Refused(var reason))
                    refused.put(question.key(), reason);
            }
        }
        return refused;
    }

    @GetMapping("/kiem-tra")
    String check(
            @PathVariable String draft,
            @PathVariable int no,
            @Nullable Citizen citizen,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        if (!door.opens(draft, request, response)) return door.over(draft, request, response, page);
        var opened = opened(draft, no, citizen);
        if (opened.draft().isSent()) return "redirect:" + next(opened);
        return checked(opened, null, List.of(), page);
    }

    private String checked(Opened opened, @Nullable String refusal, List<String> missing, Model page) {
        page.addAttribute("title", "draft.check").addAttribute("nav", "procedures");
        page.addAttribute("opened", opened);
        page.addAttribute("rows", views.answers(opened));
        page.addAttribute("others", drafts.all(opened.draft().draftId()).size() - 1);
        page.addAttribute("refusal", refusal);
        page.addAttribute("missing", missing);
        return "dossier/draftCheck";
    }

    /** Handed in; pressed again it leads to the same dossier. */
    @PostMapping("/kiem-tra")
    String send(
            @PathVariable String draft,
            @PathVariable int no,
            @Nullable Citizen citizen,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        if (!door.opens(draft, request, response)) return door.over(draft, request, response, page);
        var opened = opened(draft, no, citizen);
        if (!throttle.allows("apply", request.getRemoteAddr()))
            return checked(opened, DraftViews.words().get("dossier.problem.tooOften"), List.of(), page);
        return switch (sending.send(opened.draft().draftId(), no, citizen)) {
            case SendResult.Sent(var dossier, boolean before) -> {
                tracking.give(request, response, dossier);
                yield "redirect:" + AppliedPages.path(opened.draft(), dossier) + "&" + (before ? "da-co" : "moi");
            }
            case SendResult.NotReady _ -> checked(opened, null, List.of(), page);
            case SendResult.Refused(TakeInResult.PapersMissing(var papers)) -> checked(opened, null, papers, page);
            case SendResult.Refused(var why) -> checked(opened, reason(why), List.of(), page);
            case SendResult.Gone() -> throw DraftDoor.notFound();
        };
    }

    static String reason(TakeInResult why) {
        return switch (why) {
            case TakeInResult.NotHere(var reason) -> reason;
            case TakeInResult.NoLimitInForce(var reason) -> reason;
            default -> throw new IllegalStateException("An online application is registered or refused: " + why);
        };
    }

    /** The dossier it became, for whoever holds the draft. */
    @GetMapping("/da-nop")
    String sent(
            @PathVariable String draft,
            @PathVariable int no,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        if (!door.opens(draft, request, response)) return door.over(draft, request, response, page);
        var opened = opened(draft, no);
        var dossier = opened.draft().sent();
        if (dossier == null) return "redirect:" + next(opened);
        tracking.give(request, response, dossier);
        return "redirect:" + AppliedPages.path(opened.draft(), dossier);
    }

    /** Goes over to what is asked today. */
    @PostMapping("/doi-ban")
    String renew(
            @PathVariable String draft,
            @PathVariable int no,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        if (!door.opens(draft, request, response)) return door.over(draft, request, response, page);
        return "redirect:" + next(drafts.renew(DraftDoor.id(draft), no).orElseThrow(DraftDoor::notFound));
    }

    /** One more application by the same person. */
    @PostMapping("/them")
    String another(
            @PathVariable String draft,
            @PathVariable int no,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        if (!door.opens(draft, request, response)) return door.over(draft, request, response, page);
        return drafts.another(DraftDoor.id(draft), no)
                .map(made -> "redirect:" + path(made))
                .orElse("redirect:" + PATH + "/" + DraftDoor.id(draft));
    }

    /** Takes it out of a draft that holds others. */
    @PostMapping("/bo")
    String drop(
            @PathVariable String draft,
            @PathVariable int no,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        if (!door.opens(draft, request, response)) return door.over(draft, request, response, page);
        drafts.drop(DraftDoor.id(draft), no);
        return "redirect:" + PATH + "/" + DraftDoor.id(draft);
    }

    private Opened opened(String draft, int no) {
        return opened(draft, no, null);
    }

    private Opened opened(String draft, int no, @Nullable Citizen citizen) {
        return drafts.open(DraftDoor.id(draft), no, citizen)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
