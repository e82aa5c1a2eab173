package vn.kycuong.kernel;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.kycuong.calendar.Deadlines;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.kernel.ProcessCondition.Type;
import vn.kycuong.kernel.ProcessFinding.Kind;
import vn.kycuong.kernel.ProcessStep.Place;
import vn.kycuong.kernel.ProcessStep.StepKind;

/** Looks at a process before it is put in force, and names each mistake with its step and what to do. */
public final class ProcessCheck {
    /** More steps than any procedure has; the table stays readable and every walk short. */
    public static final int MOST_STEPS = 120;

    /** More moves than so many steps need. */
    public static final int MOST_MOVES = 480;

    private static final int LONGEST_TEXT = 400;
    private static final int LONGEST_LABEL = 80;

    private final ProcessPlan plan;
    private final Surroundings around;
    private final List<ProcessFinding> found = new ArrayList<>();

    /**
     * A limit of the law that the whole may not exceed.
     *
     * @param name which case and channel it is for, in Vietnamese
     */
    public record Statutory(String name, Limit limit, LocalTime cutoff) {}

    /**
     * What is known around a process on the day it is to be in force.
     *
     * @param values the named values that conditions may use
     * @param roles the roles there are
     * @param held whether somebody holds a role, at a unit by its key, or (empty key) anywhere
     * @param unitThere whether a unit is there, by its key
     * @param limits the limits of the law for what is handled
     * @param calendar the calendar under which allowances and limits are compared
     * @param from the receipt from which they are compared
     */
    public record Surroundings(
            Map<String, Type> values,
            Set<String> roles,
            BiPredicate<String, String> held,
            Predicate<String> unitThere,
            List<Statutory> limits,
            WorkingCalendar calendar,
            Instant from) {}

    private ProcessCheck(ProcessPlan plan, Surroundings around) {
        this.plan = plan;
        this.around = around;
    }

    /** Everything that is wrong, in the order of the steps; empty when it may be put in force. */
    public static List<ProcessFinding> of(ProcessPlan plan, Surroundings around) {
        var check = new ProcessCheck(plan, around);
        check.frame();
        if (check.found.stream().noneMatch(f -> f.kind() == Kind.EMPTY || f.kind() == Kind.NUMBER)) {
            plan.steps().forEach(check::step);
            plan.moves().forEach(check::move);
            plan.steps().forEach(check::choice);
            check.forks();
            check.reach();
            check.circles();
            check.waits();
            check.numbers();
            if (check.found.stream().noneMatch(f -> f.field().equals("moves"))) check.limits();
        }
        var order = plan.steps().stream().map(ProcessStep::no).toList();
        return check.found.stream()
                .distinct()
                .sorted(java.util.Comparator.comparingInt(f -> order.indexOf(f.step())))
                .toList();
    }

    private void wrong(Kind kind, int step, String field, String sentence, Object... arguments) {
        found.add(new ProcessFinding(kind, step, field, sentence.formatted(arguments)));
    }

    // ---- the whole
    // -------------------------------------------------------------------------------------------------------

    private void frame() {
        var steps = plan.steps();
        if (steps.isEmpty()) {
            wrong(
                    Kind.EMPTY,
                    0,
                    "no",
                    "Quy trình chưa có bước nào. Thêm bước tiếp nhận, các bước xử lý và bước trả kết quả.");
            return;
        }
        if (steps.size() > MOST_STEPS)
            wrong(
                    Kind.TOO_LARGE,
                    0,
                    "no",
                    "Quy trình có %d bước, nhiều nhất là %d. Gộp bớt bước.",
                    steps.size(),
                    MOST_STEPS);
        if (plan.moves().size() > MOST_MOVES)
            wrong(
                    Kind.TOO_LARGE,
                    0,
                    "moves",
                    "Quy trình có %d hướng đi, nhiều nhất là %d. Bỏ bớt hướng đi.",
                    plan.moves().size(),
                    MOST_MOVES);
        var seen = new HashSet<Integer>();
        for (var step : steps) {
            if (step.no() < 1)
                wrong(
                        Kind.NUMBER,
                        step.no(),
                        "no",
                        "Bước \"%s\" mang số %d. Số bước phải từ 1 trở lên.",
                        step.action(),
                        step.no());
            if (!seen.add(step.no()))
                wrong(Kind.NUMBER, step.no(), "no", "Có hai bước cùng mang số %d. Đổi số của một bước.", step.no());
        }
        var takeIns = steps.stream().filter(s -> s.kind() == StepKind.TAKE_IN).toList();
        if (steps.getFirst().kind() != StepKind.TAKE_IN)
            wrong(
                    Kind.FRAME,
                    steps.getFirst().no(),
                    "kind",
                    "Bước đầu tiên (bước %d) không phải là bước tiếp nhận. Đặt bước tiếp nhận lên đầu bảng.",
                    steps.getFirst().no());
        takeIns.stream()
                .skip(1)
                .forEach(s -> wrong(
                        Kind.FRAME,
                        s.no(),
                        "kind",
                        "Bước %d: chỉ được có một bước tiếp nhận. Đổi loại bước này.",
                        s.no()));
        if (steps.stream().noneMatch(s -> s.kind() == StepKind.RETURN))
            wrong(Kind.FRAME, 0, "kind", "Quy trình không có bước trả kết quả. Thêm một bước loại \"trả kết quả\".");
    }

