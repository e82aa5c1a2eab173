package vn.kycuong.dossier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.kycuong.dossier.CarriedFile.State;
import vn.kycuong.dossier.CarriedLine.Effect;
import vn.kycuong.dossier.CarriedLine.Note;
import vn.kycuong.identity.Officer;
import vn.kycuong.job.JobItem;
import vn.kycuong.job.JobOrder;
import vn.kycuong.job.Jobs;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.ledger.Ledger;

/**
 * Running dossiers of an old system, carried over when we go live (nhập hồ sơ đang chạy khi vận hành): a file is read and reported line by line,
 * a second person has it carried over by a job, and two take it back whole as long as nobody has acted.
 */
@Component
public class CarryOvers {
    /** The right to read a file in, and to ask that it be taken back. */
    public static final String LOAD = "carry.load";
    /** The right to have a file carried over, or taken back. */
    public static final String CONFIRM = "carry.confirm";

    private static final int LONGEST = 300;
    private static final int MOST_NAMED = 10;

    private final CarryRows rows;
    private final CarryGround ground;
    private final Jobs jobs;
    private final Ledger ledger;
    private final ActPath path;

    CarryOvers(CarryRows rows, CarryGround ground, Jobs jobs, Ledger ledger, ActPath path) {
        this.rows = rows;
        this.ground = ground;
        this.jobs = jobs;
        this.ledger = ledger;
        this.path = path;
    }

    /** The newest first. */
    public List<CarriedFile> latest() {
        return rows.latest();
    }

    public Optional<CarriedFile> find(UUID id) {
        return rows.find(id);
    }

    public List<CarriedLine> lines(UUID id) {
        return rows.lines(id).stream().map(CarryRows.Line::shown).toList();
    }

    /** An empty sheet to be filled in. */
    public byte[] template() {
        return CarryBook.template();
    }

    /** The lines that were not accepted, as written, each with what is wrong: to be mended and read in again. */
    public byte[] refused(UUID id) {
        var wrong = new ArrayList<CarryBook.Wrong>();
        for (var line : rows.lines(id)) {
            if (line.shown().effect() != Effect.REFUSED) continue;
            var sealed = line.sealed();
            var cells = sealed == null
                    ? Map.of(CarryColumn.CODE, line.shown().code())
                    : ground.open(id, line.shown().no(), sealed).cells();
            wrong.add(new CarryBook.Wrong(cells, line.shown().notes()));
        }
        return CarryBook.refused(wrong);
    }

    /** What became of each line since it was ordered, in order; empty before. */
    public List<JobItem> outcomes(CarriedFile file) {
        return file.state() == State.UNDONE
                ? jobs.items(CarryUndoWork.job(file.id()))
                : jobs.items(CarryWork.job(file.id()));
    }

    /** Reads a file and keeps its report; nothing of it holds. */
    @Transactional
    public CarryResult read(String fileName, byte[] content, ActorId by) {
        return switch (CarrySheet.read(content)) {
            case CarrySheet.Read.Unreadable(var sentences) -> new CarryResult.Unreadable(sentences);
            case CarrySheet.Read.Lines(var lines) -> report(fileName, lines, by);
        };
    }

    private CarryResult report(String fileName, List<CarrySheet.Line> lines, ActorId by) {
        var now = path.now();
        var id = UUID.randomUUID();
        var rules = ground.rules(now);
        var holders = rows.holders(lines.stream().map(CarryOvers::code).toList());
        var twice = twice(lines);
        var report = new ArrayList<CarryRows.Line>();
        for (var line : lines) {
            var code = code(line);
            var shown = line(line, rules.check(line), Optional.ofNullable(holders.get(code)), twice.contains(code));
            report.add(new CarryRows.Line(shown, shown.effect() == Effect.SAME ? null : ground.seal(id, line)));
        }
        rows.insert(
                new CarriedFile(id, shortened(fileName), State.READ, by, now, null, null, "", null, "", null), report);
        return new CarryResult.Reported(id);
    }

    private CarriedLine line(
            CarrySheet.Line line, CarryRules.Checked checked, Optional<CarryRows.Holder> holder, boolean twice) {
        if (holder.isPresent() && !twice && Arrays.equals(holder.get().print(), ground.print(line)))
            return new CarriedLine(line.no(), code(line), Effect.SAME, List.of());
        var notes = new ArrayList<Note>();
        if (checked instanceof CarryRules.Checked.Wrong(var wrong)) notes.addAll(wrong);
        if (twice) notes.add(refuses("Mã này có ở hơn một dòng của tệp. Giữ một dòng."));
        if (holder.isPresent())
            notes.add(refuses(
                    "Đã có hồ sơ mang mã này, với nội dung khác. Sửa mã, hoặc sửa hồ sơ đã có trong hệ thống."));
        var effect = notes.stream().anyMatch(Note::refuses) ? Effect.REFUSED : Effect.NEW;
        return new CarriedLine(line.no(), code(line), effect, notes);
    }

    private static Note refuses(String sentence) {
        return new Note(CarryColumn.CODE.title(), sentence, true);
    }

