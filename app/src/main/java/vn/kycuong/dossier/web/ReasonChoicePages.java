package vn.kycuong.dossier.web;

import static vn.kycuong.dossier.web.FilePages.caseId;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.dossier.ReasonPlace;
import vn.kycuong.dossier.ReasonTexts;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.ui.Words;

/** Texts to begin a reason from, on one dossier: a page to copy from; script puts a text into the field that asked. */
@Access(Access.Who.CASE)
@Controller
class ReasonChoicePages {
    private static final Words VIETNAMESE = Words.of("vi");

    private final Files files;
    private final ReasonTexts texts;

    ReasonChoicePages(Files files, ReasonTexts texts) {
        this.files = files;
        this.texts = texts;
    }

    @GetMapping("/ho-so/{id}/mau-cau")
    String show(
            @PathVariable String id,
            @RequestParam(name = "cho", defaultValue = "") String act,
            Officer officer,
            Model page) {
        var file = files.of(caseId(id), officer).orElseThrow(FilePages::notFound);
        var asked = ReasonPlace.ofAct(act);
        if (act.isBlank()) return "redirect:/ho-so/" + id;
        var place = asked.orElseThrow(FilePages::notFound);
        page.addAttribute("title", "texts.title").addAttribute("nav", "work");
        page.addAttribute("file", file).addAttribute("place", place);
        page.addAttribute("texts", texts.offered(place, values(file), officer));
        return "dossier/textChoice";
    }

    /** Nothing of a person: what is offered stands on many screens. */
    private static Map<String, String> values(FileView file) {
        var due = file.due();
        var values = new java.util.HashMap<>(Map.of(
                ReasonTexts.CODE, file.code(),
                ReasonTexts.PROCEDURE, file.procedure().name(),
                ReasonTexts.UNIT, file.unitNow()));
        if (due != null) values.put(ReasonTexts.DUE, When.full(due.at(), VIETNAMESE));
        return values;
    }
}
