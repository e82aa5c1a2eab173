package vn.kycuong.counter.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.ui.Option;

/**
 * An officer's counter: whom she has before her, who is next, how many wait.
 *
 * @param before whom she called or serves; null for nobody
 * @param problem key of a sentence; null when there is none
 */
public record DeskView(
        String unitKey,
        String unitName,
        boolean seated,
        int desk,
        boolean closed,
        @Nullable Line before,
        boolean serving,
        List<Line> waiting,
        List<Line> gone,
        List<Option> desks,
        List<Option> groups,
        List<Option> others,
        String key,
        @Nullable String problem,
        String issued) {
    public DeskView {
        waiting = List.copyOf(waiting);
        gone = List.copyOf(gone);
        desks = List.copyOf(desks);
        groups = List.copyOf(groups);
        others = List.copyOf(others);
    }

    /** A number on the page. */
    public record Line(
            String id, int version, String label, String queue, String since, String booked, long minutes, int calls) {}
}
