package vn.kycuong.identity.web;

import static vn.kycuong.identity.web.Typed.first;
import static vn.kycuong.identity.web.Typed.whole;

import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.identity.AccountResult;
import vn.kycuong.identity.Lost;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.PasswordLink;
import vn.kycuong.identity.People;
import vn.kycuong.identity.Recoveries;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.ui.Option;

/** The head of a unit as one of the two pairs of eyes, for the people of the unit. */
@Access(value = Access.Who.OFFICER, rights = Recoveries.RECOVER)
@Controller
@RequestMapping(UnitRecoveryPages.PATH)
class UnitRecoveryPages {
    static final String PATH = "/khoi-phuc-tai-khoan";

    private final Recoveries recoveries;
    private final People people;

    UnitRecoveryPages(Recoveries recoveries, People people) {
        this.recoveries = recoveries;
        this.people = people;
    }

    @GetMapping
    String show(Officer officer, Model page) {
        return view(null, null, null, officer, page);
    }

    @PostMapping
    String ask(@RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var person = whole(first(typed, "person")).map(ActorId::new);
        if (person.isEmpty()) return view(typed, null, "recovery.no.person", officer, page);
        var lost = Lost.of(first(typed, "lost"));
        return answer(recoveries.ask(person.get(), lost, first(typed, "reason"), officer), typed, officer, page);
    }

    @PostMapping("/{recovery}/duyet")
    String grant(@PathVariable UUID recovery, Officer officer, Model page) {
        return answer(recoveries.decide(recovery, true, officer), null, officer, page);
    }

    @PostMapping("/{recovery}/khong-duyet")
    String decline(@PathVariable UUID recovery, Officer officer, Model page) {
        return answer(recoveries.decide(recovery, false, officer), null, officer, page);
    }

    private String answer(
            AccountResult result, @Nullable MultiValueMap<String, String> typed, Officer officer, Model page) {
        return switch (result) {
            case AccountResult.Done _ -> "redirect:" + PATH;
            case AccountResult.Linked(var _, var link) -> view(null, link, null, officer, page);
            case AccountResult.NotPossible(var problem) -> view(typed, null, problem, officer, page);
            case AccountResult.NotFound _ -> throw PeopleView.notFound();
        };
    }

    private String view(
            @Nullable MultiValueMap<String, String> typed,
            @Nullable PasswordLink link,
            @Nullable String problem,
            Officer officer,
            Model page) {
        page.addAttribute("title", "recovery.unit.title").addAttribute("nav", "account");
        page.addAttribute("problem", problem).addAttribute("link", link).addAttribute("officer", officer);
        page.addAttribute("open", recoveries.open(officer)).addAttribute("people", people);
        page.addAttribute(
                "persons",
                recoveries.people(officer).stream()
                        .map(p -> new Option(
                                p.toString(),
                                people.name(p),
                                typed != null && p.toString().equals(first(typed, "person"))))
                        .sorted(Comparator.comparing(Option::label))
                        .toList());
        page.addAttribute("reason", typed == null ? "" : first(typed, "reason"));
        return "identity/unitRecovery";
    }
}
