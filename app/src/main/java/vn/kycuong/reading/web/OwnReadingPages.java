package vn.kycuong.reading.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.ProofFile;
import vn.kycuong.reading.ReadingBoard;
import vn.kycuong.reading.ReadingEvent;
import vn.kycuong.reading.ReadingResult;
import vn.kycuong.reading.ReadingState;
import vn.kycuong.reading.Readings;
import vn.kycuong.reference.SearchText;
import vn.kycuong.ui.Row;
import vn.kycuong.ui.Status;
import vn.kycuong.worktime.LegalClock;

/** One's own readings (quán triệt): the list, the text, the questions, what was right, the proof. Each is asked in the person's own name. */
@Access(Access.Who.OFFICER)
@Controller
@RequestMapping(ReadingViews.PATH)
class OwnReadingPages {
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu");
    private static final int LONGEST_SEARCH = 200;
    private static final int MOST_QUESTIONS = 30;

    private final Readings readings;
    private final ReadingViews views;
    private final ReadingPapers papers;
    private final LegalClock time;

    OwnReadingPages(Readings readings, ReadingViews views, ReadingPapers papers, LegalClock time) {
        this.readings = readings;
        this.views = views;
        this.papers = papers;
        this.time = time;
    }

    @GetMapping
    String list(@RequestParam(name = "q", defaultValue = "") String words, Officer officer, Model page) {
        var now = time.instant();
        var searched =
                words.substring(0, Math.min(LONGEST_SEARCH, words.length())).strip();
        var found = readings.all(officer.actor()).stream()
                .map(own -> views.of(own, readings.asks(own), now))
                .filter(view -> holds(view, searched))
                .toList();
        heading(page, "reading.own.title");
        page.addAttribute(
                "open",
                found.stream()
                        .filter(ReadingView::open)
                        .sorted(Comparator.comparing(ReadingView::due, Comparator.nullsLast(Comparator.naturalOrder())))
                        .toList());
        page.addAttribute("done", found.stream().filter(view -> !view.open()).toList());
        page.addAttribute("words", searched);
        page.addAttribute("drafts", officer.may(vn.kycuong.reading.Campaigns.DRAFT));
        page.addAttribute("watches", officer.may(ReadingBoard.WATCH));
        return "reading/own";
    }

    /** What is still to be read, for the work page. */
    @GetMapping("/phan-viec")
    String slot(Officer officer, Model page) {
        var now = time.instant();
        var open = readings.open(officer.actor()).stream()
                .map(own -> views.of(own, readings.asks(own), now))
                .toList();
        page.addAttribute("open", open.size());
        page.addAttribute(
                "late", open.stream().filter(v -> v.status() == Status.LATE).count());
        return "reading/slot";
    }

    private static boolean holds(ReadingView view, String words) {
        return words.isEmpty()
                || SearchText.folded(view.title() + " " + view.document()).contains(SearchText.folded(words));
    }

    @GetMapping("/viec/{id}")
    String read(
            @PathVariable String id,
            @RequestParam(name = "phan", defaultValue = "0") String part,
            Officer officer,
            Model page) {
        return read(own(id, officer), part.matches("[0-9]{1,4}") ? Integer.parseInt(part) : 0, null, page);
    }

    private String read(Readings.Own own, int asked, @Nullable ReadingResult refusal, Model page) {
        var parts = readings.text(own.reading()).parts();
        boolean open = own.reading().state() == ReadingState.OPEN;
        int furthest = open ? Math.min(parts.size(), own.reading().reached() + 1) : parts.size();
        int part = asked >= 1 && asked <= furthest ? asked : open ? furthest : 1;
        heading(page, "reading.text.title");
        view(own, page);
        page.addAttribute(
                "text", new ReadingView.Page(parts.get(part - 1), part, parts.size(), open && part == parts.size()));
        page.addAttribute("key", UUID.randomUUID().toString());
        page.addAttribute("strip", views.strip(own, time.instant()));
        problem(refusal, page);
        return "reading/text";
    }

    private void view(Readings.Own own, Model page) {
        page.addAttribute("view", views.of(own, readings.asks(own), time.instant()));
    }

    /** The next part of a long text: opened by the server, so that the end is reached without script too. */
    @PostMapping("/viec/{id}/tiep")
    String next(
            @PathVariable String id, @RequestParam(name = "phan", defaultValue = "0") String part, Officer officer) {
        int read = part.matches("[0-9]{1,4}") ? Integer.parseInt(part) : 0;
        if (readings.open(caseId(id), read, officer) instanceof ReadingResult.NotFound) throw notFound();
        return "redirect:" + ReadingViews.PATH + "/viec/" + id + "?phan=" + (read + 1) + "#phan";
    }

