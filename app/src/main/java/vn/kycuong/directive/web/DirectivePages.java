package vn.kycuong.directive.web;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.directive.Directives;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;

/** The register of directing documents (văn bản), for everybody who works here. */
@Access(Access.Who.OFFICER)
@Controller
class DirectivePages {
    private final Directives directives;

    DirectivePages(Directives directives) {
        this.directives = directives;
    }

    @GetMapping("/van-ban")
    String register(Officer officer, Model page) {
        page.addAttribute("title", "directive.register.title");
        page.addAttribute("nav", "directives");
        page.addAttribute("documents", directives.all());
        return "directive/register";
    }

    @GetMapping("/van-ban/{key}")
    String show(@PathVariable("key") String key, Officer officer, Model page) {
        var text = directives.find(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("title", "directive.document.title");
        page.addAttribute("nav", "directives");
        page.addAttribute("text", text);
        page.addAttribute("citing", directives.citing(key));
        page.addAttribute("assigns", officer.may("task.assign"));
        return "directive/document";
    }
}
