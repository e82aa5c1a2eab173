package vn.kycuong.home;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;

/** The first page, and the pages on which the site speaks about itself. */
@Access(Access.Who.EVERYBODY)
@Controller
class HomePages {
    @GetMapping("/")
    String home(@Nullable Officer officer, Model page) {
        if (officer != null) return "redirect:" + homeOf(officer.role());
        page.addAttribute("title", "home.title").addAttribute("nav", "home");
        return "home/home";
    }

    @GetMapping("/tro-nang")
    String accessibility(Model page) {
        page.addAttribute("title", "home.access.title").addAttribute("nav", "");
        return "home/access";
    }

    @GetMapping("/bao-ve-du-lieu")
    String dataProtection(Model page) {
        page.addAttribute("title", "home.privacy.title").addAttribute("nav", "");
        return "home/privacy";
    }

    private static String homeOf(String role) {
        return switch (role) {
            case "CHAIR" -> "/bang-chi-dao";
            case "ADMIN" -> "/quan-tri";
            default -> "/viec-cua-toi";
        };
    }
}
