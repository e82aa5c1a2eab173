package vn.kycuong.process.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
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
import vn.kycuong.kernel.ProcessDifference;
import vn.kycuong.kernel.ProcessFinding;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.process.BpmnFile;
import vn.kycuong.process.BpmnReading;
import vn.kycuong.process.DraftId;
import vn.kycuong.process.DraftResult;
import vn.kycuong.process.DraftResult.Problem;
import vn.kycuong.process.ProcessDraft;
import vn.kycuong.process.ProcessDrafts;
import vn.kycuong.process.Processes;
import vn.kycuong.process.StatutoryLimits;
import vn.kycuong.worktime.LegalClock;

/** Drafts of processes: edited as a table, with what is wrong in its place, put in force by a second person or withdrawn. */
@Access(value = Access.Who.OFFICER, rights = DraftPages.DRAFT)
@Controller
@RequestMapping("/quy-trinh/soan")
class DraftPages {
    static final String DRAFT = "process.draft";
    static final String APPLY = "process.apply";

    private final ProcessDrafts drafts;
    private final Processes processes;
    private final StatutoryLimits matters;
    private final Organisation organisation;
    private final People people;
    private final LegalClock time;

    DraftPages(
            ProcessDrafts drafts,
            Processes processes,
            StatutoryLimits matters,
            Organisation organisation,
            People people,
            LegalClock time) {
        this.drafts = drafts;
        this.processes = processes;
        this.matters = matters;
        this.organisation = organisation;
        this.people = people;
        this.time = time;
    }

    /** Begins with a version, as it stands. */
    @PostMapping
    String begin(@RequestParam("ban") int version, Officer officer, Model page) {
        var based = processes.versions(codeOf(version)).stream()
                .filter(v -> v.id() == version)
                .findFirst()
                .orElseThrow();
        var heading = new ProcessDrafts.Heading("Chưa có quyết định phê duyệt", time.today(), true);
        return switch (drafts.begin(based.code(), version, heading, based.plan(), officer.actor())) {
            case DraftResult.Done(var id) -> "redirect:/quy-trinh/soan/" + id.value() + "?xong=da-lap";
            case DraftResult other -> throw new IllegalStateException("A copy of a version cannot be begun: " + other);
        };
    }

    /** Begins with a file; whatever of it is outside the subset is named, all of it. */
    @PostMapping("/bpmn")
    String read(
            @RequestParam("ban") int version,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Officer officer,
            Model page)
            throws IOException {
        var code = codeOf(version);
        if (file == null || file.isEmpty()) return refused(version, List.of("Chọn một tệp BPMN 2.0 (.bpmn)."), page);
        return switch (BpmnFile.read(file.getBytes())) {
            case BpmnReading.Refused no ->
                refused(
                        version,
                        no.refusals().stream().map(BpmnReading.Refusal::text).toList(),
                        page);
            case BpmnReading.Read read -> {
                var heading =
                        new ProcessDrafts.Heading("Từ tệp BPMN, chưa có quyết định phê duyệt", time.today(), true);
                yield switch (drafts.begin(code, version, heading, read.plan(), officer.actor())) {
                    case DraftResult.Done(var id) -> {
                        page.addAttribute("notes", read.notes());
                        yield view(draft(id.value()), null, "da-doc", officer, page);
                    }
                    case DraftResult.Wrong wrong ->
                        refused(
                                version,
                                wrong.problems().stream().map(Problem::sentence).toList(),
                                page);
                    case DraftResult other -> throw new IllegalStateException("A new draft cannot be " + other);
                };
            }
        };
    }

    private String refused(int version, List<String> sentences, Model page) {
        ProcessPages.heading(page, "process.refused.title");
        page.addAttribute("version", version);
        page.addAttribute("sentences", sentences);
        return "process/refused";
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
        return view(draft(id), null, done, officer, page);
    }

    @PostMapping("/{id:\\d+}")
    String write(
            @PathVariable("id") int id,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            Model page) {
        var table = DraftTable.of(typed);
        var problems = new ArrayList<Problem>();
        var heading = table.heading(problems);
        var plan = table.plan(problems);
        if (!problems.isEmpty()) return view(draft(id), table.with(problems), "", officer, page);
        return answer(
                id,
                drafts.write(new DraftId(id), version(typed), heading.orElseThrow(), plan, officer.actor()),
                table,
                "da-ghi",
                officer,
                page);
    }

