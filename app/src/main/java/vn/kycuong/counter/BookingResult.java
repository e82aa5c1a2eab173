package vn.kycuong.counter;

/** The answer to an act on a booking. */
public sealed interface BookingResult {
    /**
     * Done.
     *
     * @param code what opens the booking; empty unless it was just made
     */
    record Done(Booking booking, String code) implements BookingResult {}

    /** Refused by rule: what is wrong, at which field, and what to do. */
    record NotPossible(String field, String wordKey) implements BookingResult {}

    /** Too many from this address, or of this contact: which of the two is not said. */
    record TooMany() implements BookingResult {}

    /** Somebody changed it meanwhile. */
    record Overtaken() implements BookingResult {}

    /** There is none that this opens. */
    record NotFound() implements BookingResult {}
}
