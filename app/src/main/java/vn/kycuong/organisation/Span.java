package vn.kycuong.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days from one to another, both included; null is open. */
final class Span {
    private Span() {}

    static boolean holds(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate date) {
        return (from == null || !date.isBefore(from)) && (to == null || !date.isAfter(to));
    }
}
