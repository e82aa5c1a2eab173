package vn.kycuong.dossier.web;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.dossier.Acceptance;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.dossier.LawGrants;
import vn.kycuong.dossier.PersonName;
import vn.kycuong.dossier.Refusals;
import vn.kycuong.dossier.Results;
import vn.kycuong.dossier.Rights;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.ui.Several;

/** The file of one dossier: what it is, where its clock stands, what may be done now, what happened. */
@Access(
        value = Access.Who.CASE,
        rights = {Rights.RECEIVE, Rights.EXAMINE, Rights.SIGN, Rights.NUMBER})
@Controller
@Several({"paper", "originals", "copies", "basis", "lack"})
@RequestMapping("/ho-so/{id}")
class FilePages {
    static final String REASON = "dossier.no.reasonMissing";
    /** What the act before this page was: taken in, done, or found to exist already. */
    private static final List<String> CAME = List.of("moi", "xong", "da-co");

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Dossiers dossiers;
    private final Results results;
    private final Acceptance acceptance;
    private final Refusals refusals;
    private final LawGrants laws;
    private final Files files;
    private final FileAnswers answers;
    private final PaperTicks ticks;

    FilePages(
            Dossiers dossiers,
            Results results,
            Acceptance acceptance,
            Refusals refusals,
            LawGrants laws,
            Files files,
            FileAnswers answers,
            PaperTicks ticks) {
        this.dossiers = dossiers;
        this.results = results;
        this.acceptance = acceptance;
        this.refusals = refusals;
        this.laws = laws;
        this.files = files;
        this.answers = answers;
        this.ticks = ticks;
    }

    @Access(Access.Who.CASE)
    @GetMapping
    String show(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            Officer officer,
            Model page) {
        if (!UUID_TEXT.matcher(id).matches()) return byCode(id, officer);
        page.addAttribute(
                "came",
                CAME.stream().filter(parameters::containsKey).findFirst().orElse(""));
        return answers.view(caseId(id), officer, null, page);
    }

    /** A code read from a slip leads to the file; an unknown code and one that the officer may not see answer alike. */
    private String byCode(String code, Officer officer) {
        return "redirect:/ho-so/"
                + files.byCode(code, officer).orElseThrow(FilePages::notFound).id();
    }

    @Access(value = Access.Who.CASE, rights = Rights.RECEIVE)
    @PostMapping("/tiep-nhan")
    String accept(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of(PaperTicks.ACT, typed);
        var papers = ticks.read(caseId(id), form);
        return answers.done(id, form, (c, sheet, by) -> acceptance.accept(c, sheet, papers, by), officer, page);
    }

    @Access(value = Access.Who.CASE, rights = Rights.APPROVE)
    @PostMapping("/cho-tiep-nhan")
    String grantLaw(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("cho-tiep-nhan", typed);
        var law = form.date("law");
        var reason = form.must("reason", ActForm.TEXT, REASON);
        return answers.done(
                id, form, (c, sheet, by) -> laws.grant(c, sheet, law.orElseThrow(), reason, by), officer, page);
    }

    @Access(value = Access.Who.CASE, rights = Rights.RECEIVE)
    @PostMapping("/xin-cho-tiep-nhan")
    String askLaw(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        return answers.reasoned(id, ActForm.of("xin-cho-tiep-nhan", typed), laws::ask, officer, page);
    }

    @Access(value = Access.Who.CASE, rights = Rights.APPROVE)
    @PostMapping("/khong-cho-tiep-nhan")
    String declineLaw(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        return answers.reasoned(id, ActForm.of("khong-cho-tiep-nhan", typed), laws::decline, officer, page);
    }

    @Access(value = Access.Who.CASE, rights = Rights.RECEIVE)
    @PostMapping("/huong-dan")
    String guide(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("huong-dan", typed);
        var items = form.items();
        return answers.done(id, form, (c, sheet, by) -> acceptance.guide(c, sheet, items, by), officer, page);
    }

    @Access(value = Access.Who.CASE, rights = Rights.RECEIVE)
    @PostMapping("/tu-choi")
    String proposeRefusal(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("tu-choi", typed);
        var ground = form.must("ground", ActForm.LINE, REASON);
        var basis = form.text("basis", ActForm.BASIS);
        var reason = form.must("reason", ActForm.TEXT, REASON);
        var goTo = form.text("goTo", ActForm.LINE);
        return answers.done(
                id,
                form,
                (c, sheet, by) -> refusals.propose(c, sheet, new Refusals.Proposal(ground, basis, reason, goTo), by),
                officer,
                page);
    }