    // ---- a step
    // ----------------------------------------------------------------------------------------------------------

    private void step(ProcessStep s) {
        if (s.action().isBlank())
            wrong(Kind.FIELD, s.no(), "action", "Bước %d chưa ghi việc phải làm. Ghi nội dung của bước.", s.no());
        if (s.action().length() > LONGEST_TEXT || s.placeName().length() > LONGEST_TEXT)
            wrong(
                    Kind.TOO_LARGE,
                    s.no(),
                    "action",
                    "Bước %d có đoạn chữ dài quá %d ký tự. Viết ngắn lại.",
                    s.no(),
                    LONGEST_TEXT);
        if (s.kind() == StepKind.WAIT && s.ground() == null)
            wrong(
                    Kind.FIELD,
                    s.no(),
                    "ground",
                    "Bước chờ %d chưa có căn cứ tạm dừng. Chọn căn cứ: đồng hồ chỉ dừng theo một căn cứ của pháp luật.",
                    s.no());
        if (s.kind() != StepKind.WAIT && s.ground() != null)
            wrong(
                    Kind.FIELD,
                    s.no(),
                    "ground",
                    "Bước %d không phải bước chờ nên không có căn cứ tạm dừng. Bỏ căn cứ.",
                    s.no());
        if ((s.kind() == StepKind.TAKE_IN || s.kind() == StepKind.RETURN) && s.place() != Place.RECEIVING)
            wrong(
                    Kind.FIELD,
                    s.no(),
                    "unit",
                    "Bước %d (%s) phải do đơn vị tiếp nhận làm. Đổi nơi thực hiện.",
                    s.no(),
                    s.kind().text(VI));
        if (s.kind() == StepKind.CONSULT && s.place() != Place.NAMED)
            wrong(
                    Kind.FIELD,
                    s.no(),
                    "unit",
                    "Bước lấy ý kiến %d chưa chỉ rõ đơn vị được hỏi. Chọn một đơn vị.",
                    s.no());
        if (s.kind().isDone() && s.place() == Place.NAMED && !around.unitThere().test(s.unitKey()))
            wrong(
                    Kind.UNIT,
                    s.no(),
                    "unit",
                    "Bước %d giao cho đơn vị \"%s\" không có trong danh sách đơn vị vào ngày áp dụng. Chọn đơn vị"
                            + " khác.",
                    s.no(),
                    s.unitKey());
        role(s);
    }

    private static final java.util.Locale VI = java.util.Locale.of("vi");

    private void role(ProcessStep s) {
        if (!s.kind().isDone()) {
            if (!s.role().isEmpty())
                wrong(
                        Kind.ROLE,
                        s.no(),
                        "role",
                        "Bước %d (%s) không do ai làm. Để trống vai trò.",
                        s.no(),
                        s.kind().text(VI));
            return;
        }
        if (!around.roles().contains(s.role())) {
            wrong(
                    Kind.ROLE,
                    s.no(),
                    "role",
                    "Bước %d giao cho vai trò \"%s\" không có trong hệ thống. Chọn một trong: %s.",
                    s.no(),
                    s.role(),
                    String.join(", ", new TreeSet<>(around.roles())));
            return;
        }
        var at = s.place() == Place.NAMED ? s.unitKey() : "";
        if (!around.held().test(s.role(), at))
            wrong(
                    Kind.ROLE,
                    s.no(),
                    "role",
                    "Bước %d giao cho vai trò %s nhưng%s không ai đang giữ vai trò này. Bổ nhiệm người trước, hoặc"
                            + " chọn vai trò khác.",
                    s.no(),
                    s.role(),
                    at.isEmpty() ? "" : " ở đơn vị \"" + at + "\"");
    }

