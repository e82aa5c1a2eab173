package vn.kycuong.regulation.web;

import static vn.kycuong.regulation.web.Typed.date;
import static vn.kycuong.regulation.web.Typed.first;
import static vn.kycuong.regulation.web.Typed.one;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Post;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.regulation.DutyDraft;
import vn.kycuong.regulation.DutyResult;
import vn.kycuong.regulation.DutyResult.Problem;
import vn.kycuong.regulation.DutySheet;
import vn.kycuong.regulation.Part;
import vn.kycuong.regulation.Responsibility;
import vn.kycuong.regulation.Source;
import vn.kycuong.ui.Option;
import vn.kycuong.worktime.LegalClock;

/** Drafting who answers for a duty of the own unit, and the head's confirmation. */
@Access(value = Access.Who.OFFICER, rights = Responsibility.DRAFT)
@Controller
@RequestMapping("/phan-cong")
class DutyDraftPages {
    private final Responsibility responsibility;
    private final DutyView view;
    private final Organisation organisation;
    private final People people;
    private final LegalClock time;

    DutyDraftPages(
            Responsibility responsibility, DutyView view, Organisation organisation, People people, LegalClock time) {
        this.responsibility = responsibility;
        this.view = view;
        this.organisation = organisation;
        this.people = people;
        this.time = time;
    }

    /** A new duty, one that a clause asks, or a change of one. */
    @GetMapping("/moi")
    String form(
            @RequestParam(name = "van-ban", defaultValue = "") String document,
            @RequestParam(name = "diem", defaultValue = "") String clause,
            @RequestParam(name = "ma", defaultValue = "") String code,
            @RequestParam(name = "viec", defaultValue = "") String duty,
            Officer officer,
            Model page) {
        var typed = new LinkedMultiValueMap<String, String>();
        if (!document.isEmpty()) typed.add("source", "CLAUSE|" + document + "|" + clause + "|" + code);
        responsibility.askedOf(officer.unit(), time.today()).stream()
                .filter(a -> a.documentKey().equals(document)
                        && a.duty().clause().equals(clause)
                        && a.duty().code().equals(code))
                .findFirst()
                .ifPresent(a -> typed.add("name", a.duty().heading()));
        typed.add("from", time.today().toString());
        Typed.uuid(duty).ifPresent(id -> fill(typed, id, officer));
        return form(typed, List.of(), officer, page);
    }

    private void fill(MultiValueMap<String, String> typed, UUID id, Officer officer) {
        var versions = responsibility.history(id);
        if (versions.isEmpty() || !versions.getLast().unit().equals(officer.unit())) throw DutyView.notFound();
        var sheet = versions.getLast().sheet();
        typed.set("duty", id.toString());
        typed.set("name", sheet.name());
        typed.set("source", sourceValue(sheet.source()));
        typed.set("ref", sheet.source().ref());
        sheet.parts().forEach(p -> typed.set("part-" + p.post(), p.role().name()));
    }

    private String form(MultiValueMap<String, String> typed, List<Problem> wrong, Officer officer, Model page) {
        page.addAttribute("title", "regulation.new").addAttribute("nav", "regulation");
        page.addAttribute("typed", typed);
        page.addAttribute("problems", wrong);
        page.addAttribute("unitName", officer.unitName());
        page.addAttribute("sources", sources(officer, first(typed, "source")));
        page.addAttribute("seats", seats(officer, typed));
        page.addAttribute("key", UUID.randomUUID().toString());
        return "regulation/form";
    }

    @PostMapping
    String draft(@RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var key = first(typed, "key");
        if (key.length() < 16 || key.length() > 100) throw DutyView.notFound();
        var wrong = new ArrayList<Problem>();
        var sheet = sheet(typed, officer, wrong);
        if (sheet == null) return form(typed, wrong, officer, page);
        return switch (responsibility.draft(Typed.uuid(first(typed, "duty")), sheet, key, officer)) {
            case DutyResult.Drafted(int id) -> "redirect:/phan-cong/soan/" + id;
            case DutyResult.Wrong(var problems) -> form(typed, problems, officer, page);
            case DutyResult _ -> throw DutyView.notFound();
        };
    }

    @Access(
            value = Access.Who.OFFICER,
            rights = {Responsibility.DRAFT, Responsibility.CONFIRM})
    @GetMapping("/soan/{id}")
    String show(@PathVariable("id") String id, Officer officer, Model page) {
        return show(find(id, officer), List.of(), officer, page);
    }

    private String show(DutyDraft draft, List<Problem> wrong, Officer officer, Model page) {
        var sheet = draft.sheet();
        boolean own = draft.unit().equals(officer.unit());
        page.addAttribute("title", "regulation.draft").addAttribute("nav", "regulation");
        page.addAttribute("draft", draft);
        page.addAttribute("unitName", organisation.nameAt(draft.unit(), time.today()));
        page.addAttribute("source", view.source(sheet.source()));
        page.addAttribute(
                "parts",
                sheet.parts().stream()
                        .sorted(java.util.Comparator.comparing(Part::role))
                        .map(p -> view.part(p.role()) + ": "
                                + people.title(p.post()).orElse(p.post().toString()))
                        .toList());
        page.addAttribute("by", people.name(draft.draftedBy()));
        page.addAttribute("problems", wrong);
        boolean open = draft.state() == DutyDraft.State.DRAFT;
        page.addAttribute("mayConfirm", open && own && officer.may(Responsibility.CONFIRM));
        page.addAttribute(
                "mayDrop",
                open
                        && own
                        && (officer.may(Responsibility.CONFIRM)
                                || officer.actor().equals(draft.draftedBy())));
        return "regulation/draft";
    }

