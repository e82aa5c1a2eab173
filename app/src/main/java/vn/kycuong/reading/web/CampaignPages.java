package vn.kycuong.reading.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.directive.Directive;
import vn.kycuong.directive.Directives;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.TargetRule;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.reading.Campaign;
import vn.kycuong.reading.CampaignPlan;
import vn.kycuong.reading.CampaignResult;
import vn.kycuong.reading.CampaignResult.Problem;
import vn.kycuong.reading.Campaigns;
import vn.kycuong.reading.ReadingGroup;
import vn.kycuong.reading.ReadingSweep;
import vn.kycuong.ui.ErrorLine;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Several;
import vn.kycuong.ui.Table;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** Campaigns (đợt quán triệt): drafted with a look at how many people fit, put in force by another person, superseded, ended. */
@Access(
        value = Access.Who.OFFICER,
        rights = {Campaigns.DRAFT, Campaigns.APPLY})
@Controller
@RequestMapping(CampaignPages.PATH)
class CampaignPages {
    static final String PATH = ReadingViews.PATH + "/dot";
    private static final int MOST = 200;
    private static final int LONGEST_SEARCH = 200;

    private final Campaigns campaigns;
    private final ReadingSweep sweep;
    private final Directives directives;
    private final Organisation organisation;
    private final People people;
    private final LegalClock time;

    CampaignPages(
            Campaigns campaigns,
            ReadingSweep sweep,
            Directives directives,
            Organisation organisation,
            People people,
            LegalClock time) {
        this.campaigns = campaigns;
        this.sweep = sweep;
        this.directives = directives;
        this.organisation = organisation;
        this.people = people;
        this.time = time;
    }

    @GetMapping
    String list(@RequestParam(name = "q", defaultValue = "") String words, Officer officer, Model page) {
        var searched =
                words.substring(0, Math.min(LONGEST_SEARCH, words.length())).strip();
        var w = ReadingViews.words();
        heading(page, "reading.campaigns.title");
        page.addAttribute("words", searched);
        page.addAttribute("mayDraft", officer.may(Campaigns.DRAFT));
        page.addAttribute(
                "table",
                new Table(
                        w.get("reading.campaigns.title"),
                        List.of(
                                Table.Column.text(w.get("reading.campaign")),
                                Table.Column.text(w.get("reading.document")),
                                Table.Column.text(w.get("reading.state")),
                                Table.Column.text(w.get("reading.draftedBy"))),
                        campaigns.newest(searched, MOST).stream()
                                .map(c -> List.of(
                                        Table.Cell.link(c.plan().title(), PATH + "/" + c.id()),
                                        Table.Cell.of(sign(c.plan().document())),
                                        Table.Cell.of(w.get(c.state().wordKey())),
                                        Table.Cell.of(people.name(c.draftedBy()))))
                                .toList()));
        return "reading/campaigns";
    }

    @Access(value = Access.Who.OFFICER, rights = Campaigns.DRAFT)
    @GetMapping("/moi")
    String begin(
            @RequestParam(name = "van-ban", defaultValue = "") String document,
            @RequestParam(name = "thay", defaultValue = "") String replaces,
            Officer officer,
            Model page) {
        var old = replaces.matches("[0-9]{1,9}")
                ? campaigns
                        .find(Integer.parseInt(replaces))
                        .filter(c -> c.state() == Campaign.State.IN_FORCE)
                        .orElseThrow(CampaignPages::notFound)
                : null;
        return view(
                null, old == null ? fresh(document) : CampaignForm.of(old.plan()), List.of(), "", old, officer, page);
    }

    private CampaignForm fresh(String document) {
        var terms = campaigns.terms();
        var typed = new LinkedMultiValueMap<String, String>();
        typed.add("document", document);
        typed.add("days", String.valueOf(terms.days()));
        typed.add("quizSize", String.valueOf(terms.quizSize()));
        typed.add("passPercent", String.valueOf(terms.passPercent()));
        return new CampaignForm(typed);
    }