    /** What cannot be a code is not shown as one: nobody's name is written down in clear this way. */
    private static String code(CarrySheet.Line line) {
        var code = line.text(CarryColumn.CODE).toUpperCase(java.util.Locale.ROOT);
        return code.matches(CarryRules.CODE) && code.chars().anyMatch(Character::isDigit) ? code : "";
    }

    private static HashSet<String> twice(List<CarrySheet.Line> lines) {
        var seen = new HashSet<String>();
        var twice = new HashSet<String>();
        for (var line : lines) if (!code(line).isEmpty() && !seen.add(code(line))) twice.add(code(line));
        return twice;
    }

    private static String shortened(String text) {
        var plain = text.strip();
        return plain.substring(0, Math.min(plain.length(), LONGEST));
    }

    /** Has what was accepted carried over; by somebody other than who read the file. */
    @Transactional
    public CarryResult confirm(UUID id, String opinion, Officer officer) {
        var file = rows.find(id);
        if (file.isEmpty()) return new CarryResult.NotFound();
        if (file.get().state() != State.READ) return new CarryResult.Decided();
        if (file.get().madeBy().equals(officer.actor())) return new CarryResult.SecondPersonNeeded();
        var subjects = new ArrayList<JobOrder.Subject>();
        for (var line : lines(id)) {
            if (line.effect() == Effect.NEW)
                subjects.add(
                        new JobOrder.Subject(CarryWork.caseOf(id, line.no()).value(), String.valueOf(line.no())));
        }
        if (subjects.isEmpty()) return new CarryResult.NothingToDo();
        if (!rows.decide(id, State.CONFIRMED, officer.actor(), path.now(), shortened(opinion)))
            return new CarryResult.Decided();
        order(CarryWork.job(id), CarryWork.KIND, id, officer, subjects);
        return new CarryResult.Ordered(subjects.size());
    }

    /** Gives a file up that nobody has confirmed. */
    @Transactional
    public CarryResult withdraw(UUID id, String opinion, ActorId by) {
        if (rows.find(id).isEmpty()) return new CarryResult.NotFound();
        if (!rows.decide(id, State.WITHDRAWN, by, path.now(), shortened(opinion))) return new CarryResult.Decided();
        rows.forget(id);
        return new CarryResult.Withdrawn();
    }

    /** Asks that a whole file be taken back, with a reason; another decides. */
    @Transactional
    public CarryResult askUndo(UUID id, String why, ActorId by) {
        if (rows.find(id).isEmpty()) return new CarryResult.NotFound();
        if (why.isBlank()) return new CarryResult.ReasonMissing();
        if (!finished(CarryWork.job(id))) return new CarryResult.NotFinished();
        var no = actedOn(id);
        if (no.isPresent()) return no.get();
        return rows.askUndo(id, shortened(why), by, path.now())
                ? new CarryResult.UndoAsked()
                : new CarryResult.Decided();
    }

    /** It stays as it is. */
    @Transactional
    public CarryResult declineUndo(UUID id) {
        if (rows.find(id).isEmpty()) return new CarryResult.NotFound();
        return rows.declineUndo(id) ? new CarryResult.UndoDeclined() : new CarryResult.Decided();
    }

    /** Has the file taken back; by somebody other than who asked. */
    @Transactional
    public CarryResult undo(UUID id, Officer officer) {
        var file = rows.find(id);
        if (file.isEmpty()) return new CarryResult.NotFound();
        if (file.get().state() != State.UNDO_ASKED) return new CarryResult.Decided();
        if (officer.actor().equals(file.get().undoBy())) return new CarryResult.SecondPersonNeeded();
        var no = actedOn(id);
        if (no.isPresent()) return no.get();
        var subjects = rows.standing(id).stream()
                .map(one -> new JobOrder.Subject(one.value(), ""))
                .toList();
        if (subjects.isEmpty()) return new CarryResult.NothingToDo();
        if (!rows.undo(id, officer.actor(), path.now())) return new CarryResult.Decided();
        rows.forget(id);
        order(CarryUndoWork.job(id), CarryUndoWork.KIND, id, officer, subjects);
        return new CarryResult.Ordered(subjects.size());
    }

    private Optional<CarryResult> actedOn(UUID id) {
        var acted = ledger.find(rows.standing(id)).values().stream()
                .filter(c -> c.version() > 1 && !CarryUndoWork.isUntouched(c, ledger.entries(c.id())))
                .map(c -> c.id())
                .collect(Collectors.toSet());
        if (acted.isEmpty()) return Optional.empty();
        var codes = rows.codes(acted).stream().limit(MOST_NAMED).toList();
        return Optional.of(new CarryResult.ActedOn(acted.size(), codes));
    }

    private boolean finished(UUID job) {
        return jobs.items(job).stream().allMatch(item -> item.outcome() != null);
    }

    private void order(UUID job, String kind, UUID file, Officer officer, List<JobOrder.Subject> subjects) {
        jobs.order(new JobOrder(
                job, kind, officer.actor(), officer.post(), Map.of("act", kind, "file", file.toString()), subjects));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                jobs.nudge();
            }
        });
    }

    /** How many lines would do what. */
    public static Map<Effect, Long> totals(List<CarriedLine> lines) {
        var totals = new EnumMap<Effect, Long>(Effect.class);
        for (var line : lines) totals.merge(line.effect(), 1L, Long::sum);
        return totals;
    }
}
