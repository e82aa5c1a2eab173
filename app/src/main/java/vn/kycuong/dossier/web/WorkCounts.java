package vn.kycuong.dossier.web;

import java.util.Map;
import java.util.Objects;
import vn.kycuong.ui.Words;

/**
 * How many pieces of work each group holds.
 *
 * @param groups at most one more than {@link WorkRows#MOST_COUNTED}, which then means "more"
 * @param searched whether words were looked for, which reaches {@link WorkRows#MOST_FOUND} pieces of work far
 */
public record WorkCounts(Map<WorkGroup, Integer> groups, boolean searched) {
    public WorkCounts {
        groups = Map.copyOf(groups);
    }

    int of(WorkGroup group) {
        return Objects.requireNonNull(groups.get(group));
    }

    int total() {
        return groups.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The number as a page says it: "12", or "1.000+" for more than was counted. */
    public String text(WorkGroup group, Words w) {
        return text(counted(group), isMore(group), w);
    }

    /** The number of all groups together. */
    public String text(Words w) {
        return text(
                isCut()
                        ? WorkRows.MOST_FOUND
                        : groups.keySet().stream().mapToInt(this::counted).sum(),
                groups.keySet().stream().anyMatch(this::isMore),
                w);
    }

    private int counted(WorkGroup group) {
        return Math.min(of(group), WorkRows.MOST_COUNTED);
    }

    private boolean isMore(WorkGroup group) {
        return of(group) > WorkRows.MOST_COUNTED || isCut();
    }

    private boolean isCut() {
        return searched && total() > WorkRows.MOST_FOUND;
    }

    /** A number that was counted up to {@link WorkRows#MOST_COUNTED}. */
    static String text(int count, Words w) {
        return text(Math.min(count, WorkRows.MOST_COUNTED), count > WorkRows.MOST_COUNTED, w);
    }

    private static String text(int count, boolean more, Words w) {
        return String.format(w.locale(), "%,d", count) + (more ? "+" : "");
    }
}
