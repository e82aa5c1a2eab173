package vn.kycuong.dossier.web;

import static vn.kycuong.dossier.web.FilePages.caseId;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.worktime.LegalClock;

/** Answers the officer who asks why he may do one thing to a dossier and not another. */
@Access(Access.Who.CASE)
@Controller
class WhyPages {
    private final Files files;
    private final Organisation organisation;
    private final LegalClock time;

    WhyPages(Files files, Organisation organisation, LegalClock time) {
        this.files = files;
        this.organisation = organisation;
        this.time = time;
    }

    @GetMapping("/ho-so/{id}/vi-sao")
    String show(@PathVariable String id, Officer officer, Model page) {
        var file = files.of(caseId(id), officer).orElseThrow(FilePages::notFound);
        var today = time.today();
        page.addAttribute("title", "why.title").addAttribute("nav", "work");
        page.addAttribute("file", file).addAttribute("officer", officer);
        page.addAttribute(
                "lines",
                Why.of(file.state(), file.actions(), officer).stream()
                        .map(l -> new WhyLine(
                                l.act(), l.may(), l.wordKey(), l.right(), organisation.nameAt(l.unit(), today)))
                        .toList());
        return "dossier/why";
    }
}
