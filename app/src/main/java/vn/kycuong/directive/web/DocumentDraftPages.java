package vn.kycuong.directive.web;

import static vn.kycuong.directive.web.Typed.date;
import static vn.kycuong.directive.web.Typed.first;
import static vn.kycuong.directive.web.Typed.one;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.directive.ClauseSplit;
import vn.kycuong.directive.Directives;
import vn.kycuong.directive.DocumentDraft;
import vn.kycuong.directive.DocumentResult;
import vn.kycuong.directive.DocumentResult.Problem;
import vn.kycuong.directive.DocumentSheet;
import vn.kycuong.directive.Documents;
import vn.kycuong.directive.Duty;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.TargetRule;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.ui.Several;
import vn.kycuong.worktime.LegalClock;

/** Entering a document: heading and text, clauses proposed from the text and confirmed by hand, duties, links; then a second person. */
@Access(value = Access.Who.OFFICER, rights = DocumentDraftPages.ENTER)
@Controller
class DocumentDraftPages {
    static final String ENTER = "directive.enter";
    static final String CONFIRM = "directive.confirm";

    private final Documents documents;
    private final Directives directives;
    private final People people;
    private final IndicatorWords indicators;
    private final LegalClock time;

    DocumentDraftPages(
            Documents documents, Directives directives, People people, IndicatorWords indicators, LegalClock time) {
        this.documents = documents;
        this.directives = directives;
        this.people = people;
        this.indicators = indicators;
        this.time = time;
    }

    @GetMapping("/van-ban/moi")
    String blank(Officer officer, Model page) {
        return blank(new LinkedMultiValueMap<>(), List.of(), page);
    }

    private String blank(MultiValueMap<String, String> typed, List<Problem> wrong, Model page) {
        page.addAttribute("title", "directive.new").addAttribute("nav", "directives");
        page.addAttribute("form", HeadingForm.typed(typed, documents.kinds(), time.today()));
        page.addAttribute("problems", wrong);
        page.addAttribute("key", UUID.randomUUID().toString());
        return "directive/new";
    }

    @PostMapping("/van-ban/soan")
    String begin(@RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        var wrong = new ArrayList<Problem>();
        var heading = HeadingForm.heading(typed, wrong);
        var key = first(typed, "key");
        if (key.length() < 16 || key.length() > 100) throw DirectivePages.notFound();
        if (heading.isEmpty()) return blank(typed, wrong, page);
        var sheet = DocumentSheet.of(heading.get(), first(typed, "body"));
        return switch (documents.begin(sheet, key, officer)) {
            case DocumentResult.Done(int id) -> draftAt(id, "noi-dung");
            case DocumentResult.Wrong(var problems) -> blank(typed, problems, page);
            case DocumentResult other -> throw new IllegalStateException("A new document cannot be " + other);
        };
    }

    @PostMapping("/van-ban/{key}/soan")
    String change(@PathVariable("key") String key, @RequestParam(name = "key") String form, Officer officer) {
        if (form.length() < 16 || form.length() > 100) throw DirectivePages.notFound();
        return switch (documents.change(key, form, officer)) {
            case DocumentResult.Done(int id) -> draftAt(id, "");
            case DocumentResult _ -> throw DirectivePages.notFound();
        };
    }

    @Access(
            value = Access.Who.OFFICER,
            rights = {ENTER, CONFIRM})
    @GetMapping("/van-ban/soan/{id:\\d+}")
    String show(@PathVariable("id") int id, Officer officer, Model page) {
        return view(draft(id, officer), null, null, List.of(), officer, page);
    }

    @PostMapping("/van-ban/soan/{id:\\d+}")
    String heading(
            @PathVariable("id") int id,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            Model page) {
        var draft = draft(id, officer);
        var wrong = new ArrayList<Problem>();
        var heading = HeadingForm.heading(typed, wrong);
        if (heading.isEmpty()) return view(draft, typed, null, wrong, officer, page);
        return written(
                draft, typed, draft.sheet().with(heading.get(), first(typed, "body")), "noi-dung", officer, page);
    }

