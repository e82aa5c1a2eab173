package vn.kycuong.reading.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.audit.Audit;
import vn.kycuong.audit.Reason;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.directive.Directives;
import vn.kycuong.document.SteadyWorkbook;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.reading.Campaign;
import vn.kycuong.reading.Campaigns;
import vn.kycuong.reading.ReadingBoard;
import vn.kycuong.reading.ReadingBoard.Filter;
import vn.kycuong.reading.ReadingState;
import vn.kycuong.ui.Csv;
import vn.kycuong.ui.Pseudonyms;
import vn.kycuong.ui.Several;
import vn.kycuong.ui.Status;
import vn.kycuong.ui.Table;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** Who has read, understood and is not reached (theo dõi quán triệt): by unit, by person, as a file, and reminded. */
@Access(value = Access.Who.OFFICER, rights = ReadingBoard.WATCH)
@Controller
@RequestMapping(BoardPages.PATH)
class BoardPages {
    static final String PATH = ReadingViews.PATH + "/theo-doi";
    /** The right to take away lists that name people. */
    private static final String EXPORT = "personal.export";

    private static final int MOST = 200;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu");
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Campaigns campaigns;
    private final ReadingBoard board;
    private final Directives directives;
    private final Organisation organisation;
    private final People people;
    private final Audit audit;
    private final LegalClock time;

    BoardPages(
            Campaigns campaigns,
            ReadingBoard board,
            Directives directives,
            Organisation organisation,
            People people,
            Audit audit,
            LegalClock time) {
        this.campaigns = campaigns;
        this.board = board;
        this.directives = directives;
        this.organisation = organisation;
        this.people = people;
        this.audit = audit;
        this.time = time;
    }

    @GetMapping
    String all(Officer officer, Model page) {
        var w = ReadingViews.words();
        heading(page, "reading.board.title");
        page.addAttribute("at", minute(time.instant()));
        page.addAttribute(
                "table",
                new Table(
                        w.get("reading.board.title"),
                        columns(w.get("reading.campaign"), w),
                        campaigns.newest("", MOST).stream()
                                .filter(c -> c.appliedAt() != null)
                                .flatMap(c -> row(c, officer).stream())
                                .toList()));
        return "reading/boards";
    }

    private Optional<List<Table.Cell>> row(Campaign campaign, Officer officer) {
        var sum = Sum.of(board.units(campaign.id(), officer));
        if (sum.counted == 0) return Optional.empty();
        var cells = new ArrayList<Table.Cell>();
        var sign = directives
                .find(campaign.plan().document())
                .map(d -> d.document().sign() + " · ")
                .orElse("");
        cells.add(Table.Cell.link(sign + campaign.plan().title(), PATH + "/" + campaign.id()));
        cells.addAll(cells(campaign.id(), null, sum));
        return Optional.of(cells);
    }

    @GetMapping("/{id:\\d+}")
    String show(
            @PathVariable int id,
            @RequestParam(name = "xong", defaultValue = "") String done,
            @RequestParam(name = "nhac", defaultValue = "") String told,
            Officer officer,
            Model page) {
        var campaign = find(id);
        var w = ReadingViews.words();
        var units = board.units(id, officer);
        heading(page, "reading.board.title");
        campaign(campaign, page);
        page.addAttribute("done", done);
        page.addAttribute("told", told.matches("[0-9]{1,4}-[0-9]{1,4}-[0-9]{1,4}") ? told : "");
        page.addAttribute("empty", units.isEmpty());
        page.addAttribute(
                "table",
                new Table(
                        w.get("reading.board.byUnit"),
                        columns(w.get("reading.unit"), w),
                        rows(id, units),
                        total(id, units, w)));
        return "reading/board";
    }

    private void campaign(Campaign campaign, Model page) {
        page.addAttribute("id", campaign.id());
        page.addAttribute("name", campaign.plan().title());
        page.addAttribute("state", campaign.state().wordKey());
        page.addAttribute("inForce", campaign.state() == Campaign.State.IN_FORCE);
        page.addAttribute("at", minute(time.instant()));
    }

