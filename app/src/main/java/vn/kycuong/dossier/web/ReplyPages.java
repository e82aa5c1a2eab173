package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
import vn.kycuong.dossier.ActResult;
import vn.kycuong.dossier.Asked;
import vn.kycuong.dossier.DraftUploads;
import vn.kycuong.dossier.DraftUploads.UploadResult;
import vn.kycuong.dossier.Replies;
import vn.kycuong.dossier.Reply;
import vn.kycuong.dossier.ReplySending;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;
import vn.kycuong.ledger.Sight;
import vn.kycuong.worktime.LegalClock;

/**
 * Whoever has shown that a dossier is his sees what he is asked for, brings a file for each thing, looks at it once more and sends it. Files lie here
 * from the moment they come, so that nothing is brought twice.
 */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping(ReplyPages.PATH)
class ReplyPages {
    static final String PATH = TrackedPages.PATH + "/{id}/bo-sung";
    private static final int LONGEST = 4_000;

    private final Replies replies;
    private final ReplySending sending;
    private final DraftUploads uploads;
    private final TrackingCookie cookie;
    private final DraftCookie mine;
    private final Throttle throttle;
    private final LegalClock time;

    ReplyPages(
            Replies replies,
            ReplySending sending,
            DraftUploads uploads,
            TrackingCookie cookie,
            DraftCookie mine,
            Throttle throttle,
            LegalClock time) {
        this.replies = replies;
        this.sending = sending;
        this.uploads = uploads;
        this.cookie = cookie;
        this.mine = mine;
        this.throttle = throttle;
        this.time = time;
    }

    @GetMapping
    String show(
            @PathVariable String id,
            @RequestParam(name = "tep", required = false) @Nullable String came,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        var dossier = shown(id, request, response);
        if (dossier.isEmpty()) return over(response, page);
        mine(dossier.get(), request, page);
        return reply(dossier.get())
                .map(reply -> files(dossier.get(), reply, came != null, Map.of(), page))
                .orElse("redirect:" + TrackedPages.path(dossier.get()));
    }

