package vn.kycuong.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.kycuong.identity.AccountBook;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.identity.StaffFileResult;
import vn.kycuong.identity.StaffFiles;
import vn.kycuong.job.Jobs;
import vn.kycuong.kernel.Access;
import vn.kycuong.ui.Several;
import vn.kycuong.ui.Words;

/** Files of the staff office: read, shown line by line, confirmed, and what became of each line. */
@Access(value = Access.Who.OFFICER, rights = AccountBook.MANAGE)
@Controller
@RequestMapping(StaffFilePages.PATH)
class StaffFilePages {
    static final String PATH = "/quan-tri/tep-nhan-su";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final StaffFiles files;
    private final Jobs jobs;
    private final People people;

    StaffFilePages(StaffFiles files, Jobs jobs, People people) {
        this.files = files;
        this.jobs = jobs;
        this.people = people;
    }

    @GetMapping
    String choose(Model page) {
        return choose(null, page);
    }

    @PostMapping
    String read(
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file, Officer officer, Model page)
            throws IOException {
        if (file == null || file.isEmpty()) return choose(words().get("staff.file.none"), page);
        return switch (files.read(file.getBytes(), officer)) {
            case StaffFileResult.Previewed(var id) -> "redirect:" + PATH + "/" + id;
            case StaffFileResult.Refused(var key, var arguments) -> choose(sentence(key, arguments), page);
            case StaffFileResult.Ordered _, StaffFileResult.NotFound _ -> throw PeopleView.notFound();
        };
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, HttpServletResponse response, Model page) {
        return show(id, null, response, page);
    }

    @PostMapping("/{id}")
    @Several("leave")
    String confirm(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        return switch (files.confirm(id, picked(typed.getOrDefault("leave", List.of())), officer)) {
            case StaffFileResult.Ordered _ -> {
                jobs.nudge();
                yield "redirect:" + PATH + "/" + id;
            }
            case StaffFileResult.Refused(var key, var arguments) -> show(id, sentence(key, arguments), response, page);
            case StaffFileResult.NotFound _, StaffFileResult.Previewed _ -> throw PeopleView.notFound();
        };
    }

    private static Set<UUID> picked(List<String> typed) {
        return typed.stream()
                .filter(t -> ID.matcher(t).matches())
                .map(UUID::fromString)
                .collect(Collectors.toSet());
    }

    private String choose(@Nullable String problem, Model page) {
        page.addAttribute("title", "staff.title").addAttribute("nav", "admin");
        page.addAttribute("problem", problem);
        page.addAttribute("past", files.latest()).addAttribute("people", people);
        return "identity/staffFile";
    }

    private String show(UUID id, @Nullable String problem, HttpServletResponse response, Model page) {
        var file = files.find(id).orElseThrow(PeopleView::notFound);
        if (file.confirmed() && !file.finished()) response.setHeader("Refresh", "2");
        page.addAttribute("title", "staff.preview").addAttribute("nav", "admin");
        page.addAttribute("problem", problem).addAttribute("file", file);
        return "identity/staffPreview";
    }

    /** Arguments that are keys themselves, such as names of columns, are said in words. */
    static String sentence(String key, List<String> arguments) {
        var w = words();
        if (key.equals("staff.file.columns"))
            return w.get(key, arguments.stream().map(w::get).collect(Collectors.joining(", ")));
        return w.get(key, arguments.toArray());
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }
}
