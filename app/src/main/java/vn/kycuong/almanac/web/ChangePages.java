package vn.kycuong.almanac.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.almanac.CalendarFile;
import vn.kycuong.calendar.DayFact;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.CalendarChange;
import vn.kycuong.worktime.CalendarChanges;
import vn.kycuong.worktime.CalendarLayer;
import vn.kycuong.worktime.ChangeId;
import vn.kycuong.worktime.ChangeResult;
import vn.kycuong.worktime.ChangeResult.Problem;
import vn.kycuong.worktime.ChangedDay;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/** Changes of the calendar: drafted here, looked at with what they move, applied by a second person or withdrawn. */
@Access(value = Access.Who.OFFICER, rights = ChangePages.DRAFT)
@Controller
@RequestMapping("/quan-ly-lich")
class ChangePages {
    static final String DRAFT = "calendar.draft";
    static final String APPLY = "calendar.apply";

    private final CalendarChanges changes;
    private final ChangeViews views;
    private final Organisation organisation;
    private final WorkTime workTime;
    private final LegalClock time;

    ChangePages(
            CalendarChanges changes, ChangeViews views, Organisation organisation, WorkTime workTime, LegalClock time) {
        this.changes = changes;
        this.views = views;
        this.organisation = organisation;
        this.workTime = workTime;
        this.time = time;
    }

    // ---- reading
    // -------------------------------------------------------------------------------------------------------

    @Access(
            value = Access.Who.OFFICER,
            rights = {DRAFT, APPLY})
    @GetMapping
    String all(Officer officer, Model page) {
        heading(page, "almanac.changes.title");
        var lines = changes.all();
        page.addAttribute("changes", lines);
        page.addAttribute(
                "layers", lines.stream().map(c -> views.layer(c.layer())).toList());
        page.addAttribute("year", time.today().getYear());
        page.addAttribute("mayDraft", officer.may(DRAFT));
        return "almanac/changes";
    }

    @Access(
            value = Access.Who.OFFICER,
            rights = {DRAFT, APPLY})
    @GetMapping("/{id:\\d+}")
    String show(
            @PathVariable("id") int id,
            @RequestParam(name = "xong", defaultValue = "") String done,
            Officer officer,
            Model page) {
        return view(change(id), ChangeForm.empty(), done, officer, page);
    }

    // ---- drafting
    // ------------------------------------------------------------------------------------------------------

    @GetMapping("/moi")
    String blank(@RequestParam(name = "nam", required = false) @Nullable Integer year, Officer officer, Model page) {
        var typed = year == null
                ? Map.<String, String>of()
                : Map.of("start", "foreseen", "year", Integer.toString(year), "layer", "NATIONAL");
        return blank(ChangeForm.of(typed), officer, page);
    }

    @PostMapping
    String create(
            @RequestParam Map<String, String> parameters,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Officer officer,
            Model page)
            throws IOException {
        var form = ChangeForm.of(parameters);
        var problems = new ArrayList<Problem>();
        var days = days(form, file, problems);
        var layer = layer(form, problems);
        if (!problems.isEmpty() || layer.isEmpty()) return blank(form.with(problems), officer, page);
        var until = form.value("start").equals("foreseen") ? endOf(form.value("year")) : null;
        var draft = new CalendarChanges.Draft(layer.get(), form.value("title"), form.value("source"), until, days);
        return switch (changes.draft(draft, officer.actor())) {
            case ChangeResult.Done done -> "redirect:/quan-ly-lich/" + done.id().value() + "?xong=da-lap";
            case ChangeResult.Wrong wrong -> blank(form.with(wrong.problems()), officer, page);
            case ChangeResult.Stale _, ChangeResult.Decided _, ChangeResult.SecondPersonNeeded _ ->
                throw new IllegalStateException("A new draft belongs to nobody else");
        };
    }

    @PostMapping("/{id:\\d+}/ngay")
    String put(@PathVariable("id") int id, @RequestParam Map<String, String> parameters, Officer officer, Model page) {
        var form = ChangeForm.of(parameters);
        var problems = new ArrayList<Problem>();
        var day = form.day(problems);
        if (day.isEmpty()) return view(change(id), form.with(problems), "", officer, page);
        var result = changes.put(new ChangeId(id), form.version(), day.get(), officer.actor());
        return answer(id, result, form, "da-ghi", officer, page);
    }

    @PostMapping("/{id:\\d+}/bo-ngay")
    String remove(
            @PathVariable("id") int id, @RequestParam Map<String, String> parameters, Officer officer, Model page) {
        var form = ChangeForm.of(parameters);
        var problems = new ArrayList<Problem>();
        var date = form.date("date", problems);
        if (date.isEmpty()) return view(change(id), form.with(problems), "", officer, page);
        var result = changes.remove(new ChangeId(id), form.version(), date.get(), officer.actor());
        return answer(id, result, ChangeForm.empty(), "da-bo", officer, page);
    }

    // ---- deciding
    // ------------------------------------------------------------------------------------------------------

    @Access(value = Access.Who.OFFICER, rights = APPLY)
    @PostMapping("/{id:\\d+}/ap-dung")
    String apply(
            @PathVariable("id") int id, @RequestParam Map<String, String> parameters, Officer officer, Model page) {
        var form = ChangeForm.of(parameters);
        return answer(
                id, changes.apply(change(id).id(), form.version(), officer.actor()), form, "ap-dung", officer, page);
    }