    private static List<Table.Column> columns(String first, Words w) {
        return List.of(
                Table.Column.text(first),
                Table.Column.number(w.get("reading.counted")),
                Table.Column.number(w.get("reading.filter.UNREAD")),
                Table.Column.number(w.get("reading.filter.READ")),
                Table.Column.number(w.get("reading.filter.UNDERSTOOD")),
                Table.Column.number(w.get("reading.filter.LATE")),
                Table.Column.number(w.get("reading.share")));
    }

    private List<List<Table.Cell>> rows(int campaign, List<ReadingBoard.UnitLine> units) {
        return units.stream()
                .sorted(Comparator.comparing(u -> organisation.nameAt(u.unit(), time.today())))
                .map(u -> {
                    var cells = new ArrayList<Table.Cell>();
                    cells.add(Table.Cell.link(
                            organisation.nameAt(u.unit(), time.today()), href(campaign, u.unit(), Filter.ALL)));
                    cells.addAll(cells(campaign, u.unit(), Sum.of(List.of(u))));
                    return List.<Table.Cell>copyOf(cells);
                })
                .toList();
    }

    private static List<Table.Cell> total(int campaign, List<ReadingBoard.UnitLine> units, Words w) {
        var cells = new ArrayList<Table.Cell>();
        cells.add(Table.Cell.of(w.get("reading.sum")));
        cells.addAll(cells(campaign, null, Sum.of(units)));
        return cells;
    }

    /** People of several units. */
    private record Sum(int counted, int unread, int read, int understood, int late) {
        static Sum of(List<ReadingBoard.UnitLine> units) {
            return units.stream()
                    .map(u -> new Sum(u.counted(), u.unread(), u.read(), u.understood(), u.late()))
                    .reduce(new Sum(0, 0, 0, 0, 0), Sum::plus);
        }

        Sum plus(Sum o) {
            return new Sum(
                    counted + o.counted, unread + o.unread, read + o.read, understood + o.understood, late + o.late);
        }

        /** Understood ÷ counted, in percent. */
        String share() {
            return counted == 0 ? "" : String.format(Locale.ROOT, "%d %%", understood * 100 / counted);
        }
    }

    /** Each figure opens exactly the people it counts. */
    private static List<Table.Cell> cells(int campaign, @Nullable UnitId unit, Sum sum) {
        return List.of(
                Table.Cell.link(String.valueOf(sum.counted), href(campaign, unit, Filter.ALL)),
                Table.Cell.link(String.valueOf(sum.unread), href(campaign, unit, Filter.UNREAD)),
                Table.Cell.link(String.valueOf(sum.read), href(campaign, unit, Filter.READ)),
                Table.Cell.link(String.valueOf(sum.understood), href(campaign, unit, Filter.UNDERSTOOD)),
                Table.Cell.link(String.valueOf(sum.late), href(campaign, unit, Filter.LATE)),
                Table.Cell.of(sum.share()));
    }

    private static String href(int campaign, @Nullable UnitId unit, Filter filter) {
        return PATH + "/" + campaign + "/nguoi?xem=" + slug(filter) + (unit == null ? "" : "&don-vi=" + unit.value());
    }

    static String slug(Filter filter) {
        return switch (filter) {
            case ALL -> "tat-ca";
            case UNREAD -> "chua-doc";
            case READ -> "da-doc";
            case UNDERSTOOD -> "da-hieu";
            case UNDONE -> "chua-xong";
            case LATE -> "qua-han";
        };
    }

    private static Filter filter(String slug) {
        for (var filter : Filter.values()) if (slug(filter).equals(slug)) return filter;
        return Filter.ALL;
    }

