package vn.kycuong.money.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.money.CashBook;
import vn.kycuong.money.CashQuery;
import vn.kycuong.money.CashSum;
import vn.kycuong.money.Fees;
import vn.kycuong.money.GatewayBook;
import vn.kycuong.money.GatewayLine;
import vn.kycuong.money.MoneyResult;
import vn.kycuong.money.Receipt;
import vn.kycuong.money.Refunds;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.ui.Csv;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Words;

/** The cash book of a one-stop: each drawer of a day, counted by one and confirmed by another; the month; the papers behind each number. */
@Access(
        value = Access.Who.OFFICER,
        rights = {Fees.COLLECT, CashBook.CONFIRM})
@Controller
@RequestMapping(CashForm.PATH)
class CashPages {
    private static final int REFUSED_DAYS = 30;

    private final CashBook book;
    private final Refunds refunds;
    private final GatewayBook gateway;
    private final Organisation organisation;
    private final People people;

    CashPages(CashBook book, Refunds refunds, GatewayBook gateway, Organisation organisation, People people) {
        this.book = book;
        this.refunds = refunds;
        this.gateway = gateway;
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
        return day(unit(unit, officer), CashForm.day(day, book.today()), FeeForm.none(), null, officer, page);
    }

    /** The cashier opens his drawer of today. */
    @Access(value = Access.Who.OFFICER, rights = Fees.COLLECT)
    @PostMapping("/mo-quy")
    String open(@RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = FeeForm.of("open", typed);
        long counter = form.amount("counter");
        long amount = form.amount("amount");
        var today = book.today();
        if (!form.isFine()) return day(officer.unit(), today, form, null, officer, page);
        var result = book.open((int) Math.clamp(counter, -1, Integer.MAX_VALUE), amount, officer);
        return done(result, officer.unit(), today, form, officer, page);
    }

    /** A sheet of the day to be printed and signed: each counter, each cashier. */
    @GetMapping("/to-ngay")
    String sheet(
            @RequestParam(name = "don-vi", defaultValue = "") String typedUnit,
            @RequestParam(name = "ngay", defaultValue = "") String typedDay,
            Officer officer,
            Model page) {
        var unit = unit(typedUnit, officer);
        var day = CashForm.day(typedDay, book.today());
        page.addAttribute("title", "money.sheet.title").addAttribute("nav", "work");
        page.addAttribute("unit", unit.value());
        page.addAttribute("place", organisation.nameAt(unit, day));
        page.addAttribute("day", day);
        page.addAttribute("counters", book.counterSums(unit, day));
        page.addAttribute("drawers", drawers(unit, day, book.sums(unit, day, day), officer));
        page.addAttribute("people", people);
        return "money/sheet";
    }

    @Access(value = Access.Who.OFFICER, rights = Fees.COLLECT)
    @PostMapping("/kiem-dem")
    String count(@RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = FeeForm.of("count", typed);
        var day = CashForm.day(form.first("day"), LocalDate.EPOCH);
        if (day.equals(LocalDate.EPOCH)) form.wrong("about", "money.no.day");
        long counted = form.amount("counted");
        var reason = form.text("reason");
        if (!form.isFine()) return day(officer.unit(), orToday(day), form, null, officer, page);
        return done(book.count(day, counted, reason, officer), officer.unit(), day, form, officer, page);
    }

    @Access(value = Access.Who.OFFICER, rights = CashBook.CONFIRM)
    @PostMapping("/xac-nhan")
    String decide(@RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var form = FeeForm.of("confirm", typed);
        var unit = CashForm.unit(form.first("unit"), officer).orElseThrow(FeePages::notFound);
        var day = CashForm.day(form.first("day"), LocalDate.EPOCH);
        if (day.equals(LocalDate.EPOCH)) form.wrong("about", "money.no.day");
        var opinion = form.text("opinion");
        if (!form.isFine()) return day(unit, orToday(day), form, null, officer, page);
        var cashier = new ActorId(CashForm.cashier(form.first("about")));
        boolean yes = form.first("yes").equals("1");
        var result = book.decide(unit, cashier, day, form.edition(), yes, opinion, officer);
        return done(result, unit, day, form, officer, page);
    }

    private LocalDate orToday(LocalDate day) {
        return day.equals(LocalDate.EPOCH) ? book.today() : day;
    }

