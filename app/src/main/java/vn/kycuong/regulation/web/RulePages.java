package vn.kycuong.regulation.web;

import static vn.kycuong.regulation.web.Typed.date;
import static vn.kycuong.regulation.web.Typed.first;
import static vn.kycuong.regulation.web.Typed.one;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.regulation.DutyResult;
import vn.kycuong.regulation.DutyResult.Problem;
import vn.kycuong.regulation.InternalRuleBook;
import vn.kycuong.regulation.Responsibility;
import vn.kycuong.regulation.RuleSheet;
import vn.kycuong.ui.Option;
import vn.kycuong.worktime.LegalClock;

/** The internal rules of a unit: what holds on a day, what is to be looked at again, what waits for the head. */
@Access(Access.Who.OFFICER)
@Controller
@RequestMapping("/noi-quy")
class RulePages {
    private final InternalRuleBook rules;
    private final Organisation organisation;
    private final People people;
    private final LegalClock time;

    RulePages(InternalRuleBook rules, Organisation organisation, People people, LegalClock time) {
        this.rules = rules;
        this.organisation = organisation;
        this.people = people;
        this.time = time;
    }

    @GetMapping
    String show(
            @RequestParam(name = "don-vi", defaultValue = "") String unit,
            @RequestParam(name = "ngay", defaultValue = "") String day,
            @RequestParam(name = "biet", defaultValue = "") String known,
            Officer officer,
            Model page) {
        var id = Typed.whole(unit).map(UnitId::new).filter(organisation::knows).orElse(officer.unit());
        return show(id, date(day).orElseGet(time::today), known, new LinkedMultiValueMap<>(), List.of(), officer, page);
    }

    private String show(
            UnitId unit,
            LocalDate day,
            String known,
            MultiValueMap<String, String> typed,
            List<Problem> wrong,
            Officer officer,
            Model page) {
        var there = rules.on(unit, day, known(known));
        boolean own = unit.equals(officer.unit());
        page.addAttribute("title", "regulation.rules").addAttribute("nav", "regulation");
        page.addAttribute("unitName", organisation.nameAt(unit, day));
        page.addAttribute("unit", unit.toString());
        page.addAttribute("day", day);
        page.addAttribute("known", date(known).map(LocalDate::toString).orElse(""));
        page.addAttribute(
                "lines",
                Arrays.stream(RuleSheet.Kind.values())
                        .map(kind -> there.stream()
                                .filter(r -> r.sheet().kind() == kind)
                                .findFirst()
                                .map(r -> new RuleLine(
                                        word(kind),
                                        r.sheet().name(),
                                        r.sheet().sign(),
                                        DutyView.day(r.sheet().from()),
                                        DutyView.day(r.sheet().reviewBy()),
                                        r.isOverdue(day),
                                        people.name(r.confirmedBy())))
                                .orElseGet(() -> new RuleLine(word(kind), "", "", "", "", false, "")))
                        .toList());
        page.addAttribute("drafts", rules.open(unit, officer));
        page.addAttribute("typed", typed);
        page.addAttribute("problems", wrong);
        page.addAttribute(
                "kinds",
                Arrays.stream(RuleSheet.Kind.values())
                        .map(k -> new Option(k.name(), word(k), k.name().equals(first(typed, "kind"))))
                        .toList());
        page.addAttribute("mayDraft", own && officer.may(Responsibility.DRAFT));
        page.addAttribute("mayConfirm", own && officer.may(Responsibility.CONFIRM));
        page.addAttribute("key", UUID.randomUUID().toString());
        return "regulation/rules";
    }

    @Access(value = Access.Who.OFFICER, rights = Responsibility.DRAFT)
    @PostMapping
    String draft(@RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var key = first(typed, "key");
        if (key.length() < 16 || key.length() > 100) throw DutyView.notFound();
        var wrong = new ArrayList<Problem>();
        var kind = one(RuleSheet.Kind.class, first(typed, "kind"));
        if (kind.isEmpty()) wrong.add(new Problem("kind", "Chọn loại nội quy, quy chế."));
        var issued = day(typed, "issuedOn", "Ngày ban hành", wrong);
        var from = day(typed, "from", "Ngày áp dụng", wrong);
        var review = day(typed, "reviewBy", "Ngày rà soát lại", wrong);
        if (!wrong.isEmpty()) return again(typed, wrong, officer, page);
        var sheet = new RuleSheet(kind.orElseThrow(), first(typed, "name"), first(typed, "sign"), issued, from, review);
        return switch (rules.draft(sheet, key, officer)) {
            case DutyResult.Drafted _ -> "redirect:/noi-quy";
            case DutyResult.Wrong(var problems) -> again(typed, problems, officer, page);
            case DutyResult _ -> throw DutyView.notFound();
        };
    }

    @Access(value = Access.Who.OFFICER, rights = Responsibility.CONFIRM)
    @PostMapping("/soan/{id}/xac-nhan")
    String confirm(@PathVariable("id") String id, Officer officer) {
        rules.confirm(Typed.whole(id).orElseThrow(DutyView::notFound), officer); // sent twice, the list tells the same
        return "redirect:/noi-quy";
    }

    @Access(value = Access.Who.OFFICER, rights = Responsibility.DRAFT)
    @PostMapping("/soan/{id}/bo")
    String drop(@PathVariable("id") String id, Officer officer) {
        rules.drop(Typed.whole(id).orElseThrow(DutyView::notFound), officer);
        return "redirect:/noi-quy";
    }

    private String again(MultiValueMap<String, String> typed, List<Problem> wrong, Officer officer, Model page) {
        return show(officer.unit(), time.today(), "", typed, wrong, officer, page);
    }

    private static LocalDate day(MultiValueMap<String, String> typed, String field, String name, List<Problem> wrong) {
        return date(first(typed, field)).orElseGet(() -> {
            wrong.add(new Problem(field, "%s chưa ghi hoặc không phải một ngày. Chọn lại ngày.".formatted(name)));
            return LocalDate.EPOCH;
        });
    }

    private static String word(RuleSheet.Kind kind) {
        return DutyView.words().get("regulation.rule." + kind);
    }

    private Instant known(String day) {
        return date(day)
                .map(d -> LegalZone.instant(d.plusDays(1).atStartOfDay()).minusMillis(1))
                .orElseGet(time::instant);
    }
}
