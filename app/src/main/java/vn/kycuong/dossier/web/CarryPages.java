package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
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
import vn.kycuong.dossier.CarriedFile;
import vn.kycuong.dossier.CarriedFile.State;
import vn.kycuong.dossier.CarriedLine;
import vn.kycuong.dossier.CarryOvers;
import vn.kycuong.dossier.CarryResult;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.job.JobItem;
import vn.kycuong.kernel.Access;
import vn.kycuong.ui.Words;

/** Running dossiers of an old system: read by one, looked at line by line, carried over by another; taken back by two. */
@Access(
        value = Access.Who.OFFICER,
        rights = {CarryOvers.LOAD, CarryOvers.CONFIRM})
@Controller
@RequestMapping(CarryPages.PATH)
class CarryPages {
    static final String PATH = "/quan-tri/ho-so-dang-chay";

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final int MOST_SHOWN = 500;

    private final CarryOvers carryOvers;
    private final People people;

    CarryPages(CarryOvers carryOvers, People people) {
        this.carryOvers = carryOvers;
        this.people = people;
    }

    @GetMapping
    String choose(Officer officer, Model page) {
        return choose(List.of(), officer, page);
    }

    @GetMapping("/mau.xlsx")
    ResponseEntity<byte[]> template() {
        return sheet("ho-so-dang-chay", carryOvers.template());
    }

    @Access(value = Access.Who.OFFICER, rights = CarryOvers.LOAD)
    @PostMapping
    String read(
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file, Officer officer, Model page)
            throws IOException {
        if (file == null || file.isEmpty()) return choose(List.of(words().get("carry.problem.file")), officer, page);
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        return switch (carryOvers.read(name, file.getBytes(), officer.actor())) {
            case CarryResult.Reported(var id) -> "redirect:" + PATH + "/" + id;
            case CarryResult.Unreadable(var sentences) -> choose(sentences, officer, page);
            case CarryResult other -> throw new IllegalStateException("A file that is read cannot be " + other);
        };
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable UUID id,
            @RequestParam(name = "chi", defaultValue = "") String only,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        return show(id, only, null, officer, response, page);
    }

    @Access(value = Access.Who.OFFICER, rights = CarryOvers.LOAD)
    @GetMapping("/{id}/can-sua.xlsx")
    ResponseEntity<byte[]> refused(@PathVariable UUID id) {
        if (carryOvers.find(id).isEmpty()) throw notFound();
        return sheet("can-sua", carryOvers.refused(id));
    }

    @Access(value = Access.Who.OFFICER, rights = CarryOvers.CONFIRM)
    @PostMapping("/{id}/xac-nhan")
    String confirm(
            @PathVariable UUID id,
            @RequestParam(name = "y-kien", defaultValue = "") String opinion,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        return answer(id, carryOvers.confirm(id, opinion, officer), officer, response, page);
    }

    @PostMapping("/{id}/bo")
    String withdraw(
            @PathVariable UUID id,
            @RequestParam(name = "y-kien", defaultValue = "") String opinion,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        return answer(id, carryOvers.withdraw(id, opinion, officer.actor()), officer, response, page);
    }

    @PostMapping("/{id}/rut-lai")
    String askUndo(
            @PathVariable UUID id,
            @RequestParam(name = "ly-do", defaultValue = "") String why,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        return answer(id, carryOvers.askUndo(id, why, officer.actor()), officer, response, page);
    }

    @Access(value = Access.Who.OFFICER, rights = CarryOvers.CONFIRM)
    @PostMapping("/{id}/rut-lai/dong-y")
    String undo(@PathVariable UUID id, Officer officer, HttpServletResponse response, Model page) {
        return answer(id, carryOvers.undo(id, officer), officer, response, page);
    }

    @PostMapping("/{id}/rut-lai/khong")
    String declineUndo(@PathVariable UUID id, Officer officer, HttpServletResponse response, Model page) {
        return answer(id, carryOvers.declineUndo(id), officer, response, page);
    }

