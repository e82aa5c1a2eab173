package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.form.FormDraft;
import vn.kycuong.form.FormDraftResult;
import vn.kycuong.form.FormDrafts;
import vn.kycuong.form.FormEdit;
import vn.kycuong.form.FormPart;
import vn.kycuong.form.FormRef;
import vn.kycuong.form.Section;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.ui.ErrorLine;

/** A section or a question of a draft, field by field, with the page that it makes beside it. */
@Access(value = Access.Who.OFFICER, rights = FormEditPages.WRITE)
@Controller
@RequestMapping(FormEditPages.PATH + "/{of}/muc/{section:\\d\\d?\\d?\\d?}")
class FormQuestionPages {
    private static final String QUESTION = "/cau/{question:\\d\\d?\\d?\\d?}";

    private final FormDrafts drafts;
    private final FormViews views;

    FormQuestionPages(FormDrafts drafts, FormViews views) {
        this.drafts = drafts;
        this.views = views;
    }

    /** A place in a draft that is there. */
    private record Place(FormDraft draft, int section, int question) {
        FormRef ref() {
            return draft.ref();
        }

        Section at() {
            return draft.part().all().get(section);
        }
    }

    private Place place(String of, int section, int question) {
        var draft = drafts.draft(views.standing(of).ref()).orElseThrow(FormViews::notFound);
        var all = draft.part().all();
        if (section >= all.size() || question >= all.get(section).questions().size() && question > 0)
            throw FormViews.notFound();
        return new Place(draft, section, question);
    }

    @GetMapping
    String section(@PathVariable String of, @PathVariable int section, Model page) {
        var place = place(of, section, 0);
        return view(
                section(place, place.draft().part(), place.at(), place.draft().version()), List.of(), null, page);
    }

    @PostMapping
    String write(
            @PathVariable String of,
            @PathVariable int section,
            @RequestParam Map<String, String> typed,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var place = place(of, section, 0);
        var heading = QuestionForm.section(typed);
        var result =
                drafts.edit(place.ref(), seen(typed), new FormEdit.WriteSection(section, heading), officer.actor());
        if (result instanceof FormDraftResult.Kept)
            return "redirect:" + FormEditPages.path(place.ref()) + "?xong=da-ghi#muc-" + section;
        var view = section(place, place.draft().part(), heading, place.draft().version());
        return view(view, List.of(), problem(result, response), page);
    }

    private FormPieceView section(Place place, FormPart part, Section typed, int seen) {
        return views.section(place.ref(), part, seen, place.section(), typed);
    }

    /** The page that a citizen would see of it with what is typed; nothing is kept. */
    @PostMapping("/xem")
    String glimpse(
            @PathVariable String of, @PathVariable int section, @RequestParam Map<String, String> typed, Model page) {
        var place = place(of, section, 0);
        return glimpse(place, new FormEdit.WriteSection(section, QuestionForm.section(typed)), page);
    }

    private String glimpse(Place place, FormEdit edit, Model page) {
        var part = drafts.tried(place.draft().part(), edit);
        page.addAttribute(
                "asked",
                views.glimpse(place.ref(), part, part.all().get(place.section()).key()));
        return "dossier/formGlimpse";
    }

    @GetMapping(QUESTION)
    String question(@PathVariable String of, @PathVariable int section, @PathVariable int question, Model page) {
        var place = asked(of, section, question);
        return view(place, QuestionForm.of(place.at().questions().get(question)), List.of(), null, page);
    }

    @PostMapping(QUESTION)
    String write(
            @PathVariable String of,
            @PathVariable int section,
            @PathVariable int question,
            @RequestParam Map<String, String> typed,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var place = asked(of, section, question);
        var form = QuestionForm.of(typed);
        if (!form.isReadable()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var wrong = new ErrorLine("e-max", DraftViews.words().get("form.edit.maxWrong"));
            return view(place, form, List.of(wrong), null, page);
        }
        var edit = new FormEdit.WriteQuestion(section, question, form.question());
        var result = drafts.edit(place.ref(), seen(typed), edit, officer.actor());
        if (result instanceof FormDraftResult.Kept)
            return "redirect:" + FormEditPages.path(place.ref()) + "?xong=da-ghi#muc-" + section;
        return view(place, form, List.of(), problem(result, response), page);
    }

    @PostMapping(QUESTION + "/xem")
    String glimpse(
            @PathVariable String of,
            @PathVariable int section,
            @PathVariable int question,
            @RequestParam Map<String, String> typed,
            Model page) {
        var place = asked(of, section, question);
        var written = QuestionForm.of(typed).question();
        return glimpse(place, new FormEdit.WriteQuestion(section, question, written), page);
    }

    private Place asked(String of, int section, int question) {
        var place = place(of, section, question);
        if (place.at().questions().isEmpty()) throw FormViews.notFound();
        return place;
    }

    private String view(Place place, QuestionForm form, List<ErrorLine> errors, @Nullable String problem, Model page) {
        var draft = place.draft();
        var view = views.question(place.ref(), draft.part(), draft.version(), place.section(), place.question(), form);
        return view(view, errors, problem, page);
    }

    private static String view(FormPieceView view, List<ErrorLine> errors, @Nullable String problem, Model page) {
        page.addAttribute("title", "form.edit.title").addAttribute("nav", "admin");
        page.addAttribute("view", view).addAttribute("errors", errors).addAttribute("problem", problem);
        return view.question() == null ? "dossier/formSection" : "dossier/formQuestion";
    }

    private static int seen(Map<String, String> typed) {
        return FormEditPages.number(typed.get("version"));
    }

    private static String problem(FormDraftResult result, HttpServletResponse response) {
        var w = DraftViews.words();
        return switch (result) {
            case FormDraftResult.Stale _ -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield w.get("form.edit.staleTyped");
            }
            case FormDraftResult.Refused(var sentences) -> sentences.getFirst();
            default -> throw new IllegalStateException("A change is kept, stale or refused: " + result);
        };
    }
}
