package vn.kycuong.portal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.portal.Mismatch;
import vn.kycuong.portal.NationalPortal;
import vn.kycuong.portal.PortalLine;
import vn.kycuong.portal.PortalState;
import vn.kycuong.portal.SyncDelay;
import vn.kycuong.ui.Csv;
import vn.kycuong.ui.PageLinks;
import vn.kycuong.ui.Status;
import vn.kycuong.ui.Tile;
import vn.kycuong.ui.Words;

/** What the national portal is told and what it answered; where the two differ. Nothing of a person is shown. */
@Access(value = Access.Who.OFFICER, rights = NationalPortal.MANAGE)
@Controller
@RequestMapping(PortalPages.PATH)
class PortalPages {
    static final String PATH = "/quan-tri/cong-quoc-gia";
    private static final int MOST_PAGES = 100_000;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

    private final NationalPortal portal;
    private final Organisation organisation;

    PortalPages(NationalPortal portal, Organisation organisation) {
        this.portal = portal;
        this.organisation = organisation;
    }

    @GetMapping
    String show(
            @RequestParam(name = "loc", defaultValue = "") String asked,
            @RequestParam(name = "trang", defaultValue = "1") int number,
            @RequestParam(name = "xong", defaultValue = "") String done,
            Officer officer,
            Model page) {
        var state = state(asked);
        page.addAttribute("title", "portal.title").addAttribute("nav", "admin");
        page.addAttribute("done", done.equals("gui-lai"));
        page.addAttribute("view", view(state, Math.clamp(number, 1, MOST_PAGES), officer));
        return "portal/messages";
    }

    @PostMapping("/{id}/gui-lai")
    String retry(@PathVariable UUID id, Officer officer) {
        if (!portal.retry(id, officer)) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return "redirect:" + PATH + "?xong=gui-lai";
    }

    @GetMapping("/lech")
    String differences(Officer officer, Model page) {
        var w = words();
        page.addAttribute("title", "portal.mismatch.title").addAttribute("nav", "admin");
        page.addAttribute(
                "view",
                new DifferencesView(
                        w.lang().equals("en")
                                ? portal.mismatchLimit().inEnglish()
                                : portal.mismatchLimit().inVietnamese(),
                        portal.mismatched(officer),
                        portal.mismatches(officer).stream().map(m -> line(m, w)).toList(),
                        portal.delays(officer).stream().map(d -> line(d, w)).toList()));
        return "portal/differences";
    }

    /** The evidence of what is late there and not here, to be taken away. */
    @GetMapping("/tre-do-dong-bo.csv")
    void delays(Officer officer, HttpServletResponse response) throws IOException {
        var w = words();
        var csv = Csv.download(response, "tre-do-dong-bo");
        csv.row(List.of(
                w.get("portal.code"),
                w.get("portal.unit"),
                w.get("portal.cause"),
                w.get("portal.stage"),
                w.get("portal.lateFrom"),
                w.get("portal.metAt"),
                w.get("portal.sentAt"),
                w.get("portal.thereAt")));
        for (var d : portal.delays(officer)) {
            var line = line(d, w);
            csv.row(List.of(
                    line.code(),
                    line.unit(),
                    "SYNC",
                    line.stage(),
                    line.lateFrom(),
                    line.metAt(),
                    line.sentAt(),
                    line.thereAt()));
        }
        csv.flush();
    }

    private static @Nullable PortalState state(String asked) {
        return Arrays.stream(PortalState.values())
                .filter(s -> s.name().equals(asked))
                .findFirst()
                .orElse(null);
    }

    private MessagesView view(@Nullable PortalState state, int number, Officer officer) {
        var w = words();
        var counts = portal.counts(officer);
        int all = state == null
                ? counts.values().stream().mapToInt(Integer::intValue).sum()
                : counts.getOrDefault(state, 0);
        return new MessagesView(
                portal.isOffered(),
                portal.mismatched(officer),
                tiles(state, counts, w),
                portal.page(state, number, officer).stream()
                        .map(l -> line(l, w))
                        .toList(),
                portal.poison(officer).stream()
                        .map(p -> w.get(
                                "portal.poison.line",
                                p.file(),
                                p.line(),
                                w.get("portal.poison." + p.why()),
                                moment(p.at())))
                        .toList(),
                links(state, number, all, w));
    }