    private String answer(UUID id, CarryResult result, Officer officer, HttpServletResponse response, Model page) {
        var w = words();
        return switch (result) {
            case CarryResult.Ordered _, CarryResult.Withdrawn _, CarryResult.UndoAsked _, CarryResult.UndoDeclined _ ->
                "redirect:" + PATH + "/" + id;
            case CarryResult.SecondPersonNeeded _ ->
                show(id, "", w.get("carry.answer.second"), officer, response, page);
            case CarryResult.Decided _ -> show(id, "", w.get("carry.answer.decided"), officer, response, page);
            case CarryResult.NothingToDo _ -> show(id, "", w.get("carry.answer.nothing"), officer, response, page);
            case CarryResult.ReasonMissing _ -> show(id, "", w.get("carry.answer.reason"), officer, response, page);
            case CarryResult.NotFinished _ -> show(id, "", w.get("carry.answer.notFinished"), officer, response, page);
            case CarryResult.ActedOn(int many, var codes) ->
                show(id, "", w.get("carry.answer.actedOn", many, String.join(", ", codes)), officer, response, page);
            case CarryResult.NotFound _ -> throw notFound();
            case CarryResult.Reported _, CarryResult.Unreadable _ ->
                throw new IllegalStateException("A decision on a file cannot be " + result);
        };
    }

    private String choose(List<String> problems, Officer officer, Model page) {
        page.addAttribute("title", "carry.title").addAttribute("nav", "admin");
        if (!problems.isEmpty()) page.addAttribute("problem", problems.getFirst());
        page.addAttribute("problems", problems);
        page.addAttribute("past", carryOvers.latest()).addAttribute("people", people);
        page.addAttribute("mayRead", officer.may(CarryOvers.LOAD));
        return "dossier/carryOvers";
    }

    private String show(
            UUID id, String only, @Nullable String problem, Officer officer, HttpServletResponse response, Model page) {
        var file = carryOvers.find(id).orElseThrow(CarryPages::notFound);
        var lines = carryOvers.lines(id);
        var outcomes = carryOvers.outcomes(file);
        if (outcomes.stream().anyMatch(item -> item.outcome() == null)) response.setHeader("Refresh", "3");
        page.addAttribute("title", "carry.report").addAttribute("nav", "admin");
        page.addAttribute(
                "view",
                new CarryView(
                        file,
                        CarryOvers.totals(lines),
                        only,
                        lines.stream()
                                .filter(line ->
                                        only.isEmpty() || line.effect().name().equals(only))
                                .limit(MOST_SHOWN)
                                .toList(),
                        count(outcomes, JobItem.Outcome.DONE),
                        outcomes.stream().filter(item -> item.outcome() == null).count(),
                        outcomes.stream()
                                .filter(item -> item.outcome() != null && item.outcome() != JobItem.Outcome.DONE)
                                .map(item -> words().get(
                                                item.wordKey(), item.arguments().toArray()))
                                .limit(MOST_SHOWN)
                                .toList(),
                        mayConfirm(file, lines, officer),
                        file.state() == State.UNDO_ASKED
                                && officer.may(CarryOvers.CONFIRM)
                                && !officer.actor().equals(file.undoBy())));
        page.addAttribute("problem", problem).addAttribute("people", people);
        page.addAttribute("mayFetch", officer.may(CarryOvers.LOAD));
        page.addAttribute("mine", file.madeBy().equals(officer.actor()));
        return "dossier/carryOver";
    }

    private static boolean mayConfirm(CarriedFile file, List<CarriedLine> lines, Officer officer) {
        return file.state() == State.READ
                && !file.madeBy().equals(officer.actor())
                && officer.may(CarryOvers.CONFIRM)
                && lines.stream().anyMatch(line -> line.effect() == CarriedLine.Effect.NEW);
    }

    private static long count(List<JobItem> outcomes, JobItem.Outcome outcome) {
        return outcomes.stream().filter(item -> item.outcome() == outcome).count();
    }

    private static ResponseEntity<byte[]> sheet(String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header("Content-Disposition", "attachment; filename=\"%s.xlsx\"".formatted(name))
                .body(content);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }
}
