package vn.kycuong.dossier.web;

import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.dossier.Course;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.dossier.PaymentNotice;
import vn.kycuong.dossier.PaymentProof;
import vn.kycuong.dossier.Rights;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.Ground;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.money.Vnd;

/** Where a dossier leaves the path of its process: paused, sent elsewhere, withdrawn, stopped, rejected, reopened. */
@Access(value = Access.Who.CASE, rights = Rights.STOP)
@Controller
@RequestMapping("/ho-so/{id}")
class CoursePages {
    private final Course course;
    private final Dossiers dossiers;
    private final FileAnswers answers;

    CoursePages(Course course, Dossiers dossiers, FileAnswers answers) {
        this.course = course;
        this.dossiers = dossiers;
        this.answers = answers;
    }

    @Access(value = Access.Who.CASE, rights = Rights.PAUSE)
    @PostMapping("/tam-dung")
    String pause(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("tam-dung", typed);
        var ground = Arrays.stream(Ground.values())
                .filter(g -> g.name().equals(form.text("ground", ActForm.LINE)))
                .findFirst();
        if (ground.isEmpty()) form.wrong("ground", "act.no.ground_not_lawful");
        var paper = form.must("decision", ActForm.LINE, "act.no.paper_missing");
        var note = form.text("note", ActForm.TEXT);
        if (ground.filter(g -> g == Ground.FINANCE).isPresent())
            return awaitPayment(id, form, paper, note, officer, page);
        return answers.done(
                id,
                form,
                (c, sheet, by) -> course.pause(c, sheet, ground.orElseThrow(), paper, note, by),
                officer,
                page);
    }

    /** A payment is waited for by a notice with its date and amount. */
    private String awaitPayment(String id, ActForm form, String number, String note, Officer officer, Model page) {
        var date = form.date("noticeDate");
        var amount = Vnd.parse(form.text("amount", ActForm.LINE));
        if (amount.isEmpty() || amount.getAsLong() == 0) form.wrong("amount", "dossier.no.amountMissing");
        return answers.done(
                id,
                form,
                (c, sheet, by) -> course.awaitPayment(
                        c, sheet, new PaymentNotice(number, date.orElseThrow(), amount.orElseThrow()), note, by),
                officer,
                page);
    }

    @Access(value = Access.Who.CASE, rights = Rights.PAUSE)
    @PostMapping("/chay-tiep")
    String resume(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("chay-tiep", typed);
        var note = form.text("note", ActForm.TEXT);
        if (form.isGiven("proof") || form.isGiven("proofDate")) {
            var number = form.must("proof", ActForm.LINE, "dossier.no.proofMissing");
            var date = form.date("proofDate");
            return answers.done(
                    id,
                    form,
                    (c, sheet, by) -> course.paid(c, sheet, new PaymentProof(number, date.orElseThrow()), note, by),
                    officer,
                    page);
        }
        return answers.done(id, form, (c, sheet, by) -> course.resume(c, sheet, note, by), officer, page);
    }

    @Access(value = Access.Who.CASE, rights = Rights.REFER)
    @PostMapping("/chuyen-don-vi")
    String rehome(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("chuyen-don-vi", typed);
        var unit = form.number("unit").map(UnitId::new);
        if (unit.isEmpty()) form.wrong("unit", "dossier.no.unitMissing");
        var reason = form.must("reason", ActForm.TEXT, FilePages.REASON);
        return answers.done(
                id, form, (c, sheet, by) -> course.rehome(c, sheet, unit.orElseThrow(), reason, by), officer, page);
    }

    @Access(value = Access.Who.CASE, rights = Rights.REFER)
    @PostMapping("/chuyen-co-quan")
    String refer(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("chuyen-co-quan", typed);
        var unit = form.number("unit").map(UnitId::new).orElse(null);
        var toKind = form.holds(form.path(), "toKind", "petition") ? "petition" : "dossier";
        var reason = form.must("reason", ActForm.TEXT, FilePages.REASON);
        return answers.done(
                id, form, (c, sheet, by) -> course.refer(c, sheet, toKind, unit, reason, by), officer, page);
    }

    @Access(value = Access.Who.CASE, rights = Rights.RECEIVE)
    @PostMapping("/chua-du-bo-sung")
    String supplementLacking(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("chua-du-bo-sung", typed);
        var reason = form.must("reason", ActForm.TEXT, FilePages.REASON);
        var answerBy = form.value(form.path(), "answerBy", "").isBlank()
                ? null
                : form.date("answerBy").orElse(null);
        return answers.done(
                id, form, (c, sheet, by) -> dossiers.supplementLacking(c, sheet, reason, answerBy, by), officer, page);
    }

    @Access(value = Access.Who.CASE, rights = Rights.RECEIVE)
    @PostMapping("/xin-rut")
    String requestWithdrawal(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        return answers.reasoned(id, ActForm.of("xin-rut", typed), course::requestWithdrawal, officer, page);
    }

    @PostMapping("/cho-rut")
    String withdraw(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("cho-rut", typed);
        var note = form.text("note", ActForm.TEXT);
        return answers.done(id, form, (c, sheet, by) -> course.withdraw(c, sheet, note, by), officer, page);
    }

    @PostMapping("/khong-cho-rut")
    String declineWithdrawal(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        return answers.reasoned(id, ActForm.of("khong-cho-rut", typed), course::declineWithdrawal, officer, page);
    }

    @PostMapping("/dung")
    String stop(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        return answers.reasoned(id, ActForm.of("dung", typed), course::stop, officer, page);
    }

    @PostMapping("/khong-dat")
    String reject(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        return answers.reasoned(id, ActForm.of("khong-dat", typed), course::reject, officer, page);
    }

    @Access(value = Access.Who.CASE, rights = Rights.REOPEN)
    @PostMapping("/mo-lai")
    String reopen(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("mo-lai", typed);
        var paper = form.must("decision", ActForm.LINE, "act.no.paper_missing");
        var reason = form.must("reason", ActForm.TEXT, FilePages.REASON);
        return answers.done(id, form, (c, sheet, by) -> course.reopen(c, sheet, paper, reason, by), officer, page);
    }
}
