package vn.kycuong.notice.web;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import vn.kycuong.dossier.ApplicantContacts;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.ledger.Sight;
import vn.kycuong.notice.MessageState;
import vn.kycuong.notice.Outbox;
import vn.kycuong.notice.OutboxLine;
import vn.kycuong.notice.Situations;
import vn.kycuong.notice.Way;
import vn.kycuong.ui.PageLinks;
import vn.kycuong.ui.Status;
import vn.kycuong.ui.Tile;
import vn.kycuong.ui.Words;

/** What waits to be told, was told, could not be told; nothing of a person is shown. */
@Access(value = Access.Who.OFFICER, rights = Situations.MANAGE)
@Controller
@RequestMapping(OutboxPages.PATH)
class OutboxPages {
    static final String PATH = "/quan-tri/thong-bao";
    private static final int MOST_PAGES = 100_000;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

    private final Outbox outbox;
    private final Situations situations;
    private final ApplicantContacts dossiers;

    OutboxPages(Outbox outbox, Situations situations, ApplicantContacts dossiers) {
        this.outbox = outbox;
        this.situations = situations;
        this.dossiers = dossiers;
    }

    @GetMapping
    String show(
            @RequestParam(name = "loc", defaultValue = "") String asked,
            @RequestParam(name = "trang", defaultValue = "1") int number,
            @RequestParam(name = "xong", defaultValue = "") String done,
            Officer officer,
            Model page) {
        var state = state(asked);
        page.addAttribute("title", "notice.title").addAttribute("nav", "admin");
        page.addAttribute("done", done.equals("gui-lai"));
        page.addAttribute("view", view(state, Math.clamp(number, 1, MOST_PAGES), officer));
        return "notice/outbox";
    }

    @PostMapping("/{id}/gui-lai")
    String retry(@PathVariable UUID id, Officer officer) {
        if (!outbox.retry(id, officer)) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return "redirect:" + PATH + "?xong=gui-lai";
    }

    private static @Nullable MessageState state(String asked) {
        return Arrays.stream(MessageState.values())
                .filter(s -> s.name().equals(asked))
                .findFirst()
                .orElse(null);
    }

    private OutboxView view(@Nullable MessageState state, int number, Officer officer) {
        var words = words();
        var counts = outbox.counts(officer);
        int all = state == null
                ? counts.values().stream().mapToInt(Integer::intValue).sum()
                : counts.getOrDefault(state, 0);
        return new OutboxView(
                tiles(state, counts, words),
                outbox.page(state, number, officer).stream()
                        .map(line -> line(line, words))
                        .toList(),
                Arrays.stream(Way.values())
                        .filter(way -> !outbox.isOffered(way))
                        .map(way -> words.get("notice.way." + way))
                        .toList(),
                links(state, number, all, words));
    }

    private static List<Tile> tiles(@Nullable MessageState chosen, Map<MessageState, Integer> counts, Words words) {
        var tiles = new ArrayList<Tile>();
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        tiles.add(new Tile(all, words.get("notice.all"), null, PATH, chosen == null));
        for (var state : MessageState.values()) {
            int count = counts.getOrDefault(state, 0);
            if (count == 0 && state != chosen && !isAlwaysShown(state)) continue;
            tiles.add(new Tile(
                    count,
                    words.get("notice.state." + state),
                    state.isFailed() ? Status.LATE : null,
                    PATH + "?loc=" + state,
                    state == chosen));
        }
        return tiles;
    }

    private static boolean isAlwaysShown(MessageState state) {
        return state == MessageState.WAITING || state == MessageState.SENT || state.isFailed();
    }

    private OutboxView.Line line(OutboxLine line, Words words) {
        var caseId = line.caseId();
        return new OutboxView.Line(
                line.id().toString(),
                MOMENT.format(LegalZone.local(line.createdAt())),
                situations
                        .find(line.situation())
                        .map(s -> words.get("notice.happening." + s.happening()))
                        .orElse(line.situation()),
                caseId == null ? null : code(new CaseId(caseId)).orElse("—"),
                line.way() == null
                        ? "—"
                        : words.get("notice.way." + line.way()) + " " + (line.masked() == null ? "" : line.masked()),
                words.get("notice.state." + line.state()),
                note(line, words),
                line.isRetriable());
    }

    /** The code alone, whoever's dossier it is: this page belongs to nobody's unit. */
    private Optional<String> code(CaseId id) {
        return Sight.ofCase(id).call(() -> dossiers.named(id).map(ApplicantContacts.Named::code));
    }

    private static String note(OutboxLine line, Words words) {
        var notes = new ArrayList<String>();
        var problem = line.problem();
        if (problem != null)
            notes.add(
                    problem.matches("\\d.*")
                            ? words.get("notice.problem.code", problem)
                            : words.get("notice.problem." + problem));
        for (var way : line.refused())
            if (way != line.way()) notes.add(words.get("notice.refusedWay", words.get("notice.way." + way)));
        if (line.state() == MessageState.WAITING && line.tries() > 0)
            notes.add(words.get("notice.next", MOMENT.format(LegalZone.local(line.nextAt())), line.tries()));
        if (line.state() == MessageState.SENT && line.endedAt() != null)
            notes.add(words.get("notice.sentAt", MOMENT.format(LegalZone.local(line.endedAt()))));
        if (line.maybeTwice()) notes.add(words.get("notice.maybeTwice"));
        return String.join(" ", notes);
    }

    private static @Nullable PageLinks links(@Nullable MessageState state, int number, int all, Words words) {
        if (all <= Outbox.PAGE) return null;
        int first = (number - 1) * Outbox.PAGE + 1;
        int last = Math.min(all, number * Outbox.PAGE);
        return new PageLinks(
                number > 1 ? href(state, number - 1) : null,
                last < all ? href(state, number + 1) : null,
                words.get("notice.shown", first, last, all));
    }

    private static String href(@Nullable MessageState state, int number) {
        return PATH + "?trang=" + number + (state == null ? "" : "&loc=" + state);
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }
}