    /** Clauses as the tool finds them in the text: shown to be confirmed, nothing is kept yet. */
    @PostMapping("/van-ban/soan/{id:\\d+}/tach")
    String split(@PathVariable("id") int id, Officer officer, Model page) {
        var draft = draft(id, officer);
        return view(draft, null, ClauseSplit.of(draft.sheet().body()), List.of(), officer, page);
    }

    @Several({"label", "heading", "text"})
    @PostMapping("/van-ban/soan/{id:\\d+}/dieu-khoan")
    String clauses(
            @PathVariable("id") int id,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            Model page) {
        var draft = draft(id, officer);
        var labels = typed.getOrDefault("label", List.of());
        var headings = typed.getOrDefault("heading", List.of());
        var texts = typed.getOrDefault("text", List.of());
        var clauses = new ArrayList<DocumentSheet.Clause>();
        for (int i = 0; i < labels.size() && i < headings.size() && i < texts.size(); i++) {
            var clause = new DocumentSheet.Clause(
                    labels.get(i).strip(), headings.get(i).strip(), texts.get(i).strip());
            if (!clause.label().isEmpty() || !clause.text().isEmpty()) clauses.add(clause);
        }
        var sheet = draft.sheet().withClauses(clauses);
        return switch (documents.write(id, version(typed), sheet, officer)) {
            case DocumentResult.Done _ -> draftAt(id, "nhiem-vu");
            case DocumentResult.Wrong(var wrong) ->
                view(draft, null, new ClauseSplit(clauses, List.of()), wrong, officer, page);
            case DocumentResult no -> refused(draft, typed, no, officer, page);
        };
    }

    @Several({"kind", "role"})
    @PostMapping("/van-ban/soan/{id:\\d+}/nhiem-vu")
    String duty(
            @PathVariable("id") int id,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            Model page) {
        var draft = draft(id, officer);
        var wrong = new ArrayList<Problem>();
        var duty = duty(typed, draft.sheet(), wrong);
        var indicator = duty.indicator();
        if (indicator != null && !indicators.knows(indicator, time.today(), DirectivePages.words()))
            wrong.add(new Problem("indicator", "Không có chỉ số này. Chọn một chỉ số trong danh sách, hoặc để trống."));
        if (!wrong.isEmpty()) return view(draft, typed, null, wrong, officer, page);
        var duties = new ArrayList<>(draft.sheet().duties());
        duties.removeIf(d -> d.ref().equals(duty.ref()));
        duties.add(duty);
        return written(draft, typed, draft.sheet().withDuties(duties), "nhiem-vu", officer, page);
    }

    @PostMapping("/van-ban/soan/{id:\\d+}/nhiem-vu/bo")
    String dropDuty(
            @PathVariable("id") int id,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            Model page) {
        var draft = draft(id, officer);
        var duties = new ArrayList<>(draft.sheet().duties());
        duties.removeIf(d -> d.ref().equals(first(typed, "ref")));
        return written(draft, typed, draft.sheet().withDuties(duties), "nhiem-vu", officer, page);
    }

    @PostMapping("/van-ban/soan/{id:\\d+}/lien-ket")
    String link(
            @PathVariable("id") int id,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            Model page) {
        var draft = draft(id, officer);
        var wrong = new ArrayList<Problem>();
        var kind = one(DocumentSheet.LinkKind.class, first(typed, "linkKind"));
        var other = first(typed, "other").replace('/', '-');
        if (kind.isEmpty()) wrong.add(new Problem("linkKind", "Chọn một quan hệ với văn bản kia."));
        if (directives.find(other).isEmpty() || other.equals(draft.documentKey()))
            wrong.add(new Problem(
                    "other",
                    "Không có văn bản \"%s\" trong sổ. Ghi số, ký hiệu như trong sổ văn bản.".formatted(other)));
        var from = date(typed, "from", "Ngày", wrong);
        if (!wrong.isEmpty()) return view(draft, typed, null, wrong, officer, page);
        var links = new ArrayList<>(draft.sheet().links());
        links.add(new DocumentSheet.Link(
                kind.orElseThrow(),
                other,
                first(typed, "linkClause"),
                first(typed, "part"),
                from.orElse(firstDay(draft.sheet().heading()))));
        return written(draft, typed, draft.sheet().withLinks(links), "lien-ket", officer, page);
    }

