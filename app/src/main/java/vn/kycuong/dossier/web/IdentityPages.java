package vn.kycuong.dossier.web;

import static vn.kycuong.dossier.web.FilePages.caseId;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.audit.Reason;
import vn.kycuong.dossier.PersonalContent;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;

/**
 * The identity number of an applicant: seen whole for a reason, and dossiers found by it. Both are forms that are sent, so that no number
 * stands in an address.
 */
@Controller
class IdentityPages {
    static final String FIND = "/viec-cua-toi/so-dinh-danh";

    private final PersonalContent personal;
    private final Files files;
    private final FileAnswers answers;

    IdentityPages(PersonalContent personal, Files files, FileAnswers answers) {
        this.personal = personal;
        this.files = files;
        this.answers = answers;
    }

    @Access(value = Access.Who.CASE, rights = PersonalContent.UNMASK)
    @PostMapping("/ho-so/{id}/so-dinh-danh")
    String unmask(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var file = files.of(caseId(id), officer).orElseThrow(FilePages::notFound);
        var form = ActForm.of("so-dinh-danh", typed);
        var reason = form.text("reason", ActForm.TEXT);
        if (!Reason.isFine(reason)) form.wrong("reason", "dossier.no.reasonToSee");
        page.addAttribute("form", form);
        Optional<String> number = form.isFine()
                ? personal.unmask(file.dossier().caseId(), new Reason(reason), officer)
                : Optional.empty();
        page.addAttribute("unmasked", number.orElse(null));
        Map<String, String> answered =
                form.isFine() ? personal.unmaskAnswers(file.dossier().caseId(), new Reason(reason), officer) : Map.of();
        page.addAttribute("answered", answered);
        boolean none = form.isFine() && number.isEmpty() && answered.isEmpty();
        return answers.view(caseId(id), officer, none ? "dossier.no.identityNumber" : null, page);
    }

    @Access(value = Access.Who.OFFICER, rights = PersonalContent.UNMASK)
    @GetMapping(FIND)
    String ask(Officer officer, Model page) {
        return view(List.of(), false, page);
    }

    @Access(value = Access.Who.OFFICER, rights = PersonalContent.UNMASK)
    @PostMapping(FIND)
    String find(@RequestParam(name = "number", defaultValue = "") String number, Officer officer, Model page) {
        var found = number.length() > 40 || number.isBlank()
                ? List.<FileView>of()
                : personal.byIdentityNumber(number, officer).stream()
                        .flatMap(id -> files.of(id, officer).stream())
                        .toList();
        return view(found, true, page);
    }

    private static String view(List<FileView> found, boolean asked, Model page) {
        page.addAttribute("title", "identityFind.title").addAttribute("nav", "work");
        page.addAttribute("found", found).addAttribute("asked", asked);
        return "dossier/identityFind";
    }
}
