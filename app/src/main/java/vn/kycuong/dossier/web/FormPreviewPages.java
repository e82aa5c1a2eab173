package vn.kycuong.dossier.web;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.dossier.OnlineDrafts;
import vn.kycuong.form.FormDraft;
import vn.kycuong.form.FormDrafts;
import vn.kycuong.form.FormRef;
import vn.kycuong.form.FormStanding;
import vn.kycuong.form.Section;
import vn.kycuong.kernel.Access;
import vn.kycuong.ui.Row;

/**
 * A form tried out as a citizen meets it, page after page with its conditions and its refusals. What is typed goes along with each page and is kept
 * nowhere.
 */
@Access(
        value = Access.Who.OFFICER,
        rights = {FormEditPages.WRITE, FormEditPages.PUBLISH})
@Controller
@RequestMapping(FormEditPages.PATH + "/{of}/xem-thu")
class FormPreviewPages {
    private static final Set<String> OURS = Set.of("_csrf", "lui", "thu-tuc");

    private final FormDrafts drafts;
    private final FormViews views;
    private final OnlineDrafts trials;
    private final DraftViews asking;

    FormPreviewPages(FormDrafts drafts, FormViews views, OnlineDrafts trials, DraftViews asking) {
        this.drafts = drafts;
        this.views = views;
        this.trials = trials;
        this.asking = asking;
    }

    static String path(FormRef ref) {
        return FormEditPages.path(ref) + "/xem-thu";
    }

    @GetMapping
    String begin(
            @PathVariable String of, @RequestParam(name = "thu-tuc", defaultValue = "") String procedure, Model page) {
        var standing = views.standing(of);
        var opened = opened(standing, procedure, Map.of());
        return shown(standing, opened, opened.form().sections().getFirst(), false, page);
    }

    /** Goes on to the next page that is asked, says what is wrong with this one, or goes back. */
    @PostMapping("/cau/{section}")
    String answer(
            @PathVariable String of,
            @PathVariable String section,
            @RequestParam Map<String, String> typed,
            Model page) {
        var standing = views.standing(of);
        var answers = new TreeMap<>(typed);
        answers.keySet().removeAll(OURS);
        var opened = opened(standing, typed.getOrDefault("thu-tuc", ""), answers);
        var reading = opened.reading();
        var here = reading.section(section).orElseGet(() -> reading.sections().getFirst());
        if (typed.containsKey("lui"))
            return shown(standing, opened, reading.before(here.key()).orElse(here), false, page);
        if (!reading.problemsOf(here.key()).isEmpty()) return shown(standing, opened, here, true, page);
        int next = reading.placeOf(here.key());
        return next < reading.sections().size()
                ? shown(standing, opened, reading.sections().get(next), false, page)
                : checked(standing, opened, page);
    }

    private OnlineDrafts.Opened opened(FormStanding standing, String procedure, Map<String, String> answers) {
        var ref = standing.ref();
        var part = drafts.draft(ref).map(FormDraft::part).orElse(standing.inUse());
        var version = views.example(ref, procedure).orElseThrow(FormViews::notFound);
        return trials.trial(version, drafts.whole(ref, part, version), answers);
    }

    private String shown(
            FormStanding standing, OnlineDrafts.Opened opened, Section section, boolean complaining, Model page) {
        heading(standing, opened, page);
        page.addAttribute("asked", asking.page(path(standing.ref()), opened, section, complaining, Map.of()));
        var here = new HashSet<String>();
        section.questions().forEach(q -> here.addAll(q.fields()));
        var along = new TreeMap<>(opened.draft().typed());
        along.keySet().removeAll(here);
        page.addAttribute("along", along);
        return "dossier/formPreview";
    }

    private String checked(FormStanding standing, OnlineDrafts.Opened opened, Model page) {
        heading(standing, opened, page);
        page.addAttribute(
                "rows",
                asking.answers(opened).stream()
                        .map(row -> new Row(row.label(), row.value()))
                        .toList());
        return "dossier/formPreviewEnd";
    }

    private void heading(FormStanding standing, OnlineDrafts.Opened opened, Model page) {
        page.addAttribute("title", "form.edit.preview").addAttribute("nav", "procedures");
        page.addAttribute("back", FormEditPages.path(standing.ref()));
        page.addAttribute("start", path(standing.ref()));
        page.addAttribute("procedure", opened.procedure());
        page.addAttribute("others", standing.ref().forAll() ? drafts.versions(standing.ref()) : List.of());
    }
}