    private String done(MoneyResult result, UnitId unit, LocalDate day, FeeForm form, Officer officer, Model page) {
        return switch (result) {
            case MoneyResult.Done _, MoneyResult.Repeated _ ->
                "redirect:%s?don-vi=%d&ngay=%s&xong".formatted(CashForm.PATH, unit.value(), day);
            case MoneyResult.NotFound _ -> throw FeePages.notFound();
            case MoneyResult no -> day(unit, day, form, no, officer, page);
        };
    }

    private String day(
            UnitId unit, LocalDate day, FeeForm form, @Nullable MoneyResult refusal, Officer officer, Model page) {
        var sums = book.sums(unit, day, day);
        page.addAttribute("title", "money.book.title").addAttribute("nav", "work");
        page.addAttribute("unit", unit.value());
        page.addAttribute("place", organisation.nameAt(unit, day));
        page.addAttribute("day", day);
        page.addAttribute("today", book.today());
        page.addAttribute("drawers", drawers(unit, day, sums, officer));
        page.addAttribute("online", online(sums));
        page.addAttribute("onlineHref", CashForm.href(new CashQuery(unit, day, day, 0, "ONLINE", "")));
        page.addAttribute("voided", sums.stream().mapToInt(CashSum::voided).sum());
        page.addAttribute("voidedHref", CashForm.href(new CashQuery(unit, day, day, 0, "", "VOIDED")));
        page.addAttribute("everyHref", CashForm.href(new CashQuery(unit, day, day, 0, "", "")));
        page.addAttribute("refunds", refunds.waiting(unit));
        page.addAttribute("refused", book.refused(unit, REFUSED_DAYS));
        page.addAttribute("differences", (int)
                gateway.lines(unit, book.today().minusDays(REFUSED_DAYS), book.today(), officer).stream()
                        .filter(GatewayLine::isOpen)
                        .count());
        page.addAttribute("units", units(unit, day, officer));
        page.addAttribute(
                "mine",
                unit.equals(officer.unit()) && officer.may(Fees.COLLECT)
                        ? officer.actor().value()
                        : 0);
        page.addAttribute("mayConfirm", officer.may(CashBook.CONFIRM));
        page.addAttribute("me", officer.actor().value());
        page.addAttribute("proposed", book.proposed(officer));
        page.addAttribute("people", people);
        page.addAttribute("form", form);
        if (!page.containsAttribute("done")) page.addAttribute("done", false);
        page.addAttribute("problem", FeePages.problem(refusal));
        page.addAttribute("arguments", refusal instanceof MoneyResult.NotPossible no ? no.arguments() : new Object[0]);
        return "money/day";
    }

    private static CashSum online(List<CashSum> sums) {
        var online = sums.stream().filter(s -> s.way() == Receipt.Way.ONLINE).toList();
        return new CashSum(
                LocalDate.EPOCH,
                ActorId.PUBLIC,
                Receipt.Way.ONLINE,
                (int) CashView.sum(online, CashSum::receipts),
                CashView.sum(online, CashSum::taken),
                (int) CashView.sum(online, CashSum::refunds),
                CashView.sum(online, CashSum::given),
                0);
    }

    /** Every drawer that has papers or a count, and one's own, which may be empty. */
    private List<CashView> drawers(UnitId unit, LocalDate day, List<CashSum> sums, Officer officer) {
        var cash = new LinkedHashMap<ActorId, @Nullable CashSum>();
        for (var sum : sums) if (sum.way() == Receipt.Way.CASH) cash.put(sum.cashier(), sum);
        var counts = book.counts(unit, day, day);
        var openings = book.openings(unit, day);
        counts.forEach(c -> cash.putIfAbsent(c.cashier(), null));
        openings.forEach(o -> cash.putIfAbsent(o.cashier(), null));
        if (unit.equals(officer.unit()) && officer.may(Fees.COLLECT)) cash.putIfAbsent(officer.actor(), null);
        var views = new ArrayList<CashView>();
        cash.forEach((cashier, sum) -> views.add(new CashView(
                unit,
                day,
                cashier.value(),
                people.name(cashier),
                sum,
                openings.stream()
                        .filter(o -> o.cashier().equals(cashier))
                        .findFirst()
                        .orElse(null),
                counts.stream()
                        .filter(c -> c.cashier().equals(cashier))
                        .findFirst()
                        .orElse(null))));
        return views;
    }

