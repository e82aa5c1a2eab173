package vn.kycuong.procedure.web;

import jakarta.servlet.http.HttpServletResponse;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.procedure.CatalogueCorrection;
import vn.kycuong.procedure.CatalogueImports;
import vn.kycuong.procedure.ImportResult;
import vn.kycuong.procedure.Paper;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** A fee, a limit, a case or the papers of a procedure corrected by hand from a day on; a second person confirms it as he does a file. */
@Access(value = Access.Who.OFFICER, rights = CataloguePages.DRAFT)
@Controller
@RequestMapping(CorrectionPages.PATH)
class CorrectionPages {
    static final String PATH = CataloguePages.PATH + "/sua";
    /** Rows to fill in beside the papers that are there. */
    static final int MORE = 3;

    private static final int SHOWN = 30;

    private final CatalogueImports imports;
    private final Procedures procedures;
    private final LegalClock time;

    CorrectionPages(CatalogueImports imports, Procedures procedures, LegalClock time) {
        this.imports = imports;
        this.procedures = procedures;
        this.time = time;
    }

    @GetMapping
    String find(@RequestParam(name = "q", defaultValue = "") String typed, Model page) {
        page.addAttribute("title", "correct.title").addAttribute("nav", "admin");
        page.addAttribute("typed", typed.strip());
        page.addAttribute(
                "found", procedures.find(typed, time.today(), 0, SHOWN).shown());
        return "procedure/corrections";
    }

    @GetMapping("/{key}")
    String show(@PathVariable String key, Model page) {
        return view(latest(key), Map.of(), List.of(), page);
    }

    private static String view(
            ProcedureVersion procedure, Map<String, String> typed, List<String> problems, Model page) {
        page.addAttribute("title", "correct.title").addAttribute("nav", "admin");
        page.addAttribute("view", new CorrectionView(procedure, typed, problems));
        if (!problems.isEmpty()) page.addAttribute("problem", problems.getFirst());
        return "procedure/correction";
    }

    @PostMapping("/{key}")
    String correct(
            @PathVariable String key,
            @RequestParam Map<String, String> typed,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var procedure = latest(key);
        var correction = correction(procedure, typed);
        if (correction.isEmpty()) return refused(procedure, typed, List.of(words().get("correct.day")), response, page);
        return switch (imports.correct(procedure.key(), correction.get(), officer.actor())) {
            case ImportResult.Reported(var id) -> "redirect:" + CataloguePages.PATH + "/" + id;
            case ImportResult.Unreadable(var sentences) -> refused(procedure, typed, sentences, response, page);
            case ImportResult.NothingToDo _ ->
                refused(procedure, typed, List.of(words().get("catalogue.answer.nothing")), response, page);
            case ImportResult.NotFound _ -> throw notFound();
            case ImportResult other -> throw new IllegalStateException("A correction cannot be " + other);
        };
    }

    private static String refused(
            ProcedureVersion procedure,
            Map<String, String> typed,
            List<String> problems,
            HttpServletResponse response,
            Model page) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view(procedure, typed, problems, page);
    }

    /** As it is typed; empty where the day is none. */
    private static Optional<CatalogueCorrection> correction(ProcedureVersion procedure, Map<String, String> typed) {
        return day(line(typed, "tu")).map(from -> switch (typed.getOrDefault("lam", "")) {
            case "phi" ->
                new CatalogueCorrection.NewFee(
                        from,
                        line(typed, "kind"),
                        amount(line(typed, "amount")),
                        line(typed, "per"),
                        line(typed, "words"),
                        line(typed, "case"),
                        line(typed, "channel"));
            case "truong-hop" ->
                new CatalogueCorrection.NewCase(
                        from, line(typed, "nameVi"), line(typed, "nameEn"), line(typed, "limit"), line(typed, "basis"));
            case "giay" ->
                new CatalogueCorrection.NewVersion(
                        from,
                        line(typed, "decision"),
                        line(typed, "basis"),
                        line(typed, "result"),
                        papers(procedure, typed));
            default ->
                new CatalogueCorrection.NewLimit(
                        from, line(typed, "case"), line(typed, "channel"), line(typed, "limit"), line(typed, "basis"));
        });
    }

    /** A paper that is still there keeps what the page does not show of it. */
    private static List<Paper> papers(ProcedureVersion procedure, Map<String, String> typed) {
        var papers = new ArrayList<Paper>();
        for (int i = 0; typed.containsKey("p" + i + ".name"); i++) {
            var at = "p" + i + ".";
            var name = line(typed, at + "name");
            if (name.isEmpty()) continue;
            var old = i < procedure.papers().size() ? procedure.papers().get(i) : null;
            papers.add(new Paper(
                    papers.size() + 1,
                    name,
                    number(line(typed, at + "originals")),
                    number(line(typed, at + "copies")),
                    typed.containsKey(at + "mandatory"),
                    typed.containsKey(at + "present"),
                    line(typed, at + "note"),
                    old == null ? List.of() : old.cases(),
                    line(typed, at + "form"),
                    old == null ? "" : old.code(),
                    old != null && old.reusable()));
        }
        return papers;
    }

    /** The state that holds last, from which the next one begins. */
    private ProcedureVersion latest(String key) {
        var today = time.today();
        var versions = procedures.versions(key);
        if (versions.isEmpty()) throw notFound();
        var last = versions.getLast();
        return last.effectiveFrom().isAfter(today)
                ? last
                : procedures.get(key, today).orElse(last);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** Null where none is typed that can be read: then the words alone say it. */
    private static @Nullable Long amount(String text) {
        var plain = text.replaceAll("[\\s.,đ]", "");
        return plain.matches("\\d{1,9}") ? Long.valueOf(plain) : null;
    }

    private static int number(String text) {
        return text.isEmpty() ? 0 : text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
    }

    private static String line(Map<String, String> typed, String field) {
        return Normalizer.normalize(typed.getOrDefault(field, ""), Normalizer.Form.NFC)
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
