package vn.kycuong.privacy.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.audit.Audit;
import vn.kycuong.audit.Reason;
import vn.kycuong.dossier.PersonalContent;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.privacy.PersonRequests;
import vn.kycuong.ui.Csv;
import vn.kycuong.ui.Words;

/**
 * What is kept of a person (dữ liệu cá nhân): found by an identity number or a dossier's code, looked at, taken away for a reason, corrected or
 * erased.
 */
@Controller
class PersonPages {
    static final String PATH = "/du-lieu-ca-nhan";
    private static final String OF_CASE = "/ho-so/{id}/du-lieu-ca-nhan";
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int LONGEST = 60;

    private final PersonalContent content;
    private final PersonRequests requests;
    private final KeptWords told;
    private final People people;
    private final Audit audit;

    PersonPages(PersonalContent content, PersonRequests requests, KeptWords told, People people, Audit audit) {
        this.content = content;
        this.requests = requests;
        this.told = told;
        this.people = people;
        this.audit = audit;
    }

    @Access(value = Access.Who.OFFICER, rights = PersonRequests.REQUEST)
    @GetMapping(PATH)
    String ask(Officer officer, Model page) {
        return list(List.of(), false, null, officer, page);
    }

    /** A number is sent in a form and stands in no address. */
    @Access(value = Access.Who.OFFICER, rights = PersonRequests.REQUEST)
    @PostMapping(PATH)
    String find(@RequestParam(name = "asked", defaultValue = "") String asked, Officer officer, Model page) {
        if (asked.isBlank() || asked.length() > LONGEST) return list(List.of(), true, null, officer, page);
        var byCode = content.byCode(asked, officer).map(List::of);
        var found = byCode.orElseGet(() -> content.byIdentityNumber(asked, officer));
        return list(
                found.stream().flatMap(id -> content.kept(id, officer).stream()).toList(), true, null, officer, page);
    }

    @Access(value = Access.Who.CASE, rights = PersonRequests.REQUEST)
    @GetMapping(OF_CASE)
    String show(@PathVariable String id, Officer officer, Model page) {
        return show(kept(id, officer), null, officer, page);
    }

    /** The person's own data as a file, for a reason that is noted before anything leaves. */
    @Access(value = Access.Who.CASE, rights = PersonRequests.REQUEST)
    @PostMapping(OF_CASE + "/tai")
    void take(
            @PathVariable String id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Officer officer,
            HttpServletResponse response)
            throws IOException {
        var kept = kept(id, officer);
        if (!Reason.isFine(reason)) {
            response.sendRedirect("/ho-so/" + id + "/du-lieu-ca-nhan?ly-do=thieu");
            return;
        }
        audit.taking(officer.doer(), "personal-data", kept.id(), new Reason(reason));
        var csv = Csv.download(response, "du-lieu-" + kept.code());
        var w = words();
        csv.row(List.of(w.get("export.purpose"), reason.strip()));
        told.whole(kept, w).forEach(row -> csv.row(List.of(row.label(), row.value())));
        csv.flush();
    }

    @Access(value = Access.Who.CASE, rights = PersonRequests.REQUEST)
    @PostMapping(OF_CASE + "/xoa")
    String askErasure(
            @PathVariable String id,
            @RequestParam(name = "basis", defaultValue = "") String basis,
            Officer officer,
            Model page) {
        return asked(PersonRequests.Kind.ERASURE, id, basis, "", officer, page);
    }

    @Access(value = Access.Who.CASE, rights = PersonRequests.REQUEST)
    @PostMapping(OF_CASE + "/sua")
    String askCorrection(
            @PathVariable String id,
            @RequestParam(name = "basis", defaultValue = "") String basis,
            @RequestParam(name = "note", defaultValue = "") String note,
            Officer officer,
            Model page) {
        return asked(PersonRequests.Kind.CORRECTION, id, basis, note, officer, page);
    }

    private String asked(PersonRequests.Kind kind, String id, String basis, String note, Officer officer, Model page) {
        var kept = kept(id, officer);
        return answer(requests.ask(kind, kept.id(), basis, note, officer), kept, officer, page);
    }

