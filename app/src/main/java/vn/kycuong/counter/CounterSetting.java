package vn.kycuong.counter;

/**
 * How a unit keeps its counter.
 *
 * @param open whether citizens may book
 * @param slotMinutes length of an appointment
 * @param bookingDesks counters that take appointments at one time
 * @param daysAhead how far ahead may be booked; calendar days
 * @param desks counters in all
 */
public record CounterSetting(boolean open, int slotMinutes, int bookingDesks, int daysAhead, int desks) {
    /** What is out of range, as the key of a sentence; empty when all is well. */
    public String problem() {
        if (slotMinutes < 5 || slotMinutes > 240) return "counter.no.slotMinutes";
        if (desks < 1 || desks > 50) return "counter.no.desks";
        if (bookingDesks < 1 || bookingDesks > desks) return "counter.no.bookingDesks";
        return daysAhead < 1 || daysAhead > 90 ? "counter.no.daysAhead" : "";
    }
}
