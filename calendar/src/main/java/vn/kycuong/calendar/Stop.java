package vn.kycuong.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;

/**
 * A pause as the clock felt it.
 *
 * @param pause the pause and its paper
 * @param from when the clock stopped, to the minute, not before it started
 * @param to when it ran again, to the minute
 * @param moves whether it moved the due date; false if the limit had run out before it began
 */
public record Stop(Pause pause, LocalDateTime from, LocalDateTime to, boolean moves) {

    static List<Stop> ordered(List<Pause> pauses, LocalDateTime received, Instant asOf) {
        List<Stop> stops = pauses.stream()
                .map(pause -> of(pause, asOf))
                .sorted(Comparator.comparing(Stop::from).thenComparing(Stop::to))
                .toList();
        if (stops.getFirst().from().isBefore(received)) {
            throw beforeReceipt(stops.getFirst(), received);
        }
        for (int i = 1; i < stops.size(); i++) {
            refuseOverlap(stops.get(i - 1), stops.get(i));
        }
        return stops;
    }

    /** Whether no office minute lies in it. */
    boolean isEmpty(WorkingCalendar calendar) {
        return calendar.workingMinutesBetween(from, to) == 0;
    }

    Stop notBefore(LocalDateTime start, boolean moves) {
        return new Stop(pause, later(from, start), later(to, start), moves);
    }

    private static Stop of(Pause pause, Instant asOf) {
        LocalDateTime from = toMinute(pause.from());
        Instant to = pause.to();
        return new Stop(pause, from, later(from, toMinute(to == null ? asOf : to)), true);
    }

    private static LocalDateTime toMinute(Instant instant) {
        return LegalZone.atMinute(LegalZone.minute(instant));
    }

    private static LocalDateTime later(LocalDateTime a, LocalDateTime b) {
        return a.isAfter(b) ? a : b;
    }

    private static IllegalArgumentException beforeReceipt(Stop stop, LocalDateTime received) {
        return new IllegalArgumentException("Tạm dừng theo %s bắt đầu %s, trước khi nhận (%s)."
                .formatted(
                        stop.pause.paper(), Wording.VIETNAMESE.moment(stop.from), Wording.VIETNAMESE.moment(received)));
    }

    private static void refuseOverlap(Stop earlier, Stop later) {
        if (later.from.isBefore(earlier.to) || earlier.pause.isOpen()) {
            throw new IllegalArgumentException("Tạm dừng theo %s (từ %s) chồng lên tạm dừng theo %s (từ %s)."
                    .formatted(
                            later.pause.paper(),
                            Wording.VIETNAMESE.moment(later.from),
                            earlier.pause.paper(),
                            Wording.VIETNAMESE.moment(earlier.from)));
        }
    }
}
