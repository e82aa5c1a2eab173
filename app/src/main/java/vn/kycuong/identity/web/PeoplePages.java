package vn.kycuong.identity.web;

import static vn.kycuong.identity.web.Typed.date;
import static vn.kycuong.identity.web.Typed.first;
import static vn.kycuong.identity.web.Typed.whole;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import vn.kycuong.identity.AccountBook;
import vn.kycuong.identity.AccountResult;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.Appointments;
import vn.kycuong.identity.Lost;
import vn.kycuong.identity.NewAccount;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.PasswordLink;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.PageLinks;
import vn.kycuong.ui.Words;

/** The people of the administration, for who looks after their accounts. */
@Access(value = Access.Who.OFFICER, rights = AccountBook.MANAGE)
@Controller
@RequestMapping(PeoplePages.PATH)
class PeoplePages {
    static final String PATH = "/quan-tri/nguoi-dung";
    private static final int LONGEST_SEARCH = 100;
    private static final int LONGEST_WHY = 1_000;

    private final AccountBook book;
    private final Accounts accounts;
    private final Appointments appointments;
    private final People people;
    private final Organisation organisation;

    PeoplePages(
            AccountBook book, Accounts accounts, Appointments appointments, People people, Organisation organisation) {
        this.book = book;
        this.accounts = accounts;
        this.appointments = appointments;
        this.people = people;
        this.organisation = organisation;
    }

    @GetMapping
    String list(
            @RequestParam(name = "tim", defaultValue = "") String asked,
            @RequestParam(name = "trang", defaultValue = "1") String number,
            Officer officer,
            Model page) {
        return list(
                asked.substring(0, Math.min(LONGEST_SEARCH, asked.length())),
                whole(number).orElse(1),
                null,
                null,
                page);
    }

    @PostMapping
    String open(@RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var account = new NewAccount(first(typed, "login"), first(typed, "name"));
        return switch (book.open(account, officer)) {
            case AccountResult.Linked(var actor, var link) -> show(actor, null, link, null, officer, page);
            case AccountResult.NotPossible(var problem) -> list("", 1, typed, problem, page);
            case AccountResult.Done(var actor) -> "redirect:" + PATH + "/" + actor;
            case AccountResult.NotFound _ -> throw notFound();
        };
    }

    @PostMapping("/vai-tro/{role}/hai-lop")
    String askSecondProof(
            @PathVariable String role,
            @RequestParam(name = "asked", defaultValue = "") String asked,
            @RequestParam(name = "why", defaultValue = "") String why,
            Officer officer,
            Model page) {
        if (!accounts.secondProofs().containsKey(role)) throw notFound();
        if (asked.equals("1")) accounts.askSecondProof(role);
        else if (why.isBlank() || why.length() > LONGEST_WHY) return list("", 1, null, "people.no.why", page);
        else accounts.letOffSecondProof(role, why);
        return "redirect:" + PATH + "#hai-lop";
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, Officer officer, Model page) {
        return show(actor(id), null, null, null, officer, page);
    }

    @PostMapping("/{id}/bat")
    String switchOn(@PathVariable String id, Officer officer, Model page) {
        return answer(actor(id), book.enable(actor(id), true, officer), null, officer, page);
    }

    @PostMapping("/{id}/tat")
    String switchOff(@PathVariable String id, Officer officer, Model page) {
        return answer(actor(id), book.enable(actor(id), false, officer), null, officer, page);
    }

    @PostMapping("/{id}/lien-ket")
    String linkAgain(@PathVariable String id, Officer officer, Model page) {
        return answer(actor(id), book.linkAgain(actor(id), officer), null, officer, page);
    }

    @PostMapping("/{id}/khoi-phuc")
    String askRecovery(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var lost = Lost.of(first(typed, "lost"));
        return answer(
                actor(id), book.askRecovery(actor(id), lost, first(typed, "reason"), officer), typed, officer, page);
    }

    @PostMapping("/khoi-phuc/{recovery}/duyet")
    String grant(@PathVariable UUID recovery, Officer officer, Model page) {
        return decided(recovery, true, officer, page);
    }