    @Access(value = Access.Who.OFFICER, rights = Responsibility.CONFIRM)
    @PostMapping("/soan/{id}/xac-nhan")
    String confirm(@PathVariable("id") String id, Officer officer, Model page) {
        var draft = find(id, officer);
        return switch (responsibility.confirm(draft.id(), officer)) {
            case DutyResult.Confirmed(var duty) -> "redirect:/phan-cong/viec/" + duty;
            case DutyResult.Wrong(var wrong) -> show(draft, wrong, officer, page);
            case DutyResult.Decided _ -> show(draft, List.of(decided()), officer, page);
            case DutyResult _ -> throw DutyView.notFound();
        };
    }

    @PostMapping("/soan/{id}/bo")
    String drop(@PathVariable("id") String id, Officer officer, Model page) {
        var draft = find(id, officer);
        return switch (responsibility.drop(draft.id(), officer)) {
            case DutyResult.Dropped _ -> "redirect:/phan-cong";
            case DutyResult.Decided _ -> show(draft, List.of(decided()), officer, page);
            case DutyResult _ -> throw DutyView.notFound();
        };
    }

    private static Problem decided() {
        return new Problem("", DutyView.words().get("regulation.no.decided"));
    }

    private DutyDraft find(String id, Officer officer) {
        return Typed.whole(id).flatMap(no -> responsibility.draft(no, officer)).orElseThrow(DutyView::notFound);
    }

    private @Nullable DutySheet sheet(MultiValueMap<String, String> typed, Officer officer, List<Problem> wrong) {
        var source = source(first(typed, "source"), first(typed, "ref"));
        if (source.isEmpty()) wrong.add(new Problem("source", "Chọn nơi quy định nhiệm vụ này."));
        var from = date(first(typed, "from"));
        if (from.isEmpty())
            wrong.add(new Problem("from", "Ngày bắt đầu chưa ghi hoặc không phải một ngày. Chọn lại ngày."));
        var to = date(first(typed, "to"));
        if (to.isEmpty() && !first(typed, "to").isEmpty())
            wrong.add(new Problem("to", "Ngày cuối không phải là một ngày. Chọn lại, hoặc bỏ trống."));
        if (!wrong.isEmpty()) return null;
        var parts = new ArrayList<Part>();
        for (var post : posts(officer, from.orElseThrow()))
            one(Part.Role.class, first(typed, "part-" + post.id())).ifPresent(r -> parts.add(new Part(post.id(), r)));
        return new DutySheet(
                first(typed, "name"),
                source.orElseThrow(),
                parts,
                first(typed, "found").equals("co"),
                from.orElseThrow(),
                to.orElse(null));
    }

    private static Optional<Source> source(String value, String ref) {
        var parts = value.split("\\|", -1);
        if (parts.length == 4 && parts[0].equals("CLAUSE"))
            return Optional.of(Source.clause(parts[1], parts[2], parts[3]));
        return one(Source.Kind.class, value)
                .filter(k -> k != Source.Kind.CLAUSE)
                .map(k -> Source.other(k, ref));
    }

    private static String sourceValue(Source s) {
        return s.kind() == Source.Kind.CLAUSE
                ? "CLAUSE|" + s.document() + "|" + s.clause() + "|" + s.code()
                : s.kind().name();
    }

    private List<Option> sources(Officer officer, String chosen) {
        var options = new ArrayList<Option>();
        for (var a : responsibility.askedOf(officer.unit(), time.today())) {
            var value = "CLAUSE|" + a.documentKey() + "|" + a.duty().clause() + "|"
                    + a.duty().code();
            options.add(new Option(
                    value,
                    view.sign(a.documentKey()) + ", " + a.duty().ref() + " · "
                            + a.duty().heading(),
                    value.equals(chosen)));
        }
        for (var kind : Source.Kind.values())
            if (kind != Source.Kind.CLAUSE)
                options.add(new Option(
                        kind.name(),
                        DutyView.words().get("regulation.source." + kind),
                        kind.name().equals(chosen)));
        return options;
    }

    private List<SeatRow> seats(Officer officer, MultiValueMap<String, String> typed) {
        var day = date(first(typed, "from")).orElseGet(time::today);
        return posts(officer, day).stream()
                .map(p -> new SeatRow("part-" + p.id(), p.title(), parts(first(typed, "part-" + p.id()))))
                .toList();
    }

    private List<Post> posts(Officer officer, LocalDate day) {
        return responsibility.posts(officer.unit(), day).stream()
                .filter(p -> p.role() != PostRole.ADMIN && p.role() != PostRole.CUSTODIAN)
                .toList();
    }

    private static List<Option> parts(String chosen) {
        var options = new ArrayList<Option>();
        options.add(new Option("", "–", chosen.isEmpty()));
        for (var role : Part.Role.values())
            options.add(new Option(
                    role.name(),
                    DutyView.words().get("regulation.part." + role),
                    role.name().equals(chosen)));
        return options;
    }
}
