package vn.kycuong.process;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.model.bpmn.Bpmn;
import org.operaton.bpm.model.bpmn.BpmnModelInstance;
import org.operaton.bpm.model.bpmn.instance.Activity;
import org.operaton.bpm.model.bpmn.instance.EndEvent;
import org.operaton.bpm.model.bpmn.instance.ExclusiveGateway;
import org.operaton.bpm.model.bpmn.instance.FlowNode;
import org.operaton.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.operaton.bpm.model.bpmn.instance.Lane;
import org.operaton.bpm.model.bpmn.instance.ParallelGateway;
import org.operaton.bpm.model.bpmn.instance.Process;
import org.operaton.bpm.model.bpmn.instance.SequenceFlow;
import org.operaton.bpm.model.bpmn.instance.ServiceTask;
import org.operaton.bpm.model.bpmn.instance.StartEvent;
import org.operaton.bpm.model.bpmn.instance.TimeDuration;
import org.operaton.bpm.model.bpmn.instance.TimerEventDefinition;
import org.operaton.bpm.model.xml.ModelException;
import org.operaton.bpm.model.xml.instance.ModelElementInstance;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.Ground;
import vn.kycuong.kernel.ProcessMove;
import vn.kycuong.kernel.ProcessPlan;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.kernel.ProcessStep.Place;
import vn.kycuong.kernel.ProcessStep.StepKind;
import vn.kycuong.process.BpmnReading.Refusal;

/**
 * Makes a plan of a BPMN file. An exclusive gateway is no step: its flows become the moves of the step before it, in their order and
 * with the conditions of all gateways on the way; whatever cannot be said so is refused by name.
 */
final class BpmnImport {
    private static final Pattern DURATION = Pattern.compile("P(?:(\\d{1,4})D|T(\\d{1,5})H)");

    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, String> roles = new HashMap<>();
    private final Map<String, List<SequenceFlow>> outgoing = new HashMap<>();
    private final List<ProcessMove> moves = new ArrayList<>();

    private BpmnImport() {}

    static BpmnReading read(byte[] file) {
        var found = BpmnGuard.look(file);
        if (!found.refusals().isEmpty()) return new BpmnReading.Refused(found.refusals());
        BpmnModelInstance model;
        try {
            model = Bpmn.readModelFromStream(new ByteArrayInputStream(file));
        } catch (ModelException broken) {
            return new BpmnReading.Refused(List.of(
                    new Refusal("definitions", "", "", 0, "tệp không đúng lược đồ BPMN 2.0: " + rootMessage(broken))));
        }
        var process = model.getModelElementsByType(Process.class).stream().findFirst();
        if (process.isEmpty())
            return new BpmnReading.Refused(
                    List.of(new Refusal("definitions", "", "", 0, "tệp không có quy trình (process) nào.")));
        var reading = new BpmnImport();
        var plan = reading.plan(process.get());
        var name = process.get().getName();
        return reading.refusals.isEmpty()
                ? new BpmnReading.Read(plan, name == null ? "" : name, found.notes())
                : new BpmnReading.Refused(List.copyOf(reading.refusals));
    }

    private static String rootMessage(Throwable broken) {
        var cause = broken;
        while (cause.getCause() != null) cause = cause.getCause();
        return String.valueOf(cause.getMessage());
    }

    private ProcessPlan plan(Process process) {
        var nodes = process.getChildElementsByType(FlowNode.class).stream().toList();
        for (var flow : process.getChildElementsByType(SequenceFlow.class)) {
            if (flow.getSource() == null || flow.getTarget() == null)
                refuse(flow, "luồng không có điểm đầu hoặc điểm cuối.");
            else
                outgoing.computeIfAbsent(flow.getSource().getId(), _ -> new ArrayList<>())
                        .add(flow);
        }
        for (var lane : process.getModelInstance().getModelElementsByType(Lane.class)) {
            for (var node : lane.getFlowNodeRefs()) roles.put(((FlowNode) node).getId(), role(lane));
        }
        var starts = nodes.stream().filter(StartEvent.class::isInstance).toList();
        if (starts.size() != 1)
            starts.stream().skip(1).forEach(s -> refuse(s, "quy trình chỉ được có một sự kiện bắt đầu."));
        if (starts.isEmpty()) refuse(process, "quy trình không có sự kiện bắt đầu (startEvent).");
        if (!refusals.isEmpty()) return new ProcessPlan(List.of(), List.of());
        number(nodes, starts.getFirst());
        var steps = new ArrayList<ProcessStep>();
        for (var node : ordered(nodes)) step(node, steps);
        if (refusals.isEmpty()) for (var node : ordered(nodes)) moves(node);
        return new ProcessPlan(steps, moves);
    }

