package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
import vn.kycuong.dossier.DraftUploads.UploadResult;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;

/**
 * Files of a draft, sent in pieces by the script of the page: POST announces a file and answers how much of it lies here, PATCH brings the piece
 * that begins there, GET shows it when it is whole. Without script a file comes with its form.
 */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping(DraftAnswerPages.PATH + "/{draft}/{no:\\d+}/tep")
class DraftFilePages {
    private static final String SANDBOX = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox";

    private final DraftUploads uploads;
    private final DraftCookie cookie;
    private final Throttle throttle;

    DraftFilePages(DraftUploads uploads, DraftCookie cookie, Throttle throttle) {
        this.uploads = uploads;
        this.cookie = cookie;
        this.throttle = throttle;
    }

    /** @param piece the largest piece to be sent at once */
    record Waiting(String file, int received, int piece) {}

    record Whole(String file, boolean whole) {}

    record Refused(String reason) {}

    @PostMapping
    @ResponseBody
    ResponseEntity<?> begin(
            @PathVariable String draft,
            @PathVariable int no,
            @RequestParam(name = "cau", defaultValue = "") String question,
            @RequestParam(name = "ten", defaultValue = "") String name,
            @RequestParam(name = "co", defaultValue = "") String size,
            @RequestParam(name = "dau", defaultValue = "") String mark,
            HttpServletRequest request) {
        let(draft, request);
        if (!throttle.allows("upload", request.getRemoteAddr()))
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build();
        return answer(uploads.begin(DraftDoor.id(draft), no, announced(question, name, size, mark)));
    }

    static DraftUploads.Announced announced(String question, String name, String size, String mark) {
        int bytes = size.matches("\\d{1,9}") ? Integer.parseInt(size) : size.matches("\\d+") ? Integer.MAX_VALUE : 0;
        return new DraftUploads.Announced(question, name, bytes, mark);
    }

    @PatchMapping("/{file}")
    @ResponseBody
    ResponseEntity<?> append(
            @PathVariable String draft,
            @PathVariable int no,
            @PathVariable String file,
            @RequestHeader(name = "Upload-Offset", defaultValue = "-1") String offset,
            HttpServletRequest request)
            throws IOException {
        let(draft, request);
        return appended(uploads, DraftDoor.id(draft), no, file, offset, request);
    }

    static ResponseEntity<?> appended(
            DraftUploads uploads, UUID draft, int no, String file, String offset, HttpServletRequest request)
            throws IOException {
        var piece = request.getInputStream().readNBytes(DraftUploads.PIECE + 1);
        if (piece.length > DraftUploads.PIECE)
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        int at = offset.matches("\\d{1,9}") ? Integer.parseInt(offset) : -1;
        return answer(uploads.append(draft, no, DraftDoor.id(file), at, piece));
    }

    static ResponseEntity<?> answer(UploadResult result) {
        return switch (result) {
            case UploadResult.Waiting(var file, int received) ->
                ResponseEntity.ok(new Waiting(file.toString(), received, DraftUploads.PIECE));
            case UploadResult.Whole(var file) ->
                ResponseEntity.ok(new Whole(file.id().toString(), true));
            case UploadResult.Refused(var reason) ->
                ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(new Refused(reason));
            case UploadResult.Gone() -> ResponseEntity.notFound().build();
        };
    }

    /** Taken back, by the script that was sending it. */
    @PostMapping("/{file}/bo")
    @ResponseBody
    ResponseEntity<Map<String, Boolean>> cancel(
            @PathVariable String draft, @PathVariable int no, @PathVariable String file, HttpServletRequest request) {
        let(draft, request);
        return ResponseEntity.ok(Map.of("bo", uploads.remove(DraftDoor.id(draft), no, DraftDoor.id(file))));
    }

    /** A stranger's content even to himself: it runs nothing and is taken for no page. */
    @GetMapping("/{file}")
    ResponseEntity<byte[]> look(
            @PathVariable String draft,
            @PathVariable int no,
            @PathVariable String file,
            HttpServletRequest request,
            HttpServletResponse response) {
        let(draft, request);
        return looked(uploads, DraftDoor.id(draft), no, file);
    }

    static ResponseEntity<byte[]> looked(DraftUploads uploads, UUID draft, int no, String file) {
        var found = uploads.find(draft, no, DraftDoor.id(file)).orElseThrow(DraftDoor::notFound);
        var type = found.type();
        if (type == null) throw DraftDoor.notFound();
        var content = uploads.content(draft, no, found.id()).orElseThrow(DraftDoor::notFound);
        var kind = found.isPicture() ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type.mediaType()))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        kind.filename(found.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", SANDBOX)
                .header("X-Content-Type-Options", "nosniff")
                .body(content);
    }

    private void let(String draft, HttpServletRequest request) {
        if (!cookie.holds(DraftDoor.id(draft), request)) throw DraftDoor.notFound();
    }
}
