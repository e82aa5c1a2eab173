package vn.kycuong.notice.web;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.notice.Outbox;
import vn.kycuong.notice.OwnNotices;
import vn.kycuong.notice.OwnNotices.Choice;
import vn.kycuong.notice.Way;

/** Where one's own list of the day goes, or that none is wanted. */
@Access(Access.Who.OFFICER)
@Controller
@RequestMapping(OwnNoticePages.PATH)
class OwnNoticePages {
    static final String PATH = "/tai-khoan/thong-bao";

    private final OwnNotices own;
    private final Outbox outbox;

    OwnNoticePages(OwnNotices own, Outbox outbox) {
        this.own = own;
        this.outbox = outbox;
    }

    @GetMapping
    String show(@RequestParam(name = "xong", defaultValue = "") String done, Officer officer, Model page) {
        return view(own.of(officer).orElse(new Choice("", "vi", false)), null, !done.isEmpty(), page);
    }

    @PostMapping
    String choose(
            @RequestParam(name = "email", defaultValue = "") String email,
            @RequestParam(name = "lang", defaultValue = "vi") String lang,
            @RequestParam(name = "wanted", defaultValue = "") String wanted,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var choice = new Choice(email, lang, wanted.equals("yes"));
        if (own.choose(choice, officer)) return "redirect:" + PATH + "?xong=da-ghi";
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view(choice, "notice.no.email", false, page);
    }

    private String view(Choice choice, @Nullable String problem, boolean done, Model page) {
        page.addAttribute("title", "notice.own.title").addAttribute("nav", "account");
        page.addAttribute("choice", choice).addAttribute("problem", problem).addAttribute("done", done);
        page.addAttribute("offered", outbox.isOffered(Way.EMAIL));
        return "notice/own";
    }
}
