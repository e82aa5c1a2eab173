package vn.kycuong.process.web;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.Ground;
import vn.kycuong.kernel.ProcessMove;
import vn.kycuong.kernel.ProcessPlan;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.process.DraftResult.Problem;
import vn.kycuong.process.ProcessDraft;
import vn.kycuong.process.ProcessDrafts;

/**
 * A draft as the table shows it: every cell as text, as stored or as typed. A row without a number, and one that is marked to be
 * dropped, is not there.
 */
public record DraftTable(
        String source,
        String from,
        boolean illustrative,
        List<StepRow> steps,
        List<MoveRow> moves,
        List<Problem> problems) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");
    /** Rows to write a further step or move into. */
    private static final int BLANK_STEPS = 1;

    private static final int BLANK_MOVES = 2;

    /** A step, cell by cell. */
    public record StepRow(
            String no,
            String kind,
            String role,
            String place,
            String unit,
            String placeName,
            String action,
            String allowance,
            String ground) {
        static final StepRow BLANK = new StepRow("", "WORK", "OFFICER", "COMPETENT", "", "", "", "8WH", "");
    }

    /** A move, cell by cell. */
    public record MoveRow(String from, String to, String kind, String label, String condition, boolean otherwise) {
        static final MoveRow BLANK = new MoveRow("", "", "FORWARD", "", "", false);
    }

    static DraftTable of(ProcessDraft draft) {
        var steps = new ArrayList<StepRow>();
        for (var s : draft.plan().steps()) {
            var ground = s.ground();
            steps.add(new StepRow(
                    Integer.toString(s.no()),
                    s.kind().name(),
                    s.role(),
                    s.place().name(),
                    s.unitKey(),
                    s.placeName(),
                    s.action(),
                    s.allowance().text(),
                    ground == null ? "" : ground.name()));
        }
        var moves = new ArrayList<MoveRow>();
        for (var m : draft.plan().moves())
            moves.add(new MoveRow(
                    Integer.toString(m.from()),
                    Integer.toString(m.to()),
                    m.kind().name(),
                    m.label(),
                    m.condition(),
                    m.otherwise()));
        return new DraftTable(draft.source(), DAY.format(draft.from()), draft.illustrative(), steps, moves, List.of());
    }

    static DraftTable of(MultiValueMap<String, String> typed) {
        Function<String, String> cell =
                name -> Normalizer.normalize(Objects.requireNonNullElse(typed.getFirst(name), ""), Normalizer.Form.NFC)
                        .strip();
        var steps = new ArrayList<StepRow>();
        for (int i = 0; typed.containsKey("s" + i + ".no"); i++) {
            var at = "s" + i + ".";
            if (typed.containsKey(at + "drop") || cell.apply(at + "no").isEmpty()) continue;
            steps.add(new StepRow(
                    cell.apply(at + "no"),
                    cell.apply(at + "kind"),
                    cell.apply(at + "role"),
                    cell.apply(at + "place"),
                    cell.apply(at + "unit"),
                    cell.apply(at + "placeName"),
                    cell.apply(at + "action"),
                    cell.apply(at + "allowance"),
                    cell.apply(at + "ground")));
        }
        var moves = new ArrayList<MoveRow>();
        for (int i = 0; typed.containsKey("m" + i + ".from"); i++) {
            var at = "m" + i + ".";
            if (typed.containsKey(at + "drop") || cell.apply(at + "from").isEmpty()) continue;
            moves.add(new MoveRow(
                    cell.apply(at + "from"),
                    cell.apply(at + "to"),
                    cell.apply(at + "kind"),
                    cell.apply(at + "label"),
                    cell.apply(at + "condition"),
                    typed.containsKey(at + "otherwise")));
        }
        return new DraftTable(
                cell.apply("source"), cell.apply("from"), typed.containsKey("illustrative"), steps, moves, List.of());
    }

    /** The rows with further ones to write into. */
    public List<StepRow> stepsAndBlank() {
        var all = new ArrayList<>(steps);
        for (int i = 0; i < BLANK_STEPS; i++) all.add(StepRow.BLANK);
        return all;
    }

    public List<MoveRow> movesAndBlank() {
        var all = new ArrayList<>(moves);
        for (int i = 0; i < BLANK_MOVES; i++) all.add(MoveRow.BLANK);
        return all;
    }

    public @Nullable String error(String field) {
        return problems.stream()
                .filter(p -> p.field().equals(field))
                .map(Problem::sentence)
                .findFirst()
                .orElse(null);
    }

    DraftTable with(List<Problem> found) {
        return new DraftTable(source, from, illustrative, steps, moves, List.copyOf(found));
    }

    Optional<ProcessDrafts.Heading> heading(List<Problem> found) {
        try {
            return Optional.of(new ProcessDrafts.Heading(source, LocalDate.parse(from, DAY), illustrative));
        } catch (DateTimeParseException wrong) {
            found.add(new Problem("from", "Ngày áp dụng không đúng. Ghi theo lịch trên biểu mẫu, ví dụ 2026-12-01."));
            return Optional.empty();
        }
    }

    /** The plan; cells that say nothing readable are named, and then nothing of it counts. */
    ProcessPlan plan(List<Problem> found) {
        var read = new ArrayList<ProcessStep>();
        for (int i = 0; i < steps.size(); i++) step(i, found).ifPresent(read::add);
        var led = new ArrayList<ProcessMove>();
        for (int i = 0; i < moves.size(); i++) move(i, found).ifPresent(led::add);
        return new ProcessPlan(read, led);
    }

    private Optional<ProcessStep> step(int i, List<Problem> found) {
        var row = steps.get(i);
        var at = "s" + i + ".";
        int before = found.size();
        int no = number(row.no(), at + "no", "Số bước", found);
        var kind = among(ProcessStep.StepKind.values(), row.kind(), at + "kind", "Loại bước", found);
        var place = among(ProcessStep.Place.values(), row.place(), at + "place", "Nơi thực hiện", found);
        Ground ground = row.ground().isEmpty()
                ? null
                : among(Ground.values(), row.ground(), at + "ground", "Căn cứ tạm dừng", found)
                        .orElse(null);
        Limit allowance = new Limit.SameDay();
        try {
            allowance = row.allowance().isEmpty() ? allowance : Limit.parse(row.allowance());
        } catch (IllegalArgumentException wrong) {
            found.add(new Problem(
                    at + "allowance",
                    "Bước %s, thời gian \"%s\": %s".formatted(row.no(), row.allowance(), wrong.getMessage())));
        }
        if (found.size() > before || kind.isEmpty() || place.isEmpty()) return Optional.empty();
        return Optional.of(new ProcessStep(
                no, kind.get(), row.role(), place.get(), row.unit(), row.placeName(), row.action(), allowance, ground));
    }

    private Optional<ProcessMove> move(int i, List<Problem> found) {
        var row = moves.get(i);
        var at = "m" + i + ".";
        int before = found.size();
        int from = number(row.from(), at + "from", "Hướng đi, từ bước", found);
        int to = number(row.to(), at + "to", "Hướng đi, tới bước", found);
        var kind = among(ProcessMove.Kind.values(), row.kind(), at + "kind", "Loại hướng đi", found);
        if (found.size() > before || kind.isEmpty()) return Optional.empty();
        return Optional.of(new ProcessMove(from, to, kind.get(), row.label(), row.condition(), row.otherwise()));
    }

    private static int number(String text, String field, String what, List<Problem> found) {
        if (text.matches("\\d{1,4}")) return Integer.parseInt(text);
        found.add(new Problem(field, "%s: \"%s\" không phải là số từ 0 đến 9999.".formatted(what, text)));
        return 0;
    }

    private static <E extends Enum<E>> Optional<E> among(
            E[] values, String name, String field, String what, List<Problem> found) {
        for (var value : values) if (value.name().equals(name)) return Optional.of(value);
        found.add(new Problem(field, "%s: không có \"%s\". Chọn trong danh sách.".formatted(what, name)));
        return Optional.empty();
    }
}