    /** Where one reading stands among those of its unit; the figures of the scoreboard lead here. */
    @GetMapping("/luot/{id}")
    String one(@PathVariable String id, Officer officer) {
        if (!id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        var reading = board.reading(CaseId.parse(id), officer)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return "redirect:" + PATH + "/" + reading.campaign() + "/nguoi?don-vi="
                + reading.unit().value();
    }

    // ---- people

    @GetMapping("/{id:\\d+}/nguoi")
    String people(
            @PathVariable int id,
            @RequestParam(name = "don-vi", defaultValue = "") String unit,
            @RequestParam(name = "xem", defaultValue = "tat-ca") String slug,
            @RequestParam(name = "ly-do", required = false) @Nullable String reasonless,
            Officer officer,
            Model page) {
        var campaign = find(id);
        var filter = filter(slug);
        var unitId = unit(unit);
        var lines = board.people(id, unitId, filter, officer).stream()
                .map(this::line)
                .toList();
        heading(page, "reading.board.people");
        campaign(campaign, page);
        page.addAttribute("lines", lines);
        page.addAttribute("unit", unitId == null ? "" : String.valueOf(unitId.value()));
        page.addAttribute("unitName", unitId == null ? "" : organisation.nameAt(unitId, time.today()));
        page.addAttribute("filter", filter);
        page.addAttribute("slug", slug(filter));
        page.addAttribute("filters", filters(id, unitId, filter, officer));
        page.addAttribute("mayName", officer.may(EXPORT));
        page.addAttribute("reasonless", reasonless != null);
        return "reading/people";
    }

    private List<vn.kycuong.ui.Tile> filters(int id, @Nullable UnitId unit, Filter chosen, Officer officer) {
        var w = ReadingViews.words();
        var sum = Sum.of(board.units(id, officer).stream()
                .filter(u -> unit == null || u.unit().equals(unit))
                .toList());
        return List.of(
                tile(sum.counted, Filter.ALL, null, id, unit, chosen, w),
                tile(sum.unread, Filter.UNREAD, Status.ON, id, unit, chosen, w),
                tile(sum.read, Filter.READ, Status.SOON, id, unit, chosen, w),
                tile(sum.understood, Filter.UNDERSTOOD, Status.DONE, id, unit, chosen, w),
                tile(sum.late, Filter.LATE, Status.LATE, id, unit, chosen, w));
    }

    private static vn.kycuong.ui.Tile tile(
            int count, Filter filter, @Nullable Status status, int id, @Nullable UnitId unit, Filter chosen, Words w) {
        return new vn.kycuong.ui.Tile(
                count, w.get("reading.filter." + filter.name()), status, href(id, unit, filter), filter == chosen);
    }

    private PersonLine line(ReadingBoard.Line line) {
        var r = line.reading();
        var reminded = r.remindedOn();
        return new PersonLine(
                r.state().isOpen() ? r.id().toString() : "",
                people.name(r.person()),
                organisation.nameAt(r.unit(), time.today()),
                r.state().wordKey(),
                r.state() == ReadingState.UNDERSTOOD
                        ? Status.DONE
                        : line.late() ? Status.LATE : r.state().isOpen() ? Status.ON : Status.NONE,
                line.dueAt() == null || !r.state().isOpen() ? "" : minute(line.dueAt()),
                r.state() == ReadingState.OPEN ? "" : minute(r.stateAt()),
                reminded == null || !r.state().isOpen()
                        ? ""
                        : DateTimeFormatter.ofPattern("dd/MM/uuuu").format(reminded));
    }

    @PostMapping("/{id:\\d+}/nhac")
    @Several("nguoi")
    String remind(
            @PathVariable int id, @RequestParam MultiValueMap<String, String> typed, Officer officer, Model page) {
        find(id);
        Set<CaseId> chosen = typed.getOrDefault("nguoi", List.of()).stream()
                .filter(text -> UUID_TEXT.matcher(text).matches())
                .map(CaseId::parse)
                .collect(Collectors.toSet());
        boolean all = "1".equals(typed.getFirst("tat-ca"));
        if (chosen.isEmpty() && !all) return "redirect:" + PATH + "/" + id + "?xong=khong-chon";
        var unit = typed.getFirst("don-vi");
        var told = board.remind(id, unit(unit == null ? "" : unit), all ? Set.of() : chosen, officer);
        return "redirect:%s/%d?nhac=%d-%d-%d".formatted(PATH, id, told.told(), told.before(), told.notMine());
    }

    // ---- files

    /** People bear names that mean something in this file alone. */
    @GetMapping("/{id:\\d+}/nguoi.csv")
    void csv(
            @PathVariable int id,
            @RequestParam(name = "don-vi", defaultValue = "") String unit,
            @RequestParam(name = "xem", defaultValue = "tat-ca") String slug,
            Officer officer,
            HttpServletResponse response)
            throws IOException {
        var names = new Pseudonyms();
        var w = ReadingViews.words();
        write(find(id), unit(unit), filter(slug), "", name -> names.of(name, w), officer, response);
    }

    /** With the people's own names, for a reason that is noted before anything leaves. */
    @Access(value = Access.Who.OFFICER, rights = EXPORT)
    @PostMapping("/{id:\\d+}/nguoi.csv")
    void csvWithNames(
            @PathVariable int id,
            @RequestParam(name = "don-vi", defaultValue = "") String unit,
            @RequestParam(name = "xem", defaultValue = "tat-ca") String slug,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Officer officer,
            HttpServletResponse response)
            throws IOException {
        if (!Reason.isFine(reason)) {
            response.sendRedirect(href(id, unit(unit), filter(slug)) + "&ly-do=thieu");
            return;
        }
        var campaign = find(id);
        audit.exporting(officer.doer(), "POST " + PATH + "/{id}/nguoi.csv", String.valueOf(id), new Reason(reason));
        write(campaign, unit(unit), filter(slug), reason.strip(), name -> name, officer, response);
    }

    private void write(
            Campaign campaign,
            @Nullable UnitId unit,
            Filter filter,
            String reason,
            UnaryOperator<String> called,
            Officer officer,
            HttpServletResponse response)
            throws IOException {
        var w = ReadingViews.words();
        var lines = board.people(campaign.id(), unit, filter, officer);
        var csv = Csv.download(response, "quan-triet-" + campaign.id());
        csv.row(reason.isEmpty() ? List.of(w.get("export.pseudonyms")) : List.of(w.get("export.purpose"), reason));
        csv.row(List.of(campaign.plan().title(), w.get("reading.filter." + filter.name()), minute(time.instant())));
        csv.row(List.of(
                w.get("reading.person"),
                w.get("reading.unit"),
                w.get("reading.state"),
                w.get("reading.due"),
                w.get("reading.since")));
        for (var line : lines) {
            var one = line(line);
            csv.row(List.of(called.apply(one.name()), one.unit(), w.get(one.state()), one.due(), one.since()));
        }
        csv.flush();
    }

    /** Counts by unit; nobody is named. */
    @GetMapping("/{id:\\d+}/don-vi.xlsx")
    void xlsx(@PathVariable int id, Officer officer, HttpServletResponse response) throws IOException {
        var campaign = find(id);
        var w = ReadingViews.words();
        var units = board.units(id, officer);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"quan-triet-%d.xlsx\"".formatted(id));
        SteadyWorkbook.write(response.getOutputStream(), book -> {
            var sheet = book.newWorksheet("Quan triet");
            sheet.inlineString(0, 0, campaign.plan().title());
            sheet.inlineString(1, 0, w.get("reading.exact", minute(time.instant())));
            var heads = columns(w.get("reading.unit"), w);
            for (int c = 0; c < heads.size() - 1; c++)
                sheet.inlineString(3, c, heads.get(c).label());
            sheet.range(3, 0, 3, heads.size() - 2).style().bold().wrapText(true).set();
            sheet.width(0, 44);
            int row = 4;
            for (var u : units.stream()
                    .sorted(Comparator.comparing(u -> organisation.nameAt(u.unit(), time.today())))
                    .toList()) line(sheet, row++, organisation.nameAt(u.unit(), time.today()), Sum.of(List.of(u)));
            line(sheet, row, w.get("reading.sum"), Sum.of(units));
        });
    }

    private static void line(org.dhatim.fastexcel.Worksheet sheet, int row, String name, Sum sum) {
        sheet.inlineString(row, 0, name);
        sheet.value(row, 1, sum.counted);
        sheet.value(row, 2, sum.unread);
        sheet.value(row, 3, sum.read);
        sheet.value(row, 4, sum.understood);
        sheet.value(row, 5, sum.late);
    }

    // ---- pieces

    private @Nullable UnitId unit(String typed) {
        if (!typed.matches("[0-9]{1,6}")) return null;
        var unit = new UnitId(Integer.parseInt(typed));
        return organisation.knows(unit) ? unit : null;
    }

    private Campaign find(int id) {
        return campaigns
                .find(id)
                .filter(c -> c.appliedAt() != null)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static void heading(Model page, String title) {
        page.addAttribute("title", title);
        page.addAttribute("nav", "reading");
    }

    private static String minute(Instant moment) {
        return MINUTE.format(LegalZone.local(moment));
    }
}
