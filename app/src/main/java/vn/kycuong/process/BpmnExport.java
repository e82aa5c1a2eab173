package vn.kycuong.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.operaton.bpm.model.bpmn.Bpmn;
import org.operaton.bpm.model.bpmn.BpmnModelInstance;
import org.operaton.bpm.model.bpmn.instance.BaseElement;
import org.operaton.bpm.model.bpmn.instance.BpmnModelElementInstance;
import org.operaton.bpm.model.bpmn.instance.Collaboration;
import org.operaton.bpm.model.bpmn.instance.ConditionExpression;
import org.operaton.bpm.model.bpmn.instance.Definitions;
import org.operaton.bpm.model.bpmn.instance.EndEvent;
import org.operaton.bpm.model.bpmn.instance.ExclusiveGateway;
import org.operaton.bpm.model.bpmn.instance.FlowNode;
import org.operaton.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.operaton.bpm.model.bpmn.instance.Lane;
import org.operaton.bpm.model.bpmn.instance.LaneSet;
import org.operaton.bpm.model.bpmn.instance.MessageEventDefinition;
import org.operaton.bpm.model.bpmn.instance.ParallelGateway;
import org.operaton.bpm.model.bpmn.instance.Participant;
import org.operaton.bpm.model.bpmn.instance.Process;
import org.operaton.bpm.model.bpmn.instance.SequenceFlow;
import org.operaton.bpm.model.bpmn.instance.ServiceTask;
import org.operaton.bpm.model.bpmn.instance.StartEvent;
import org.operaton.bpm.model.bpmn.instance.UserTask;
import org.operaton.bpm.model.bpmn.instance.bpmndi.BpmnDiagram;
import org.operaton.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.operaton.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.operaton.bpm.model.bpmn.instance.bpmndi.BpmnPlane;
import org.operaton.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.operaton.bpm.model.bpmn.instance.dc.Bounds;
import org.operaton.bpm.model.bpmn.instance.di.Waypoint;
import vn.kycuong.kernel.ProcessMove;
import vn.kycuong.kernel.ProcessPlan;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.kernel.ProcessStep.StepKind;

/** Writes a plan as BPMN 2.0 with its diagram, so that any viewer draws it and {@link BpmnImport} makes the same plan of it. */
final class BpmnExport {
    private static final Locale VI = Locale.of("vi");

    private final ProcessPlan plan;
    private final BpmnModelInstance model = Bpmn.createEmptyModel();
    private final Process process;
    private final Map<String, FlowNode> elements = new LinkedHashMap<>();
    private final Map<String, SequenceFlow> flows = new LinkedHashMap<>();
    private final List<BpmnLayout.Node> nodes = new ArrayList<>();
    private final List<BpmnLayout.Arc> arcs = new ArrayList<>();
    private final Map<String, Integer> laneOf = new LinkedHashMap<>();
    private final List<String> lanes;
    private final Map<String, Lane> laneElements = new HashMap<>();
    private final Participant pool;

    private BpmnExport(ProcessPlan plan, String id, String name) {
        this.plan = plan;
        this.lanes = plan.steps().stream()
                .map(ProcessStep::role)
                .filter(role -> !role.isEmpty())
                .distinct()
                .toList();
        var definitions = model.newInstance(Definitions.class);
        definitions.setTargetNamespace("http://kycuong.vn/quy-trinh");
        definitions.setExporter("Kỷ Cương");
        model.setDefinitions(definitions);
        definitions.getDomElement().registerNamespace("kc", BpmnNames.OURS);
        var collaboration = made(Collaboration.class, "collaboration");
        definitions.addChildElement(collaboration);
        process = made(Process.class, "process_" + id);
        process.setName(name);
        process.setExecutable(false);
        pool = made(Participant.class, "pool");
        pool.setName(name);
        definitions.addChildElement(process);
        pool.setProcess(process);
        collaboration.addChildElement(pool);
        lanes();
        plan.steps().forEach(this::step);
        ends();
        plan.steps().forEach(this::ways);
        draw(definitions, collaboration);
    }

    static String write(ProcessPlan plan, String id, String name) {
        var export = new BpmnExport(plan, id.replaceAll("[^A-Za-z0-9_]", "_"), name);
        return Bpmn.convertToString(export.model);
    }

    static String elementOf(ProcessStep step) {
        return "step_" + step.no();
    }

