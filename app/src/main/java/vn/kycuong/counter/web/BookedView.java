package vn.kycuong.counter.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.ui.Option;

/**
 * The appointments of a day at an officer's counter, and those the calendar has taken the ground from.
 *
 * @param problem key of a sentence; null when there is none
 */
public record BookedView(
        String day,
        String dayName,
        String before,
        String after,
        List<Line> lines,
        List<Line> affected,
        List<Option> times,
        List<Option> groups,
        String key,
        BookFormView typed,
        @Nullable String problem) {
    public BookedView {
        lines = List.copyOf(lines);
        affected = List.copyOf(affected);
        times = List.copyOf(times);
        groups = List.copyOf(groups);
    }

    /** What was typed to book for somebody. */
    public record BookFormView(String name, String contact, String at) {}

    /**
     * One appointment.
     *
     * @param contact masked, or whole once it was asked for
     * @param offered the time held instead; empty for none
     */
    public record Line(
            String id,
            int version,
            String when,
            String name,
            String contact,
            boolean opened,
            String procedure,
            String state,
            boolean open,
            boolean stands,
            String offered) {}
}