    @Access(value = Access.Who.OFFICER, rights = Campaigns.DRAFT)
    @PostMapping
    @Several({CampaignForm.KINDS, CampaignForm.ROLES})
    String draft(
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var form = new CampaignForm(typed);
        var replaces = form.text("replaces").matches("[0-9]{1,9}") ? Integer.valueOf(form.text("replaces")) : null;
        var old = replaces == null ? null : campaigns.find(replaces).orElse(null);
        var problems = new ArrayList<Problem>();
        var plan = form.plan(problems);
        var result = plan == null || form.text("xem").equals("1")
                ? new CampaignResult.Wrong(problems)
                : campaigns.draft(form.text("key"), plan, replaces, officer);
        return answer(result, null, form, old, "da-lap", officer, response, page);
    }

    @GetMapping("/{id:\\d+}")
    String show(
            @PathVariable int id,
            @RequestParam(name = "xong", defaultValue = "") String done,
            Officer officer,
            Model page) {
        var campaign = find(id);
        return view(campaign, CampaignForm.of(campaign.plan()), List.of(), done, null, officer, page);
    }

    @Access(value = Access.Who.OFFICER, rights = Campaigns.DRAFT)
    @PostMapping("/{id:\\d+}")
    @Several({CampaignForm.KINDS, CampaignForm.ROLES})
    String write(
            @PathVariable int id,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var campaign = find(id);
        var form = new CampaignForm(typed);
        var problems = new ArrayList<Problem>();
        var plan = form.plan(problems);
        var result = plan == null || form.text("xem").equals("1")
                ? new CampaignResult.Wrong(problems)
                : campaigns.write(id, version(typed), plan, officer);
        return answer(result, campaign, form, null, "da-ghi", officer, response, page);
    }

    @Access(value = Access.Who.OFFICER, rights = Campaigns.APPLY)
    @PostMapping("/{id:\\d+}/ap-dung")
    String apply(
            @PathVariable int id,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var campaign = find(id);
        var result = campaigns.apply(id, version(typed), officer);
        sweep.nudge();
        return answer(result, campaign, CampaignForm.of(campaign.plan()), null, "ap-dung", officer, response, page);
    }

    @Access(value = Access.Who.OFFICER, rights = Campaigns.DRAFT)
    @PostMapping("/{id:\\d+}/bo")
    String drop(
            @PathVariable int id,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var campaign = find(id);
        var result = campaigns.drop(id, version(typed), officer);
        return answer(result, campaign, CampaignForm.of(campaign.plan()), null, "da-bo", officer, response, page);
    }

    @Access(value = Access.Who.OFFICER, rights = Campaigns.APPLY)
    @PostMapping("/{id:\\d+}/ket-thuc")
    String end(
            @PathVariable int id,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var campaign = find(id);
        var result = campaign.version() == version(typed) ? campaigns.end(id, officer) : new CampaignResult.Overtaken();
        sweep.nudge();
        return answer(result, campaign, CampaignForm.of(campaign.plan()), null, "ket-thuc", officer, response, page);
    }

    private String answer(
            CampaignResult result,
            @Nullable Campaign campaign,
            CampaignForm form,
            @Nullable Campaign replaced,
            String done,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        if (result instanceof CampaignResult.Done(int id)) return "redirect:" + PATH + "/" + id + "?xong=" + done;
        if (result instanceof CampaignResult.NotFound) throw notFound();
        var problems = switch (result) {
            case CampaignResult.Wrong(var wrong) -> wrong;
            case CampaignResult.Overtaken _ -> List.of(new Problem("", "reading.no.campaignOvertaken"));
            case CampaignResult.TooLate _ -> List.of(new Problem("", "reading.no.tooLate"));
            case CampaignResult.SecondPersonNeeded _ -> List.of(new Problem("", "reading.no.secondPerson"));
            case CampaignResult.BeyondScope _ -> List.of(new Problem("", "reading.no.beyondScope"));
            case CampaignResult.Done _, CampaignResult.NotFound _ -> List.<Problem>of();
        };
        boolean onlyLooked = problems.isEmpty(); // how many people fit was asked, and nothing more
        if (!onlyLooked) response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view(campaign, form, problems, onlyLooked ? "xem" : "", replaced, officer, page);
    }