    @PostMapping("/{id:\\d+}/huy")
    String withdraw(
            @PathVariable("id") int id, @RequestParam Map<String, String> parameters, Officer officer, Model page) {
        var form = ChangeForm.of(parameters);
        return answer(
                id, changes.withdraw(change(id).id(), form.version(), officer.actor()), form, "da-huy", officer, page);
    }

    /** A mistake is mended by a further change, never by taking back what was known. */
    @PostMapping("/{id:\\d+}/dao-lai")
    String reverse(@PathVariable("id") int id, Officer officer, Model page) {
        var applied = change(id);
        if (applied.state() != CalendarChange.State.APPLIED) return "redirect:/quan-ly-lich/" + id;
        var result = changes.draft(changes.reverse(applied), officer.actor());
        return result instanceof ChangeResult.Done done
                ? "redirect:/quan-ly-lich/" + done.id().value() + "?xong=da-lap"
                : answer(id, result, ChangeForm.empty(), "", officer, page);
    }

    private String answer(int id, ChangeResult result, ChangeForm form, String done, Officer officer, Model page) {
        return switch (result) {
            case ChangeResult.Done _ -> "redirect:/quan-ly-lich/" + id + "?xong=" + done;
            case ChangeResult.Wrong wrong -> view(change(id), form.with(wrong.problems()), "", officer, page);
            case ChangeResult.Stale stale ->
                view(stale.now(), form.with(List.of(new Problem("", words("almanac.stale")))), "", officer, page);
            case ChangeResult.Decided decided ->
                view(decided.now(), form.with(List.of(new Problem("", words("almanac.decided")))), "", officer, page);
            case ChangeResult.SecondPersonNeeded _ ->
                view(change(id), form.with(List.of(new Problem("", words("almanac.secondPerson")))), "", officer, page);
        };
    }

    private static String words(String key) {
        return Words.of(LocaleContextHolder.getLocale().getLanguage()).get(key);
    }

    private String view(CalendarChange change, ChangeForm form, String done, Officer officer, Model page) {
        heading(page, "almanac.change.title");
        page.addAttribute("view", views.of(change, officer));
        page.addAttribute("form", form);
        page.addAttribute("done", done);
        return "almanac/change";
    }

    private String blank(ChangeForm form, Officer officer, Model page) {
        heading(page, "almanac.new.title");
        page.addAttribute("form", form);
        page.addAttribute("year", time.today().getYear() + 1);
        page.addAttribute(
                "units",
                organisation.unitsAt(time.today()).stream()
                        .map(u -> new YearView.Choice(u.key(), organisation.nameAt(u.id(), time.today())))
                        .toList());
        return "almanac/new";
    }

    private static void heading(Model page, String title) {
        page.addAttribute("title", title).addAttribute("nav", "calendar");
    }

    private CalendarChange change(int id) {
        return changes.find(new ChangeId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    // ---- what a draft begins with
    // --------------------------------------------------------------------------------------

    private List<ChangedDay> days(ChangeForm form, @Nullable MultipartFile file, List<Problem> problems)
            throws IOException {
        return switch (form.value("start")) {
            case "foreseen" -> foreseen(form, problems);
            case "file" -> file(file, form, problems);
            default -> List.of();
        };
    }

    private List<ChangedDay> foreseen(ChangeForm form, List<Problem> problems) {
        var year = form.value("year");
        int first = changes.firstForeseen();
        int last = workTime.common(time.instant()).last().getYear();
        if (!year.matches("\\d{4}") || Integer.parseInt(year) < first || Integer.parseInt(year) > last) {
            problems.add(new Problem("year", "Ghi năm từ %d đến %d: trước đó lịch đã có đủ.".formatted(first, last)));
            return List.of();
        }
        return changes.foreseen(Integer.parseInt(year)).stream()
                .sorted(Comparator.comparing(DayFact::date))
                .map(f -> new ChangedDay(f.date(), f.kind(), f.name(), f.source(), ""))
                .toList();
    }

    private List<ChangedDay> file(@Nullable MultipartFile file, ChangeForm form, List<Problem> problems)
            throws IOException {
        if (file == null || file.isEmpty()) {
            problems.add(new Problem("file", "Chọn tệp CSV hoặc iCalendar (.ics)."));
            return List.of();
        }
        var read = CalendarFile.read(file.getBytes());
        read.problems().stream().limit(20).forEach(p -> problems.add(new Problem("file", p)));
        return read.days().stream()
                .map(day -> day.source().isBlank()
                        ? new ChangedDay(day.date(), day.kind(), day.name(), form.value("source"), day.hours())
                        : day)
                .toList();
    }

    private Optional<CalendarLayer> layer(ChangeForm form, List<Problem> problems) {
        switch (form.value("layer")) {
            case "NATIONAL":
                return Optional.of(CalendarLayer.NATIONAL);
            case "PROVINCE":
                return Optional.of(CalendarLayer.PROVINCE);
            default:
                var unit = organisation.byKey(form.value("unit"));
                if (unit.isEmpty()) problems.add(new Problem("unit", "Chọn đơn vị trong danh sách."));
                return unit.map(u -> CalendarLayer.of(u.id()));
        }
    }

    private static java.time.@Nullable LocalDate endOf(String year) {
        return year.matches("\\d{4}") ? java.time.LocalDate.of(Integer.parseInt(year), 12, 31) : null;
    }
}
