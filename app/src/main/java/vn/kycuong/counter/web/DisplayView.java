package vn.kycuong.counter.web;

import java.util.List;

/**
 * What the screen over the counters shows: numbers, no person.
 *
 * @param spoken the newest call as a sentence, for whoever hears the page
 */
public record DisplayView(
        String unitName, String clock, boolean closed, List<Call> calls, List<Queue> queues, String spoken) {
    public DisplayView {
        calls = List.copyOf(calls);
        queues = List.copyOf(queues);
    }

    /** A number that was called. */
    public record Call(String label, int desk, boolean isNow) {}

    /** How many wait in a group, and who is next. */
    public record Queue(String letter, String name, int waiting, String next) {}
}