    @Access(value = Access.Who.CASE, rights = PersonalContent.ERASE)
    @PostMapping(OF_CASE + "/giu")
    String hold(
            @PathVariable String id,
            @RequestParam(name = "basis", defaultValue = "") String basis,
            Officer officer,
            Model page) {
        var kept = kept(id, officer);
        boolean done = basis.length() <= 1_000 && content.hold(kept.id(), basis, officer);
        return answer(done ? Optional.empty() : Optional.of("personal.no.basis"), kept, officer, page);
    }

    @Access(value = Access.Who.CASE, rights = PersonalContent.ERASE)
    @PostMapping(OF_CASE + "/giu/{hold}/thoi")
    String release(@PathVariable String id, @PathVariable String hold, Officer officer) {
        var kept = kept(id, officer);
        if (!UUID_TEXT.matcher(hold).matches() || !content.release(UUID.fromString(hold), kept.id(), officer))
            throw notFound();
        return "redirect:/ho-so/" + id + "/du-lieu-ca-nhan";
    }

    @Access(value = Access.Who.OFFICER, rights = PersonalContent.ERASE)
    @PostMapping(PATH + "/{request}/duyet")
    String grant(@PathVariable String request, Officer officer, Model page) {
        return decided(request, true, officer, page);
    }

    @Access(value = Access.Who.OFFICER, rights = PersonalContent.ERASE)
    @PostMapping(PATH + "/{request}/khong-duyet")
    String decline(@PathVariable String request, Officer officer, Model page) {
        return decided(request, false, officer, page);
    }

    private String decided(String request, boolean granted, Officer officer, Model page) {
        if (!UUID_TEXT.matcher(request).matches()) throw notFound();
        var problem = requests.decide(UUID.fromString(request), granted, officer);
        return problem.isEmpty() ? "redirect:" + PATH : list(List.of(), false, problem.get(), officer, page);
    }

    private String answer(Optional<String> problem, PersonalContent.Kept kept, Officer officer, Model page) {
        return problem.isEmpty()
                ? "redirect:/ho-so/" + kept.id() + "/du-lieu-ca-nhan"
                : show(kept, problem.get(), officer, page);
    }

    private String list(
            List<PersonalContent.Kept> found, boolean asked, @Nullable String problem, Officer officer, Model page) {
        var w = words();
        page.addAttribute("title", "personal.title").addAttribute("nav", "account");
        page.addAttribute("found", found.stream().map(k -> told.line(k, w)).toList());
        page.addAttribute("asked", asked).addAttribute("problem", problem);
        page.addAttribute(
                "waiting",
                requests.waiting(officer).stream()
                        .map(r -> told.request(r, officer, w))
                        .toList());
        page.addAttribute("groups", told.groups(w));
        page.addAttribute("mayErase", officer.may(PersonalContent.ERASE));
        return "privacy/persons";
    }

    private String show(PersonalContent.Kept kept, @Nullable String problem, Officer officer, Model page) {
        var w = words();
        audit.read(officer.doer(), "personal-data", kept.id());
        page.addAttribute("title", "personal.title").addAttribute("nav", "account");
        page.addAttribute("id", kept.id().toString()).addAttribute("code", kept.code());
        page.addAttribute("problem", problem);
        page.addAttribute("rows", told.shown(kept, w));
        page.addAttribute("holds", kept.holds());
        page.addAttribute("people", people);
        page.addAttribute(
                "requests",
                requests.of(kept.id()).stream()
                        .map(r -> told.request(r, officer, w))
                        .toList());
        page.addAttribute("mayErase", officer.may(PersonalContent.ERASE));
        page.addAttribute("erased", kept.application() == null);
        return "privacy/person";
    }

    private PersonalContent.Kept kept(String id, Officer officer) {
        if (!UUID_TEXT.matcher(id).matches()) throw notFound();
        return content.kept(CaseId.parse(id), officer).orElseThrow(PersonPages::notFound);
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