    // ---- a move
    // ----------------------------------------------------------------------------------------------------------

    private void move(ProcessMove m) {
        var from = plan.find(m.from());
        if (from.isEmpty()) {
            wrong(
                    Kind.DANGLING_MOVE,
                    m.from(),
                    "moves",
                    "Có hướng đi từ bước %d sang bước %d nhưng không có bước %d. Bỏ hướng đi hoặc thêm bước.",
                    m.from(),
                    m.to(),
                    m.from());
            return;
        }
        boolean ends = m.kind() == ProcessMove.Kind.STOP || m.kind() == ProcessMove.Kind.WITHDRAW;
        if (ends && m.to() != ProcessMove.END)
            wrong(
                    Kind.WRONG_MOVE,
                    m.from(),
                    "moves",
                    "Bước %d: hướng \"%s\" kết thúc việc giải quyết nên không dẫn tới bước %d. Ghi nơi đến là 0.",
                    m.from(),
                    m.kind().text(VI),
                    m.to());
        if (!ends && plan.find(m.to()).isEmpty())
            wrong(
                    Kind.DANGLING_MOVE,
                    m.from(),
                    "moves",
                    "Bước %d có hướng đi tới bước %d nhưng không có bước %d. Sửa nơi đến hoặc thêm bước.",
                    m.from(),
                    m.to(),
                    m.to());
        if (!ends && plan.find(m.to()).filter(s -> s.kind() == StepKind.TAKE_IN).isPresent())
            wrong(
                    Kind.WRONG_MOVE,
                    m.from(),
                    "moves",
                    "Bước %d không được quay về bước tiếp nhận: hồ sơ chỉ được tiếp nhận một lần. Chọn bước khác.",
                    m.from());
        if (from.get().kind() == StepKind.RETURN)
            wrong(
                    Kind.WRONG_MOVE,
                    m.from(),
                    "moves",
                    "Bước trả kết quả %d là bước cuối nên không có hướng đi tiếp. Bỏ hướng đi tới bước %d.",
                    m.from(),
                    m.to());
        if (!from.get().kind().isDone() && m.kind() != ProcessMove.Kind.FORWARD)
            wrong(
                    Kind.WRONG_MOVE,
                    m.from(),
                    "moves",
                    "Bước %d (%s) không do ai làm nên chỉ có hướng \"chuyển tiếp\". Đổi loại hướng đi tới bước %d.",
                    m.from(),
                    from.get().kind().text(VI),
                    m.to());
        if (m.label().length() > LONGEST_LABEL)
            wrong(
                    Kind.TOO_LARGE,
                    m.from(),
                    "moves",
                    "Bước %d: tên hướng đi dài quá %d ký tự. Viết ngắn lại.",
                    m.from(),
                    LONGEST_LABEL);
        condition(m, from.get());
    }

    private void condition(ProcessMove m, ProcessStep from) {
        if (m.isConditional() && (!m.kind().isOnward() || from.kind() == StepKind.FORK))
            wrong(
                    Kind.WRONG_MOVE,
                    m.from(),
                    "moves",
                    "Bước %d: hướng \"%s\" tới bước %d không được có điều kiện. Bỏ điều kiện.",
                    m.from(),
                    m.kind().text(VI),
                    m.to());
        if (m.condition().isEmpty()) return;
        if (m.otherwise())
            wrong(
                    Kind.CONDITION,
                    m.from(),
                    "moves",
                    "Bước %d: hướng mặc định tới bước %d không được có điều kiện. Bỏ điều kiện hoặc bỏ chữ \"mặc"
                            + " định\".",
                    m.from(),
                    m.to());
        problem(m.condition())
                .ifPresent(p -> wrong(
                        Kind.CONDITION,
                        m.from(),
                        "moves",
                        "Bước %d, hướng tới bước %d, điều kiện \"%s\": %s",
                        m.from(),
                        m.to(),
                        m.condition(),
                        p));
    }

    private Optional<String> problem(String condition) {
        try {
            return ProcessCondition.parse(condition).problem(around.values());
        } catch (IllegalArgumentException wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        }
    }

