package vn.kycuong.directive.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.directive.DirectiveText;
import vn.kycuong.directive.Directives;
import vn.kycuong.directive.DocumentEdition;
import vn.kycuong.directive.DocumentSearch;
import vn.kycuong.directive.Documents;
import vn.kycuong.directive.Duty;
import vn.kycuong.directive.Scans;
import vn.kycuong.document.FileId;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.document.VirusScan;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.organisation.TargetRule;
import vn.kycuong.organisation.Targets;
import vn.kycuong.ui.Csv;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.PageLinks;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** The register of directing documents (văn bản), for everybody who works here. */
@Access(Access.Who.OFFICER)
@Controller
class DirectivePages {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu");

    private final Directives directives;
    private final Documents documents;
    private final Scans scans;
    private final VirusScan viruses;
    private final Targets targets;
    private final People people;
    private final IndicatorWords indicators;
    private final LegalClock time;

    DirectivePages(
            Directives directives,
            Documents documents,
            Scans scans,
            VirusScan viruses,
            Targets targets,
            People people,
            IndicatorWords indicators,
            LegalClock time) {
        this.directives = directives;
        this.documents = documents;
        this.scans = scans;
        this.viruses = viruses;
        this.targets = targets;
        this.people = people;
        this.indicators = indicators;
        this.time = time;
    }

    @GetMapping("/van-ban")
    String register(
            @RequestParam(name = "q", defaultValue = "") String q,
            @RequestParam(name = "loai", defaultValue = "") String type,
            @RequestParam(name = "chieu", defaultValue = "") String direction,
            @RequestParam(name = "hieu-luc", defaultValue = "") String inForce,
            @RequestParam(name = "tu", defaultValue = "") String from,
            @RequestParam(name = "den", defaultValue = "") String to,
            @RequestParam(name = "xep", defaultValue = "") String sort,
            @RequestParam(name = "trang", defaultValue = "") String at,
            Officer officer,
            Model page) {
        var form = new SearchForm(q, type, direction, inForce, from, to, sort, Typed.whole(at));
        var search = form.search();
        var found = directives.search(search);
        boolean more = found.size() > DocumentSearch.PAGE;
        var shown = more ? found.subList(0, DocumentSearch.PAGE) : found;
        int first = search.page() * DocumentSearch.PAGE;
        page.addAttribute("title", "directive.register.title").addAttribute("nav", "directives");
        page.addAttribute("form", form);
        page.addAttribute("documents", shown);
        page.addAttribute(
                "standings",
                shown.stream()
                        .map(d ->
                                directives.standing(d, day(search.inForceOn())).kind())
                        .toList());
        page.addAttribute("types", types(type));
        page.addAttribute(
                "links",
                new PageLinks(
                        search.page() == 0 ? null : form.href(search.page() - 1),
                        more ? form.href(search.page() + 1) : null,
                        shown.isEmpty() ? "" : (first + 1) + "–" + (first + shown.size())));
        page.addAttribute("drafts", documents.open(officer));
        page.addAttribute("mayEnter", officer.may("directive.enter"));
        return "directive/register";
    }

    @GetMapping("/van-ban.csv")
    void csv(
            @RequestParam(name = "q", defaultValue = "") String q,
            @RequestParam(name = "loai", defaultValue = "") String type,
            @RequestParam(name = "chieu", defaultValue = "") String direction,
            @RequestParam(name = "hieu-luc", defaultValue = "") String inForce,
            @RequestParam(name = "tu", defaultValue = "") String from,
            @RequestParam(name = "den", defaultValue = "") String to,
            @RequestParam(name = "xep", defaultValue = "") String sort,
            HttpServletResponse response)
            throws IOException {
        var search = new SearchForm(q, type, direction, inForce, from, to, sort, 0).search();
        var w = words();
        var csv = Csv.download(response, "so-van-ban");
        csv.row(List.of(
                w.get("directive.sign"),
                w.get("directive.type"),
                w.get("directive.titleOf"),
                w.get("directive.issuer"),
                w.get("directive.issuedOn"),
                w.get("directive.effectiveFrom"),
                w.get("directive.effectiveTo"),
                w.get("directive.standing"),
                w.get("directive.source")));
        for (var d : directives.found(search))
            csv.row(List.of(
                    d.sign(),
                    d.type(),
                    d.title(),
                    d.issuer(),
                    DAY.format(d.issuedOn()),
                    text(d.effectiveFrom()),
                    text(d.effectiveTo()),
                    w.get("directive.standing."
                            + directives.standing(d, day(search.inForceOn())).kind()),
                    d.status()));
        csv.flush();
    }

    @GetMapping("/van-ban/{key}")
    String show(
            @PathVariable("key") String key,
            @RequestParam(name = "ngay", defaultValue = "") String day,
            Officer officer,
            Model page) {
        return show(key, Typed.date(day).orElse(null), null, officer, page);
    }

    private String show(String key, @Nullable LocalDate asked, @Nullable String problem, Officer officer, Model page) {
        var text = text(key);
        var day = day(asked);
        page.addAttribute("title", "directive.document.title").addAttribute("nav", "directives");
        page.addAttribute("text", text);
        page.addAttribute("day", day);
        page.addAttribute("standing", directives.standing(text.document(), day));
        page.addAttribute("duties", duties(text, day));
        page.addAttribute(
                "outcomes",
                text.weaknesses().stream()
                        .map(x -> Optional.ofNullable(indicators.of(x.indicator(), day, words())))
                        .toList());
        page.addAttribute("citing", directives.citing(key));
        page.addAttribute("editions", directives.editions(key).size());
        page.addAttribute("scans", scans.of(text.document()));
        page.addAttribute("mayEnter", officer.may("directive.enter"));
        page.addAttribute("key", java.util.UUID.randomUUID().toString());
        page.addAttribute("problem", problem);
        page.addAttribute("assigns", officer.may("task.assign"));
        return "directive/document";
    }