    @PostMapping("/van-ban/soan/{id:\\d+}/lien-ket/bo")
    String dropLink(
            @PathVariable("id") int id,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            Model page) {
        var draft = draft(id, officer);
        var links = new ArrayList<>(draft.sheet().links());
        int no = Typed.whole(first(typed, "no"));
        if (no >= 0 && no < links.size()) links.remove(no);
        return written(draft, typed, draft.sheet().withLinks(links), "lien-ket", officer, page);
    }

    @Access(value = Access.Who.OFFICER, rights = CONFIRM)
    @PostMapping("/van-ban/soan/{id:\\d+}/ap-dung")
    String apply(
            @PathVariable("id") int id,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            Model page) {
        var draft = draft(id, officer);
        return switch (documents.apply(id, version(typed), officer)) {
            case DocumentResult.InForce(var key) -> "redirect:" + DirectivePages.path(key);
            case DocumentResult.Wrong(var wrong) -> view(draft, null, null, wrong, officer, page);
            case DocumentResult no -> refused(draft, typed, no, officer, page);
        };
    }

    @PostMapping("/van-ban/soan/{id:\\d+}/huy")
    String withdraw(
            @PathVariable("id") int id,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            Model page) {
        var draft = draft(id, officer);
        return switch (documents.withdraw(id, version(typed), officer)) {
            case DocumentResult.Done _ -> "redirect:/van-ban";
            case DocumentResult no -> refused(draft, typed, no, officer, page);
        };
    }

    private String written(
            DocumentDraft draft,
            MultiValueMap<String, String> typed,
            DocumentSheet sheet,
            String place,
            Officer officer,
            Model page) {
        return switch (documents.write(draft.id(), version(typed), sheet, officer)) {
            case DocumentResult.Done _ -> draftAt(draft.id(), place);
            case DocumentResult.Wrong(var wrong) -> view(draft, typed, null, wrong, officer, page);
            case DocumentResult no -> refused(draft, typed, no, officer, page);
        };
    }

    private String refused(
            DocumentDraft draft, MultiValueMap<String, String> typed, DocumentResult no, Officer officer, Model page) {
        var word = switch (no) {
            case DocumentResult.Stale _ -> "directive.no.stale";
            case DocumentResult.Decided _ -> "directive.no.decided";
            case DocumentResult.SecondPersonNeeded _ -> "directive.no.second";
            case DocumentResult _ -> "directive.no.notAllowed";
        };
        return view(
                draft,
                typed,
                null,
                List.of(new Problem("", DirectivePages.words().get(word))),
                officer,
                page);
    }

    private String view(
            DocumentDraft draft,
            @Nullable MultiValueMap<String, String> typed,
            @Nullable ClauseSplit proposed,
            List<Problem> wrong,
            Officer officer,
            Model page) {
        var sheet = draft.sheet();
        var w = DirectivePages.words();
        page.addAttribute("title", "directive.draft").addAttribute("nav", "directives");
        page.addAttribute("draft", draft);
        page.addAttribute("by", people.name(draft.draftedBy()));
        page.addAttribute(
                "form",
                typed != null && typed.containsKey("number")
                        ? HeadingForm.typed(typed, documents.kinds(), time.today())
                        : HeadingForm.of(sheet, documents.kinds()));
        page.addAttribute("clauses", proposed == null ? sheet.clauses() : proposed.clauses());
        page.addAttribute("notes", proposed == null ? List.of() : proposed.notes());
        page.addAttribute("proposed", proposed != null && wrong.isEmpty());
        page.addAttribute(
                "duties",
                sheet.duties().stream()
                        .map(d -> DutyLine.of(
                                d,
                                DirectivePages.targetText(d.targets(), w),
                                -1,
                                indicators.of(d.indicator(), time.today(), w),
                                w))
                        .toList());
        page.addAttribute("typed", typed == null ? new LinkedMultiValueMap<String, String>() : typed);
        page.addAttribute(
                "indicators", indicators.options(typed == null ? "" : first(typed, "indicator"), time.today(), w));
        page.addAttribute("problems", wrong);
        page.addAttribute("warning", documents.warning(sheet).orElse(""));
        page.addAttribute("open", draft.state() == DocumentDraft.State.DRAFT);
        page.addAttribute("mayEnter", officer.may(ENTER));
        page.addAttribute("mayConfirm", officer.may(CONFIRM) && !officer.actor().equals(draft.draftedBy()));
        return "directive/draft";
    }

