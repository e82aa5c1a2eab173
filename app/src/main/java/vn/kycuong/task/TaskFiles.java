package vn.kycuong.task;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.kycuong.directive.Directive;
import vn.kycuong.directive.Directives;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.identity.Officer;
import vn.kycuong.job.JobItem;
import vn.kycuong.job.JobOrder;
import vn.kycuong.job.Jobs;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.reference.SearchText;
import vn.kycuong.task.TaskFile.Note;
import vn.kycuong.task.TaskFile.State;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** Tasks from a spreadsheet: read and reported line by line, looked at by a second person, assigned by a job with an outcome a line. */
@Component
public class TaskFiles {
    /** The right to read a file in. */
    public static final String LOAD = "task.load";

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_NAME = 300;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final Map<String, TaskType> TYPES = Map.of(
            "van ban tra loi", TaskType.REPLY,
            "bao cao", TaskType.REPORT,
            "de an", TaskType.SCHEME,
            "van ban", TaskType.DOCUMENT,
            "viec khac", TaskType.OTHER);
    private static final Map<String, Urgency> URGENCIES =
            Map.of("thuong", Urgency.NORMAL, "khan", Urgency.URGENT, "hoa toc", Urgency.EXPRESS);
    private static final Map<String, ReportRhythm> RHYTHMS =
            Map.of("khong", ReportRhythm.NONE, "hang tuan", ReportRhythm.WEEKLY, "hang thang", ReportRhythm.MONTHLY);

    private final TaskFileRows rows;
    private final Tasks tasks;
    private final Organisation organisation;
    private final Directives directives;
    private final Jobs jobs;
    private final LegalClock time;

    TaskFiles(
            TaskFileRows rows,
            Tasks tasks,
            Organisation organisation,
            Directives directives,
            Jobs jobs,
            LegalClock time) {
        this.rows = rows;
        this.tasks = tasks;
        this.organisation = organisation;
        this.directives = directives;
        this.jobs = jobs;
        this.time = time;
    }

    /** An empty sheet to be filled in. */
    public byte[] template() {
        return TaskSheet.template();
    }

    /** Those of the officer's unit, the newest first. */
    public List<TaskFile> latest(Officer officer) {
        return rows.latest(officer.unit());
    }

    public Optional<TaskFile> find(UUID id, Officer officer) {
        return rows.find(id).filter(f -> f.unit().equals(officer.unit()));
    }

    public List<TaskFile.Line> lines(TaskFile file) {
        return rows.lines(file.id()).stream().map(TaskFileRows.Kept::shown).toList();
    }

    /** What became of each line since it was ordered; empty before. */
    public List<JobItem> outcomes(TaskFile file) {
        return jobs.items(job(file.id()));
    }

    /** Reads a file and keeps its report; nothing of it holds. */
    @Transactional
    public TaskFileResult read(String fileName, byte[] content, Officer officer) {
        return switch (TaskSheet.read(content)) {
            case TaskSheet.Read.Unreadable(var sentence) -> new TaskFileResult.Unreadable(sentence);
            case TaskSheet.Read.Lines(var lines) -> {
                var now = now();
                var id = UUID.randomUUID();
                var name = fileName.strip();
                var file = new TaskFile(
                        id,
                        name.substring(0, Math.min(name.length(), LONGEST_NAME)),
                        State.READ,
                        officer.actor(),
                        officer.unit(),
                        now,
                        null);
                rows.insert(
                        file,
                        lines.stream()
                                .map(line -> kept(line, officer.unit(), now))
                                .toList());
                yield new TaskFileResult.Reported(id);
            }
        };
    }

    private TaskFileRows.Kept kept(TaskSheet.Line line, UnitId assigner, Instant now) {
        var notes = new ArrayList<Note>();
        for (var address : line.formulas())
            notes.add(new Note("", "Ô %s là công thức. Dán giá trị vào ô.".formatted(address)));
        var wish = wish(line, now, notes);
        if (wish != null) tasks.refusal(wish, assigner, now).ifPresent(no -> notes.add(new Note("", said(no))));
        var title = line.text(TaskColumn.NAME);
        return new TaskFileRows.Kept(
                new TaskFile.Line(line.no(), title.substring(0, Math.min(title.length(), LONGEST_TITLE)), notes), line);
    }