    /** Whether the moves of a step can be told apart, and one can always be taken. */
    private void choice(ProcessStep s) {
        if (s.kind() == StepKind.RETURN) return;
        var onward = plan.onward(s.no());
        if (onward.isEmpty()) {
            wrong(
                    Kind.NO_WAY_TO_THE_END,
                    s.no(),
                    "moves",
                    "Bước %d (%s) không có hướng đi tiếp. Thêm một hướng \"chuyển tiếp\" tới bước sau.",
                    s.no(),
                    s.action());
            return;
        }
        var conditional = onward.stream().filter(ProcessMove::isConditional).toList();
        var plain = onward.stream().filter(m -> !m.isConditional()).toList();
        long defaults = conditional.stream().filter(ProcessMove::otherwise).count();
        if (defaults > 1)
            wrong(Kind.CONDITION, s.no(), "moves", "Bước %d có %d hướng mặc định. Chỉ giữ một.", s.no(), defaults);
        if (!conditional.isEmpty() && defaults == 0 && (plain.isEmpty() || decidesAlone(s)))
            wrong(
                    Kind.NO_DEFAULT,
                    s.no(),
                    "moves",
                    "Bước %d rẽ theo điều kiện nhưng không có hướng mặc định khi không điều kiện nào đúng. Đánh dấu"
                            + " một hướng là mặc định.",
                    s.no());
        if (decidesAlone(s) && (plain.size() > 1 || !plain.isEmpty() && !conditional.isEmpty()))
            wrong(
                    Kind.WRONG_MOVE,
                    s.no(),
                    "moves",
                    "Bước %d (%s) không có người chọn nhưng có nhiều hướng đi không điều kiện. Đặt điều kiện cho từng"
                            + " hướng.",
                    s.no(),
                    s.kind().text(VI));
        var names = new HashSet<String>();
        for (var m : plan.from(s.no())) {
            boolean chosen = !m.isConditional() && s.kind() != StepKind.FORK;
            var name = chosen ? m.kind() + " " + m.label() : m.kind() + " " + m.to() + " " + m.condition();
            if (!names.add(name))
                wrong(
                        Kind.SAME_MOVE,
                        s.no(),
                        "moves",
                        "Bước %d có hai hướng \"%s\" cùng tên nên người làm không phân biệt được. Đặt tên riêng cho"
                                + " từng hướng.",
                        s.no(),
                        m.label().isEmpty() ? m.kind().text(VI) : m.label());
        }
    }

    /** Nobody chooses there: what is passed, and the take-in, whose act is the receipt. */
    private static boolean decidesAlone(ProcessStep s) {
        return s.kind() == StepKind.AUTO || s.kind() == StepKind.JOIN || s.kind() == StepKind.TAKE_IN;
    }

    // ---- ways
    // ------------------------------------------------------------------------------------------------------------

    private void forks() {
        var regions = ProcessRegions.of(plan);
        for (var s : plan.steps()) {
            if (s.kind() == StepKind.FORK && plan.onward(s.no()).size() < 2)
                wrong(
                        Kind.FORK,
                        s.no(),
                        "moves",
                        "Bước tách nhánh %d cần ít nhất hai nhánh. Thêm nhánh hoặc bỏ bước này.",
                        s.no());
            if (s.kind() == StepKind.FORK && regions.ofFork(s.no()).isEmpty())
                wrong(
                        Kind.FORK,
                        s.no(),
                        "moves",
                        "Các nhánh tách ở bước %d không cùng về một bước gộp nhánh. Dẫn mọi nhánh về cùng một bước"
                                + " gộp.",
                        s.no());
            if (s.kind() == StepKind.JOIN && regions.ofJoin(s.no()).isEmpty())
                wrong(
                        Kind.FORK,
                        s.no(),
                        "moves",
                        "Bước gộp nhánh %d không ứng với bước tách nhánh nào. Thêm bước tách nhánh hoặc đổi loại bước.",
                        s.no());
            var around = regions.around(s.no());
            boolean alone = s.kind() == StepKind.WAIT
                    || s.kind() == StepKind.RETURN
                    || s.kind() == StepKind.TAKE_IN
                    || s.kind() == StepKind.NUMBER;
            if (!around.isEmpty() && alone)
                wrong(
                        Kind.FORK,
                        s.no(),
                        "kind",
                        "Bước %d (%s) nằm giữa các nhánh song song, nơi không được %s. Đưa bước ra ngoài các nhánh.",
                        s.no(),
                        s.kind().text(VI),
                        switch (s.kind()) {
                            case WAIT -> "dừng đồng hồ của cả hồ sơ";
                            case NUMBER -> "cấp số cho kết quả";
                            default -> "bắt đầu hay kết thúc hồ sơ";
                        });
        }
        for (var m : plan.moves()) {
            if (m.to() == ProcessMove.END
                    || plan.find(m.to()).isEmpty()
                    || plan.find(m.from()).isEmpty()) continue;
            if (!staysInside(m, regions))
                wrong(
                        Kind.FORK,
                        m.from(),
                        "moves",
                        "Hướng từ bước %d tới bước %d đi xuyên qua ranh giới các nhánh song song. Chỉ được vào ở bước"
                                + " tách và ra ở bước gộp.",
                        m.from(),
                        m.to());
        }
    }

