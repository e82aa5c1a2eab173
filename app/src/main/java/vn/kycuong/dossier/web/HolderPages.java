package vn.kycuong.dossier.web;

import static vn.kycuong.dossier.web.FilePages.caseId;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.dossier.Holders;
import vn.kycuong.dossier.Rights;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;

/** Who holds the work of a dossier: given back, handed over, taken over. */
@Access(
        value = Access.Who.CASE,
        rights = {Rights.RECEIVE, Rights.EXAMINE, Rights.SIGN, Rights.NUMBER})
@Controller
@RequestMapping("/ho-so/{id}")
class HolderPages {
    private final Holders holders;
    private final Files files;
    private final FileAnswers answers;

    HolderPages(Holders holders, Files files, FileAnswers answers) {
        this.holders = holders;
        this.files = files;
        this.answers = answers;
    }

    @PostMapping("/tra-viec")
    String release(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("tra-viec", typed);
        int work = form.number("work").orElse(0);
        var note = form.text("note", ActForm.TEXT);
        return answers.done(id, form, (c, sheet, by) -> holders.release(c, sheet, work, note, by), officer, page);
    }

    @PostMapping("/ban-giao")
    String handOver(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("ban-giao", typed);
        int work = form.number("work").orElse(0);
        var note = form.text("note", ActForm.TEXT);
        var chosen = files.colleagues(caseId(id), officer).stream()
                .map(People.Person::actor)
                .filter(a -> String.valueOf(a.value()).equals(form.text("holder", ActForm.LINE)))
                .findFirst();
        if (chosen.isEmpty()) form.wrong("holder", "dossier.no.holderMissing");
        return answers.done(
                id,
                form,
                (c, sheet, by) -> holders.handOver(c, sheet, work, chosen.orElseThrow(), note, by),
                officer,
                page);
    }

    @PostMapping("/nhan-thay")
    String takeInPlace(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("nhan-thay", typed);
        int work = form.number("work").orElse(0);
        return answers.done(id, form, (c, sheet, by) -> holders.takeInPlace(c, sheet, work, by), officer, page);
    }

    @Access(value = Access.Who.CASE, rights = Rights.ASSIGN)
    @PostMapping("/rut-ve")
    String takeOver(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("rut-ve", typed);
        int work = form.number("work").orElse(0);
        var reason = form.must("reason", ActForm.TEXT, FilePages.REASON);
        return answers.done(id, form, (c, sheet, by) -> holders.takeOver(c, sheet, work, reason, by), officer, page);
    }
}
