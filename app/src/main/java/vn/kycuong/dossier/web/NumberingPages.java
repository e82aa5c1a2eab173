package vn.kycuong.dossier.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.dossier.Numbering;
import vn.kycuong.dossier.Rights;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;

/** A signed result gets its number, date and seal; a wrong number is made void and another given. */
@Access(
        value = Access.Who.CASE,
        rights = {Rights.NUMBER, Rights.EXAMINE, Rights.SIGN})
@Controller
@RequestMapping("/ho-so/{id}")
class NumberingPages {
    private final Numbering numbering;
    private final FileAnswers answers;

    NumberingPages(Numbering numbering, FileAnswers answers) {
        this.numbering = numbering;
        this.answers = answers;
    }

    @PostMapping("/cap-so")
    String number(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = sealed("cap-so", typed);
        var dated = form.date("dated");
        return answers.done(
                id,
                form,
                (c, sheet, by) -> numbering.number(c, sheet, form.leaving(), dated.orElseThrow(), by),
                officer,
                page);
    }

    @PostMapping("/cap-lai-so")
    String numberAgain(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = sealed("cap-lai-so", typed);
        var dated = form.date("dated");
        var reason = form.must("reason", ActForm.TEXT, FilePages.REASON);
        return answers.done(
                id,
                form,
                (c, sheet, by) -> numbering.numberAgain(c, sheet, dated.orElseThrow(), reason, by),
                officer,
                page);
    }

    /** Nobody gives a number to a paper that he did not seal. */
    private static ActForm sealed(String path, MultiValueMap<String, String> typed) {
        var form = ActForm.of(path, typed);
        if (!form.holds(path, "sealed", "1")) form.wrong("sealed", "dossier.no.notSealed");
        return form;
    }
}