    private boolean staysInside(ProcessMove m, ProcessRegions regions) {
        var from = new TreeSet<>(regions.around(m.from()));
        var to = new TreeSet<>(regions.around(m.to()));
        regions.ofFork(m.from()).ifPresent(_ -> from.add(m.from()));
        regions.ofJoin(m.to())
                .ifPresent(_ -> plan.steps().stream()
                        .filter(s -> regions.ofFork(s.no())
                                .filter(r -> r.join() == m.to())
                                .isPresent())
                        .forEach(s -> {
                            if (from.contains(s.no())) to.add(s.no());
                        }));
        return from.equals(to);
    }

    private void reach() {
        var reached = walk(Set.of(plan.steps().getFirst().no()), true);
        var ends = plan.steps().stream()
                .filter(s -> s.kind() == StepKind.RETURN)
                .map(ProcessStep::no)
                .collect(Collectors.toSet());
        var ending = walk(ends, false);
        for (var s : plan.steps()) {
            if (!reached.contains(s.no()))
                wrong(
                        Kind.UNREACHABLE,
                        s.no(),
                        "moves",
                        "Không có hướng nào dẫn tới bước %d (%s). Thêm hướng đi tới bước này hoặc bỏ bước.",
                        s.no(),
                        s.action());
            if (!ends.isEmpty()
                    && !ending.contains(s.no())
                    && !plan.onward(s.no()).isEmpty())
                wrong(
                        Kind.NO_WAY_TO_THE_END,
                        s.no(),
                        "moves",
                        "Từ bước %d (%s) không có đường nào tới bước trả kết quả. Thêm hướng \"chuyển tiếp\" ra khỏi"
                                + " vòng.",
                        s.no(),
                        s.action());
        }
    }

