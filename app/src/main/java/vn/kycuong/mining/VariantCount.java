package vn.kycuong.mining;

import java.util.List;

/** One course of steps and the cases that took it (biến thể). @param upToHere its cases and those of all more frequent ones */
public record VariantCount(int no, List<Integer> steps, long cases, long upToHere) {
    public VariantCount {
        steps = List.copyOf(steps);
    }
}
