package vn.kycuong.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.kycuong.kernel.ProcessStep.Place;
import vn.kycuong.kernel.ProcessStep.StepKind;
import vn.kycuong.process.ProcessRows.Plan;
import vn.kycuong.process.ProcessRows.PlanStep;
import vn.kycuong.reference.SourceRecord;

/**
 * Makes processes of typical steps. The first step takes in, a leader's step is a signature, a clerk's numbers and seals, the last returns and
 * is added where the source forgot it; a council, a field visit, a consulted agency or the applicant is work of the officer who waits for it. Zero
 * hours mean within the day: an allowance orders the work and is no legal limit.
 */
final class ProcessFile {
    private static final Set<String> ROLES =
            Set.of("RECEIVER", "OFFICER", "LEADER", "COUNCIL", "FIELD", "CONSULT", "EXTERNAL", "CITIZEN", "CLERK");
    private static final String LEADER = "LEADER";
    private static final String CLERK = "CLERK";
    private static final int LONGEST_HOURS = 10_000;

    private final LocalDate from;
    private final LocalDate twoLevelsFrom;
    private final String oneStop2025;
    private final String returnAction;
    private final Set<String> clerks;
    private final Map<String, Typical> numbered = new HashMap<>();
    private final Set<String> oneStops;
    private final Map<String, Set<String>> receivedBelow = new HashMap<>();
    private final Map<String, String> places2025 = new HashMap<>();
    private final Map<String, Integer> hours2025 = new HashMap<>();

    ProcessFile(SourceRecord own) {
        from = own.date("effective_from");
        twoLevelsFrom = own.date("two_levels_from");
        oneStop2025 = own.text("one_stop_2025");
        returnAction = own.text("return_action");
        clerks = Set.copyOf(own.texts("clerks"));
        for (var row : own.records("numbered"))
            numbered.put(
                    row.text("procedure"),
                    new Typical(CLERK, row.text("place"), row.text("action"), row.whole("working_hours")));
        oneStops = Set.copyOf(own.texts("one_stops"));
        for (var row : own.records("received_below"))
            receivedBelow.put(row.text("procedure"), new HashSet<>(row.texts("places")));
        for (var row : own.records("places_2025")) places2025.put(row.text("place"), row.text("becomes"));
        for (var row : own.records("hours_2025")) hours2025.put(row.text("procedure"), row.whole("working_hours"));
    }

    /** A step as the source gives it. */
    private record Typical(String role, String place, String action, int hours) {}

    List<Plan> plans(SourceRecord procedure) {
        var code = procedure.text("id");
        var typical = withNumber(
                code,
                procedure.records("typical_steps_2020").stream()
                        .map(ProcessFile::typical)
                        .toList());
        var plans = new ArrayList<Plan>();
        plans.add(plan(
                code, from, twoLevelsFrom.minusDays(1), steps(typical, receivedBelow.getOrDefault(code, Set.of()))));
        if (procedure.record("versions").record("v2026").has("code")) {
            plans.add(plan(code, twoLevelsFrom, null, steps(twoLevels(code, typical), Set.of())));
        }
        return plans;
    }

    /** Where the source forgot whoever numbers and seals the result, he comes after the last signature. */
    private List<Typical> withNumber(String code, List<Typical> typical) {
        var clerk = numbered.get(code);
        if (clerk == null) return typical;
        var steps = new ArrayList<>(typical);
        int signed = steps.lastIndexOf(
                steps.stream().filter(t -> t.role().equals(LEADER)).toList().getLast());
        steps.add(signed + 1, clerk);
        return steps;
    }

    private static Typical typical(SourceRecord step) {
        var role = step.text("role");
        if (!ROLES.contains(role)) step.error("role", "\"%s\" không phải một trong %s.".formatted(role, ROLES));
        var hours = step.whole("working_hours");
        if (hours < 0 || hours > LONGEST_HOURS) {
            step.error("working_hours", "Số giờ làm việc phải từ 0 đến %d.".formatted(LONGEST_HOURS));
        }
        return new Typical(role, step.text("unit_vi"), step.text("action"), Math.clamp(hours, 0, LONGEST_HOURS));
    }

    private static Plan plan(
            String code, LocalDate from, @org.jspecify.annotations.Nullable LocalDate to, List<PlanStep> steps) {
        return new Plan(code, from, to, true, steps.toString(), steps);
    }

    private List<PlanStep> steps(List<Typical> typical, Set<String> below) {
        var steps = new ArrayList<PlanStep>();
        for (int i = 0; i < typical.size(); i++) steps.add(step(typical, i, below));
        if (!steps.getLast().kind().equals(StepKind.RETURN.name())) {
            steps.add(step(
                    steps.size() + 1,
                    StepKind.RETURN,
                    "RECEIVER",
                    Place.RECEIVING,
                    typical.getFirst().place(),
                    returnAction,
                    0));
        }
        return steps;
    }

    private PlanStep step(List<Typical> typical, int i, Set<String> below) {
        var t = typical.get(i);
        boolean receiver = t.role().equals("RECEIVER");
        if (i == 0) return step(1, StepKind.TAKE_IN, "RECEIVER", Place.RECEIVING, t.place(), t.action(), t.hours());
        if (receiver && i == typical.size() - 1) {
            return step(i + 1, StepKind.RETURN, "RECEIVER", Place.RECEIVING, t.place(), t.action(), t.hours());
        }
        var kind = kind(t);
        var role = receiver || kind != StepKind.WORK ? t.role() : "OFFICER";
        var place = below.contains(t.place()) ? Place.RECEIVING : Place.COMPETENT;
        return step(i + 1, kind, role, place, t.place(), t.action(), t.hours());
    }

    /** Whom the source calls a clerk without being one of those who number prints, or carries on. */
    private StepKind kind(Typical t) {
        if (t.role().equals(LEADER)) return StepKind.SIGN;
        return t.role().equals(CLERK) && clerks.contains(t.place()) ? StepKind.NUMBER : StepKind.WORK;
    }

    private static PlanStep step(
            int no, StepKind kind, String role, Place place, String placeName, String action, int hours) {
        var allowance = hours == 0 ? "0SD" : hours + "WH";
        return new PlanStep(no, kind.name(), role, place.name(), placeName, action, allowance);
    }

    /** The same work in two levels: one one-stop, the commune's own rooms, no hand-over to a district's one-stop. */
    private List<Typical> twoLevels(String code, List<Typical> typical) {
        var steps = new ArrayList<Typical>();
        for (int i = 0; i < typical.size(); i++) {
            var t = typical.get(i);
            boolean passesThrough = t.role().equals("RECEIVER") && i > 0 && i < typical.size() - 1;
            if (!passesThrough)
                steps.add(new Typical(
                        t.role(), place2025(t.place()), t.action().replace(", chuyển huyện", ""), t.hours()));
        }
        var total = hours2025.get(code);
        return total == null ? steps : scaled(steps, total);
    }

    private String place2025(String place) {
        return oneStops.contains(place) && !place.startsWith("Công an")
                ? oneStop2025
                : places2025.getOrDefault(place, place);
    }

    private static List<Typical> scaled(List<Typical> steps, int total) {
        int sum = steps.stream().mapToInt(Typical::hours).sum();
        return steps.stream()
                .map(t -> new Typical(
                        t.role(), t.place(), t.action(), t.hours() == 0 ? 0 : Math.max(1, t.hours() * total / sum)))
                .toList();
    }
}
