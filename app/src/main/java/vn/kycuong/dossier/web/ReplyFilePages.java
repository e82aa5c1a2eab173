package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.kycuong.dossier.DraftUploads;
import vn.kycuong.dossier.Replies;
import vn.kycuong.dossier.Reply;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;

/** Files for what an applicant is asked for, in pieces as those of a draft ({@link DraftFilePages}), for whoever has shown that the dossier is his. */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping(ReplyPages.PATH + "/tep")
class ReplyFilePages {
    private final Replies replies;
    private final DraftUploads uploads;
    private final TrackingCookie cookie;
    private final DraftCookie mine;
    private final Throttle throttle;

    ReplyFilePages(Replies replies, DraftUploads uploads, TrackingCookie cookie, DraftCookie mine, Throttle throttle) {
        this.replies = replies;
        this.uploads = uploads;
        this.cookie = cookie;
        this.mine = mine;
        this.throttle = throttle;
    }

    @PostMapping
    @ResponseBody
    ResponseEntity<?> begin(
            @PathVariable String id,
            @RequestParam(name = "cau", defaultValue = "") String question,
            @RequestParam(name = "ten", defaultValue = "") String name,
            @RequestParam(name = "co", defaultValue = "") String size,
            @RequestParam(name = "dau", defaultValue = "") String mark,
            HttpServletRequest request,
            HttpServletResponse response) {
        var draft = draft(id, request);
        if (!throttle.allows("upload", request.getRemoteAddr()))
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build();
        mine.give(request, response, draft);
        return DraftFilePages.answer(
                uploads.begin(draft, Reply.ONLY, DraftFilePages.announced(question, name, size, mark)));
    }

    @PatchMapping("/{file}")
    @ResponseBody
    ResponseEntity<?> append(
            @PathVariable String id,
            @PathVariable String file,
            @RequestHeader(name = "Upload-Offset", defaultValue = "-1") String offset,
            HttpServletRequest request)
            throws IOException {
        return DraftFilePages.appended(uploads, draft(id, request), Reply.ONLY, file, offset, request);
    }

    @PostMapping("/{file}/bo")
    @ResponseBody
    ResponseEntity<Map<String, Boolean>> cancel(
            @PathVariable String id, @PathVariable String file, HttpServletRequest request) {
        return ResponseEntity.ok(Map.of("bo", uploads.remove(draft(id, request), Reply.ONLY, DraftDoor.id(file))));
    }

    /** What lies here unsent is shown again to the browser that brought it: a key of a slip, or four digits, open no paper. */
    @GetMapping("/{file}")
    ResponseEntity<byte[]> look(@PathVariable String id, @PathVariable String file, HttpServletRequest request) {
        var draft = draft(id, request);
        if (!mine.holds(draft, request)) throw DraftDoor.notFound();
        return DraftFilePages.looked(uploads, draft, Reply.ONLY, file);
    }

    private UUID draft(String id, HttpServletRequest request) {
        var dossier = cookie.shown(id, request).orElseThrow(DraftDoor::notFound);
        return replies.open(dossier.caseId()).orElseThrow(DraftDoor::notFound).draft();
    }
}
