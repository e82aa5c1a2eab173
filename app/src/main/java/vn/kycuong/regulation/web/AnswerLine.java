package vn.kycuong.regulation.web;

import java.util.List;

/**
 * Who answers for a duty, as the page shows it.
 *
 * @param gap key of the word that says what is wrong with the lead; empty: nothing is
 */
public record AnswerLine(
        String id,
        String name,
        String source,
        String sourceHref,
        String unit,
        String unitHref,
        List<Seat> seats,
        String gap) {
    public AnswerLine {
        seats = List.copyOf(seats);
    }

    /** A post that takes part. @param standIn who stands in, with the days; empty: nobody */
    public record Seat(String role, String title, String holders, String standIn) {}

    public List<Seat> leads() {
        return seats.stream().filter(s -> s.role().equals("LEAD")).toList();
    }

    public List<Seat> others() {
        return seats.stream().filter(s -> !s.role().equals("LEAD")).toList();
    }
}
