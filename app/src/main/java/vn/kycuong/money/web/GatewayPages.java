package vn.kycuong.money.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.money.CashBook;
import vn.kycuong.money.Fees;
import vn.kycuong.money.GatewayBook;
import vn.kycuong.money.MoneyResult;
import vn.kycuong.money.StatementLine;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.ui.Option;

/** A day of the gateway beside ours: each movement, what differs and why, what to do and what was done. */
@Access(
        value = Access.Who.OFFICER,
        rights = {Fees.COLLECT, CashBook.CONFIRM})
@Controller
@RequestMapping(GatewayPages.PATH)
class GatewayPages {
    static final String PATH = CashForm.PATH + "/cong";

    private final GatewayBook book;
    private final CashBook cash;
    private final Organisation organisation;
    private final People people;

    GatewayPages(GatewayBook book, CashBook cash, Organisation organisation, People people) {
        this.book = book;
        this.cash = cash;
        this.organisation = organisation;
        this.people = people;
    }

    @GetMapping
    String day(
            @RequestParam(name = "don-vi", defaultValue = "") String unit,
            @RequestParam(name = "ngay", defaultValue = "") String day,
            @RequestParam(name = "xong", required = false) @Nullable String done,
            Officer officer,
            Model page) {
        page.addAttribute("done", done != null);
        return view(unit, day, FeeForm.none(), null, officer, page);
    }

    @Access(value = Access.Who.OFFICER, rights = CashBook.CONFIRM)
    @PostMapping("/da-xu-ly")
    String settle(@RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = FeeForm.of("settle", typed);
        var unit = CashForm.unit(form.first("unit"), officer).orElseThrow(FeePages::notFound);
        var day = CashForm.day(form.first("day"), cash.today().minusDays(1));
        var done = form.must("opinion");
        if (!form.isFine()) return view(form.first("unit"), form.first("day"), form, null, officer, page);
        var way = way(form.first("way")).orElseThrow(FeePages::notFound);
        return switch (book.settle(unit, day, way, form.first("about"), done, officer)) {
            case MoneyResult.Done _, MoneyResult.Repeated _ ->
                "redirect:%s?don-vi=%d&ngay=%s&xong".formatted(PATH, unit.value(), day);
            case MoneyResult.NotFound _ -> throw FeePages.notFound();
            case MoneyResult no -> view(form.first("unit"), form.first("day"), form, no, officer, page);
        };
    }

    private static Optional<StatementLine.Way> way(String typed) {
        for (var way : StatementLine.Way.values()) if (way.name().equals(typed)) return Optional.of(way);
        return Optional.empty();
    }

    private String view(
            String typedUnit,
            String typedDay,
            FeeForm form,
            @Nullable MoneyResult refusal,
            Officer officer,
            Model page) {
        var unit = CashForm.unit(typedUnit, officer).orElseThrow(FeePages::notFound);
        var day = CashForm.day(typedDay, cash.today().minusDays(1));
        page.addAttribute("title", "money.gate.title").addAttribute("nav", "work");
        page.addAttribute("unit", unit.value());
        page.addAttribute("place", organisation.nameAt(unit, day));
        page.addAttribute("day", day);
        page.addAttribute("read", book.isRead(day));
        page.addAttribute("lines", book.lines(unit, day, day, officer));
        page.addAttribute(
                "units",
                organisation.unitsAt(day).stream()
                        .filter(u -> officer.scope().contains(u.id()))
                        .map(u -> new Option(
                                String.valueOf(u.id().value()), organisation.nameAt(u.id(), day), u.id().equals(unit)))
                        .toList());
        page.addAttribute("mayConfirm", officer.may(CashBook.CONFIRM));
        page.addAttribute("people", people);
        page.addAttribute("form", form);
        if (!page.containsAttribute("done")) page.addAttribute("done", false);
        page.addAttribute("problem", FeePages.problem(refusal));
        page.addAttribute("arguments", refusal instanceof MoneyResult.NotPossible no ? no.arguments() : new Object[0]);
        return "money/gateway";
    }
}