    /** The duties of each clause on a day, with how many units they are for. */
    private Map<String, List<DutyLine>> duties(DirectiveText text, LocalDate day) {
        var found = new LinkedHashMap<String, List<DutyLine>>();
        var w = words();
        for (var duty : directives.duties(text.document().documentKey(), time.instant()))
            found.computeIfAbsent(duty.clause(), _ -> new ArrayList<>()).add(line(duty, day, w));
        return found;
    }

    private DutyLine line(Duty duty, LocalDate day, Words w) {
        var rule = duty.targets();
        return DutyLine.of(
                duty, targetText(rule, w), targets.units(rule, day).size(), indicators.of(duty.indicator(), day, w), w);
    }

    static String targetText(TargetRule rule, Words w) {
        var parts = new ArrayList<String>();
        rule.kinds().stream().sorted().forEach(k -> parts.add(w.get("directive.kind." + k)));
        if (!rule.units().isEmpty())
            parts.add(w.get("directive.target.units", rule.units().size()));
        var text = String.join(", ", parts);
        if (rule.heads()) text = w.get("directive.target.heads", text);
        return rule.without().isEmpty()
                ? text
                : text + w.get("directive.target.without", rule.without().size());
    }

    /** What was held true of the document, when. */
    @GetMapping("/van-ban/{key}/lich-su")
    String history(@PathVariable("key") String key, Officer officer, Model page) {
        var text = text(key);
        page.addAttribute("title", "directive.history").addAttribute("nav", "directives");
        page.addAttribute("text", text);
        page.addAttribute(
                "editions",
                directives.editions(key).reversed().stream().map(this::edition).toList());
        return "directive/history";
    }

    private EditionLine edition(DocumentEdition e) {
        var w = words();
        return new EditionLine(
                e.no(),
                MINUTE.format(LegalZone.local(e.knownFrom())),
                e.knownTo() == null ? "" : MINUTE.format(LegalZone.local(e.knownTo())),
                name(e.draftedBy()),
                name(e.confirmedBy()),
                e.sheet(),
                e.sheet().duties().stream()
                        .map(d -> DutyLine.of(
                                d, targetText(d.targets(), w), -1, indicators.of(d.indicator(), time.today(), w), w))
                        .toList());
    }

    private String name(@Nullable ActorId actor) {
        return actor == null ? "" : people.name(actor);
    }

    @Access(value = Access.Who.OFFICER, rights = "directive.enter")
    @PostMapping("/van-ban/{key}/ban-chup")
    String scan(
            @PathVariable("key") String key,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Officer officer,
            Model page)
            throws IOException {
        var document = text(key).document();
        if (file == null || file.isEmpty()) return show(key, null, words().get("directive.scan.none"), officer, page);
        return switch (checked(file)) {
            case UploadedFile.Refused(var reason) -> show(key, null, reason, officer, page);
            case UploadedFile.Accepted accepted ->
                scans.add(document, accepted, officer)
                        ? "redirect:" + path(key) + "#ban-chup"
                        : show(key, null, words().get("directive.scan.many"), officer, page);
        };
    }

    private UploadedFile checked(MultipartFile file) throws IOException {
        var type = file.getContentType();
        try (var content = file.getInputStream()) {
            var read = UploadedFile.check(
                    String.valueOf(file.getOriginalFilename()),
                    content,
                    type == null ? "" : type,
                    UploadedFile.TEN_MEGABYTES);
            if (!(read instanceof UploadedFile.Accepted accepted)) return read;
            return switch (viruses.of(accepted.content())) {
                case CLEAN -> accepted;
                case INFECTED -> new UploadedFile.Refused(words().get("directive.scan.infected"));
                case SILENT -> new UploadedFile.Refused(words().get("directive.scan.unscanned"));
            };
        }
    }

    @GetMapping("/van-ban/{key}/ban-chup/{file}")
    ResponseEntity<byte[]> scan(@PathVariable("key") String key, @PathVariable("file") String file, Officer officer) {
        if (!file.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) throw notFound();
        var opened = scans.open(text(key).document(), new FileId(java.util.UUID.fromString(file)))
                .orElseThrow(DirectivePages::notFound);
        return ResponseEntity.ok()
                .header("Content-Type", opened.file().type().mediaType())
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(opened.file().name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(opened.content());
    }

    private List<Option> types(String chosen) {
        var options = new ArrayList<Option>();
        options.add(new Option("", words().get("directive.everyType"), chosen.isEmpty()));
        documents.kinds().stream()
                .map(k -> k.name())
                .distinct()
                .forEach(name -> options.add(new Option(name, name, name.equals(chosen))));
        return options;
    }

    private DirectiveText text(String key) {
        return directives.find(key).orElseThrow(DirectivePages::notFound);
    }

    private LocalDate day(@Nullable LocalDate asked) {
        return asked == null ? time.today() : asked;
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    /** The page of a document; a key holds letters that an address must carry encoded. */
    static String path(String key) {
        return "/van-ban/" + java.net.URLEncoder.encode(key, StandardCharsets.UTF_8);
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }
}