    @PostMapping("/khoi-phuc/{recovery}/khong-duyet")
    String decline(@PathVariable UUID recovery, Officer officer, Model page) {
        return decided(recovery, false, officer, page);
    }

    private String decided(UUID recovery, boolean granted, Officer officer, Model page) {
        return switch (book.decide(recovery, granted, officer)) {
            case AccountResult.NotPossible(var problem) -> list("", 1, null, problem, page);
            case AccountResult.Linked(var actor, var link) -> show(actor, null, link, null, officer, page);
            case AccountResult.Done _ -> "redirect:" + PATH;
            case AccountResult.NotFound _ -> throw notFound();
        };
    }

    @PostMapping("/{id}/vi-tri")
    String appoint(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var unit = whole(first(typed, "unit").replaceAll("\\D.*", ""));
        var role = Arrays.stream(PostRole.values())
                .filter(r -> r.name().equals(first(typed, "role")))
                .findFirst();
        var from = date(first(typed, "from"));
        if (unit.isEmpty() || role.isEmpty() || from.isEmpty())
            return show(actor(id), typed, null, "people.no.typed", officer, page);
        var wish = new Appointments.Wish(
                actor(id),
                new UnitId(unit.get()),
                role.get(),
                first(typed, "title"),
                first(typed, "head").equals("1"),
                from.get(),
                first(typed, "acting").equals("1"),
                first(typed, "basis"));
        return answer(actor(id), appointments.appoint(wish, officer), typed, officer, page);
    }

    @PostMapping("/{id}/vi-tri/{post}/thoi")
    String leave(
            @PathVariable String id,
            @PathVariable int post,
            @RequestParam(name = "lastDay", defaultValue = "") String lastDay,
            Officer officer,
            Model page) {
        var day = date(lastDay);
        if (day.isEmpty()) return show(actor(id), null, null, "people.no.lastDay", officer, page);
        return answer(
                actor(id),
                appointments.leave(actor(id), new PostId(Math.max(0, post)), day.get(), officer),
                null,
                officer,
                page);
    }

    private String answer(
            ActorId actor,
            AccountResult result,
            @Nullable MultiValueMap<String, String> typed,
            Officer officer,
            Model page) {
        return switch (result) {
            case AccountResult.Done(var of) -> "redirect:" + PATH + "/" + of;
            case AccountResult.Linked(var of, var link) -> show(of, null, link, null, officer, page);
            case AccountResult.NotPossible(var problem) -> show(actor, typed, null, problem, officer, page);
            case AccountResult.NotFound _ -> throw notFound();
        };
    }

    private String list(
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
        page.addAttribute("recoveries", book.recoveries()).addAttribute("people", people);
        page.addAttribute("roles", accounts.secondProofs()).addAttribute("letOff", accounts.letOff());
        return "identity/people";
    }

    private String show(
            ActorId actor,
            @Nullable MultiValueMap<String, String> typed,
            @Nullable PasswordLink link,
            @Nullable String problem,
            Officer officer,
            Model page) {
        var line = book.find(actor).orElseThrow(PeoplePages::notFound);
        page.addAttribute("title", line.name()).addAttribute("nav", "admin");
        page.addAttribute("line", line).addAttribute("link", link).addAttribute("problem", problem);
        page.addAttribute("self", actor.equals(officer.actor()));
        page.addAttribute(
                "recovering", book.recoveries().stream().anyMatch(r -> r.actor().equals(actor)));
        page.addAttribute("units", units());
        page.addAttribute(
                "roles",
                Arrays.stream(PostRole.values())
                        .filter(r -> r != PostRole.ADMIN)
                        .map(r -> new Option(
                                r.name(),
                                words().get("role." + r.name()),
                                typed != null && r.name().equals(first(typed, "role"))))
                        .toList());
        for (var field : List.of("unit", "title", "from", "basis", "reason"))
            page.addAttribute("typed_" + field, typed == null ? "" : first(typed, field));
        return "identity/person";
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

    private static ActorId actor(String id) {
        return new ActorId(whole(id).orElseThrow(PeoplePages::notFound));
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
