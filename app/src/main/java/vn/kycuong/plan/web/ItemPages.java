package vn.kycuong.plan.web;

import static vn.kycuong.plan.web.Typed.date;
import static vn.kycuong.plan.web.Typed.first;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.Entry;
import vn.kycuong.plan.ItemState;
import vn.kycuong.plan.PlanItems;
import vn.kycuong.plan.PlanItems.Seen;
import vn.kycuong.plan.PlanResult;
import vn.kycuong.plan.PlanResult.Problem;
import vn.kycuong.plan.Plans;
import vn.kycuong.ui.Words;

/** An item of an approved plan: what is owed, what happened, what may be done now. */
@Access(Access.Who.OFFICER)
@Controller
@RequestMapping("/ke-hoach/viec/{item}")
class ItemPages {
    private final PlanItems items;
    private final PlanView view;
    private final People people;

    ItemPages(PlanItems items, PlanView view, People people) {
        this.items = items;
        this.view = view;
        this.people = people;
    }

    @GetMapping
    String show(@PathVariable("item") String item, Officer officer, Model page) {
        return show(seen(item, officer), null, List.of(), officer, page);
    }

    private String show(
            Seen seen,
            @Nullable MultiValueMap<String, String> typed,
            List<Problem> wrong,
            Officer officer,
            Model page) {
        var standing = seen.standing();
        var state = standing == null ? null : standing.state();
        boolean approver = officer.may(Plans.APPROVE)
                && officer.scope().contains(seen.plan().unit());
        page.addAttribute("title", "plan.item").addAttribute("nav", "plan");
        page.addAttribute("item", view.line(seen.item(), standing, ""));
        var due = items.due(seen.item());
        page.addAttribute("dueAt", due.map(d -> PlanView.minute(d.at())).orElse(""));
        page.addAttribute("account", due.map(DueDate::account).orElse(null));
        page.addAttribute("planName", seen.plan().name());
        page.addAttribute("planHref", "/ke-hoach/" + seen.plan().id());
        page.addAttribute("version", standing == null ? 0 : standing.version());
        page.addAttribute(
                "happenings",
                items.history(seen.item()).reversed().stream().map(this::line).toList());
        page.addAttribute(
                "serving",
                items.serving(seen.item()).stream()
                        .map(i -> view.line(i, null, ""))
                        .toList());
        page.addAttribute("typed", typed == null ? new LinkedMultiValueMap<String, String>() : typed);
        page.addAttribute("problems", wrong);
        page.addAttribute("key", UUID.randomUUID().toString());
        boolean owner =
                officer.may(Plans.DRAFT) && officer.unit().equals(seen.item().unit());
        page.addAttribute("mayHandIn", state == ItemState.OPEN && owner);
        page.addAttribute("mayDecide", state == ItemState.HANDED_IN && approver);
        page.addAttribute("mayChange", state == ItemState.OPEN && approver);
        page.addAttribute("mayDrop", (state == ItemState.OPEN || state == ItemState.HANDED_IN) && approver);
        return "plan/item";
    }

    private HappeningLine line(PlanItems.Told told) {
        var w = PlanView.words();
        var e = told.entry();
        var text = told.text();
        var changes = new ArrayList<String>();
        if (e.facts().get("dueWas") instanceof String was && e.facts().get("due") instanceof String now)
            changes.add(
                    w.get("plan.change.due", PlanView.day(LocalDate.parse(was)), PlanView.day(LocalDate.parse(now))));
        calendar(e, w).ifPresent(changes::add);
        if (e.facts().get("weightWas") instanceof Number was && e.facts().get("weight") instanceof Number now)
            changes.add(w.get("plan.change.weight", was.intValue(), now.intValue()));
        if (text != null && !text.product().equals(text.productWas()))
            changes.add(w.get("plan.change.product", text.productWas(), text.product()));
        return new HappeningLine(
                PlanView.minute(e.occurredAt()),
                w.get("entry." + e.kind()),
                people.name(e.actor()),
                text == null ? (e.content() == null ? "" : erased(w)) : text.words(),
                changes);
    }

    /** "Hạn đổi từ … sang …: Nghỉ bão (Công điện 01)"; empty for any other entry. */
    static Optional<String> calendar(Entry e, Words w) {
        if (!e.kind().equals(CaseEvent.CALENDAR_CHANGED.kind())) return Optional.empty();
        var reason = e.facts().get("reason") + " (" + e.facts().get("source") + ")";
        var from = end(e, "from");
        var to = end(e, "to");
        return Optional.of(
                from.isEmpty() || to.isEmpty() || from.equals(to)
                        ? w.get("plan.calendar.kept", reason)
                        : w.get("plan.calendar.moved", from.get(), to.get(), reason));
    }

