package vn.kycuong.procedure.web;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.procedure.CatalogueImport;
import vn.kycuong.procedure.CatalogueImports;
import vn.kycuong.procedure.ImportLine;
import vn.kycuong.procedure.ImportNote;
import vn.kycuong.procedure.ImportResult;
import vn.kycuong.ui.Words;

/** Files of procedures: read by one, looked at line by line, confirmed by another, or withdrawn. */
@Access(
        value = Access.Who.OFFICER,
        rights = {CataloguePages.DRAFT, CataloguePages.APPLY})
@Controller
@RequestMapping(CataloguePages.PATH)
class CataloguePages {
    static final String PATH = "/quan-tri/danh-muc";
    static final String DRAFT = "catalogue.draft";
    static final String APPLY = "catalogue.apply";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private final CatalogueImports imports;
    private final People people;

    CataloguePages(CatalogueImports imports, People people) {
        this.imports = imports;
        this.people = people;
    }

    @GetMapping
    String choose(Officer officer, Model page) {
        return choose(List.of(), "", "", officer, page);
    }

    @GetMapping("/xuat.json")
    ResponseEntity<byte[]> export(Officer officer) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Content-Disposition", "attachment; filename=\"danh-muc-thu-tuc.json\"")
                .body(imports.export());
    }

    @Access(value = Access.Who.OFFICER, rights = DRAFT)
    @PostMapping
    String read(
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam(name = "quyet-dinh", defaultValue = "") String decision,
            @RequestParam(name = "hieu-luc", defaultValue = "") String inForce,
            Officer officer,
            Model page)
            throws IOException {
        var w = words();
        if (file == null || file.isEmpty())
            return choose(List.of(w.get("catalogue.problem.file")), decision, inForce, officer, page);
        LocalDate day;
        try {
            day = inForce.isBlank() ? null : LocalDate.parse(inForce.strip(), DAY);
        } catch (DateTimeException _) {
            return choose(List.of(w.get("catalogue.problem.date")), decision, inForce, officer, page);
        }
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        return switch (imports.read(
                new CatalogueImports.Heading(name, decision, day), file.getBytes(), officer.actor())) {
            case ImportResult.Reported(var id) -> "redirect:" + PATH + "/" + id;
            case ImportResult.Unreadable(var sentences) -> choose(sentences, decision, inForce, officer, page);
            case ImportResult other -> throw new IllegalStateException("A file that is read cannot be " + other);
        };
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable UUID id,
            @RequestParam(name = "chi", defaultValue = "") String only,
            Officer officer,
            Model page) {
        return show(id, only, null, officer, page);
    }

    @Access(value = Access.Who.OFFICER, rights = APPLY)
    @PostMapping("/{id}/xac-nhan")
    String confirm(
            @PathVariable UUID id,
            @RequestParam(name = "y-kien", defaultValue = "") String opinion,
            Officer officer,
            Model page) {
        return answer(id, imports.confirm(id, opinion, officer.actor()), officer, page);
    }

    @PostMapping("/{id}/bo")
    String withdraw(
            @PathVariable UUID id,
            @RequestParam(name = "y-kien", defaultValue = "") String opinion,
            Officer officer,
            Model page) {
        return answer(id, imports.withdraw(id, opinion, officer.actor()), officer, page);
    }

    private String answer(UUID id, ImportResult result, Officer officer, Model page) {
        var w = words();
        return switch (result) {
            case ImportResult.Confirmed _, ImportResult.Withdrawn _ -> "redirect:" + PATH + "/" + id;
            case ImportResult.SecondPersonNeeded _ -> show(id, "", w.get("catalogue.answer.second"), officer, page);
            case ImportResult.Decided _ -> show(id, "", w.get("catalogue.answer.decided"), officer, page);
            case ImportResult.NothingToDo _ -> show(id, "", w.get("catalogue.answer.nothing"), officer, page);
            case ImportResult.Outdated(int lines) ->
                show(id, "", w.get("catalogue.answer.outdated", lines), officer, page);
            case ImportResult.NotFound _ -> throw notFound();
            case ImportResult.Reported _, ImportResult.Unreadable _ ->
                throw new IllegalStateException("A decision on a file cannot be " + result);
        };
    }

    private String choose(List<String> problems, String decision, String inForce, Officer officer, Model page) {
        page.addAttribute("title", "catalogue.title").addAttribute("nav", "admin");
        if (!problems.isEmpty()) page.addAttribute("problem", problems.getFirst());
        page.addAttribute("problems", problems);
        page.addAttribute("decision", decision).addAttribute("inForce", inForce);
        page.addAttribute("past", imports.latest()).addAttribute("people", people);
        page.addAttribute("mayRead", officer.may(DRAFT));
        return "procedure/imports";
    }

    private String show(UUID id, String only, @Nullable String problem, Officer officer, Model page) {
        var file = imports.find(id).orElseThrow(CataloguePages::notFound);
        var lines = imports.lines(id);
        boolean open = file.state() == CatalogueImport.State.READ;
        boolean mine = file.madeBy().equals(officer.actor());
        page.addAttribute("title", "catalogue.report").addAttribute("nav", "admin");
        page.addAttribute("problem", problem).addAttribute("file", file).addAttribute("people", people);
        page.addAttribute("totals", totals(lines)).addAttribute("warned", warned(lines));
        page.addAttribute("only", only);
        page.addAttribute(
                "lines",
                lines.stream()
                        .filter(line -> only.isEmpty() || line.effect().name().equals(only))
                        .toList());
        page.addAttribute("mine", open && mine);
        page.addAttribute(
                "mayConfirm",
                open
                        && !mine
                        && officer.may(APPLY)
                        && lines.stream()
                                .anyMatch(line -> line.effect() == ImportLine.Effect.NEW
                                        || line.effect() == ImportLine.Effect.CHANGED));
        page.addAttribute("open", open);
        return "procedure/report";
    }

    private static Map<ImportLine.Effect, Long> totals(List<ImportLine> lines) {
        var totals = new EnumMap<ImportLine.Effect, Long>(ImportLine.Effect.class);
        for (var line : lines) totals.merge(line.effect(), 1L, Long::sum);
        return totals;
    }

    private static long warned(List<ImportLine> lines) {
        return lines.stream()
                .filter(line -> line.effect() != ImportLine.Effect.REFUSED)
                .filter(line -> line.notes().stream().anyMatch(note -> note.weight() == ImportNote.Weight.WARNS))
                .count();
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }
}
