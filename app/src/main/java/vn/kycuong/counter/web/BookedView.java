package vn.kycuong.counter.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.ui.Option;

/**
 * The appointments of a day at an officer's counter, and those the calendar has taken the ground from.
 *
 * @param crowded days on which more is booked at one time than people are there
 * @param problem key of a sentence; null when there is none
 */
public record BookedView(
        String day,
        String dayName,
        String before,
        String after,
        List<Line> lines,
        List<Line> affected,
        List<Crowd> crowded,
        List<Option> times,
        List<Option> groups,
        String key,
        BookFormView typed,
        @Nullable String problem) {
    public BookedView {
        lines = List.copyOf(lines);
        affected = List.copyOf(affected);
        crowded = List.copyOf(crowded);
        times = List.copyOf(times);
        groups = List.copyOf(groups);
    }

    /** So many appointments at one time on a day, and so many people. */
    public record Crowd(String day, String dayName, int booked, int people) {}

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
