package vn.kycuong.counter.web;

import java.util.List;
import vn.kycuong.ui.ErrorLine;
import vn.kycuong.ui.Option;

/**
 * The page on which a time is chosen.
 *
 * @param days that can be looked at
 * @param times free times of the chosen day
 * @param problem key of a sentence above the form; empty when there is none
 */
public record BookView(
        String unitKey,
        String unitName,
        List<Day> days,
        String day,
        String dayName,
        List<Option> times,
        List<Option> procedures,
        String name,
        String contact,
        String key,
        String problem,
        List<ErrorLine> errors) {
    public BookView {
        days = List.copyOf(days);
        times = List.copyOf(times);
        procedures = List.copyOf(procedures);
        errors = List.copyOf(errors);
    }

    /** A day: what it is called, what is left, and where it leads; empty where nothing is. */
    public record Day(String name, String left, String href, boolean current) {}

    /** What is wrong with a field; null when nothing is. */
    public @org.jspecify.annotations.Nullable String error(String field) {
        return ErrorLine.of(errors, field);
    }
}