    // ---- views

    private String view(
            @Nullable Campaign campaign,
            CampaignForm form,
            List<Problem> problems,
            String done,
            @Nullable Campaign replaced,
            Officer officer,
            Model page) {
        var w = ReadingViews.words();
        var readable = form.plan(new ArrayList<>());
        var reach = readable == null ? null : campaigns.reach(readable.target());
        boolean draft = campaign == null || campaign.state() == Campaign.State.DRAFT;
        boolean mine = campaign != null && campaign.draftedBy().equals(officer.actor());
        var errors = new HashMap<String, String>();
        for (var p : problems) errors.putIfAbsent(p.field(), w.get(p.wordKey(), p.arguments()));
        errors.remove("");
        heading(page, draft ? "reading.campaign.draft" : "reading.campaign");
        page.addAttribute("done", done);
        page.addAttribute("key", form.text("key").isEmpty() ? UUID.randomUUID().toString() : form.text("key"));
        page.addAttribute(
                "view",
                new CampaignView(
                        campaign == null ? null : campaign.id(),
                        campaign == null
                                ? 0
                                : form.text("version").isEmpty() ? campaign.version() : version(form.typed()),
                        campaign == null ? null : campaign.state(),
                        readable == null ? "" : sign(readable.document()),
                        readable == null ? "" : ordered(readable.orderedBy(), w),
                        readable == null ? "" : words(readable.target(), w),
                        campaign == null ? "" : people.name(campaign.draftedBy()),
                        campaign == null || campaign.appliedBy() == null ? "" : people.name(campaign.appliedBy()),
                        form,
                        problems.stream()
                                .map(p -> new ErrorLine(
                                        p.field().equals("target") ? CampaignForm.KINDS : p.field(),
                                        w.get(p.wordKey(), p.arguments())))
                                .toList(),
                        errors,
                        choices(form, w),
                        reach == null ? null : table(reach, w),
                        reach == null
                                ? 0
                                : reach.values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum(),
                        texts(campaign, readable),
                        readable == null ? 0 : readable.questions().questions().size(),
                        mine,
                        draft && officer.may(Campaigns.DRAFT),
                        campaign != null && officer.may(Campaigns.APPLY),
                        campaign != null
                                ? campaign.replaces()
                                : replaced == null ? null : Integer.valueOf(replaced.id()),
                        campaign == null
                                ? null
                                : campaigns.successor(campaign.id()).orElse(null)));
        return draft ? "reading/draft" : "reading/campaign";
    }

    /** In force: the bytes themselves; a draft: what they would be now. */
    private List<CampaignView.Text> texts(@Nullable Campaign campaign, @Nullable CampaignPlan plan) {
        if (plan == null) return List.of();
        boolean fixed = campaign != null && campaign.appliedAt() != null;
        return Arrays.stream(ReadingGroup.values())
                .flatMap(group -> (fixed
                                ? campaigns.text(Objects.requireNonNull(campaign), group)
                                : campaigns.preview(plan, group))
                        .map(text -> new CampaignView.Text(group.wordKey(), text)).stream())
                .toList();
    }

