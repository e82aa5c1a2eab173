package vn.kycuong.dossier.web;

import static vn.kycuong.dossier.web.FilePages.caseId;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.audit.Audit;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.ActResult;
import vn.kycuong.dossier.ComplaintOutcome;
import vn.kycuong.dossier.Complaints;
import vn.kycuong.dossier.Rights;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;

/** What the holder of a dossier complains of, for the head of the unit that took it in: he passes it on, and answers it. */
@Access(value = Access.Who.CASE, rights = Rights.COMPLAINTS)
@Controller
@RequestMapping("/ho-so/{id}/phan-anh")
class ComplaintDeskPages {
    static final String REFER = "chuyen";
    static final String ANSWER = "tra-loi";

    private final Complaints complaints;
    private final ComplaintViews views;
    private final Files files;
    private final Audit audit;

    ComplaintDeskPages(Complaints complaints, ComplaintViews views, Files files, Audit audit) {
        this.complaints = complaints;
        this.views = views;
        this.files = files;
        this.audit = audit;
    }

    @GetMapping
    String show(@PathVariable String id, Officer officer, Model page) {
        return view(id, ActForm.none(), null, officer, page);
    }

    @PostMapping("/" + REFER)
    String refer(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = form(REFER, typed);
        var paper = paper(form, "complaint.no.where");
        if (!form.isFine()) return view(id, form, null, officer, page);
        var result = complaints.refer(caseId(id), form.sheet(), number(form), paper.orElseThrow(), officer);
        return answered(id, form, result, officer, page);
    }

    @PostMapping("/" + ANSWER)
    String answer(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = form(ANSWER, typed);
        var chosen = form.text("outcome", ActForm.LINE);
        var outcome = Arrays.stream(ComplaintOutcome.values())
                .filter(one -> one.name().equals(chosen))
                .findFirst();
        if (outcome.isEmpty()) form.wrong("outcome", "complaint.no.outcome");
        var paper = paper(form, "complaint.no.answer");
        if (!form.isFine()) return view(id, form, null, officer, page);
        var result = complaints.answer(
                caseId(id), form.sheet(), number(form), outcome.orElseThrow(), paper.orElseThrow(), officer);
        return answered(id, form, result, officer, page);
    }

    /** Several stand on a page: the act bears the number of the one that is meant. */
    private static ActForm form(String act, MultiValueMap<String, String> typed) {
        return ActForm.of(act + "-" + ActForm.of(act, typed).number("complaint").orElse(0), typed);
    }

    private static int number(ActForm form) {
        return form.number("complaint").orElse(0);
    }

    private static Optional<Complaints.Paper> paper(ActForm form, String missing) {
        var number = form.must("number", ActForm.LINE, "complaint.no.number");
        var date = form.date("date");
        var text = form.must("text", ActForm.TEXT, missing);
        return date.map(day -> new Complaints.Paper(number, day, text));
    }

    private String answered(String id, ActForm form, ActResult result, Officer officer, Model page) {
        return switch (result) {
            case ActResult.Done _, ActResult.Repeated _ -> "redirect:/ho-so/" + caseId(id) + "/phan-anh?xong";
            case ActResult.Overtaken _ -> view(id, form, "dossier.no.overtaken", officer, page);
            case ActResult.NotAllowed _ -> view(id, form, "dossier.no.notAllowed", officer, page);
            case ActResult.NotPossible(var wordKey, var _) -> view(id, form, wordKey, officer, page);
            case ActResult.NotFound _ -> throw FilePages.notFound();
        };
    }

    private String view(String id, ActForm form, @Nullable String problem, Officer officer, Model page) {
        var file = files.of(caseId(id), officer).orElseThrow(FilePages::notFound);
        audit.read(officer.doer(), "file", file.dossier().caseId());
        page.addAttribute("title", "complaint.desk.title").addAttribute("nav", "work");
        page.addAttribute("file", file).addAttribute("form", form).addAttribute("problem", problem);
        page.addAttribute("complaints", views.of(file.dossier().caseId()));
        page.addAttribute("key", FormKeys.fresh());
        page.addAttribute("today", LegalZone.local(file.now()).toLocalDate());
        return "dossier/complaintDesk";
    }
}