    private List<Option> units(UnitId chosen, LocalDate day, Officer officer) {
        return organisation.unitsAt(day).stream()
                .filter(u -> officer.scope().contains(u.id()))
                .map(u -> new Option(
                        String.valueOf(u.id().value()), organisation.nameAt(u.id(), day), u.id().equals(chosen)))
                .toList();
    }

    @GetMapping("/thang")
    String month(
            @RequestParam(name = "don-vi", defaultValue = "") String unitTyped,
            @RequestParam(name = "thang", defaultValue = "") String typed,
            Officer officer,
            Model page) {
        var unit = unit(unitTyped, officer);
        var month = CashForm.month(typed, book.today());
        var sums = CashMonth.of(unit, month, book.sums(unit, month.atDay(1), month.atEndOfMonth()));
        page.addAttribute("title", "money.month.title").addAttribute("nav", "work");
        page.addAttribute("unit", unit.value());
        page.addAttribute("place", organisation.nameAt(unit, month.atEndOfMonth()));
        page.addAttribute("month", sums);
        page.addAttribute("units", units(unit, month.atEndOfMonth(), officer));
        return "money/month";
    }

    @GetMapping("/chung-tu")
    String papers(
            @RequestParam(name = "don-vi", defaultValue = "") String unit,
            @RequestParam(name = "tu", defaultValue = "") String from,
            @RequestParam(name = "den", defaultValue = "") String to,
            @RequestParam(name = "nguoi", defaultValue = "") String cashier,
            @RequestParam(name = "cach", defaultValue = "") String way,
            @RequestParam(name = "loai", defaultValue = "") String kind,
            Officer officer,
            Model page) {
        var query = query(unit, from, to, cashier, way, kind, officer);
        var papers = book.papers(query);
        page.addAttribute("title", "money.papers.title").addAttribute("nav", "work");
        page.addAttribute("query", query);
        page.addAttribute("place", organisation.nameAt(query.unit(), query.to()));
        page.addAttribute("papers", papers.stream().limit(CashBook.MOST).toList());
        page.addAttribute("more", papers.size() > CashBook.MOST);
        page.addAttribute("csv", CashForm.href(query).replace(CashForm.PAPERS, CashForm.PAPERS + ".csv"));
        page.addAttribute("people", people);
        return "money/papers";
    }

    /** Without a person in it but the officers. */
    @GetMapping("/chung-tu.csv")
    void csv(
            @RequestParam(name = "don-vi", defaultValue = "") String unit,
            @RequestParam(name = "tu", defaultValue = "") String from,
            @RequestParam(name = "den", defaultValue = "") String to,
            @RequestParam(name = "nguoi", defaultValue = "") String cashier,
            @RequestParam(name = "cach", defaultValue = "") String way,
            @RequestParam(name = "loai", defaultValue = "") String kind,
            Officer officer,
            HttpServletResponse response)
            throws IOException {
        var query = query(unit, from, to, cashier, way, kind, officer);
        var w = words();
        var csv = Csv.download(response, "chung-tu-thu-phi");
        csv.row(List.of(w.get("money.papers.title"), organisation.nameAt(query.unit(), query.to())));
        csv.row(List.of(query.from().toString(), query.to().toString()));
        csv.row(List.of(
                w.get("money.number"),
                w.get("money.kind"),
                w.get("money.amount"),
                w.get("money.way"),
                w.get("money.cashier"),
                w.get("money.madeAt"),
                w.get("money.fundDay"),
                w.get("money.case"),
                w.get("money.voided")));
        for (var r : book.papers(query)) csv.row(cells(r, w));
        csv.flush();
    }

    private List<String> cells(Receipt r, Words w) {
        return List.of(
                r.number(),
                w.get("money.kind." + r.kind()),
                Long.toString(r.amount()),
                w.get("money.way." + r.way()),
                Fees.isOfNobody(r.cashier()) ? "" : people.name(r.cashier()),
                LegalZone.local(r.madeAt()).toString(),
                r.fundDay().toString(),
                r.caseId().toString(),
                Objects.requireNonNullElse(r.voidReason(), ""));
    }

    private CashQuery query(
            String unit, String from, String to, String cashier, String way, String kind, Officer officer) {
        var today = book.today();
        return CashForm.query(
                unit(unit, officer), CashForm.day(from, today), CashForm.day(to, today), cashier, way, kind);
    }

    private static UnitId unit(String typed, Officer officer) {
        return CashForm.unit(typed, officer).orElseThrow(FeePages::notFound);
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }
}
