package vn.kycuong.identity.web;

import static vn.kycuong.identity.web.Typed.first;
import static vn.kycuong.identity.web.Typed.whole;

import java.util.Optional;
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
import vn.kycuong.identity.AccountBook;
import vn.kycuong.identity.AccountResult;
import vn.kycuong.identity.Administrators;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.identity.SecondProofs;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.ActorId;

/** Who administers: proposed by one administrator, decided by another or by the head of the province. */
@Access(value = Access.Who.OFFICER, rights = Administrators.DECIDE)
@Controller
@RequestMapping(AdministratorPages.PATH)
class AdministratorPages {
    static final String PATH = "/quan-tri/quan-tri-vien";

    private final Administrators administrators;
    private final SecondProofs secondProofs;
    private final AccountBook book;
    private final People people;
    private final PeopleView one;

    AdministratorPages(
            Administrators administrators, SecondProofs secondProofs, AccountBook book, People people, PeopleView one) {
        this.administrators = administrators;
        this.secondProofs = secondProofs;
        this.book = book;
        this.people = people;
        this.one = one;
    }

    @GetMapping
    String show(Officer officer, Model page) {
        return view(null, officer, page);
    }

    @Access(value = Access.Who.OFFICER, rights = AccountBook.MANAGE)
    @PostMapping
    String propose(@RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var person = new ActorId(whole(first(typed, "person")).orElseThrow(PeopleView::notFound));
        boolean becomes = first(typed, "becomes").equals("1");
        var result = administrators.propose(person, becomes, first(typed, "why"), officer);
        // the form stands on the page of the person, and keeps what was typed
        return result instanceof AccountResult.NotPossible
                ? one.answer(person, result, typed, officer, page)
                : answer(result, officer, page);
    }

    @PostMapping("/{proposal}/duyet")
    String grant(@PathVariable UUID proposal, Officer officer, Model page) {
        return answer(administrators.decide(proposal, true, officer), officer, page);
    }

    @PostMapping("/{proposal}/khong-duyet")
    String decline(@PathVariable UUID proposal, Officer officer, Model page) {
        return answer(administrators.decide(proposal, false, officer), officer, page);
    }

    @PostMapping("/mien-hai-lop/{proposal}/duyet")
    String letOff(@PathVariable UUID proposal, Officer officer, Model page) {
        return decided(secondProofs.decide(proposal, true, officer), officer, page);
    }

    @PostMapping("/mien-hai-lop/{proposal}/khong-duyet")
    String keepAsking(@PathVariable UUID proposal, Officer officer, Model page) {
        return decided(secondProofs.decide(proposal, false, officer), officer, page);
    }

    private String decided(Optional<String> problem, Officer officer, Model page) {
        return problem.map(no -> view(no, officer, page)).orElse("redirect:" + PATH);
    }

    private String answer(AccountResult result, Officer officer, Model page) {
        return switch (result) {
            case AccountResult.Done _ -> "redirect:" + PATH;
            case AccountResult.NotPossible(var problem) -> view(problem, officer, page);
            case AccountResult.NotFound _ -> throw PeopleView.notFound();
            case AccountResult.Linked _ -> throw new IllegalStateException("Nobody is given a link here");
        };
    }

    private String view(@Nullable String problem, Officer officer, Model page) {
        page.addAttribute("title", "administrators.title").addAttribute("nav", "admin");
        page.addAttribute("problem", problem).addAttribute("officer", officer);
        page.addAttribute("people", people);
        page.addAttribute(
                "administrators",
                administrators.all().stream()
                        .sorted()
                        .map(book::find)
                        .flatMap(Optional::stream)
                        .toList());
        page.addAttribute(
                "open",
                administrators.open().stream()
                        .map(p -> new ProposalLine(
                                p,
                                book.find(p.actor()).orElseThrow(),
                                !p.askedBy().equals(officer.actor())))
                        .toList());
        page.addAttribute("letOffs", secondProofs.open());
        page.addAttribute("mayPropose", officer.may(AccountBook.MANAGE) && officer.inPlaceOf() == null);
        return "identity/administrators";
    }
}
