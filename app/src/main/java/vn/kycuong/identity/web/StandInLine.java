package vn.kycuong.identity.web;

import java.time.LocalDate;
import java.util.List;

/**
 * One line of the list of who stands in for whom.
 *
 * @param rights names of the rights; empty for all of the post
 * @param automatic whether it was made for an absence, and ends with it
 * @param mayEnd whether the person who looks may end it
 */
public record StandInLine(
        int id,
        String person,
        String holder,
        String post,
        LocalDate from,
        LocalDate to,
        List<String> rights,
        String basis,
        boolean automatic,
        boolean mayEnd) {}
