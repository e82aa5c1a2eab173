package vn.kycuong.oversight.web;

import java.util.List;
import vn.kycuong.oversight.Overdue;

/**
 * The public board.
 *
 * @param smallest offices with fewer are not named
 * @param unnamed how many offices that are
 */
public record OverdueView(String moment, int smallest, int unnamed, List<Office> offices) {
    public OverdueView {
        offices = List.copyOf(offices);
    }

    /** One office. {@code head} is the title of the post that answers for it, or empty; nobody is named. */
    public record Office(String name, String head, Overdue.Office overdue) {}

    public long count() {
        return offices.stream().mapToLong(office -> office.overdue().count()).sum();
    }
}
