package vn.kycuong.dossier.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.dossier.Children;
import vn.kycuong.dossier.Rights;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.UnitId;

/** A child dossier opened from its parent. */
@Access(
        value = Access.Who.CASE,
        rights = {Rights.RECEIVE, Rights.EXAMINE, Rights.SIGN})
@Controller
@RequestMapping("/ho-so/{id}")
class ChildPages {
    private final Children children;
    private final FileAnswers answers;

    ChildPages(Children children, FileAnswers answers) {
        this.children = children;
        this.answers = answers;
    }

    @PostMapping("/lien-thong")
    String open(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("lien-thong", typed);
        var unit = form.number("unit").map(UnitId::new);
        if (unit.isEmpty()) form.wrong("unit", "dossier.no.unitMissing");
        var procedure = form.must("procedure", ActForm.LINE, "dossier.no.childProcedureMissing");
        var what = form.must("what", ActForm.TEXT, "dossier.no.childWhatMissing");
        return answers.done(
                id,
                form,
                (c, sheet, by) -> children.open(
                        c, sheet, new Children.Wanted(unit.orElseThrow(), procedure.strip(), "normal", what), by),
                officer,
                page);
    }
}
