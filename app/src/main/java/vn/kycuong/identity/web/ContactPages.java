package vn.kycuong.identity.web;

import static vn.kycuong.identity.web.Typed.first;
import static vn.kycuong.identity.web.Typed.whole;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.identity.AccountBook;
import vn.kycuong.identity.AccountResult;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.identity.WorkContact;
import vn.kycuong.identity.WorkContacts;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Words;

/** Telephones and mail at work of a unit and its people: for its head, and for an administrator of any unit. */
@Access(value = Access.Who.OFFICER, rights = WorkContacts.CONTACT)
@Controller
@RequestMapping(ContactPages.PATH)
class ContactPages {
    static final String PATH = "/lien-he-cong-vu";

    private final WorkContacts contacts;
    private final People people;
    private final Organisation organisation;

    ContactPages(WorkContacts contacts, People people, Organisation organisation) {
        this.contacts = contacts;
        this.people = people;
        this.organisation = organisation;
    }

    @GetMapping
    String show(@RequestParam MultiValueMap<String, String> asked, Officer officer, Model page) {
        page.addAttribute("done", asked.containsKey("xong"));
        return view(unit(asked, officer), null, null, officer, page);
    }

    @PostMapping
    String keep(
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var unit = unit(typed, officer);
        var phone = first(typed, "phone");
        var problem = contacts.keepLookup(unit, phone, officer);
        if (problem.isEmpty()) return "redirect:" + PATH + "?xong&don-vi=" + unit;
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        page.addAttribute("problem", problem.get()).addAttribute("phone", phone);
        return view(unit, null, null, officer, page);
    }

    @PostMapping("/nguoi/{id}")
    String keep(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var unit = unit(typed, officer);
        var actor = PeopleView.actor(id);
        var contact = contact(typed);
        return switch (contacts.keep(actor, contact, officer)) {
            case AccountResult.Done _, AccountResult.Linked _ -> "redirect:" + PATH + "?xong&don-vi=" + unit;
            case AccountResult.NotPossible(var problem) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                page.addAttribute("problem", problem);
                yield view(
                        unit,
                        new ContactLine(actor, people.name(actor), contacts.of(actor), contact, problem),
                        actor,
                        officer,
                        page);
            }
            case AccountResult.NotFound _ -> throw PeopleView.notFound();
        };
    }

    static WorkContact contact(MultiValueMap<String, String> typed) {
        return new WorkContact(first(typed, "phone"), first(typed, "email"));
    }

    private UnitId unit(MultiValueMap<String, String> asked, Officer officer) {
        var unit = whole(first(asked, "don-vi")).map(UnitId::new).orElse(officer.unit());
        if (!organisation.knows(unit) || !contacts.looksAfter(officer, unit)) throw PeopleView.notFound();
        return unit;
    }

    /** @param refused the line that stands in place of what is known of a person, or null */
    private String view(UnitId unit, @Nullable ContactLine refused, @Nullable ActorId of, Officer officer, Model page) {
        page.addAttribute("title", "contact.title").addAttribute("nav", "account");
        page.addAttribute("unit", unit.value()).addAttribute("unitName", organisation.nameAt(unit, contacts.today()));
        page.addAttribute("units", officer.may(AccountBook.MANAGE) ? units(unit) : List.<Option>of());
        page.addAttribute("known", contacts.lookup(unit));
        if (!page.containsAttribute("phone")) page.addAttribute("phone", contacts.lookup(unit));
        if (!page.containsAttribute("problem")) page.addAttribute("problem", null);
        if (!page.containsAttribute("done")) page.addAttribute("done", false);
        page.addAttribute(
                "lines",
                contacts.people(unit).stream()
                        .map(a -> refused != null && a.equals(of)
                                ? refused
                                : ContactLine.of(a, people.name(a), contacts.of(a)))
                        .sorted(Comparator.comparing(ContactLine::name))
                        .toList());
        return "identity/contacts";
    }

    private List<Option> units(UnitId chosen) {
        var locale = Words.of(LocaleContextHolder.getLocale().getLanguage()).locale();
        return organisation.unitsAt(contacts.today()).stream()
                .sorted(Comparator.comparing(u -> u.name(locale)))
                .map(u -> new Option(u.id().toString(), u.name(locale), u.id().equals(chosen)))
                .toList();
    }
}