    @Access(value = Access.Who.CASE, rights = Rights.APPROVE)
    @PostMapping("/ky-tu-choi")
    String refuse(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        return answers.done(id, ActForm.of("ky-tu-choi", typed), refusals::sign, officer, page);
    }

    @Access(value = Access.Who.CASE, rights = Rights.APPROVE)
    @PostMapping("/khong-tu-choi")
    String declineRefusal(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        return answers.reasoned(id, ActForm.of("khong-tu-choi", typed), refusals::decline, officer, page);
    }

    @PostMapping("/nhan-viec")
    String take(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        return answers.done(id, ActForm.of("nhan-viec", typed), dossiers::take, officer, page);
    }

    @Access(value = Access.Who.CASE, rights = Rights.ASSIGN)
    @PostMapping("/phan-cong")
    String assign(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("phan-cong", typed);
        var chosen = files.colleagues(caseId(id), officer).stream()
                .map(People.Person::actor)
                .filter(a -> String.valueOf(a.value()).equals(form.text("holder", ActForm.LINE)))
                .findFirst();
        if (chosen.isEmpty()) form.wrong("holder", "dossier.no.holderMissing");
        return answers.done(
                id, form, (c, sheet, by) -> dossiers.assign(c, sheet, chosen.orElseThrow(), by), officer, page);
    }

    @PostMapping("/hoan-thanh")
    String complete(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("hoan-thanh", typed);
        var note = form.text("note", ActForm.TEXT);
        return answers.done(
                id, form, (c, sheet, by) -> results.complete(c, sheet, form.leaving(), note, by), officer, page);
    }

    @PostMapping("/tra-lai")
    String sendBack(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("tra-lai", typed);
        var reason = form.must("reason", ActForm.TEXT, REASON);
        return answers.done(
                id, form, (c, sheet, by) -> dossiers.sendBack(c, sheet, form.leaving(), reason, by), officer, page);
    }

    @PostMapping("/de-xuat-bo-sung")
    String proposeSupplement(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("de-xuat-bo-sung", typed);
        var items = form.items();
        var answerBy = form.date("answerBy");
        return answers.done(
                id,
                form,
                (c, sheet, by) -> dossiers.proposeSupplement(c, sheet, items, answerBy.orElseThrow(), by),
                officer,
                page);
    }

    @Access(value = Access.Who.CASE, rights = Rights.APPROVE)
    @PostMapping("/duyet-bo-sung")
    String requestSupplement(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        return answers.done(id, ActForm.of("duyet-bo-sung", typed), dossiers::requestSupplement, officer, page);
    }

    @Access(value = Access.Who.CASE, rights = Rights.APPROVE)
    @PostMapping("/khong-duyet-bo-sung")
    String declineSupplement(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        return answers.reasoned(
                id, ActForm.of("khong-duyet-bo-sung", typed), dossiers::declineSupplement, officer, page);
    }

    @Access(value = Access.Who.CASE, rights = Rights.RECEIVE)
    @PostMapping("/nhan-bo-sung")
    String supplementReceived(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("nhan-bo-sung", typed);
        var papers = form.papers();
        return answers.done(
                id, form, (c, sheet, by) -> dossiers.supplementReceived(c, sheet, papers, by), officer, page);
    }

    @Access(value = Access.Who.CASE, rights = Rights.RETURN)
    @PostMapping("/tra-ket-qua")
    String handOver(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = ActForm.of("tra-ket-qua", typed);
        var receiver = PersonName.of(form.value(form.path(), "receivedBy", ""));
        if (receiver.isEmpty()) form.wrong("receivedBy", "dossier.no.receiverMissing");
        var said = form.text("how", ActForm.LINE);
        var how = List.of("POSTAL", "ONLINE").contains(said) ? said : "COUNTER";
        var parcel = form.parcel(how);
        return answers.done(
                id,
                form,
                (c, sheet, by) -> dossiers.handOver(c, sheet, receiver.orElseThrow(), how, parcel, by),
                officer,
                page);
    }

    @Access(value = Access.Who.CASE, rights = Rights.CORRECT)
    @PostMapping("/dinh-chinh")
    String correct(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        return answers.reasoned(id, ActForm.of("dinh-chinh", typed), dossiers::correct, officer, page);
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /** A mistyped id is no dossier. */
    static CaseId caseId(String id) {
        if (!UUID_TEXT.matcher(id).matches()) throw notFound();
        return CaseId.parse(id);
    }
}
