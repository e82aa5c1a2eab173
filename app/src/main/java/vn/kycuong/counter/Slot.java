package vn.kycuong.counter;

import java.time.LocalDateTime;

/** A time that can be booked, by the clock on the wall; how many counters are still free then. */
public record Slot(LocalDateTime from, LocalDateTime to, int free) {}
