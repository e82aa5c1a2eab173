package vn.kycuong.notice.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.notice.EditResult;
import vn.kycuong.notice.Situation;
import vn.kycuong.notice.Situations;
import vn.kycuong.notice.Terms;
import vn.kycuong.notice.Wording;
import vn.kycuong.notice.WordingProblem;
import vn.kycuong.ui.ErrorLine;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** The table of situations, and the words of each: seen on a sample, put in use, taken back to the shipped ones. */
@Access(value = Access.Who.OFFICER, rights = Situations.MANAGE)
@Controller
@RequestMapping(WordingPages.PATH)
class WordingPages {
    static final String PATH = "/quan-tri/thong-bao/mau";

    private final Situations situations;
    private final LegalClock time;

    WordingPages(Situations situations, LegalClock time) {
        this.situations = situations;
        this.time = time;
    }

    @GetMapping
    String all(Model page) {
        page.addAttribute("title", "notice.wordings").addAttribute("nav", "admin");
        page.addAttribute("situations", situations.all(time.today()));
        return "notice/situations";
    }

    @GetMapping("/{key}")
    String show(@PathVariable String key, @RequestParam(name = "xong", defaultValue = "") String done, Model page) {
        var situation = find(key);
        return view(situation, situation.wording(), List.of(), null, null, done, page);
    }

    @PostMapping("/{key}/xem-truoc")
    String preview(@PathVariable String key, WordingForm form, HttpServletResponse response, Model page) {
        var situation = find(key);
        var problems = situations.problems(situation, form.wording());
        if (!problems.isEmpty()) return refused(situation, form.wording(), problems, response, page);
        return view(situation, form.wording(), List.of(), situations.preview(form.wording()), null, "", page);
    }

    @PostMapping("/{key}")
    String edit(@PathVariable String key, WordingForm form, Officer officer, HttpServletResponse response, Model page) {
        var situation = find(key);
        return answer(
                situations.edit(key, form.version(), form.wording(), officer),
                situation,
                form.wording(),
                "da-ghi",
                response,
                page);
    }

    @PostMapping("/{key}/mau-goc")
    String back(
            @PathVariable String key,
            @RequestParam("version") int version,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var situation = find(key);
        return answer(
                situations.back(key, version, officer), situation, situation.wording(), "mau-goc", response, page);
    }

    /** Whom it is told to, when, and whether at all. */
    @PostMapping("/{key}/cach-gui")
    String edit(@PathVariable String key, TermsForm form, Officer officer, HttpServletResponse response, Model page) {
        var situation = find(key);
        page.addAttribute("terms", form);
        return answer(
                situations.edit(key, form.version(), form.terms(situation), officer),
                situation,
                situation.wording(),
                "cach-gui",
                response,
                page);
    }

    @PostMapping("/{key}/cach-gui/mau-goc")
    String shippedTerms(
            @PathVariable String key,
            @RequestParam("version") int version,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var situation = find(key);
        return answer(
                situations.edit(key, version, (Terms) null, officer),
                situation,
                situation.wording(),
                "cach-gui",
                response,
                page);
    }

    private String answer(
            EditResult result,
            Situation situation,
            Wording typed,
            String done,
            HttpServletResponse response,
            Model page) {
        return switch (result) {
            case EditResult.Done _ -> "redirect:" + PATH + "/" + situation.key() + "?xong=" + done;
            case EditResult.Refused(var problems) -> refused(situation, typed, problems, response, page);
            case EditResult.Overtaken _ -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield view(find(situation.key()), typed, List.of(), null, "notice.no.overtaken", "", page);
            }
            case EditResult.NotFound _ -> throw notFound();
        };
    }

    private String refused(
            Situation situation,
            Wording typed,
            List<WordingProblem> problems,
            HttpServletResponse response,
            Model page) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        var words = Words.of(LocaleContextHolder.getLocale().getLanguage());
        var errors = problems.stream()
                .map(p -> new ErrorLine(
                        p.field(), words.get(p.wordKey(), p.arguments().toArray())))
                .toList();
        return view(situation, typed, errors, null, null, "", page);
    }

    private String view(
            Situation situation,
            Wording typed,
            List<ErrorLine> errors,
            @Nullable Wording preview,
            @Nullable String problem,
            String done,
            Model page) {
        page.addAttribute("title", "notice.wordings").addAttribute("nav", "admin");
        if (!page.containsAttribute("terms")) page.addAttribute("terms", TermsForm.of(situation));
        page.addAttribute(
                "view",
                new WordingView(
                        situation,
                        situations.shipped(situation.key()).orElseThrow(WordingPages::notFound),
                        typed,
                        situations.placeholders(situation),
                        errors,
                        preview,
                        problem,
                        done));
        return "notice/wording";
    }

    private Situation find(String key) {
        return situations.find(key).orElseThrow(WordingPages::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
