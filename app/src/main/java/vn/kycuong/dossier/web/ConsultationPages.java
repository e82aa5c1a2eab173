package vn.kycuong.dossier.web;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.dossier.Consultations;
import vn.kycuong.dossier.Rights;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.UnitId;

/** Opinions of other units on a dossier: asked, answered, taken back, reminded of. */
@Access(
        value = Access.Who.CASE,
        rights = {Rights.RECEIVE, Rights.EXAMINE, Rights.SIGN})
@Controller
@RequestMapping("/ho-so/{id}")
class ConsultationPages {
    private final Consultations consultations;
    private final FileAnswers answers;

    ConsultationPages(Consultations consultations, FileAnswers answers) {
        this.consultations = consultations;
        this.answers = answers;
    }

    @PostMapping("/lay-y-kien")
    String ask(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("lay-y-kien", typed);
        var unit = form.number("unit").map(UnitId::new);
        if (unit.isEmpty()) form.wrong("unit", "dossier.no.unitMissing");
        var question = form.must("question", ActForm.TEXT, "dossier.no.questionMissing");
        var answerBy = form.isGiven("answerBy") ? form.date("answerBy") : Optional.<LocalDate>empty();
        return answers.done(
                id,
                form,
                (c, sheet, by) -> consultations.ask(c, sheet, unit.orElseThrow(), question, answerBy.orElse(null), by),
                officer,
                page);
    }

    @PostMapping("/cho-y-kien")
    String answer(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("cho-y-kien", typed);
        int asked = form.number("asked").orElse(0);
        var opinion = form.must("opinion", ActForm.TEXT, "dossier.no.opinionMissing");
        return answers.done(
                id, form, (c, sheet, by) -> consultations.answer(c, sheet, asked, opinion, by), officer, page);
    }

    @PostMapping("/rut-cau-hoi")
    String withdraw(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("rut-cau-hoi", typed);
        int asked = form.number("asked").orElse(0);
        var reason = form.must("reason", ActForm.TEXT, FilePages.REASON);
        return answers.done(
                id, form, (c, sheet, by) -> consultations.withdraw(c, sheet, asked, reason, by), officer, page);
    }

    @PostMapping("/nhac")
    String remind(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("nhac", typed);
        int asked = form.number("asked").orElse(0);
        return answers.done(id, form, (c, sheet, by) -> consultations.remind(c, sheet, asked, by), officer, page);
    }
}
