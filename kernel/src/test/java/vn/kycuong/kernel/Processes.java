package vn.kycuong.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.ProcessStep.Place;
import vn.kycuong.kernel.ProcessStep.StepKind;

/** Processes for tests: some written by hand, many drawn at random, all of them right. */
final class Processes {
    private final Random random;
    private final List<ProcessStep> steps = new ArrayList<>();
    private final List<ProcessMove> moves = new ArrayList<>();

    private Processes(Random random) {
        this.random = random;
    }

    static ProcessStep step(int no, StepKind kind) {
        return new ProcessStep(
                no,
                kind,
                kind.isDone() ? role(kind) : "",
                place(kind),
                kind == StepKind.CONSULT ? "thue" : "",
                "Nơi " + no,
                "Việc " + no,
                kind.isDone() && kind != StepKind.RETURN ? new Limit.WorkingHours(1 + no % 7) : new Limit.SameDay(),
                kind == StepKind.WAIT ? Ground.COUNCIL : null);
    }

    private static String role(StepKind kind) {
        return switch (kind) {
            case TAKE_IN, RETURN, WAIT -> "RECEIVER";
            case SIGN -> "LEADER";
            case NUMBER -> "CLERK";
            default -> "OFFICER";
        };
    }

    private static Place place(StepKind kind) {
        return switch (kind) {
            case TAKE_IN, RETURN -> Place.RECEIVING;
            case CONSULT -> Place.NAMED;
            default -> Place.COMPETENT;
        };
    }

    /** Take-in, work, then two opinions and own work side by side, signature (which may send back), return. */
    static ProcessPlan withConsultations() {
        var steps = List.of(
                step(1, StepKind.TAKE_IN),
                step(2, StepKind.WORK),
                step(3, StepKind.FORK),
                step(4, StepKind.CONSULT),
                step(5, StepKind.CONSULT),
                step(6, StepKind.WORK),
                step(7, StepKind.JOIN),
                step(8, StepKind.SIGN),
                step(9, StepKind.RETURN));
        var moves = List.of(
                ProcessMove.forward(1, 2),
                ProcessMove.forward(2, 3),
                ProcessMove.forward(3, 4),
                ProcessMove.forward(3, 5),
                ProcessMove.forward(3, 6),
                ProcessMove.forward(4, 7),
                ProcessMove.forward(5, 7),
                ProcessMove.forward(6, 7),
                ProcessMove.forward(7, 8),
                ProcessMove.forward(8, 9),
                ProcessMove.back(8, 2));
        return new ProcessPlan(steps, moves);
    }

    /** A right process drawn at random: blocks of work, choices by condition or by name, loops back, parallel branches, waits. */
    static ProcessPlan random(Random random) {
        var drawn = new Processes(random);
        int first = drawn.add(StepKind.TAKE_IN);
        int end = drawn.sequence(drawn.one(first, StepKind.WORK), 1 + random.nextInt(4), 0);
        int sign = drawn.add(StepKind.SIGN);
        drawn.forward(end, sign);
        boolean numbers = random.nextBoolean();
        int signed = numbers ? drawn.one(sign, StepKind.NUMBER) : sign;
        int last = drawn.add(StepKind.RETURN);
        drawn.forward(signed, last);
        if (random.nextBoolean()) drawn.moves.add(new ProcessMove(sign, last, ProcessMove.Kind.REJECT, "", "", false));
        if (random.nextBoolean()) drawn.moves.add(new ProcessMove(sign, 0, ProcessMove.Kind.STOP, "", "", false));
        return new ProcessPlan(drawn.steps, drawn.moves);
    }

    private int sequence(int from, int length, int depth) {
        int at = from;
        for (int i = 0; i < length; i++) at = block(at, depth);
        return at;
    }

    private int block(int from, int depth) {
        return switch (random.nextInt(depth > 1 ? 2 : 6)) {
            case 0, 1 -> work(from);
            case 2 -> depth == 0 ? one(from, StepKind.WAIT) : one(from, StepKind.CONSULT);
            case 3 -> chosen(from, depth);
            case 4 -> parallel(from, depth);
            default -> one(from, StepKind.AUTO);
        };
    }

    private int one(int from, StepKind kind) {
        int no = add(kind);
        forward(from, no);
        return no;
    }

    private int work(int from) {
        int no = one(from, StepKind.WORK);
        if (random.nextInt(3) == 0) {
            int next = one(no, StepKind.WORK);
            moves.add(new ProcessMove(next, no, ProcessMove.Kind.BACK, "Làm lại", "", false));
            return next;
        }
        return no;
    }

    private int chosen(int from, int depth) {
        int at = one(from, random.nextBoolean() ? StepKind.AUTO : StepKind.WORK);
        int join = add(StepKind.WORK);
        boolean named = steps.get(at - 1).kind() == StepKind.WORK && random.nextBoolean();
        int ways = 2 + random.nextInt(2);
        for (int i = 0; i < ways; i++) {
            int head = add(StepKind.WORK);
            boolean last = i == ways - 1;
            moves.add(
                    named
                            ? new ProcessMove(at, head, ProcessMove.Kind.FORWARD, "Hướng " + (i + 1), "", false)
                            : new ProcessMove(
                                    at,
                                    head,
                                    ProcessMove.Kind.FORWARD,
                                    "",
                                    last ? "" : "so_ngay > " + i + " và kenh = 'ONLINE'",
                                    last));
            forward(depth < 2 && random.nextInt(3) == 0 ? sequence(head, 1, depth + 1) : head, join);
        }
        return join;
    }

    private int parallel(int from, int depth) {
        int fork = one(from, StepKind.FORK);
        int join = add(StepKind.JOIN);
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            int head = one(fork, random.nextBoolean() ? StepKind.CONSULT : StepKind.WORK);
            forward(sequence(head, random.nextInt(2), depth + 1), join);
        }
        return join;
    }

    private int add(StepKind kind) {
        steps.add(step(steps.size() + 1, kind));
        return steps.size();
    }

    private void forward(int from, int to) {
        moves.add(ProcessMove.forward(from, to));
    }
}