    @PostMapping("/viec/{id}/da-doc")
    String confirm(
            @PathVariable String id,
            @RequestParam(name = "key", defaultValue = "") String key,
            @RequestParam(name = "sha256", defaultValue = "") String sha256,
            @RequestParam(name = "xac-nhan", defaultValue = "") String confirmed,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var own = own(id, officer);
        if (key.length() < 16 || key.length() > 100) throw notFound();
        var result = confirmed.equals("1") || own.reading().state() != ReadingState.OPEN
                ? readings.confirm(caseId(id), key, sha256, officer)
                : new ReadingResult.NotPossible("reading.no.tick");
        if (result instanceof ReadingResult.Done) {
            var here = ReadingViews.PATH + "/viec/" + id;
            return "redirect:" + here + (readings.asks(own) ? "/cau-hoi" : "/chung-nhan");
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return read(own(id, officer), Integer.MAX_VALUE, result, page);
    }

    // ---- the text as files

    @GetMapping("/viec/{id}/ban-doc.txt")
    ResponseEntity<byte[]> bytes(@PathVariable String id, Officer officer) {
        var text = readings.text(own(id, officer).reading());
        return file(
                text.bytes(),
                new MediaType(MediaType.TEXT_PLAIN, java.nio.charset.StandardCharsets.UTF_8),
                "ban-doc.txt");
    }

    @GetMapping("/viec/{id}/ban-doc.pdf")
    ResponseEntity<byte[]> paper(@PathVariable String id, Officer officer) {
        var own = own(id, officer);
        return file(
                papers.text(readings.text(own.reading()), own.campaign().plan().title()),
                MediaType.APPLICATION_PDF,
                "ban-doc.pdf");
    }

    private static ResponseEntity<byte[]> file(byte[] content, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .body(content);
    }

    // ---- questions

    @GetMapping("/viec/{id}/cau-hoi")
    String quiz(@PathVariable String id, Officer officer, Model page) {
        return quiz(own(id, officer), Map.of(), Set.of(), null, officer, page);
    }

    private String quiz(
            Readings.Own own,
            Map<Integer, Integer> chosen,
            Set<Integer> missing,
            @Nullable ReadingResult refusal,
            Officer officer,
            Model page) {
        var quiz = readings.quiz(own.reading().id(), officer.actor());
        if (quiz.isEmpty())
            return "redirect:" + ReadingViews.PATH + "/viec/" + own.reading().id();
        heading(page, "reading.quiz.title");
        view(own, page);
        page.addAttribute("quiz", quiz.get());
        page.addAttribute("pass", own.campaign().plan().passPercent());
        page.addAttribute("chosen", chosen);
        page.addAttribute("missing", missing);
        page.addAttribute("key", UUID.randomUUID().toString());
        problem(refusal, page);
        return "reading/quiz";
    }

    @PostMapping("/viec/{id}/cau-hoi")
    String answer(
            @PathVariable String id,
            @RequestParam Map<String, String> typed,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var key = typed.getOrDefault("key", "");
        if (key.length() < 16 || key.length() > 100) throw notFound();
        var chosen = new java.util.HashMap<Integer, Integer>();
        IntStream.range(0, MOST_QUESTIONS).forEach(i -> {
            var value = typed.getOrDefault("cau-" + i, "");
            if (value.matches("[0-9]")) chosen.put(i, Integer.parseInt(value));
        });
        var answers = new ArrayList<@Nullable Integer>();
        for (int i = 0; i < MOST_QUESTIONS; i++) answers.add(chosen.get(i));
        var attempt = typed.getOrDefault("lan", "");
        var result = readings.answer(
                caseId(id),
                attempt.matches("[0-9]{1,6}") ? Integer.parseInt(attempt) : 0,
                trimmed(answers),
                key,
                officer);
        return switch (result) {
            case ReadingResult.NotFound _ -> throw notFound();
            case ReadingResult.Marked(var reading, int no) ->
                "redirect:" + ReadingViews.PATH + "/viec/" + reading + "/lan/" + no;
            case ReadingResult.Unanswered(var missing) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield quiz(own(id, officer), chosen, missing, null, officer, page);
            }
            case ReadingResult no -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield quiz(own(id, officer), chosen, Set.of(), no, officer, page);
            }
        };
    }

    /** Without what nobody chose at the end: the desk knows how many were asked. */
    private static List<@Nullable Integer> trimmed(List<@Nullable Integer> answers) {
        int last = answers.size();
        while (last > 0 && answers.get(last - 1) == null) last--;
        return answers.subList(0, last);
    }

    @GetMapping("/viec/{id}/lan/{no:\\d+}")
    String outcome(@PathVariable String id, @PathVariable int no, Officer officer, Model page) {
        var own = own(id, officer);
        var outcome = readings.outcomes(own.reading().id(), officer.actor()).stream()
                .filter(o -> o.attempt() == no)
                .findFirst()
                .orElseThrow(OwnReadingPages::notFound);
        heading(page, "reading.outcome.title");
        view(own, page);
        page.addAttribute("outcome", outcome);
        page.addAttribute(
                "left",
                readings.quiz(own.reading().id(), officer.actor())
                        .map(Readings.Quiz::left)
                        .orElse(0));
        return "reading/outcome";
    }

    // ---- proof

    @GetMapping("/viec/{id}/chung-nhan")
    String certificate(@PathVariable String id, Officer officer, Model page) {
        var own = own(id, officer);
        var recorded = readings.recorded(own.reading().id(), officer.actor());
        heading(page, "reading.proof.title");
        view(own, page);
        page.addAttribute("facts", facts(own, recorded, officer));
        page.addAttribute(
                "lines", recorded.entries().stream().map(e -> line(e, recorded)).toList());
        page.addAttribute("attempts", readings.outcomes(own.reading().id(), officer.actor()));
        return "reading/proof";
    }

    private static ProofLine line(Entry entry, Readings.Recorded recorded) {
        var proof = recorded.signed().get(entry.version());
        return new ProofLine(
                entry.version(),
                "entry." + entry.kind(),
                minute(entry.occurredAt()),
                proof == null ? null : proof.leaf());
    }

    private List<Row> facts(Readings.Own own, Readings.Recorded recorded, Officer officer) {
        var w = ReadingViews.words();
        var facts = new ArrayList<Row>();
        facts.add(new Row(w.get("reading.proof.person"), officer.displayName()));
        facts.add(new Row(
                w.get("reading.document"), views.sign(own.campaign().plan().document())));
        facts.add(new Row(w.get("reading.campaign"), own.campaign().plan().title()));
        facts.add(new Row(
                w.get("reading.textFor"),
                w.get(own.campaign().plan().textOf(own.reading().group()).wordKey())));
        confirmedAt(recorded).ifPresent(at -> facts.add(new Row(w.get("reading.proof.read"), minute(at))));
        if (own.reading().state() == ReadingState.UNDERSTOOD)
            facts.add(new Row(
                    w.get("reading.proof.understood"), minute(own.reading().stateAt())));
        facts.add(new Row(w.get("reading.state"), w.get(own.reading().state().wordKey())));
        return facts;
    }

    private static java.util.Optional<Instant> confirmedAt(Readings.Recorded recorded) {
        return recorded.entries().stream()
                .filter(e ->
                        e.kind().equals(ReadingEvent.READ.kind()) || e.kind().equals(ReadingEvent.UNDERSTOOD.kind()))
                .map(Entry::occurredAt)
                .findFirst();
    }

    @GetMapping("/viec/{id}/chung-nhan.pdf")
    ResponseEntity<byte[]> certificatePaper(@PathVariable String id, Officer officer) {
        var own = own(id, officer);
        if (own.reading().state() != ReadingState.UNDERSTOOD) throw notFound();
        var recorded = readings.recorded(own.reading().id(), officer.actor());
        return file(
                papers.certificate(
                        ReadingViews.words().get("reading.proof.paper"),
                        facts(own, recorded, officer),
                        own.reading().sha256()),
                MediaType.APPLICATION_PDF,
                "chung-nhan.pdf");
    }

    @GetMapping("/viec/{id}/bang-chung/{version:\\d+}.json")
    ResponseEntity<ProofFile> proof(@PathVariable String id, @PathVariable int version, Officer officer) {
        return readings.proof(caseId(id), version, officer.actor())
                .map(file -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename("bang-chung-%s-%d.json".formatted(id, version))
                                        .build()
                                        .toString())
                        .body(file))
                .orElseThrow(OwnReadingPages::notFound);
    }

    // ---- pieces

    private static void problem(@Nullable ReadingResult refusal, Model page) {
        page.addAttribute(
                "problem",
                switch (refusal) {
                    case ReadingResult.NotPossible no ->
                        ReadingViews.words().get(no.wordKey(), no.arguments().toArray());
                    case ReadingResult.Overtaken _ -> ReadingViews.words().get("reading.no.overtaken");
                    case ReadingResult.NotAllowed _ -> ReadingViews.words().get("reading.no.notAllowed");
                    case null -> "";
                    case ReadingResult _ -> "";
                });
    }

    private static void heading(Model page, String title) {
        page.addAttribute("title", title);
        page.addAttribute("nav", "reading");
    }

    private Readings.Own own(String id, Officer officer) {
        return readings.find(caseId(id), officer.actor()).orElseThrow(OwnReadingPages::notFound);
    }

    private static CaseId caseId(String id) {
        if (!UUID_TEXT.matcher(id).matches()) throw notFound();
        return CaseId.parse(id);
    }

    private static String minute(Instant moment) {
        return MINUTE.format(LegalZone.local(moment));
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
