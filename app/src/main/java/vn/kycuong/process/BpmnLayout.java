package vn.kycuong.process;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where everything is drawn: columns along the way to the result, a lane for each role, one slot for each shape of a lane in a
 * column. Flows run at right angles in the margins, so that they cross no shape of another slot.
 */
final class BpmnLayout {
    static final int POOL_LABEL = 30;
    /** High enough for the longest name of a role, written upwards in two lines. */
    private static final int SLOT = 150;

    private static final int GAP = 60;
    private static final int LEFT = 90;
    private static final int TOP = 60;
    private static final int MARGIN = 14;
    private static final int LETTER = 7;
    private static final int LINE = 14;

    /** Something to draw. @param lane which lane, from 0 */
    record Node(String id, int lane, int width, int height) {}

    /** A flow. @param back whether it leads back: it does not move its target to the right */
    record Arc(String id, String from, String to, boolean back) {}

    record Box(int x, int y, int width, int height) {
        int middleX() {
            return x + width / 2;
        }

        int middleY() {
            return y + height / 2;
        }
    }

    record Point(int x, int y) {}

    private final List<Node> nodes;
    private final List<Arc> arcs;
    private final Map<String, Integer> column = new HashMap<>();
    private final Map<String, Integer> slot = new HashMap<>();
    private final Map<Integer, Integer> slots = new HashMap<>();
    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private final int lanes;

    private BpmnLayout(List<Node> nodes, List<Arc> arcs, int lanes) {
        this.nodes = nodes;
        this.arcs = arcs;
        this.lanes = lanes;
    }

    static BpmnLayout of(List<Node> nodes, List<Arc> arcs, int lanes) {
        var layout = new BpmnLayout(nodes, arcs, lanes);
        layout.columns();
        layout.slots();
        layout.boxes();
        return layout;
    }

    Box box(String node) {
        return requireNonNull(boxes.get(node));
    }

    private int columnOf(String node) {
        return requireNonNull(column.get(node));
    }

    Box lane(int lane) {
        int before = 0;
        for (int i = 0; i < lane; i++) before += slots.getOrDefault(i, 1);
        return new Box(TOP + POOL_LABEL, TOP + before * SLOT, width() - POOL_LABEL, slots.getOrDefault(lane, 1) * SLOT);
    }

    Box pool() {
        int all = 0;
        for (int i = 0; i < lanes; i++) all += slots.getOrDefault(i, 1);
        return new Box(TOP, TOP, width(), all * SLOT);
    }

    private int width() {
        return boxes.values().stream().mapToInt(b -> b.x() + b.width()).max().orElse(LEFT) + GAP - TOP;
    }

    /** The longest way from the start decides the column; ways round in a circle are left out. */
    private void columns() {
        var order = new ArrayList<String>();
        var done = new HashSet<String>();
        for (var node : nodes) visit(node.id(), done, order);
        for (var id : order.reversed()) {
            column.putIfAbsent(id, 0);
            for (var arc : arcs)
                if (arc.from().equals(id) && !arc.back() && order.indexOf(arc.to()) < order.indexOf(id))
                    column.merge(arc.to(), column.get(id) + 1, Math::max);
        }
    }

    private void visit(String id, Set<String> done, List<String> order) {
        if (!done.add(id)) return;
        for (var arc : arcs) if (arc.from().equals(id) && !arc.back()) visit(arc.to(), done, order);
        order.add(id);
    }

    private void slots() {
        var used = new HashMap<String, Integer>();
        for (var node : nodes) {
            int free = used.merge(node.lane() + " " + column.get(node.id()), 1, Integer::sum) - 1;
            slot.put(node.id(), free);
            slots.merge(node.lane(), free + 1, Math::max);
        }
    }

    private void boxes() {
        int last = column.values().stream().mapToInt(c -> c).max().orElse(0);
        int x = TOP + LEFT;
        for (int c = 0; c <= last; c++) {
            int widest = 0;
            for (var node : nodes) if (columnOf(node.id()) == c) widest = Math.max(widest, node.width());
            for (var node : nodes) {
                if (columnOf(node.id()) != c) continue;
                int top = laneTop(node.lane()) + requireNonNull(slot.get(node.id())) * SLOT;
                boxes.put(
                        node.id(),
                        new Box(
                                x + (widest - node.width()) / 2,
                                top + (SLOT - node.height()) / 2,
                                node.width(),
                                node.height()));
            }
            x += widest + GAP;
        }
    }

    /** Where the name of a flow is written: beside its beginning, where no shape is. */
    static Box name(List<Point> way, int length) {
        var from = way.get(0);
        boolean upright = from.x() == way.get(1).x();
        int width = Math.max(20, length * LETTER);
        return upright
                ? new Box(from.x() + 6, from.y() + (way.get(1).y() > from.y() ? 4 : -4 - LINE), width, LINE)
                : new Box(from.x() + 4, from.y() - 4 - LINE, width, LINE);
    }

    private int laneTop(int lane) {
        int before = 0;
        for (int i = 0; i < lane; i++) before += slots.getOrDefault(i, 1);
        return TOP + before * SLOT;
    }

    List<Point> points(Arc arc) {
        var from = box(arc.from());
        var to = box(arc.to());
        int apart = columnOf(arc.to()) - columnOf(arc.from());
        if (apart <= 0) return around(from, to, slotBottom(arc.from()) - MARGIN / 2);
        int turn = from.x() + from.width() + GAP / 3;
        if (apart == 1 && from.middleY() == to.middleY())
            return List.of(new Point(from.x() + from.width(), from.middleY()), new Point(to.x(), to.middleY()));
        int end = to.x() - GAP / 3;
        if (apart == 1) return steps(from, to, (from.x() + from.width() + to.x()) / 2);
        int channel = slotTop(arc.to()) + MARGIN / 2;
        return List.of(
                new Point(from.x() + from.width(), from.middleY()),
                new Point(turn, from.middleY()),
                new Point(turn, channel),
                new Point(end, channel),
                new Point(end, to.middleY()),
                new Point(to.x(), to.middleY()));
    }

    private static List<Point> steps(Box from, Box to, int turn) {
        return List.of(
                new Point(from.x() + from.width(), from.middleY()),
                new Point(turn, from.middleY()),
                new Point(turn, to.middleY()),
                new Point(to.x(), to.middleY()));
    }

    private static List<Point> around(Box from, Box to, int channel) {
        return List.of(
                new Point(from.middleX(), from.y() + from.height()),
                new Point(from.middleX(), channel),
                new Point(to.middleX(), channel),
                new Point(to.middleX(), channel > to.y() + to.height() ? to.y() + to.height() : to.y()));
    }

    private int slotTop(String node) {
        var box = box(node);
        return box.middleY() - SLOT / 2;
    }

    private int slotBottom(String node) {
        return slotTop(node) + SLOT;
    }
}