    private static List<Tile> tiles(@Nullable PortalState chosen, Map<PortalState, Integer> counts, Words w) {
        var tiles = new ArrayList<Tile>();
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        tiles.add(new Tile(all, w.get("portal.all"), null, PATH, chosen == null));
        for (var state : PortalState.values()) {
            int count = counts.getOrDefault(state, 0);
            if (count == 0 && state != chosen && !state.isDead() && state != PortalState.WAITING) continue;
            tiles.add(new Tile(
                    count,
                    w.get("portal.state." + state),
                    state.isDead() ? Status.LATE : null,
                    PATH + "?loc=" + state,
                    state == chosen));
        }
        return tiles;
    }

    private static MessagesView.Line line(PortalLine line, Words w) {
        var notes = new ArrayList<String>();
        if (!line.problem().isEmpty()) notes.add(problem(line.problem(), w));
        if (line.state() == PortalState.WAITING && line.tries() > 0)
            notes.add(w.get("portal.next", moment(line.nextAt()), line.tries()));
        if (line.sentAt() != null) notes.add(w.get("portal.left", moment(line.sentAt())));
        if (line.receiptAt() != null) notes.add(w.get("portal.answered", moment(line.receiptAt())));
        return new MessagesView.Line(
                line.id().toString(),
                moment(line.at()),
                line.code().isEmpty() ? "—" : line.code(),
                status(line.status(), w),
                w.get("portal.state." + line.state()),
                String.join(" ", notes),
                line.state().isDead());
    }

    private DifferencesView.Differing line(Mismatch m, Words w) {
        var there = m.there();
        var why = w.get("portal.state." + m.state()) + (m.problem().isEmpty() ? "" : ": " + problem(m.problem(), w));
        return new DifferencesView.Differing(
                m.code(),
                unit(m.unitId()),
                status(m.status(), w),
                moment(m.since()),
                there == null ? w.get("portal.thereNothing") : status(there, w),
                m.thereAt() == null ? "—" : moment(m.thereAt()),
                why);
    }

    private DifferencesView.Delayed line(SyncDelay d, Words w) {
        return new DifferencesView.Delayed(
                d.code(),
                unit(d.unitId()),
                w.get("portal.stage." + d.stage()),
                moment(d.lateFrom()),
                moment(d.metAt()),
                d.sentAt() == null ? w.get("portal.notYet") : moment(d.sentAt()),
                d.thereAt() == null ? w.get("portal.notYet") : moment(d.thereAt()));
    }

    private String unit(int id) {
        return organisation.unit(new UnitId(id)).name(LocaleContextHolder.getLocale());
    }

    /** Words of the program are told; codes of the other side are shown as they came. */
    private static String problem(String problem, Words w) {
        return switch (problem) {
            case "unconfigured", "code", "429", "file", "rest", "busy", "other" -> w.get("portal.problem." + problem);
            default -> w.get("portal.problem.there", problem);
        };
    }

    private static String status(int status, Words w) {
        return status + " · " + w.get("portal.status." + status);
    }

    private static @Nullable PageLinks links(@Nullable PortalState state, int number, int all, Words w) {
        if (all <= NationalPortal.PAGE) return null;
        int first = (number - 1) * NationalPortal.PAGE + 1;
        int last = Math.min(all, number * NationalPortal.PAGE);
        return new PageLinks(
                number > 1 ? href(state, number - 1) : null,
                last < all ? href(state, number + 1) : null,
                w.get("portal.shown", first, last, all));
    }

    private static String href(@Nullable PortalState state, int number) {
        return PATH + "?trang=" + number + (state == null ? "" : "&loc=" + state);
    }

    private static String moment(Instant at) {
        return MOMENT.format(LegalZone.local(at));
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }
}
