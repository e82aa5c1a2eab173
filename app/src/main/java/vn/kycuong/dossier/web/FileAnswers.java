package vn.kycuong.dossier.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vn.kycuong.audit.Audit;
import vn.kycuong.dossier.Acceptance;
import vn.kycuong.dossier.ActResult;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.dossier.JointSlips;
import vn.kycuong.dossier.Numbering;
import vn.kycuong.dossier.Refusals;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.money.Fees;

/** The page of a dossier as the answer to an act on it: done, or why not, with what was typed. */
@Component
class FileAnswers {
    private final Dossiers dossiers;
    private final Files files;
    private final PaperFiles paperFiles;
    private final FileActs acts;
    private final TimePictures times;
    private final Fees fees;
    private final LaidViews laid;
    private final ReplyViews replies;
    private final Audit audit;
    private final JointSlips joint;
    private final PaperTicks ticks;
    private final Acceptance acceptance;
    private final Refusals refusals;
    private final StepTimes steps;
    private final Numbering numbering;

    FileAnswers(
            JointSlips joint,
            PaperTicks ticks,
            Acceptance acceptance,
            Refusals refusals,
            StepTimes steps,
            Dossiers dossiers,
            Files files,
            PaperFiles paperFiles,
            FileActs acts,
            TimePictures times,
            Fees fees,
            LaidViews laid,
            ReplyViews replies,
            Audit audit,
            Numbering numbering) {
        this.dossiers = dossiers;
        this.files = files;
        this.paperFiles = paperFiles;
        this.acts = acts;
        this.times = times;
        this.fees = fees;
        this.laid = laid;
        this.replies = replies;
        this.audit = audit;
        this.joint = joint;
        this.ticks = ticks;
        this.acceptance = acceptance;
        this.refusals = refusals;
        this.steps = steps;
        this.numbering = numbering;
    }

    /** An act on a dossier, by whoever filled its form in. */
    @FunctionalInterface
    interface Acting {
        ActResult on(CaseId id, Dossiers.Sheet sheet, Officer officer);
    }

    /** One of which the form asks a reason and nothing else. */
    @FunctionalInterface
    interface Reasoned {
        ActResult on(CaseId id, Dossiers.Sheet sheet, String reason, Officer officer);
    }

    /** Acts when a reason is given. */
    String reasoned(String id, ActForm form, Reasoned act, Officer officer, Model page) {
        var reason = form.must("reason", ActForm.TEXT, FilePages.REASON);
        return done(id, form, (c, sheet, by) -> act.on(c, sheet, reason, by), officer, page);
    }

    /** Acts when every field is fine; whatever the answer, the page that says no holds what was typed. */
    String done(String file, ActForm form, Acting act, Officer officer, Model page) {
        var id = FilePages.caseId(file);
        page.addAttribute("form", form);
        form.late();
        if (!form.isFine()) return view(id, officer, null, page);
        return switch (act.on(id, form.sheet(), officer)) {
            case ActResult.Done _ -> "redirect:/ho-so/" + id + "?xong";
            case ActResult.Repeated _ -> "redirect:/ho-so/" + id;
            case ActResult.Overtaken overtaken -> {
                page.addAttribute("overtaken", overtaken);
                page.addAttribute("overtaker", files.whoActedLast(id));
                yield view(id, officer, "dossier.no.overtaken", page);
            }
            case ActResult.NotAllowed _ -> view(id, officer, "dossier.no.notAllowed", page);
            case ActResult.NotPossible(var wordKey, var arguments) -> {
                page.addAttribute("arguments", arguments);
                yield view(id, officer, wordKey, page);
            }
            case ActResult.NotFound _ -> throw FilePages.notFound();
        };
    }

    String view(CaseId id, Officer officer, @Nullable String problem, Model page) {
        var file = files.of(id, officer).orElseThrow(FilePages::notFound);
        audit.read(officer.doer(), "file", id);
        page.addAttribute("title", "dossier.title");
        page.addAttribute("nav", "work");
        page.addAttribute("file", file);
        page.addAttribute("acts", acts.of(file, officer));
        page.addAttribute(
                "asking", acts.asking(file).filter(_ -> !file.isSigned()).orElse(null));
        page.addAttribute("family", files.family(id, officer));
        page.addAttribute("joint", joint.of(id).size());
        page.addAttribute("moves", dossiers.moves(file.state(), officer));
        page.addAttribute("correctable", dossiers.mayStillBeCorrected(file.state()));
        page.addAttribute("sentFiles", paperFiles.of(file));
        page.addAttribute("owed", fees.owed(FeeDesk.charged(file)));
        page.addAttribute("laid", laid.of(file, officer));
        page.addAttribute("replies", replies.of(id));
        page.addAttribute("proofs", replies.proofs(id));
        page.addAttribute("time", times.of(file, officer).orElse(null));
        page.addAttribute("stepTime", steps.of(file).orElse(null));
        page.addAttribute("stepTimes", steps.all(file));
        page.addAttribute("numbering", NumberingView.of(file, numbering));
        page.addAttribute("problem", problem);
        if (!page.containsAttribute("unmasked")) page.addAttribute("unmasked", null);
        if (!page.containsAttribute("answered")) page.addAttribute("answered", Map.of());
        if (!page.containsAttribute("arguments")) page.addAttribute("arguments", new Object[0]);
        if (!page.containsAttribute("came")) page.addAttribute("came", "");
        if (!page.containsAttribute("overtaken")) page.addAttribute("overtaken", null);
        if (!page.containsAttribute("overtaker")) page.addAttribute("overtaker", "");
        if (!page.containsAttribute("form")) page.addAttribute("form", ActForm.none());
        var form = (ActForm) Objects.requireNonNull(page.getAttribute("form"));
        page.addAttribute("ticks", file.may("accept") ? ticks.shown(file, form) : null);
        page.addAttribute("grounds", file.may("proposeRefusal") ? refusals.grounds() : List.of());
        boolean waits = file.may("accept") || file.may("grantLaw");
        page.addAttribute("notToday", waits ? acceptance.notToday(file.state()).orElse("") : "");
        page.addAttribute("lawRequest", file.may("declineLaw") ? files.lawRequest(id) : "");
        page.addAttribute("refusal", file.may("refuse") ? files.refusal(id) : Map.of());
        page.addAttribute("key", FormKeys.fresh());
        page.addAttribute("officer", officer);
        return "dossier/file";
    }
}
