package vn.kycuong.counter;

import java.time.Duration;
import org.springframework.stereotype.Component;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;

/** What time does to the counter: offers another time where the calendar changed, ends the days that are over, and erases who booked. */
@Component
class CounterSweep implements Recurring {
    private static final Duration REST = Duration.ofSeconds(30);

    private final Bookings bookings;
    private final Queues queues;
    private final Recurrence recurrence = new Recurrence("counter-sweep", REST, this::round);

    CounterSweep(Bookings bookings, Queues queues) {
        this.bookings = bookings;
        this.queues = queues;
    }

    /** True when there may be more to do at once. */
    boolean round() {
        queues.endPast();
        boolean more = bookings.endPast();
        bookings.offer();
        return bookings.erase() || more;
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
