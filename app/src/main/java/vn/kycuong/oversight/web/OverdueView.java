package vn.kycuong.oversight.web;

import java.time.format.DateTimeFormatter;
import java.util.List;
import vn.kycuong.oversight.Overdue;
import vn.kycuong.ui.Words;

/**
 * The public board.
 *
 * @param smallest offices with fewer are not named
 * @param unnamed how many offices that are
 */
public record OverdueView(String moment, int smallest, int unnamed, List<Office> offices) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    public OverdueView {
        offices = List.copyOf(offices);
    }

    /** One office. {@code head} is the title of the post that answers for it, or empty; nobody is named. */
    public record Office(String name, String head, Overdue.Office overdue) {}

    public long count() {
        return offices.stream().mapToLong(office -> office.overdue().count()).sum();
    }

    /** What a line says of an apology. */
    public String apology(Overdue.Office office, Overdue.Line line, Words w) {
        if (office.apologised() == null) return w.get("oversight.overdue.notTold");
        var apology = line.apology();
        if (apology == null) return w.get("oversight.overdue.notApologised");
        var day = apology.newDate();
        if (day == null) return w.get("oversight.overdue.apologisedPaused");
        return w.get(
                apology.isOver() ? "oversight.overdue.apologisedOver" : "oversight.overdue.apologised",
                DAY.format(day));
    }
}
