package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** Lets in whoever holds the pass of a draft; all others are asked for code and secret, and what they were sending is carried along. */
@Component
class DraftDoor {
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final DraftCookie cookie;

    DraftDoor(DraftCookie cookie) {
        this.cookie = cookie;
    }

    /** Each page makes the pass good for another while. */
    boolean opens(String draft, HttpServletRequest request, HttpServletResponse response) {
        var id = id(draft);
        if (!cookie.holds(id, request)) return false;
        cookie.give(request, response, id);
        return true;
    }

    /** The same answer whether there is such a draft or not. */
    String over(String draft, HttpServletRequest request, HttpServletResponse response, Model page) {
        return over(draft, 0, "", Map.of(), response, page);
    }

    /** Whoever was too long away while typing says who he is, and goes on with what he typed. */
    String over(
            String draft, int no, String section, Map<String, String> typed, HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.GONE.value());
        var kept = new TreeMap<>(typed);
        kept.remove("_csrf");
        return form(new Return(no, section, kept), true, false, page);
    }

    /**
     * What somebody comes back with.
     *
     * @param section whose answers he was sending; empty for none
     */
    record Return(int no, String section, Map<String, String> kept) {
        static final Return EMPTY = new Return(0, "", Map.of());
    }

    static String form(Return back, boolean over, boolean unknown, Model page) {
        page.addAttribute("title", "draft.return").addAttribute("nav", "procedures");
        page.addAttribute("over", over).addAttribute("unknown", unknown);
        page.addAttribute("no", back.no()).addAttribute("section", back.section());
        page.addAttribute("kept", back.kept());
        if (!page.containsAttribute("erased")) page.addAttribute("erased", false);
        return "dossier/draftReturn";
    }

    static UUID id(String text) {
        if (!UUID_TEXT.matcher(text).matches()) throw notFound();
        return UUID.fromString(text);
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