    private static String role(Lane lane) {
        var ours = ours(lane, BpmnNames.ROLE);
        return ours != null
                ? ours
                : lane.getName() == null ? "" : lane.getName().strip();
    }

    // ---- steps
    // -----------------------------------------------------------------------------------------------------------

    /** Our own numbers stand; a file without them is numbered along its flows, what nothing leads to last. */
    private void number(List<FlowNode> nodes, FlowNode start) {
        var taken = new HashSet<Integer>();
        for (var node : nodes) {
            var no = ours(node, BpmnNames.NO);
            if (no == null || !isStep(node)) continue;
            if (!no.matches("\\d{1,6}")) refuse(node, "số bước \"%s\" không phải là số.".formatted(no));
            else {
                numbers.put(node.getId(), Integer.parseInt(no));
                taken.add(Integer.parseInt(no));
            }
        }
        int next = 1;
        for (var node : along(nodes, start)) {
            if (!isStep(node) || numbers.containsKey(node.getId())) continue;
            while (taken.contains(next)) next++;
            numbers.put(node.getId(), next++);
        }
    }

    private List<FlowNode> along(List<FlowNode> nodes, FlowNode start) {
        Set<FlowNode> seen = new java.util.LinkedHashSet<>(List.of(start));
        var open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            for (var flow : outgoing.getOrDefault(open.poll().getId(), List.of()))
                if (seen.add(flow.getTarget())) open.add(flow.getTarget());
        }
        seen.addAll(nodes);
        return List.copyOf(seen);
    }

    private List<FlowNode> ordered(List<FlowNode> nodes) {
        return nodes.stream()
                .filter(this::isStep)
                .sorted(java.util.Comparator.comparing(n -> numbers.getOrDefault(n.getId(), 0)))
                .toList();
    }

    /** An end that only says how handling ends is the target of moves and no step. */
    private boolean isStep(FlowNode node) {
        boolean ends = node instanceof EndEvent && "END".equals(ours(node, BpmnNames.KIND));
        return !(node instanceof ExclusiveGateway) && !ends;
    }

    private void step(FlowNode node, List<ProcessStep> steps) {
        var kind = kind(node);
        if (kind == null) return;
        var allowance = allowance(node, kind);
        var ground = ground(node, kind);
        var place = place(node, kind);
        if (!refusals.isEmpty()) return;
        var name = node.getName() == null ? "" : node.getName().strip();
        steps.add(new ProcessStep(
                numbers.getOrDefault(node.getId(), 0),
                kind,
                kind.isDone() ? either(ours(node, BpmnNames.ROLE), roles.getOrDefault(node.getId(), "")) : "",
                place,
                either(ours(node, BpmnNames.UNIT), ""),
                either(ours(node, BpmnNames.PLACE_NAME), ""),
                name.isEmpty() ? kind.text(Locale.of("vi")) : name,
                allowance,
                ground));
    }

    private @Nullable StepKind kind(FlowNode node) {
        StepKind byType = switch (node) {
            case StartEvent _ -> StepKind.TAKE_IN;
            case EndEvent _ -> StepKind.RETURN;
            case ServiceTask _ -> StepKind.AUTO;
            case IntermediateCatchEvent _ -> StepKind.WAIT;
            case ParallelGateway p ->
                outgoing.getOrDefault(p.getId(), List.of()).size() > 1 ? StepKind.FORK : StepKind.JOIN;
            case Activity _ -> StepKind.WORK;
            default -> null;
        };
        if (byType == null) {
            refuse(node, "loại phần tử này chưa được nhận.");
            return null;
        }
        if (node instanceof IntermediateCatchEvent event
                && event.getEventDefinitions().size() != 1)
            refuse(node, "sự kiện chờ phải có đúng một định nghĩa: hẹn giờ hoặc thông điệp.");
        var ours = ours(node, BpmnNames.KIND);
        if (ours == null) return byType;
        var allowed = switch (byType) {
            case WORK -> Set.of("WORK", "SIGN", "NUMBER", "CONSULT");
            case FORK, JOIN -> Set.of("FORK", "JOIN");
            default -> Set.of(byType.name());
        };
        if (allowed.contains(ours)) return StepKind.valueOf(ours);
        refuse(node, "loại bước \"%s\" không hợp với phần tử này.".formatted(ours));
        return null;
    }

    private Limit allowance(FlowNode node, StepKind kind) {
        var ours = ours(node, BpmnNames.ALLOWANCE);
        if (ours != null) {
            try {
                return Limit.parse(ours);
            } catch (IllegalArgumentException wrong) {
                refuse(node, "thời gian cho phép \"%s\": %s".formatted(ours, wrong.getMessage()));
                return new Limit.SameDay();
            }
        }
        return kind == StepKind.WAIT ? duration(node) : new Limit.SameDay();
    }

    private Limit duration(FlowNode node) {
        var timers = ((IntermediateCatchEvent) node)
                .getEventDefinitions().stream()
                        .filter(TimerEventDefinition.class::isInstance)
                        .map(TimerEventDefinition.class::cast)
                        .toList();
        TimeDuration duration = timers.isEmpty() ? null : timers.getFirst().getTimeDuration();
        if (duration == null) return new Limit.SameDay();
        var matcher = DURATION.matcher(duration.getTextContent().strip());
        if (!matcher.matches()) {
            refuse(
                    node,
                    "khoảng thời gian \"%s\" chưa được nhận. Ghi số ngày (P5D) hoặc số giờ (PT8H)."
                            .formatted(duration.getTextContent().strip()));
            return new Limit.SameDay();
        }
        return matcher.group(1) != null
                ? new Limit.Days(Math.max(1, Integer.parseInt(matcher.group(1))))
                : new Limit.Hours(Math.max(1, Integer.parseInt(matcher.group(2))));
    }

    private @Nullable Ground ground(FlowNode node, StepKind kind) {
        var ours = ours(node, BpmnNames.GROUND);
        if (ours == null || kind != StepKind.WAIT) return null;
        for (var ground : Ground.values()) if (ground.name().equals(ours)) return ground;
        refuse(node, "căn cứ tạm dừng \"%s\" không có.".formatted(ours));
        return null;
    }

    private Place place(FlowNode node, StepKind kind) {
        var ours = ours(node, BpmnNames.PLACE);
        if (ours == null)
            return kind == StepKind.TAKE_IN || kind == StepKind.RETURN ? Place.RECEIVING : Place.COMPETENT;
        for (var place : Place.values()) if (place.name().equals(ours)) return place;
        refuse(node, "nơi thực hiện \"%s\" không có.".formatted(ours));
        return Place.COMPETENT;
    }

    // ---- moves
    // -----------------------------------------------------------------------------------------------------------

    private void moves(FlowNode node) {
        var flows = outgoing.getOrDefault(node.getId(), List.of());
        boolean choice = flows.size() > 1 && !(node instanceof ParallelGateway);
        if (choice)
            refuse(
                    node,
                    "nhiều luồng cùng ra khỏi một bước thì chạy song song trong BPMN. Thêm cổng loại trừ"
                            + " (exclusiveGateway) hoặc cổng song song (parallelGateway).");
        for (var flow : flows) {
            if (flow.getConditionExpression() != null || isDefault(flow))
                refuse(flow, "điều kiện chỉ được đặt trên luồng ra khỏi cổng loại trừ (exclusiveGateway).");
            else follow(node, flow, "", label(flow), true, new HashSet<>());
        }
    }

    /** A way on from a step: over gateways to the next step, with all that is said on the way. */
    private void follow(
            FlowNode from, SequenceFlow flow, String condition, String label, boolean last, Set<String> over) {
        var target = flow.getTarget();
        if (!(target instanceof ExclusiveGateway gateway)) {
            add(from, flow, condition, label, false);
            return;
        }
        if (!over.add(gateway.getId())) {
            refuse(gateway, "các cổng nối vòng vào nhau mà không qua bước nào.");
            return;
        }
        var flows = outgoing.getOrDefault(gateway.getId(), List.of());
        if (flows.isEmpty()) refuse(gateway, "cổng không có luồng ra.");
        if (flows.size() == 1 && flows.getFirst().getConditionExpression() == null && !isDefault(flows.getFirst()))
            follow(from, flows.getFirst(), condition, joined(label, label(flows.getFirst())), last, over);
        else branches(from, flows, condition, label, last, over);
        over.remove(gateway.getId());
    }

    private void branches(
            FlowNode from, List<SequenceFlow> flows, String condition, String label, boolean last, Set<String> over) {
        for (var flow : flows) {
            if (isDefault(flow)) continue;
            var own = flow.getConditionExpression();
            var text = own == null ? "" : own.getTextContent().strip();
            if (own == null && !condition.isEmpty()) {
                refuse(
                        flow,
                        "lựa chọn của người làm nằm sau một điều kiện nên không diễn đạt được. Thêm một bước ở giữa"
                                + " hoặc đặt điều kiện.");
                continue;
            }
            var both = condition.isEmpty() ? text : "(" + condition + ") và (" + text + ")";
            if (flow.getTarget() instanceof ExclusiveGateway)
                follow(from, flow, both, joined(label, label(flow)), false, over);
            else add(from, flow, both, joined(label, label(flow)), false);
        }
        for (var flow : flows) {
            if (!isDefault(flow)) continue;
            if (flow.getConditionExpression() != null) refuse(flow, "luồng mặc định không được có điều kiện.");
            if (flow.getTarget() instanceof ExclusiveGateway)
                follow(from, flow, condition, joined(label, label(flow)), last, over);
            else add(from, flow, condition, joined(label, label(flow)), last && condition.isEmpty());
        }
    }

    private void add(FlowNode from, SequenceFlow flow, String condition, String label, boolean otherwise) {
        var kind = moveKind(flow);
        if (kind == null) return;
        boolean ends = !isStep(flow.getTarget());
        moves.add(new ProcessMove(
                numbers.getOrDefault(from.getId(), 0),
                ends ? ProcessMove.END : numbers.getOrDefault(flow.getTarget().getId(), 0),
                kind,
                label,
                condition,
                otherwise));
    }

    private ProcessMove.@Nullable Kind moveKind(SequenceFlow flow) {
        var ours = ours(flow, BpmnNames.KIND);
        if (ours == null) return ProcessMove.Kind.FORWARD;
        for (var kind : ProcessMove.Kind.values()) if (kind.name().equals(ours)) return kind;
        refuse(flow, "loại hướng đi \"%s\" không có.".formatted(ours));
        return null;
    }

    /** Flows of ours carry the label in an attribute too, where the drawn name says the condition or the kind. */
    private static String label(SequenceFlow flow) {
        if (ours(flow, BpmnNames.KIND) != null) return either(ours(flow, "label"), "");
        return flow.getName() == null ? "" : flow.getName().strip();
    }

    private static String joined(String before, String after) {
        if (before.isEmpty() || after.isEmpty()) return before + after;
        return before + " – " + after;
    }

    private static boolean isDefault(SequenceFlow flow) {
        return switch (flow.getSource()) {
            case ExclusiveGateway gateway -> flow.equals(gateway.getDefault());
            case Activity activity -> flow.equals(activity.getDefault());
            default -> false;
        };
    }

    // ---- pieces
    // ----------------------------------------------------------------------------------------------------------

    private static @Nullable String ours(ModelElementInstance element, String attribute) {
        return element.getAttributeValueNs(BpmnNames.OURS, attribute);
    }

    private static String either(@Nullable String first, String second) {
        return first == null ? second : first;
    }

    private void refuse(ModelElementInstance element, String sentence) {
        refusals.add(new Refusal(
                element.getElementType().getTypeName(),
                either(element.getAttributeValue("id"), ""),
                either(element.getAttributeValue("name"), ""),
                0,
                sentence));
    }
}