    private Table table(java.util.Map<UnitId, Integer> reach, Words w) {
        return new Table(
                w.get("reading.reach"),
                List.of(Table.Column.text(w.get("reading.unit")), Table.Column.number(w.get("reading.people"))),
                reach.entrySet().stream()
                        .map(e -> List.of(
                                Table.Cell.of(organisation.nameAt(e.getKey(), time.today())),
                                Table.Cell.of(String.valueOf(e.getValue()))))
                        .toList(),
                List.of(
                        Table.Cell.of(w.get("reading.sum")),
                        Table.Cell.of(String.valueOf(reach.values().stream()
                                .mapToInt(Integer::intValue)
                                .sum()))));
    }

    private String ordered(@Nullable OrderedBy order, Words w) {
        return order == null
                ? w.get("reading.noOrder")
                : w.get("reading.orderedClause", sign(order.document()), order.clause());
    }

    private String words(TargetRule target, Words w) {
        var parts = new ArrayList<String>();
        target.kinds().stream().sorted().forEach(k -> parts.add(w.get("reading.kind." + k.name())));
        target.units().forEach(u -> parts.add(organisation.nameAt(u, time.today())));
        var under = target.under();
        if (under != null) parts.add(w.get("reading.underUnit", organisation.nameAt(under, time.today())));
        target.roles().stream().sorted().forEach(r -> parts.add(w.get("role." + r.name())));
        if (target.heads()) parts.add(w.get("reading.headsOnly"));
        return String.join(" · ", parts);
    }

    private CampaignView.Choices choices(CampaignForm form, Words w) {
        var day = time.today();
        var documents = directives.all().stream()
                .map(d -> new Option(
                        d.documentKey(),
                        d.sign() + " · " + d.title(),
                        d.documentKey().equals(form.text("document"))))
                .toList();
        var clauses = Stream.concat(
                        Stream.of(new Option(
                                "",
                                w.get("reading.noOrder"),
                                form.text("orderedBy").isEmpty())),
                        directives.all().stream()
                                .flatMap(d -> directives.find(d.documentKey()).stream())
                                .flatMap(d -> d.clauses().stream().map(c -> clause(d.document(), c, form, w))))
                .toList();
        var units = organisation.unitsAt(day).stream()
                .sorted(Comparator.comparing(u -> organisation.nameAt(u.id(), day)))
                .toList();
        return new CampaignView.Choices(
                documents,
                clauses,
                Arrays.stream(UnitKind.values())
                        .map(k -> new Option(
                                k.name(), w.get("reading.kind." + k.name()), form.has(CampaignForm.KINDS, k.name())))
                        .toList(),
                Arrays.stream(PostRole.values())
                        .map(r ->
                                new Option(r.name(), w.get("role." + r.name()), form.has(CampaignForm.ROLES, r.name())))
                        .toList(),
                options("under", w.get("reading.anywhere"), units, form),
                options("unit", w.get("reading.noUnit"), units, form));
    }

    private static Option clause(Directive d, Directive.Clause c, CampaignForm form, Words w) {
        var value = d.documentKey() + "/" + c.letter();
        return new Option(
                value,
                w.get("reading.orderedClause", d.sign(), c.letter()) + ". " + c.heading(),
                value.equals(form.text("orderedBy")));
    }

    private List<Option> options(
            String field, String none, List<vn.kycuong.organisation.Unit> units, CampaignForm form) {
        return Stream.concat(
                        Stream.of(new Option("", none, form.text(field).isEmpty())),
                        units.stream().map(u -> {
                            var number = String.valueOf(u.id().value());
                            return new Option(
                                    number, organisation.nameAt(u.id(), time.today()), number.equals(form.text(field)));
                        }))
                .toList();
    }

    private String sign(String document) {
        return directives.find(document).map(d -> d.document().sign()).orElse(document);
    }

    private Campaign find(int id) {
        return campaigns.find(id).orElseThrow(CampaignPages::notFound);
    }

    private static int version(MultiValueMap<String, String> typed) {
        var text = typed.getFirst("version");
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static void heading(Model page, String title) {
        page.addAttribute("title", title);
        page.addAttribute("nav", "reading");
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
