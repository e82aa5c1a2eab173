package vn.kycuong.identity.web;

import static vn.kycuong.identity.web.PeopleView.actor;
import static vn.kycuong.identity.web.Typed.date;
import static vn.kycuong.identity.web.Typed.first;
import static vn.kycuong.identity.web.Typed.one;
import static vn.kycuong.identity.web.Typed.whole;

import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.identity.AccountBook;
import vn.kycuong.identity.Appointments;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.PostRole;

/** The posts of a person: put in, sent to the one-stop, taken out from a day on. */
@Access(value = Access.Who.OFFICER, rights = AccountBook.MANAGE)
@Controller
@RequestMapping(PeopleView.PATH + "/{id}/vi-tri")
class AppointmentPages {
    private final Appointments appointments;
    private final PeopleView view;

    AppointmentPages(Appointments appointments, PeopleView view) {
        this.appointments = appointments;
        this.view = view;
    }

    @PostMapping
    String appoint(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var terms = terms(typed);
        if (terms.isEmpty()) return view.one(actor(id), typed, null, "people.no.homeMissing", officer, page);
        var wish = wish(actor(id), typed, terms.get());
        if (wish.isEmpty()) return view.one(actor(id), typed, null, "people.no.typed", officer, page);
        var to = first(typed, "to");
        var lastDay = date(to);
        if (!to.isBlank() && lastDay.isEmpty()) return view.one(actor(id), typed, null, "people.no.to", officer, page);
        return view.answer(
                actor(id), appointments.appoint(wish.get(), lastDay.orElse(null), officer), typed, officer, page);
    }

    private static Optional<Appointments.Wish> wish(
            ActorId person, MultiValueMap<String, String> typed, Holding.Terms terms) {
        var unit = unit(first(typed, "unit"));
        var role = one(PostRole.class, first(typed, "role"));
        var from = date(first(typed, "from"));
        if (unit.isEmpty() || role.isEmpty() || from.isEmpty()) return Optional.empty();
        return Optional.of(new Appointments.Wish(
                person,
                unit.get(),
                role.get(),
                first(typed, "title"),
                first(typed, "head").equals("1"),
                from.get(),
                terms));
    }

    /** Empty when a secondment names no home unit; what stands there otherwise is not asked for. */
    private static Optional<Holding.Terms> terms(MultiValueMap<String, String> typed) {
        var kind = one(Holding.Kind.class, first(typed, "kind")).orElse(Holding.Kind.OWN);
        var home = kind == Holding.Kind.SECONDED ? unit(first(typed, "home")) : Optional.<UnitId>empty();
        if (kind == Holding.Kind.SECONDED && home.isEmpty()) return Optional.empty();
        boolean acting = first(typed, "acting").equals("1");
        return Optional.of(new Holding.Terms(
                acting, kind, home.orElse(null), first(typed, "basis").strip()));
    }

    private static Optional<UnitId> unit(String typed) {
        return whole(typed.replaceAll("\\D.*", "")).map(UnitId::new);
    }

    @PostMapping("/{post}/thoi")
    String leave(
            @PathVariable String id,
            @PathVariable int post,
            @RequestParam(name = "lastDay", defaultValue = "") String lastDay,
            Officer officer,
            Model page) {
        var day = date(lastDay);
        if (day.isEmpty()) return view.one(actor(id), null, null, "people.no.lastDay", officer, page);
        return view.answer(
                actor(id),
                appointments.leave(actor(id), new PostId(Math.max(0, post)), day.get(), officer),
                null,
                officer,
                page);
    }
}
