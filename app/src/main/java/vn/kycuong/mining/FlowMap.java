package vn.kycuong.mining;

import java.util.List;

/**
 * Which step follows which (bản đồ bước kế tiếp).
 *
 * @param steps names of the steps by number
 * @param edges those that are gone at least once, the most frequent first
 * @param starts steps that cases begin with: step, cases
 * @param ends steps that cases end with
 */
public record FlowMap(List<String> steps, List<FlowEdge> edges, List<Terminal> starts, List<Terminal> ends) {
    public FlowMap {
        steps = List.copyOf(steps);
        edges = List.copyOf(edges);
        starts = List.copyOf(starts);
        ends = List.copyOf(ends);
    }

    /** Cases that begin or end with a step. */
    public record Terminal(int step, long cases) {}

    /** How often a step is come to, over its arrows and as a first step. */
    public long visits(int step) {
        return edges.stream()
                        .filter(e -> e.to() == step)
                        .mapToLong(FlowEdge::times)
                        .sum()
                + starts.stream()
                        .filter(t -> t.step() == step)
                        .mapToLong(Terminal::cases)
                        .sum();
    }
}
