package vn.kycuong.identity.web;

import static vn.kycuong.identity.web.PeopleView.actor;
import static vn.kycuong.identity.web.Typed.first;
import static vn.kycuong.identity.web.Typed.whole;

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
import vn.kycuong.identity.NewAccount;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.SecondProofs;
import vn.kycuong.identity.WorkContacts;
import vn.kycuong.kernel.Access;

/** The accounts of the administration: found, opened, numbered, switched off and on. */
@Access(value = Access.Who.OFFICER, rights = AccountBook.MANAGE)
@Controller
@RequestMapping(PeopleView.PATH)
class PeoplePages {
    private static final int LONGEST_SEARCH = 100;

    private final AccountBook book;
    private final SecondProofs secondProofs;
    private final WorkContacts contacts;
    private final PeopleView view;

    PeoplePages(AccountBook book, SecondProofs secondProofs, WorkContacts contacts, PeopleView view) {
        this.book = book;
        this.secondProofs = secondProofs;
        this.contacts = contacts;
        this.view = view;
    }

    @GetMapping
    String list(
            @RequestParam(name = "tim", defaultValue = "") String asked,
            @RequestParam(name = "trang", defaultValue = "1") String number,
            Model page) {
        var wanted = asked.substring(0, Math.min(LONGEST_SEARCH, asked.length()));
        return view.list(wanted, whole(number).orElse(1), null, null, page);
    }

    @PostMapping
    String open(@RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var account = new NewAccount(first(typed, "login"), first(typed, "name"));
        return switch (book.open(account, officer)) {
            case AccountResult.Linked(var actor, var link) -> view.one(actor, null, link, null, officer, page);
            case AccountResult.NotPossible(var problem) -> view.list("", 1, typed, problem, page);
            case AccountResult.Done(var actor) -> "redirect:" + PeopleView.PATH + "/" + actor;
            case AccountResult.NotFound _ -> throw PeopleView.notFound();
        };
    }

    @PostMapping("/vai-tro/{role}/hai-lop")
    String askSecondProof(
            @PathVariable String role,
            @RequestParam(name = "asked", defaultValue = "") String asked,
            @RequestParam(name = "why", defaultValue = "") String why,
            Officer officer,
            Model page) {
        if (secondProofs.all().stream().noneMatch(a -> a.role().equals(role))) throw PeopleView.notFound();
        if (asked.equals("1")) {
            secondProofs.ask(role);
            return "redirect:" + PeopleView.PATH + "#hai-lop";
        }
        return secondProofs
                .propose(role, why, officer)
                .map(no -> view.list("", 1, null, no, page))
                .orElse("redirect:" + PeopleView.PATH + "#hai-lop");
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, Officer officer, Model page) {
        return view.one(actor(id), null, null, null, officer, page);
    }

    @PostMapping("/{id}/bat")
    String switchOn(@PathVariable String id, Officer officer, Model page) {
        return view.answer(actor(id), book.enable(actor(id), true, officer), null, officer, page);
    }

    @PostMapping("/{id}/tat")
    String switchOff(@PathVariable String id, Officer officer, Model page) {
        return view.answer(actor(id), book.enable(actor(id), false, officer), null, officer, page);
    }

    @PostMapping("/{id}/lien-ket")
    String linkAgain(@PathVariable String id, Officer officer, Model page) {
        return view.answer(actor(id), book.linkAgain(actor(id), officer), null, officer, page);
    }

    @PostMapping("/{id}/lien-he")
    String contact(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        return view.answer(
                actor(id), contacts.keep(actor(id), ContactPages.contact(typed), officer), typed, officer, page);
    }

    @PostMapping("/{id}/so-hieu")
    String number(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        return view.answer(actor(id), book.number(actor(id), first(typed, "staffNo"), officer), typed, officer, page);
    }
}