    private static String said(TaskResult.NotPossible no) {
        return Words.of("vi").get(no.wordKey(), no.arguments());
    }

    /** What a line means; null when something in it is wrong, which is then noted. */
    private @Nullable NewTask wish(TaskSheet.Line line, Instant now, List<Note> notes) {
        var title = line.text(TaskColumn.NAME);
        if (title.isEmpty()) notes.add(note(TaskColumn.NAME, "Thiếu nội dung nhiệm vụ."));
        if (title.length() > LONGEST_TITLE)
            notes.add(note(TaskColumn.NAME, "Dài hơn 300 chữ. Ghi phần sau vào cột «Yêu cầu cụ thể»."));
        if (line.text(TaskColumn.PRODUCT).isEmpty()) notes.add(note(TaskColumn.PRODUCT, "Thiếu sản phẩm phải nộp."));
        if (line.text(TaskColumn.CONTENT).length() > 4_000) notes.add(note(TaskColumn.CONTENT, "Dài hơn 4000 chữ."));
        var leads = units(line, TaskColumn.LEADS, now, notes);
        if (leads.isEmpty() && line.text(TaskColumn.LEADS).isEmpty())
            notes.add(note(TaskColumn.LEADS, "Thiếu đơn vị chủ trì."));
        var supporters = units(line, TaskColumn.SUPPORTERS, now, notes);
        var due = day(line, notes);
        var type = choice(line, TaskColumn.TYPE, TYPES, TaskType.REPORT, notes);
        var urgency = choice(line, TaskColumn.URGENCY, URGENCIES, Urgency.NORMAL, notes);
        var rhythm = choice(line, TaskColumn.RHYTHM, RHYTHMS, ReportRhythm.MONTHLY, notes);
        var under = orderedBy(line, notes);
        if (!notes.isEmpty()) return null;
        return new NewTask(
                null,
                type,
                urgency,
                rhythm,
                under,
                null,
                title,
                line.text(TaskColumn.CONTENT),
                line.text(TaskColumn.PRODUCT),
                leads,
                supporters.stream().map(u -> new NewTask.Supporter(u, null)).toList(),
                due);
    }

    private List<UnitId> units(TaskSheet.Line line, TaskColumn column, Instant now, List<Note> notes) {
        var found = new LinkedHashSet<UnitId>();
        for (var typed : line.text(column).split(";")) {
            var name = typed.strip();
            if (name.isEmpty()) continue;
            var units = named(name, TaskDates.day(now));
            if (units.size() == 1) found.add(units.getFirst());
            else
                notes.add(note(
                        column,
                        units.isEmpty()
                                ? "Không có đơn vị nào tên «%s» vào hôm nay.".formatted(name)
                                : "Có %d đơn vị tên «%s». Ghi mã hoặc số của đơn vị.".formatted(units.size(), name)));
        }
        return List.copyOf(found);
    }

    private List<UnitId> named(String name, LocalDate today) {
        var exact = organisation.unitsAt(today).stream()
                .filter(u ->
                        SearchText.exact(organisation.nameAt(u.id(), today)).equals(SearchText.exact(name)))
                .map(Unit::id)
                .toList();
        return exact.isEmpty()
                ? organisation.find(name).filter(u -> u.existsOn(today)).map(Unit::id).stream()
                        .toList()
                : exact;
    }

    private static @Nullable LocalDate day(TaskSheet.Line line, List<Note> notes) {
        var typed = line.text(TaskColumn.DUE);
        if (typed.isEmpty()) return null;
        try {
            return LocalDate.parse(typed, DAY);
        } catch (DateTimeException unreadable) {
            notes.add(note(TaskColumn.DUE, "Không hiểu ngày «%s». Ghi dạng ngày/tháng/năm.".formatted(typed)));
            return null;
        }
    }

    private static <E> E choice(
            TaskSheet.Line line, TaskColumn column, Map<String, E> choices, E otherwise, List<Note> notes) {
        var typed = SearchText.folded(line.text(column));
        if (typed.isEmpty()) return otherwise;
        var found = choices.get(typed);
        if (found == null) notes.add(note(column, "Không hiểu «%s». %s".formatted(line.text(column), column.hint())));
        return found == null ? otherwise : found;
    }

