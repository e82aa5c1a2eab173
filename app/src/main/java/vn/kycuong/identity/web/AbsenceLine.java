package vn.kycuong.identity.web;

import java.time.LocalDate;
import java.util.List;

/**
 * One absence as the page shows it.
 *
 * @param kind key of why, or of no more than that
 * @param mayEnd whether who looks may say that the person is back
 */
public record AbsenceLine(
        int id, String person, String kind, LocalDate from, LocalDate to, List<Seat> seats, boolean mayEnd) {
    /**
     * A post that is left.
     *
     * @param by who stands in; empty when nobody is there who could
     */
    public record Seat(String title, String by) {}
}
