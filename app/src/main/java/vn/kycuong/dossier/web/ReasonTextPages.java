package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletResponse;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.dossier.FieldProblem;
import vn.kycuong.dossier.ReasonPlace;
import vn.kycuong.dossier.ReasonText;
import vn.kycuong.dossier.ReasonText.Whose;
import vn.kycuong.dossier.ReasonTextResult;
import vn.kycuong.dossier.ReasonTexts;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.ui.ErrorLine;
import vn.kycuong.ui.Words;

/** The texts that reasons begin from: one's own, those of the unit for its head, those of the province for the administrator. */
@Access(Access.Who.OFFICER)
@Controller
@RequestMapping(ReasonTextPages.PATH)
class ReasonTextPages {
    static final String PATH = "/mau-cau";

    private final ReasonTexts texts;
    private final ClockPictures clocks;

    ReasonTextPages(ReasonTexts texts, ClockPictures clocks) {
        this.texts = texts;
        this.clocks = clocks;
    }

    /** What is typed, and which version of it the page showed. */
    record Typed(
            @Nullable String key,
            int version,
            @Nullable String place,
            @Nullable String whose,
            @Nullable String label,
            @Nullable String text) {
        ReasonText.Draft draft() {
            return new ReasonText.Draft(
                    Arrays.stream(ReasonPlace.values())
                            .filter(p -> p.name().equals(place))
                            .findFirst()
                            .orElse(ReasonPlace.SUPPLEMENT),
                    Arrays.stream(Whose.values())
                            .filter(w -> w.name().equals(whose))
                            .findFirst()
                            .orElse(Whose.PERSON),
                    plain(label).replaceAll("\\s+", " ").strip(),
                    plain(text).strip());
        }

        private static String plain(@Nullable String typed) {
            return typed == null || ActForm.isBlank(typed) ? "" : Normalizer.normalize(typed, Normalizer.Form.NFC);
        }
    }

    @GetMapping
    String all(@RequestParam(name = "xong", defaultValue = "") String done, Officer officer, Model page) {
        return list(new ReasonTextView(null, EMPTY, List.of(), null, done), officer, page);
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Officer officer, Model page) {
        var text = find(id, officer);
        return form(new ReasonTextView(text, draft(text), List.of(), null, ""), page);
    }

    @PostMapping
    String add(Typed typed, Officer officer, HttpServletResponse response, Model page) {
        return switch (texts.add(key(typed), typed.draft(), officer)) {
            case ReasonTextResult.Done _ -> done("da-them");
            case ReasonTextResult.Refused(var problems) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield list(new ReasonTextView(null, typed.draft(), errors(problems), null, ""), officer, page);
            }
            case ReasonTextResult.Overtaken _, ReasonTextResult.NotFound _ -> throw FilePages.notFound();
        };
    }

    @PostMapping("/{id}")
    String edit(@PathVariable UUID id, Typed typed, Officer officer, HttpServletResponse response, Model page) {
        return answer(
                id, typed, texts.edit(id, typed.version(), typed.draft(), officer), "da-sua", officer, response, page);
    }

    @PostMapping("/{id}/xoa")
    String remove(@PathVariable UUID id, Typed typed, Officer officer, HttpServletResponse response, Model page) {
        return answer(id, typed, texts.remove(id, typed.version(), officer), "da-xoa", officer, response, page);
    }

    private String answer(
            UUID id,
            Typed typed,
            ReasonTextResult result,
            String done,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        return switch (result) {
            case ReasonTextResult.Done _ -> done(done);
            case ReasonTextResult.Refused(var problems) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(new ReasonTextView(find(id, officer), typed.draft(), errors(problems), null, ""), page);
            }
            case ReasonTextResult.Overtaken _ -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield form(
                        new ReasonTextView(find(id, officer), typed.draft(), List.of(), "texts.no.overtaken", ""),
                        page);
            }
            case ReasonTextResult.NotFound _ -> throw FilePages.notFound();
        };
    }

    private static String done(String what) {
        return "redirect:" + PATH + "?xong=" + what;
    }

    private static final ReasonText.Draft EMPTY = new ReasonText.Draft(ReasonPlace.SUPPLEMENT, Whose.PERSON, "", "");

    private static ReasonText.Draft draft(ReasonText text) {
        return new ReasonText.Draft(text.place(), text.whose(), text.label(), text.text());
    }

    private ReasonText find(UUID id, Officer officer) {
        return texts.find(id, officer).orElseThrow(FilePages::notFound);
    }

    private String list(ReasonTextView view, Officer officer, Model page) {
        page.addAttribute("title", "texts.title").addAttribute("nav", "work");
        page.addAttribute("view", view).addAttribute("officer", officer);
        page.addAttribute("texts", texts.all(officer));
        page.addAttribute("key", FormKeys.fresh());
        return "dossier/texts";
    }

    private static String form(ReasonTextView view, Model page) {
        page.addAttribute("title", "texts.title").addAttribute("nav", "work");
        page.addAttribute("view", view);
        return "dossier/text";
    }

    private List<ErrorLine> errors(List<FieldProblem> problems) {
        Words w = clocks.words();
        return problems.stream()
                .map(p -> new ErrorLine(p.field(), w.get(p.wordKey())))
                .toList();
    }

    /** A page of ours always sends it; a request without it is nobody's form. */
    private static UUID key(Typed typed) {
        var key = typed.key();
        if (key == null || key.length() < 16 || key.length() > 100)
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        return UUID.nameUUIDFromBytes(key.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
