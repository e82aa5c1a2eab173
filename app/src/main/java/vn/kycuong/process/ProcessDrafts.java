package vn.kycuong.process;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.ProcessCheck;
import vn.kycuong.kernel.ProcessFinding;
import vn.kycuong.kernel.ProcessPlan;
import vn.kycuong.process.DraftResult.Problem;
import vn.kycuong.reference.Editions;
import vn.kycuong.worktime.LegalClock;

/**
 * Edits of internal processes: drafted as a table or from a BPMN file, checked, then put in force from a day by a second person, or
 * withdrawn. A case keeps the version in force at its receipt, so nothing that runs is changed by it.
 */
@Service
public class ProcessDrafts {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final int LONGEST_SOURCE = 200;

    private final DraftRows rows;
    private final ProcessRows versions;
    private final ProcessSurroundings surroundings;
    private final Editions editions;
    private final LegalClock time;

    ProcessDrafts(
            DraftRows rows,
            ProcessRows versions,
            ProcessSurroundings surroundings,
            Editions editions,
            LegalClock time) {
        this.rows = rows;
        this.versions = versions;
        this.surroundings = surroundings;
        this.editions = editions;
        this.time = time;
    }

    /**
     * What stands above the table.
     *
     * @param source the decision that approves it
     * @param from first day in force
     * @param illustrative whether no approval by the province is known
     */
    public record Heading(String source, LocalDate from, boolean illustrative) {}

    public Optional<ProcessDraft> find(DraftId id) {
        return rows.find(id);
    }

    /** All drafts, the newest first. */
    public List<ProcessDraft> all() {
        return rows.all();
    }

    /** What is wrong with a draft on the day it is to be in force; nothing when it may be. */
    public List<ProcessFinding> check(ProcessDraft draft) {
        return check(draft.code(), draft.plan(), draft.from());
    }

    /** The same for a plan that is no draft. */
    public List<ProcessFinding> check(String code, ProcessPlan plan, LocalDate day) {
        return ProcessCheck.of(plan, surroundings.on(code, day, time.instant()));
    }

    /** A new draft, right or wrong. @param basedOn number of the version it begins with, or null */
    @Transactional
    public DraftResult begin(String code, @Nullable Integer basedOn, Heading heading, ProcessPlan plan, ActorId by) {
        var wrong = problems(heading);
        wrong.addAll(size(plan));
        if (!wrong.isEmpty()) return new DraftResult.Wrong(wrong);
        return new DraftResult.Done(rows.insert(
                code,
                basedOn,
                heading.source().strip(),
                heading.from(),
                heading.illustrative(),
                plan,
                by,
                time.instant()));
    }

    /** Writes heading and table anew, and is of who wrote it from now on, so that another puts it in force; what is wrong with the table is told by {@link #check} and does not keep it from being kept. */
    @Transactional
    public DraftResult write(DraftId id, int version, Heading heading, ProcessPlan plan, ActorId by) {
        var draft = rows.find(id).orElseThrow();
        if (draft.state() != ProcessDraft.State.DRAFT) return new DraftResult.Decided(draft);
        var wrong = problems(heading);
        wrong.addAll(size(plan));
        if (!wrong.isEmpty()) return new DraftResult.Wrong(wrong);
        return rows.write(id, version, heading.source().strip(), heading.from(), heading.illustrative(), plan, by)
                ? new DraftResult.Done(id)
                : new DraftResult.Stale(rows.find(id).orElseThrow());
    }

    @Transactional
    public DraftResult withdraw(DraftId id, int version, ActorId by) {
        var draft = rows.find(id).orElseThrow();
        if (draft.state() != ProcessDraft.State.DRAFT) return new DraftResult.Decided(draft);
        return rows.decide(id, version, ProcessDraft.State.WITHDRAWN, by, time.instant(), null)
                ? new DraftResult.Done(id)
                : new DraftResult.Stale(rows.find(id).orElseThrow());
    }

    /** Puts a draft without mistakes in force from its day. */
    @Transactional
    public DraftResult apply(DraftId id, int version, ActorId by) {
        var draft = rows.find(id).orElseThrow();
        if (draft.state() != ProcessDraft.State.DRAFT) return new DraftResult.Decided(draft);
        if (draft.draftedBy().equals(by)) return new DraftResult.SecondPersonNeeded();
        if (draft.version() != version) return new DraftResult.Stale(draft);
        if (draft.from().isBefore(time.today()))
            return new DraftResult.Wrong(List.of(new Problem("from", past(draft.from()))));
        var findings = check(draft);
        if (!findings.isEmpty()) return new DraftResult.Faulty(findings);
        int stored = versions.store(draft);
        if (!rows.decide(id, version, ProcessDraft.State.APPLIED, by, time.instant(), stored))
            throw new IllegalStateException(
                    "Draft %d was decided while it was being put in force".formatted(id.value()));
        editions.changed(Processes.REGISTER);
        return new DraftResult.Done(id);
    }

    private List<Problem> problems(Heading heading) {
        var wrong = new ArrayList<Problem>();
        var source = heading.source().strip();
        if (source.isEmpty())
            wrong.add(
                    new Problem("source", "Ghi số, ngày của quyết định phê duyệt quy trình, hoặc lý do khi chưa có."));
        if (source.length() > LONGEST_SOURCE)
            wrong.add(new Problem("source", "Căn cứ dài quá %d ký tự. Viết ngắn lại.".formatted(LONGEST_SOURCE)));
        if (heading.from().isBefore(time.today())) wrong.add(new Problem("from", past(heading.from())));
        return wrong;
    }

    private String past(LocalDate day) {
        return "Ngày áp dụng %s đã qua. Chọn từ ngày %s: hồ sơ đã tiếp nhận giữ quy trình của ngày tiếp nhận."
                .formatted(DAY.format(day), DAY.format(time.today()));
    }

    private static List<Problem> size(ProcessPlan plan) {
        var wrong = new ArrayList<Problem>();
        if (plan.steps().size() > ProcessCheck.MOST_STEPS)
            wrong.add(new Problem(
                    "steps",
                    "Quy trình có %d bước, nhiều nhất là %d."
                            .formatted(plan.steps().size(), ProcessCheck.MOST_STEPS)));
        if (plan.moves().size() > ProcessCheck.MOST_MOVES)
            wrong.add(new Problem(
                    "moves",
                    "Quy trình có %d hướng đi, nhiều nhất là %d."
                            .formatted(plan.moves().size(), ProcessCheck.MOST_MOVES)));
        return wrong;
    }
}
