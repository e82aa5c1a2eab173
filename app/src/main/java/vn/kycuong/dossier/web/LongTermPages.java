package vn.kycuong.dossier.web;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.dossier.LongTerm;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;

/** How far the signatures are that are to outlive their certificates, and which steps fail. Nothing of a person is shown. */
@Access(value = Access.Who.OFFICER, rights = LongTerm.MANAGE)
@Controller
@RequestMapping(LongTermPages.PATH)
class LongTermPages {
    static final String PATH = "/quan-tri/chu-ky-lau-dai";

    private final LongTerm papers;

    LongTermPages(LongTerm papers) {
        this.papers = papers;
    }

    @GetMapping
    String show(@RequestParam(name = "xong", defaultValue = "") String done, Officer officer, Model page) {
        page.addAttribute("title", "longTerm.title").addAttribute("nav", "admin");
        page.addAttribute("done", done.equals("thu-lai"));
        page.addAttribute("board", papers.board(officer));
        return "dossier/longTerm";
    }

    @PostMapping("/{id}/thu-lai")
    String retry(@PathVariable UUID id, Officer officer) {
        if (!papers.retry(id, officer)) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return "redirect:" + PATH + "?xong=thu-lai";
    }
}