    private static Optional<String> end(Entry e, String end) {
        return e.facts().get("moved") instanceof List<?> moved
                        && !moved.isEmpty()
                        && moved.getFirst() instanceof Map<?, ?> first
                        && first.get(end) instanceof String text
                        && !text.isEmpty()
                ? Optional.of(PlanView.minute(Instant.parse(text)))
                : Optional.empty();
    }

    private static String erased(Words w) {
        return w.get("plan.erased");
    }

    @Access(value = Access.Who.OFFICER, rights = Plans.DRAFT)
    @PostMapping("/bao-cao")
    String handIn(
            @PathVariable("item") String item,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            Model page) {
        var seen = seen(item, officer);
        return answer(
                seen,
                typed,
                items.handIn(seen.item().id(), PlanPages.version(typed), key(typed), first(typed, "words"), officer),
                officer,
                page);
    }

    @Access(value = Access.Who.OFFICER, rights = Plans.APPROVE)
    @PostMapping("/nhan")
    String accept(
            @PathVariable("item") String item,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            Model page) {
        var seen = seen(item, officer);
        return answer(
                seen,
                typed,
                items.accept(seen.item().id(), PlanPages.version(typed), key(typed), first(typed, "words"), officer),
                officer,
                page);
    }

    @Access(value = Access.Who.OFFICER, rights = Plans.APPROVE)
    @PostMapping("/tra-lai")
    String sendBack(
            @PathVariable("item") String item,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            Model page) {
        var seen = seen(item, officer);
        return answer(
                seen,
                typed,
                items.sendBack(seen.item().id(), PlanPages.version(typed), key(typed), first(typed, "words"), officer),
                officer,
                page);
    }

    @Access(value = Access.Who.OFFICER, rights = Plans.APPROVE)
    @PostMapping("/thay-doi")
    String change(
            @PathVariable("item") String item,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            Model page) {
        var seen = seen(item, officer);
        var wrong = new ArrayList<Problem>();
        var due = date(first(typed, "due"));
        if (due.isEmpty()) wrong.add(new Problem("due", "Hạn chưa ghi hoặc không phải một ngày. Chọn lại ngày."));
        var weight = Typed.whole(first(typed, "weight"));
        if (weight.isEmpty()) wrong.add(new Problem("weight", "Trọng số là số nguyên từ 1 đến 100."));
        if (!wrong.isEmpty()) return show(seen, typed, wrong, officer, page);
        var change = new PlanItems.Change(
                first(typed, "product"), weight.orElseThrow(), due.orElseThrow(), first(typed, "words"));
        return answer(
                seen,
                typed,
                items.change(seen.item().id(), PlanPages.version(typed), key(typed), change, officer),
                officer,
                page);
    }

    @Access(value = Access.Who.OFFICER, rights = Plans.APPROVE)
    @PostMapping("/dung")
    String drop(
            @PathVariable("item") String item,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            Model page) {
        var seen = seen(item, officer);
        return answer(
                seen,
                typed,
                items.drop(seen.item().id(), PlanPages.version(typed), key(typed), first(typed, "words"), officer),
                officer,
                page);
    }

    private String answer(
            Seen seen, MultiValueMap<String, String> typed, PlanResult result, Officer officer, Model page) {
        return switch (result) {
            case PlanResult.Done(var id) -> "redirect:/ke-hoach/viec/" + id;
            case PlanResult.Wrong(var wrong) -> show(seen, typed, wrong, officer, page);
            case PlanResult.NotFound _ -> throw PlanView.notFound();
            case PlanResult other ->
                show(
                        seen(seen.item().id().toString(), officer),
                        typed,
                        List.of(new Problem("", PlanView.words().get(PlanPages.word(other)))),
                        officer,
                        page);
        };
    }

    private static String key(MultiValueMap<String, String> typed) {
        var key = first(typed, "key");
        if (key.length() < 16 || key.length() > 100) throw PlanView.notFound();
        return key;
    }

    private Seen seen(String item, Officer officer) {
        return Typed.uuid(item).flatMap(id -> items.find(id, officer)).orElseThrow(PlanView::notFound);
    }
}