    private static Duty duty(MultiValueMap<String, String> typed, DocumentSheet sheet, List<Problem> wrong) {
        var clause = first(typed, "clause");
        var from = date(typed, "from", "Từ ngày", wrong);
        var to = date(typed, "to", "Đến hết ngày", wrong);
        var owner = one(Duty.Owner.class, first(typed, "owner"));
        if (owner.isEmpty()) wrong.add(new Problem("owner", "Chọn người chịu trách nhiệm ở đơn vị."));
        if (sheet.clauses().stream().noneMatch(c -> c.label().equals(clause)))
            wrong.add(new Problem("clause", "Chọn điểm của văn bản giao nhiệm vụ này."));
        var kinds = kinds(typed);
        if (kinds.isEmpty()) wrong.add(new Problem("kind", "Chọn ít nhất một loại đơn vị mà nhiệm vụ giao cho."));
        var rule = kinds.isEmpty()
                ? TargetRule.of(UnitKind.AGENCY)
                : new TargetRule(
                        kinds, null, Set.of(), Set.of(), Set.<PostRole>of(), owner.orElse(null) == Duty.Owner.HEAD);
        var code = first(typed, "code");
        var duty = new Duty(
                clause,
                code.isEmpty() ? next(sheet, clause) : code,
                first(typed, "dutyHeading"),
                rule.text(),
                owner.orElse(Duty.Owner.HEAD),
                first(typed, "product"),
                due(first(typed, "due")),
                one(Duty.Rhythm.class, first(typed, "rhythm")).orElse(null),
                first(typed, "indicator").isEmpty() ? null : first(typed, "indicator"),
                from.orElse(null),
                to.orElse(null));
        return duty;
    }

    /** A date as a browser sends it is a limit by that date. */
    private static @Nullable String due(String text) {
        if (text.isEmpty()) return null;
        return date(text).isPresent() ? "D:" + text : text;
    }

    private static Set<UnitKind> kinds(MultiValueMap<String, String> typed) {
        var kinds = EnumSet.noneOf(UnitKind.class);
        for (var name : typed.getOrDefault("kind", List.of()))
            one(UnitKind.class, name).ifPresent(kinds::add);
        return kinds;
    }

    private static String next(DocumentSheet sheet, String clause) {
        int last = sheet.duties().stream()
                .filter(d -> d.clause().equals(clause) && d.code().matches("\\d{1,4}"))
                .mapToInt(d -> Integer.parseInt(d.code()))
                .max()
                .orElse(0);
        return String.valueOf(last + 1);
    }

    private static LocalDate firstDay(DocumentSheet.Heading h) {
        var from = h.effectiveFrom();
        return from == null ? h.issuedOn() : from;
    }

    private DocumentDraft draft(int id, Officer officer) {
        return documents.draft(id, officer).orElseThrow(DirectivePages::notFound);
    }

    private static int version(MultiValueMap<String, String> typed) {
        return Typed.whole(first(typed, "version"));
    }

    private static String draftAt(int id, String place) {
        return "redirect:/van-ban/soan/" + id + (place.isEmpty() ? "" : "#" + place);
    }
}