    private @Nullable OrderedBy orderedBy(TaskSheet.Line line, List<Note> notes) {
        var sign = line.text(TaskColumn.DOCUMENT);
        var clause = line.text(TaskColumn.CLAUSE);
        if (sign.isEmpty()) {
            if (!clause.isEmpty()) notes.add(note(TaskColumn.CLAUSE, "Ghi điểm thì phải ghi số, ký hiệu văn bản."));
            return null;
        }
        var document = directives.all().stream()
                .filter(d -> d.sign().equalsIgnoreCase(sign) || d.documentKey().equals(sign))
                .map(Directive::documentKey)
                .findFirst();
        if (document.isEmpty()) {
            notes.add(note(TaskColumn.DOCUMENT, "Sổ văn bản chỉ đạo không có «%s».".formatted(sign)));
            return null;
        }
        boolean there = clause.isEmpty()
                || directives.find(document.get()).stream()
                        .flatMap(d -> d.clauses().stream())
                        .anyMatch(c -> c.letter().equals(clause));
        if (!there) notes.add(note(TaskColumn.CLAUSE, "Văn bản %s không có điểm %s.".formatted(sign, clause)));
        return new OrderedBy(document.get(), clause);
    }

    private static Note note(TaskColumn column, String sentence) {
        return new Note(column.title(), sentence);
    }

    /** Has what was accepted assigned; by somebody of the unit other than who read the file. */
    @Transactional
    public TaskFileResult confirm(UUID id, Officer officer) {
        var file = find(id, officer);
        if (file.isEmpty()) return new TaskFileResult.NotFound();
        if (file.get().madeBy().equals(officer.actor())) return new TaskFileResult.NotPossible("task.import.second");
        var subjects = rows.lines(id).stream()
                .filter(l -> l.shown().isFine())
                .map(l -> new JobOrder.Subject(
                        CaseId.ofForm("task-import:%s:%d"
                                        .formatted(id, l.shown().no()))
                                .value(),
                        String.valueOf(l.shown().no())))
                .toList();
        if (subjects.isEmpty()) return new TaskFileResult.NotPossible("task.import.nothing");
        if (!rows.decide(id, State.CONFIRMED, officer.actor(), now()))
            return new TaskFileResult.NotPossible("task.import.decided");
        jobs.order(new JobOrder(
                job(id),
                TaskImportWork.KIND,
                officer.actor(),
                officer.post(),
                Map.of("act", TaskImportWork.KIND, "file", id.toString()),
                subjects));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                jobs.nudge();
            }
        });
        return new TaskFileResult.Done();
    }

    @Transactional
    public TaskFileResult withdraw(UUID id, Officer officer) {
        if (find(id, officer).isEmpty()) return new TaskFileResult.NotFound();
        return rows.decide(id, State.WITHDRAWN, officer.actor(), now())
                ? new TaskFileResult.Done()
                : new TaskFileResult.NotPossible("task.import.decided");
    }

    /** One job a file. */
    static UUID job(UUID file) {
        return UUID.nameUUIDFromBytes(("task-import:" + file).getBytes(StandardCharsets.UTF_8));
    }

    /** Assigns one line, as it means now. */
    JobItem assign(UUID file, JobItem item, Officer officer) {
        int no = Integer.parseInt(item.expected());
        var kept = rows.line(file, no).orElseThrow();
        var notes = new ArrayList<Note>();
        var wish = wish(kept.line(), now(), notes);
        if (wish == null)
            return item.refused(
                    "task.import.no", List.of(item.expected(), notes.getFirst().sentence()));
        var refusal = tasks.refusal(wish, officer.unit(), now());
        if (refusal.isPresent()) return item.refused("task.import.no", List.of(item.expected(), said(refusal.get())));
        return switch (tasks.assign("task-import:%s:%d".formatted(file, no), wish, officer)) {
            case TaskResult.Done done ->
                item.done(
                        "task.import.done",
                        item.expected(),
                        String.valueOf(done.tasks().size()));
            case TaskResult.NotPossible other -> item.refused("task.import.no", List.of(item.expected(), said(other)));
            case TaskResult.Overtaken _, TaskResult.NotAllowed _, TaskResult.NotFound _ ->
                throw new IllegalStateException("Line %d of file %s could not be assigned".formatted(no, file));
        };
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