    private <T extends BpmnModelElementInstance> T made(Class<T> type, String id) {
        var element = model.newInstance(type);
        element.setAttributeValue("id", id, true);
        return element;
    }

    private static void ours(BaseElement element, String name, String value) {
        if (!value.isEmpty()) element.setAttributeValueNs(BpmnNames.OURS, name, value);
    }

    private void lanes() {
        if (lanes.isEmpty()) return;
        var set = made(LaneSet.class, "lanes");
        process.addChildElement(set);
        for (int i = 0; i < lanes.size(); i++) {
            var lane = made(Lane.class, "lane_" + (i + 1));
            lane.setName(RoleNames.vietnamese(lanes.get(i)));
            ours(lane, BpmnNames.ROLE, lanes.get(i));
            set.addChildElement(lane);
            laneElements.put(lanes.get(i), lane);
        }
    }

    // ---- elements
    // --------------------------------------------------------------------------------------------------------

    private void step(ProcessStep s) {
        var id = elementOf(s);
        FlowNode node = switch (s.kind()) {
            case TAKE_IN -> made(StartEvent.class, id);
            case RETURN -> made(EndEvent.class, id);
            case WORK, SIGN, NUMBER, CONSULT -> made(UserTask.class, id);
            case AUTO -> made(ServiceTask.class, id);
            case FORK, JOIN -> made(ParallelGateway.class, id);
            case WAIT -> made(IntermediateCatchEvent.class, id);
        };
        node.setName(s.action());
        ours(node, BpmnNames.NO, Integer.toString(s.no()));
        ours(node, BpmnNames.KIND, s.kind().name());
        ours(node, BpmnNames.ROLE, s.role());
        ours(node, BpmnNames.PLACE, s.place().name());
        ours(node, BpmnNames.UNIT, s.unitKey());
        ours(node, BpmnNames.PLACE_NAME, s.placeName());
        ours(node, BpmnNames.ALLOWANCE, s.allowance().text());
        var ground = s.ground();
        if (ground != null) ours(node, BpmnNames.GROUND, ground.name());
        process.addChildElement(node);
        if (s.kind() == StepKind.WAIT) node.addChildElement(made(MessageEventDefinition.class, "wait_" + s.no()));
        boolean task = s.kind() == StepKind.WORK
                || s.kind() == StepKind.SIGN
                || s.kind() == StepKind.NUMBER
                || s.kind() == StepKind.CONSULT
                || s.kind() == StepKind.AUTO;
        boolean gateway = s.kind() == StepKind.FORK || s.kind() == StepKind.JOIN;
        place(node, s, task ? 150 : gateway ? 50 : 36, task ? 80 : gateway ? 50 : 36);
    }

    private void place(FlowNode node, ProcessStep s, int width, int height) {
        elements.put(node.getId(), node);
        int lane = Math.max(0, s.role().isEmpty() ? laneBefore(s) : lanes.indexOf(s.role()));
        laneOf.put(node.getId(), lane);
        if (!lanes.isEmpty())
            java.util.Objects.requireNonNull(laneElements.get(lanes.get(lane)))
                    .getFlowNodeRefs()
                    .add(node);
        nodes.add(new BpmnLayout.Node(node.getId(), lane, width, height));
    }

    /** What nobody does is drawn in the lane of a step that leads to it. */
    private int laneBefore(ProcessStep s) {
        return plan.moves().stream()
                .filter(m -> m.to() == s.no())
                .flatMap(m -> plan.find(m.from()).stream())
                .map(before -> laneOf.get(elementOf(before)))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(0);
    }

    private void ends() {
        var kinds = new TreeSet<ProcessMove.Kind>();
        for (var m : plan.moves()) if (m.to() == ProcessMove.END) kinds.add(m.kind());
        for (var kind : kinds) {
            var end = made(EndEvent.class, "end_" + kind.name());
            end.setName(kind.text(VI));
            ours(end, BpmnNames.KIND, "END");
            process.addChildElement(end);
            var first = plan.moves().stream()
                    .filter(m -> m.to() == ProcessMove.END && m.kind() == kind)
                    .findFirst()
                    .orElseThrow();
            place(end, plan.step(first.from()), 36, 36);
        }
    }

