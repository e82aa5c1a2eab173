package vn.kycuong.calendar;

import java.time.LocalTime;
import java.util.List;

/**
 * The office hours of one day, in order and not overlapping. A day off has {@link #NONE}.
 *
 * @param list the sessions, earliest first
 */
public record Sessions(List<Session> list) {
    /** The hours of a day off. */
    public static final Sessions NONE = new Sessions(List.of());

    public Sessions {
        list = List.copyOf(list);
        for (int i = 1; i < list.size(); i++) {
            refuseOverlap(list.get(i - 1), list.get(i));
        }
    }

    /** These sessions, earliest first. */
    public static Sessions of(Session... sessions) {
        return new Sessions(List.of(sessions));
    }

    /** Length of the working day in minutes: 480 for the usual eight hours, 0 for a day off. */
    public int minutes() {
        return list.stream().mapToInt(Session::minutes).sum();
    }

    /** Whether the office does not open at all. */
    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** Start of the first session. @throws java.util.NoSuchElementException on a day off */
    public LocalTime opening() {
        return list.getFirst().from();
    }

    /** End of the last session. @throws java.util.NoSuchElementException on a day off */
    public LocalTime closing() {
        return list.getLast().to();
    }

    private static void refuseOverlap(Session earlier, Session later) {
        if (later.from().isBefore(earlier.to())) {
            throw new IllegalArgumentException("Buổi làm việc %s–%s phải bắt đầu sau khi buổi %s–%s kết thúc."
                    .formatted(later.from(), later.to(), earlier.from(), earlier.to()));
        }
    }
}
