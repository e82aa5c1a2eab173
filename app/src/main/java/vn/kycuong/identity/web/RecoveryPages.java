package vn.kycuong.identity.web;

import static vn.kycuong.identity.web.PeopleView.actor;
import static vn.kycuong.identity.web.Typed.first;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.identity.AccountBook;
import vn.kycuong.identity.AccountResult;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.Recoveries;
import vn.kycuong.kernel.Access;

/** Who lost what proves him gets in again: asked for by one administrator, decided by another. */
@Access(value = Access.Who.OFFICER, rights = AccountBook.MANAGE)
@Controller
@RequestMapping(PeopleView.PATH)
class RecoveryPages {
    private final Recoveries recoveries;
    private final PeopleView view;

    RecoveryPages(Recoveries recoveries, PeopleView view) {
        this.recoveries = recoveries;
        this.view = view;
    }

    @PostMapping("/{id}/khoi-phuc")
    String ask(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        return view.answer(actor(id), recoveries.ask(actor(id), first(typed, "reason"), officer), typed, officer, page);
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
        return switch (recoveries.decide(recovery, granted, officer)) {
            case AccountResult.NotPossible(var problem) -> view.list("", 1, null, problem, page);
            case AccountResult.Linked(var actor, var link) -> view.one(actor, null, link, null, officer, page);
            case AccountResult.Done _ -> "redirect:" + PeopleView.PATH;
            case AccountResult.NotFound _ -> throw PeopleView.notFound();
        };
    }
}