    private Set<Integer> walk(Set<Integer> from, boolean forwards) {
        var seen = new HashSet<>(from);
        var open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            int at = open.poll();
            for (var m : plan.moves()) {
                if ((forwards ? m.from() : m.to()) != at
                        || (!forwards && !m.kind().isOnward())) continue;
                int next = forwards ? m.to() : m.from();
                if (next != ProcessMove.END && seen.add(next)) open.add(next);
            }
        }
        return seen;
    }

    private void circles() {
        for (var s : plan.steps()) {
            if (s.kind().isDone()) continue;
            var seen = new HashSet<Integer>();
            var open = new ArrayDeque<>(List.of(s.no()));
            while (!open.isEmpty()) {
                for (var m : plan.onward(open.poll())) {
                    boolean passed =
                            plan.find(m.to()).filter(t -> !t.kind().isDone()).isPresent();
                    if (passed && seen.add(m.to())) open.add(m.to());
                }
            }
            if (seen.contains(s.no()))
                wrong(
                        Kind.ENDLESS,
                        s.no(),
                        "moves",
                        "Bước %d quay vòng về chính nó mà không qua bước nào có người làm. Thêm một bước xử lý vào"
                                + " vòng.",
                        s.no());
        }
    }

    /** The receipt itself stops no clock: somebody must have worked, and have a paper in hand. */
    private void waits() {
        var seen = new HashSet<Integer>();
        var open = new ArrayDeque<>(List.of(plan.steps().getFirst().no()));
        while (!open.isEmpty()) {
            for (var m : plan.onward(open.poll())) {
                var next = plan.find(m.to());
                if (next.isEmpty() || !seen.add(m.to())) continue;
                if (next.get().kind() == StepKind.WAIT)
                    wrong(
                            Kind.WRONG_MOVE,
                            m.to(),
                            "moves",
                            "Bước chờ %d đứng ngay sau tiếp nhận, khi chưa có văn bản nào để dừng đồng hồ. Thêm một"
                                    + " bước xử lý phía trước.",
                            m.to());
                if (next.get().kind() == StepKind.RETURN)
                    wrong(
                            Kind.WRONG_MOVE,
                            m.from(),
                            "moves",
                            "Bước trả kết quả %d đứng ngay sau tiếp nhận, chưa qua bước xử lý nào. Thêm một bước xử lý"
                                    + " phía trước.",
                            m.to());
                if (!next.get().kind().isDone()) open.add(m.to());
            }
        }
    }

    /** A number is given to what is signed, and nothing is changed in it afterwards. */
    private void numbers() {
        var unsigned = new HashSet<Integer>();
        var open = new ArrayDeque<>(List.of(plan.steps().getFirst().no()));
        while (!open.isEmpty()) {
            for (var m : plan.onward(open.poll())) {
                boolean signs =
                        plan.find(m.to()).filter(s -> s.kind() == StepKind.SIGN).isPresent();
                if (!signs && unsigned.add(m.to())) open.add(m.to());
            }
        }
        for (var s : plan.steps()) {
            if (s.kind() != StepKind.NUMBER) continue;
            if (unsigned.contains(s.no()))
                wrong(
                        Kind.WRONG_MOVE,
                        s.no(),
                        "moves",
                        "Bước cấp số %d có thể tới được khi kết quả chưa ai ký. Đặt bước ký duyệt trước bước này trên mọi"
                                + " hướng đi.",
                        s.no());
            boolean returns = plan.onward(s.no()).stream()
                    .flatMap(m -> plan.find(m.to()).stream())
                    .allMatch(next -> next.kind() == StepKind.RETURN);
            if (!returns)
                wrong(
                        Kind.WRONG_MOVE,
                        s.no(),
                        "moves",
                        "Sau bước cấp số %d kết quả không được xử lý tiếp. Dẫn bước này thẳng tới bước trả kết quả.",
                        s.no());
        }
    }

    // ---- time
    // ------------------------------------------------------------------------------------------------------------

    private void limits() {
        if (around.limits().isEmpty()) return;
        var order = order();
        for (var statutory : around.limits()) {
            var ready = ready(order, statutory.cutoff());
            var lateFrom = Deadlines.due(
                            around.calendar(), around.from(), statutory.limit(), statutory.cutoff(), List.of())
                    .lateFrom();
            if (ready.isAfter(lateFrom))
                wrong(
                        Kind.OVER_THE_LIMIT,
                        0,
                        "allowance",
                        "Cộng thời gian các bước trên đường dài nhất thì xong lúc %s, quá thời hạn pháp luật %s cho %s"
                                + " (hết lúc %s, tính từ %s). Rút ngắn thời gian các bước.",
                        text(ready),
                        statutory.limit().inVietnamese(),
                        statutory.name(),
                        text(lateFrom),
                        text(around.from()));
        }
    }

    private static String text(Instant at) {
        return java.time.format.DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu").format(LegalZone.local(at));
    }

    /** When the result lies ready at the latest, if each step uses all it may and nothing is done twice; waiting does not count. */
    private Instant ready(List<Integer> order, LocalTime cutoff) {
        var begun = new HashMap<Integer, Instant>();
        begun.put(order.getFirst(), around.from());
        var latest = around.from();
        for (int no : order) {
            var step = plan.step(no);
            var at = begun.getOrDefault(no, around.from());
            if (step.kind() == StepKind.RETURN) {
                if (at.isAfter(latest)) latest = at;
                continue;
            }
            var done = takesTime(step)
                    ? Deadlines.due(around.calendar(), at, step.allowance(), cutoff, List.of())
                            .at()
                    : at;
            for (var move : plan.onward(no))
                if (order.indexOf(move.to()) > order.indexOf(no))
                    begun.merge(move.to(), done, (a, b) -> a.isAfter(b) ? a : b);
        }
        return latest;
    }

    private static boolean takesTime(ProcessStep step) {
        return step.kind().isDone() && step.kind() != StepKind.WAIT && !(step.allowance() instanceof Limit.SameDay);
    }

    /** The steps so that each stands behind all that lead to it, ways round in a circle left out. */
    private List<Integer> order() {
        var done = new ArrayList<Integer>();
        after(plan.steps().getFirst().no(), new HashSet<>(), done);
        java.util.Collections.reverse(done);
        return done;
    }

    private void after(int no, Set<Integer> seen, List<Integer> done) {
        if (!seen.add(no)) return;
        for (var move : plan.onward(no)) after(move.to(), seen, done);
        done.add(no);
    }
}
