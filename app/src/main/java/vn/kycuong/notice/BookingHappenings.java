package vn.kycuong.notice;

import java.time.LocalDateTime;
import java.util.Map;
import vn.kycuong.counter.Booking;
import vn.kycuong.counter.Bookings;

/** What a fact of a booking tells, and whether it still holds. */
final class BookingHappenings {
    private static final Map<String, Happening> BY_FACT = Map.of(
            Bookings.BOOKED, Happening.BOOKING_TAKEN,
            Bookings.MOVED, Happening.BOOKING_MOVED,
            Bookings.ACCEPTED, Happening.BOOKING_MOVED,
            Bookings.CANCELLED, Happening.BOOKING_CANCELLED,
            Bookings.OFFERED, Happening.BOOKING_OFFERED,
            Bookings.FELL_AWAY, Happening.BOOKING_FELL_AWAY,
            Bookings.STANDS, Happening.BOOKING_STANDS);

    private BookingHappenings() {}

    /** By what the fact says. */
    static Map<String, Happening> byFact() {
        return BY_FACT;
    }

    /**
     * Whether it still is as it was to be told: nobody is told today what he changed himself since, nor of what is over.
     *
     * @param version of the booking, of which it tells
     */
    static boolean holds(Happening what, Booking now, int version, LocalDateTime at) {
        if (now.version() != version || !now.from().isAfter(at)) return false;
        return switch (what) {
            case BOOKING_CANCELLED -> now.state() == Booking.State.CANCELLED;
            case BOOKING_OFFERED -> now.isOpen() && !now.stands() && now.offered() != null;
            case BOOKING_FELL_AWAY -> now.isOpen() && !now.stands() && now.offered() == null;
            case BOOKING_TAKEN, BOOKING_MOVED, BOOKING_STANDS, BOOKING_NEAR -> now.isOpen() && now.stands();
            default -> false;
        };
    }
}
