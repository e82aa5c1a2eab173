package vn.kycuong.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two versions of a process, step by step (so sánh hai phiên bản).
 *
 * @param no number of the step
 * @param before the step as it was, or null where it is new
 * @param after the step as it is, or null where it is gone
 * @param left the moves that left it before
 * @param right the moves that leave it now
 */
public record ProcessDifference(
        int no,
        @Nullable ProcessStep before,
        @Nullable ProcessStep after,
        List<ProcessMove> left,
        List<ProcessMove> right) {

    /** Every step of either, by number; those that stayed as they were included. */
    public static List<ProcessDifference> between(ProcessPlan before, ProcessPlan after) {
        var numbers = new TreeSet<Integer>();
        before.steps().forEach(s -> numbers.add(s.no()));
        after.steps().forEach(s -> numbers.add(s.no()));
        var lines = new ArrayList<ProcessDifference>();
        for (int no : numbers)
            lines.add(new ProcessDifference(
                    no, before.find(no).orElse(null), after.find(no).orElse(null), before.from(no), after.from(no)));
        return lines;
    }

    /** Whether the step, or a move that leaves it, is another than before. */
    public boolean changed() {
        return !java.util.Objects.equals(before, after) || !left.equals(right);
    }
}
