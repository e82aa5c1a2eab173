package vn.kycuong.identity.web;

import static vn.kycuong.identity.web.Typed.first;
import static vn.kycuong.identity.web.Typed.whole;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import vn.kycuong.identity.AccountBook;
import vn.kycuong.identity.AccountResult;
import vn.kycuong.identity.Administrators;
import vn.kycuong.identity.Appointments;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.PasswordLink;
import vn.kycuong.identity.People;
import vn.kycuong.identity.Recoveries;
import vn.kycuong.identity.SecondProofs;
import vn.kycuong.identity.WorkContacts;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.PageLinks;
import vn.kycuong.ui.Words;

/** The two pages on which the people of the administration are looked after: the list, and one person. */
@Component
class PeopleView {
    static final String PATH = "/quan-tri/nguoi-dung";

    private final AccountBook book;
    private final Recoveries recoveries;
    private final SecondProofs secondProofs;
    private final Appointments appointments;
    private final Administrators administrators;
    private final People people;
    private final Organisation organisation;
    private final WorkContacts contacts;

    PeopleView(
            AccountBook book,
            Recoveries recoveries,
            SecondProofs secondProofs,
            Appointments appointments,
            Administrators administrators,
            People people,
            Organisation organisation,
            WorkContacts contacts) {
        this.book = book;
        this.recoveries = recoveries;
        this.secondProofs = secondProofs;
        this.appointments = appointments;
        this.administrators = administrators;
        this.people = people;
        this.organisation = organisation;
        this.contacts = contacts;
    }

    /** After an act on one account. */
    String answer(
            ActorId actor,
            AccountResult result,
            @Nullable MultiValueMap<String, String> typed,
            Officer officer,
            Model page) {
        return switch (result) {
            case AccountResult.Done(var of) -> "redirect:" + PATH + "/" + of;
            case AccountResult.Linked(var of, var link) -> one(of, null, link, null, officer, page);
            case AccountResult.NotPossible(var problem) -> one(actor, typed, null, problem, officer, page);
            case AccountResult.NotFound _ -> throw notFound();
        };
    }

    String list(
            String asked,
            int number,
            @Nullable MultiValueMap<String, String> typed,
            @Nullable String problem,
            Model page) {
        var found = book.list(asked, number);
        int at = Math.clamp(number, 1, found.pages());
        page.addAttribute("title", "people.title").addAttribute("nav", "admin");
        page.addAttribute("problem", problem).addAttribute("asked", asked);
        page.addAttribute("found", found);
        page.addAttribute(
                "links",
                new PageLinks(
                        at > 1 ? link(asked, at - 1) : null,
                        at < found.pages() ? link(asked, at + 1) : null,
                        words().get("people.count", found.total())));
        page.addAttribute("login", typed == null ? "" : first(typed, "login"));
        page.addAttribute("name", typed == null ? "" : first(typed, "name"));
        page.addAttribute("recoveries", recoveries.open()).addAttribute("people", people);
        page.addAttribute(
                "proposals", administrators.open().size() + secondProofs.open().size());
        page.addAttribute("roles", secondProofs.all());
        return "identity/people";
    }

    String one(
            ActorId actor,
            @Nullable MultiValueMap<String, String> typed,
            @Nullable PasswordLink link,
            @Nullable String problem,
            Officer officer,
            Model page) {
        var line = book.find(actor).orElseThrow(PeopleView::notFound);
        page.addAttribute("title", line.name()).addAttribute("nav", "admin");
        page.addAttribute("line", line).addAttribute("link", link).addAttribute("problem", problem);
        page.addAttribute("self", actor.equals(officer.actor()));
        page.addAttribute(
                "recovering", recoveries.open().stream().anyMatch(r -> r.actor().equals(actor)));
        page.addAttribute("administers", administrators.all().contains(actor));
        page.addAttribute(
                "proposed",
                administrators.open().stream().anyMatch(p -> p.actor().equals(actor)));
        page.addAttribute(
                "posts", appointments.history(actor).stream().map(this::line).toList());
        var known = contacts.of(actor);
        page.addAttribute(
                "contact", typed == null || !typed.containsKey("phone") ? known : ContactPages.contact(typed));
        page.addAttribute("units", units());
        page.addAttribute("roles", roles(typed));
        page.addAttribute("kinds", kinds(typed));
        for (var field : List.of("unit", "title", "from", "to", "basis", "reason", "home", "staffNo", "why"))
            page.addAttribute("typed_" + field, typed == null ? "" : first(typed, field));
        return "identity/person";
    }

    private PostLine line(Holding h) {
        var today = appointments.today();
        var home = h.terms().home();
        return new PostLine(
                h.post().id().value(),
                h.post().title(),
                organisation.nameAt(h.post().unit(), today),
                h.post().head(),
                h.acting(),
                "holding." + h.terms().kind(),
                home == null ? "" : organisation.nameAt(home, today),
                h.validFrom(),
                h.validTo(),
                h.basis(),
                !h.lastsTo(today)
                        ? PostLine.Time.PAST
                        : h.validFrom().isAfter(today) ? PostLine.Time.FUTURE : PostLine.Time.PRESENT,
                h.post().role() == PostRole.ADMIN);
    }

    private List<Option> roles(@Nullable MultiValueMap<String, String> typed) {
        return Arrays.stream(PostRole.values())
                .filter(r -> r != PostRole.ADMIN)
                .map(r -> new Option(
                        r.name(),
                        words().get("role." + r.name()),
                        typed != null && r.name().equals(first(typed, "role"))))
                .toList();
    }

    private List<Option> kinds(@Nullable MultiValueMap<String, String> typed) {
        var chosen = typed == null ? "" : first(typed, "kind");
        return Arrays.stream(Holding.Kind.values())
                .map(k -> new Option(
                        k.name(),
                        words().get("holding." + k),
                        k.name().equals(chosen) || chosen.isEmpty() && k == Holding.Kind.OWN))
                .toList();
    }

    private List<Option> units() {
        var locale = words().locale();
        return organisation.unitsAt(appointments.today()).stream()
                .sorted(Comparator.comparing(u -> u.name(locale)))
                .map(u -> new Option(u.id() + " · " + u.name(locale), u.name(locale), false))
                .toList();
    }

    private static String link(String asked, int number) {
        var address = UriComponentsBuilder.fromPath(PATH).queryParam("trang", number);
        if (!asked.isEmpty()) address.queryParam("tim", asked);
        return address.encode().build().toUriString();
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }

    static ActorId actor(String id) {
        return new ActorId(whole(id).orElseThrow(PeopleView::notFound));
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
