package vn.kycuong.task.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.task.TaskFile;
import vn.kycuong.task.TaskFileResult;
import vn.kycuong.task.TaskFiles;
import vn.kycuong.task.Tasks;
import vn.kycuong.ui.Words;

/** Tasks from a spreadsheet: read by one, looked at line by line, assigned by another. */
@Access(
        value = Access.Who.OFFICER,
        rights = {TaskFiles.LOAD, Tasks.ASSIGN})
@Controller
@RequestMapping(TaskFilePages.PATH)
class TaskFilePages {
    static final String PATH = TaskQuery.PATH + "/nhap";
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final TaskFiles files;
    private final People people;

    TaskFilePages(TaskFiles files, People people) {
        this.files = files;
        this.people = people;
    }

    @GetMapping
    String choose(Officer officer, Model page) {
        return choose(null, officer, page);
    }

    @GetMapping("/mau.xlsx")
    ResponseEntity<byte[]> template() {
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header("Content-Disposition", "attachment; filename=\"nhiem-vu-mau.xlsx\"")
                .body(files.template());
    }

    @Access(value = Access.Who.OFFICER, rights = TaskFiles.LOAD)
    @PostMapping
    String read(
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file, Officer officer, Model page)
            throws IOException {
        if (file == null || file.isEmpty())
            return choose(TaskListPages.words().get("task.import.fileMissing"), officer, page);
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        return switch (files.read(name, file.getBytes(), officer)) {
            case TaskFileResult.Reported(var id) -> "redirect:" + PATH + "/" + id;
            case TaskFileResult.Unreadable(var sentence) -> choose(sentence, officer, page);
            case TaskFileResult other -> throw new IllegalStateException("A file that is read cannot be " + other);
        };
    }

    private String choose(@Nullable String problem, Officer officer, Model page) {
        page.addAttribute("title", "task.import.title");
        page.addAttribute("nav", "tasks");
        page.addAttribute("problem", problem);
        page.addAttribute("past", files.latest(officer));
        page.addAttribute("people", people);
        page.addAttribute("mayRead", officer.may(TaskFiles.LOAD));
        return "task/imports";
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Officer officer, HttpServletResponse response, Model page) {
        return show(id, null, officer, response, page);
    }

    @Access(value = Access.Who.OFFICER, rights = Tasks.ASSIGN)
    @PostMapping("/{id}/xac-nhan")
    String confirm(@PathVariable UUID id, Officer officer, HttpServletResponse response, Model page) {
        return answer(id, files.confirm(id, officer), officer, response, page);
    }

    @PostMapping("/{id}/bo")
    String withdraw(@PathVariable UUID id, Officer officer, HttpServletResponse response, Model page) {
        return answer(id, files.withdraw(id, officer), officer, response, page);
    }

    private String answer(UUID id, TaskFileResult result, Officer officer, HttpServletResponse response, Model page) {
        return switch (result) {
            case TaskFileResult.Done _ -> "redirect:" + PATH + "/" + id;
            case TaskFileResult.NotFound _ -> throw TaskPages.notFound();
            case TaskFileResult.NotPossible(var key) -> show(id, key, officer, response, page);
            case TaskFileResult.Reported _, TaskFileResult.Unreadable _ ->
                throw new IllegalStateException("A file that was read cannot be " + result);
        };
    }

    private String show(UUID id, @Nullable String problem, Officer officer, HttpServletResponse response, Model page) {
        var file = files.find(id, officer).orElseThrow(TaskPages::notFound);
        var w = TaskListPages.words();
        var outcomes = outcomes(file, w);
        if (file.state() == TaskFile.State.CONFIRMED && outcomes.containsValue(w.get("task.import.waiting")))
            response.setHeader("Refresh", "3");
        page.addAttribute("title", "task.import.report");
        page.addAttribute("nav", "tasks");
        page.addAttribute("problem", problem);
        page.addAttribute("file", file);
        page.addAttribute("lines", files.lines(file));
        page.addAttribute("outcomes", outcomes);
        page.addAttribute("people", people);
        page.addAttribute("mine", file.madeBy().equals(officer.actor()));
        page.addAttribute("mayConfirm", officer.may(Tasks.ASSIGN));
        return "task/import";
    }

    /** What became of each line, by its number. */
    private Map<Integer, String> outcomes(TaskFile file, Words w) {
        var outcomes = new HashMap<Integer, String>();
        for (var item : files.outcomes(file))
            outcomes.put(
                    Integer.valueOf(item.expected()),
                    item.outcome() == null
                            ? w.get("task.import.waiting")
                            : w.get(item.wordKey(), item.arguments().toArray()));
        return outcomes;
    }
}
