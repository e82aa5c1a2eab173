package vn.kycuong.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.kernel.Access;

/** Changes the language and goes back to where one was. */
@Access(Access.Who.EVERYBODY)
@Controller
class LanguagePages {
    @GetMapping("/ngon-ngu")
    String change(
            @RequestParam(name = "lang", defaultValue = "") String lang,
            @RequestParam(name = "tiep", defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        Language.known(lang).ifPresent(known -> Language.remember(request, response, known));
        return "redirect:" + LocalPath.of(next).orElse("/");
    }
}