    /** Several moves, or one with a condition, leave through a gateway of their own. */
    private void ways(ProcessStep s) {
        var moves = plan.from(s.no());
        FlowNode source = java.util.Objects.requireNonNull(elements.get(elementOf(s)));
        boolean choice =
                s.kind() != StepKind.FORK && (moves.size() > 1 || moves.stream().anyMatch(ProcessMove::isConditional));
        if (choice) {
            var gateway = made(ExclusiveGateway.class, "choice_" + s.no());
            process.addChildElement(gateway);
            place(gateway, s, 50, 50);
            flow("to_choice_" + s.no(), source, gateway, false);
            source = gateway;
        }
        for (int i = 0; i < moves.size(); i++) way(s, moves.get(i), i + 1, source);
    }

    private void way(ProcessStep s, ProcessMove m, int number, FlowNode source) {
        var target =
                m.to() == ProcessMove.END ? elements.get("end_" + m.kind().name()) : elements.get("step_" + m.to());
        if (target == null) throw new IllegalArgumentException("Step %d leads to no step".formatted(s.no()));
        var flow = flow("flow_%d_%d".formatted(s.no(), number), source, target, m.kind() == ProcessMove.Kind.BACK);
        ours(flow, BpmnNames.KIND, m.kind().name());
        ours(flow, "label", m.label());
        var drawn = drawn(m);
        if (!drawn.isEmpty()) flow.setName(drawn);
        if (!m.condition().isEmpty()) {
            var condition = model.newInstance(ConditionExpression.class);
            condition.setTextContent(m.condition());
            flow.setConditionExpression(condition);
        }
        if (m.otherwise()) ((ExclusiveGateway) source).setDefault(flow);
    }

    private static String drawn(ProcessMove m) {
        if (!m.label().isEmpty()) return m.label();
        if (!m.condition().isEmpty()) return m.condition();
        return m.kind() == ProcessMove.Kind.FORWARD ? "" : m.kind().text(VI);
    }

    private SequenceFlow flow(String id, FlowNode from, FlowNode to, boolean back) {
        var flow = made(SequenceFlow.class, id);
        process.addChildElement(flow);
        flow.setSource(from);
        flow.setTarget(to);
        from.getOutgoing().add(flow);
        to.getIncoming().add(flow);
        flows.put(id, flow);
        arcs.add(new BpmnLayout.Arc(id, from.getId(), to.getId(), back));
        return flow;
    }

    // ---- the diagram
    // -----------------------------------------------------------------------------------------------------

    private void draw(Definitions definitions, Collaboration collaboration) {
        var layout = BpmnLayout.of(nodes, arcs, Math.max(1, lanes.size()));
        var diagram = made(BpmnDiagram.class, "diagram");
        var plane = made(BpmnPlane.class, "plane");
        plane.setBpmnElement(collaboration);
        diagram.setBpmnPlane(plane);
        definitions.addChildElement(diagram);
        shape(plane, pool, layout.pool()).setHorizontal(true);
        for (int i = 0; i < lanes.size(); i++)
            shape(plane, java.util.Objects.requireNonNull(laneElements.get(lanes.get(i))), layout.lane(i))
                    .setHorizontal(true);
        for (var node : elements.values()) {
            var shape = shape(plane, node, layout.box(node.getId()));
            if (node instanceof ExclusiveGateway) shape.setMarkerVisible(true);
        }
        for (var arc : arcs) {
            var edge = made(BpmnEdge.class, "edge_" + arc.id());
            var flow = java.util.Objects.requireNonNull(flows.get(arc.id()));
            edge.setBpmnElement(flow);
            var way = layout.points(arc);
            for (var point : way) {
                var waypoint = model.newInstance(Waypoint.class);
                waypoint.setX(point.x());
                waypoint.setY(point.y());
                edge.addChildElement(waypoint);
            }
            if (flow.getName() != null) {
                var label = model.newInstance(BpmnLabel.class);
                label.setBounds(bounds(BpmnLayout.name(way, flow.getName().length())));
                edge.setBpmnLabel(label);
            }
            plane.addChildElement(edge);
        }
    }

    private BpmnShape shape(BpmnPlane plane, BaseElement element, BpmnLayout.Box box) {
        var shape = made(BpmnShape.class, "shape_" + element.getId());
        shape.setBpmnElement(element);
        shape.setBounds(bounds(box));
        plane.addChildElement(shape);
        return shape;
    }

    private Bounds bounds(BpmnLayout.Box box) {
        var bounds = model.newInstance(Bounds.class);
        bounds.setX(box.x());
        bounds.setY(box.y());
        bounds.setWidth(box.width());
        bounds.setHeight(box.height());
        return bounds;
    }
}