    /** Without script files come with the form. */
    @PostMapping
    String take(
            @PathVariable String id,
            @RequestParam(name = "bo", defaultValue = "") String dropped,
            @RequestParam MultiValueMap<String, MultipartFile> parts,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page)
            throws IOException {
        var dossier = shown(id, request, response);
        if (dossier.isEmpty()) return over(response, page);
        var at = TrackedPages.path(dossier.get());
        var reply = reply(dossier.get());
        if (reply.isEmpty()) return "redirect:" + at;
        if (!dropped.isEmpty()) {
            uploads.remove(reply.get().draft(), Reply.ONLY, DraftDoor.id(dropped));
            return "redirect:" + at + "/bo-sung?tep=bo";
        }
        if (!throttle.allows("upload", request.getRemoteAddr()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        mine.give(request, response, reply.get().draft());
        var refused = taken(reply.get(), parts);
        if (refused.isEmpty()) return "redirect:" + at + "/bo-sung/kiem-tra";
        page.addAttribute("mine", true);
        return files(dossier.get(), reply(dossier.get()).orElse(reply.get()), false, refused, page);
    }

    private Map<String, String> taken(Reply reply, MultiValueMap<String, MultipartFile> parts) throws IOException {
        var refused = new HashMap<String, String>();
        for (int i = 0; i < reply.asked().items().size(); i++) {
            var key = Asked.key(i);
            var part = parts.getFirst("tep-" + key);
            if (part == null || PaperFiles.isNameless(part)) continue;
            try (var content = part.getInputStream()) {
                var bytes = content.readNBytes(UploadedFile.TEN_MEGABYTES + 1);
                var name = String.valueOf(part.getOriginalFilename());
                if (uploads.take(reply.draft(), Reply.ONLY, key, name, bytes)
                        instanceof UploadResult.Refused(var reason)) refused.put(key, reason);
            }
        }
        return refused;
    }

    @GetMapping("/kiem-tra")
    String check(@PathVariable String id, HttpServletRequest request, HttpServletResponse response, Model page) {
        var dossier = shown(id, request, response);
        if (dossier.isEmpty()) return over(response, page);
        mine(dossier.get(), request, page);
        return reply(dossier.get())
                .map(reply -> checked(dossier.get(), reply, "", null, page))
                .orElse("redirect:" + TrackedPages.path(dossier.get()));
    }

    /** @param since of the request that the page showed */
    @PostMapping("/kiem-tra")
    String send(
            @PathVariable String id,
            @RequestParam(name = "lan", defaultValue = "") String since,
            @RequestParam(name = "ghi-chu", defaultValue = "") String note,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        var shown = shown(id, request, response);
        if (shown.isEmpty()) return overWith(note, response, page);
        var dossier = shown.get();
        mine(dossier, request, page);
        if (!throttle.allows("upload", request.getRemoteAddr())) return again(dossier, note, "reply.no.tooOften", page);
        if (!since.matches("\\d{1,9}")) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        var words = ActForm.isBlank(note) ? "" : note;
        if (words.length() > LONGEST) return again(dossier, note, "reply.no.long", page);
        return switch (sending.send(dossier.caseId(), Integer.parseInt(since), words)) {
            case ActResult.Done _, ActResult.Repeated _ -> "redirect:" + TrackedPages.path(dossier) + "?da-bo-sung";
            case ActResult.NotPossible(var wordKey, var _) -> again(dossier, note, wordKey, page);
            default -> again(dossier, note, "reply.no.moved", page);
        };
    }

    private String again(DossierRow dossier, String note, String problem, Model page) {
        return checked(dossier, reply(dossier).orElse(null), note, problem, page);
    }

    /** Whether this browser brought the files, and may look at them. */
    private void mine(DossierRow dossier, HttpServletRequest request, Model page) {
        page.addAttribute(
                "mine",
                reply(dossier).filter(r -> mine.holds(r.draft(), request)).isPresent());
    }

    private Optional<Reply> reply(DossierRow dossier) {
        return Sight.ofCase(dossier.caseId()).call(() -> replies.open(dossier.caseId()));
    }

    private Optional<DossierRow> shown(String id, HttpServletRequest request, HttpServletResponse response) {
        var dossier = cookie.shown(id, request);
        dossier.ifPresent(d -> cookie.give(request, response, d.caseId()));
        return dossier;
    }

    private String over(HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.GONE.value());
        return TrackPages.form("", true, time, page);
    }

    /** Whoever was too long away while writing copies what he wrote. */
    private static String overWith(String note, HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.GONE.value());
        return checked(TrackPages.PATH, "", null, note, "reply.no.pass", page);
    }

    private String files(DossierRow dossier, Reply reply, boolean came, Map<String, String> refused, Model page) {
        page.addAttribute("title", "reply.title").addAttribute("nav", "track");
        page.addAttribute("at", TrackedPages.path(dossier)).addAttribute("code", dossier.code());
        page.addAttribute("reply", reply).addAttribute("came", came).addAttribute("refused", refused);
        page.addAttribute("today", time.today());
        return "dossier/reply";
    }

    private static String checked(
            DossierRow dossier, @Nullable Reply reply, String note, @Nullable String problem, Model page) {
        return checked(TrackedPages.path(dossier), dossier.code(), reply, note, problem, page);
    }

    private static String checked(
            String at, String code, @Nullable Reply reply, String note, @Nullable String problem, Model page) {
        page.addAttribute("title", "reply.check").addAttribute("nav", "track");
        page.addAttribute("at", at).addAttribute("code", code);
        page.addAttribute("reply", reply).addAttribute("note", note).addAttribute("problem", problem);
        return "dossier/replyCheck";
    }
}
