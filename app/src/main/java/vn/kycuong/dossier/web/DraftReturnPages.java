package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.dossier.OnlineDrafts;
import vn.kycuong.identity.Citizen;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;

/** Comes back to a draft: by code and secret, typed or behind the # of an address, or as the citizen who began it. */
@Access(Access.Who.EVERYBODY)
@Controller
class DraftReturnPages {
    static final String PATH = "/nop-ho-so/tiep-tuc";
    private static final String KEPT = "giu.";
    private static final int LONGEST = 200;

    private final OnlineDrafts drafts;
    private final DraftCookie cookie;
    private final Throttle throttle;

    DraftReturnPages(OnlineDrafts drafts, DraftCookie cookie, Throttle throttle) {
        this.drafts = drafts;
        this.cookie = cookie;
        this.throttle = throttle;
    }

    @GetMapping(PATH)
    String ask(@RequestParam(name = "da-xoa", required = false) @Nullable String erased, Model page) {
        page.addAttribute("erased", erased != null);
        return DraftDoor.form(DraftDoor.Return.EMPTY, false, false, page);
    }

    @PostMapping(PATH)
    String comeBack(
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        if (!throttle.allows("draft", request.getRemoteAddr()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        var no = typed.getOrDefault("so", "");
        var back = new DraftDoor.Return(
                no.matches("\\d{1,3}") ? Integer.parseInt(no) : 0, typed.getOrDefault("muc", ""), kept(typed));
        var found = found(typed);
        if (found.isEmpty()) return DraftDoor.form(back, false, true, page);
        cookie.give(request, response, found.get());
        response.setHeader("Referrer-Policy", "no-referrer");
        if (back.no() == 0) return "redirect:" + DraftAnswerPages.PATH + "/" + found.get();
        drafts.answer(found.get(), back.no(), back.section(), back.kept());
        return "redirect:" + DraftAnswerPages.PATH + "/" + found.get() + "/" + back.no();
    }

    private Optional<UUID> found(Map<String, String> typed) {
        var both = typed.getOrDefault("khoa", "");
        int dash = both.indexOf('-');
        var code = dash > 0 ? both.substring(0, dash) : typed.getOrDefault("ma", "");
        var secret = dash > 0 ? both.substring(dash + 1) : typed.getOrDefault("bi-mat", "");
        return code.length() > LONGEST || secret.length() > LONGEST ? Optional.empty() : drafts.byCode(code, secret);
    }

    private static Map<String, String> kept(Map<String, String> typed) {
        var kept = new TreeMap<String, String>();
        typed.forEach((name, value) -> {
            if (name.startsWith(KEPT)) kept.put(name.substring(KEPT.length()), value);
        });
        return kept;
    }

    /** A citizen comes back to what he began while he was logged in. */
    @PostMapping("/cong-dan/ban-nhap/{draft}")
    String own(
            @PathVariable String draft,
            @Nullable Citizen citizen,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (citizen == null) return "redirect:/cong-dan";
        var id = DraftDoor.id(draft);
        if (!drafts.isOf(id, citizen)) throw DraftDoor.notFound();
        cookie.give(request, response, id);
        return "redirect:" + DraftAnswerPages.PATH + "/" + id;
    }
}