    @Access(value = Access.Who.OFFICER, rights = APPLY)
    @PostMapping("/{id:\\d+}/ap-dung")
    String apply(
            @PathVariable("id") int id,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            Model page) {
        return answer(
                id, drafts.apply(draft(id).id(), version(typed), officer.actor()), null, "ap-dung", officer, page);
    }

    @PostMapping("/{id:\\d+}/huy")
    String withdraw(
            @PathVariable("id") int id,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            Model page) {
        return answer(
                id, drafts.withdraw(draft(id).id(), version(typed), officer.actor()), null, "da-huy", officer, page);
    }

    private String answer(
            int id, DraftResult result, @Nullable DraftTable table, String done, Officer officer, Model page) {
        var kept = table == null ? DraftTable.of(draft(id)) : table;
        return switch (result) {
            case DraftResult.Done _ -> "redirect:/quy-trinh/soan/" + id + "?xong=" + done;
            case DraftResult.Wrong(var problems) -> view(draft(id), kept.with(problems), "", officer, page);
            case DraftResult.Faulty _ ->
                view(
                        draft(id),
                        kept.with(List.of(new Problem(
                                "", "Quy trình còn lỗi nên chưa áp dụng được. Sửa các lỗi ghi ở từng bước."))),
                        "",
                        officer,
                        page);
            case DraftResult.Stale _ ->
                view(
                        draft(id),
                        kept.with(List.of(
                                new Problem("", "Người khác vừa sửa dự thảo này. Xem lại bản mới rồi làm tiếp."))),
                        "",
                        officer,
                        page);
            case DraftResult.Decided _ ->
                view(
                        draft(id),
                        kept.with(List.of(new Problem(
                                "", "Dự thảo đã được áp dụng hoặc đã hủy, không sửa được nữa. Lập dự thảo mới."))),
                        "",
                        officer,
                        page);
            case DraftResult.SecondPersonNeeded _ ->
                view(
                        draft(id),
                        kept.with(List.of(
                                new Problem("", "Người soạn không tự áp dụng. Nhờ người thứ hai xem và áp dụng."))),
                        "",
                        officer,
                        page);
        };
    }

    private String view(ProcessDraft draft, @Nullable DraftTable typed, String done, Officer officer, Model page) {
        ProcessPages.heading(page, "process.draft.title");
        boolean open = draft.state() == ProcessDraft.State.DRAFT;
        List<ProcessFinding> findings = open ? drafts.check(draft) : List.of();
        var based = Optional.ofNullable(draft.basedOn()).map(processes::edition);
        page.addAttribute("draft", draft);
        page.addAttribute("name", name(draft.code()));
        page.addAttribute("table", typed == null ? DraftTable.of(draft) : typed);
        page.addAttribute("findings", findings);
        page.addAttribute("done", done);
        page.addAttribute("mayEdit", open && officer.may(DRAFT));
        boolean mine = draft.draftedBy().equals(officer.actor());
        page.addAttribute("mayApply", open && findings.isEmpty() && !mine && officer.may(APPLY));
        page.addAttribute("mine", mine);
        page.addAttribute("draftedBy", people.name(draft.draftedBy()));
        page.addAttribute(
                "lines",
                based.map(b -> ProcessDifference.between(b.process().plan(), draft.plan()).stream()
                                .filter(ProcessDifference::changed)
                                .toList())
                        .orElse(List.of()));
        page.addAttribute("units", organisation.unitsAt(draft.from()));
        if (!page.containsAttribute("notes")) page.addAttribute("notes", List.of());
        return "process/draft";
    }

    private static int version(MultiValueMap<String, String> typed) {
        var text = typed.getFirst("version");
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private String codeOf(int version) {
        try {
            return processes.version(version).code();
        } catch (IllegalArgumentException none) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No process version " + version, none);
        }
    }

    private String name(String code) {
        return matters.matters(time.today(), LocaleContextHolder.getLocale()).stream()
                .filter(m -> m.code().equals(code))
                .map(StatutoryLimits.Matter::name)
                .findFirst()
                .orElse(code);
    }

    private ProcessDraft draft(int id) {
        return drafts.find(new DraftId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
