package vn.kycuong.dossier.web;

import java.util.List;

/**
 * Where the time of a dossier lay, as its file shows it.
 *
 * @param strip the stacked strip, or empty
 * @param whole the whole time in words
 * @param wholeHours the same in hours and minutes; the parts sum to it
 * @param counted how much of it the clock held against the limit, in hours and minutes
 */
public record TimeView(
        String strip, List<Line> lines, List<Total> totals, String whole, String wholeHours, String counted) {
    public TimeView {
        lines = List.copyOf(lines);
        totals = List.copyOf(totals);
    }

    /**
     * One part.
     *
     * @param sample its look on the strip
     * @param kind key of the word for whose hands these are
     * @param head who headed the unit then, or empty
     * @param opened the entry that brought it there
     * @param ended the entry that took it away, 0 for none
     * @param counting key of the word for what the clock did
     * @param contestHref where who is charged with it may ask for another look, or empty
     */
    public record Line(
            int number,
            String sample,
            String kind,
            String who,
            String unit,
            String head,
            String step,
            String from,
            String to,
            int opened,
            int ended,
            String time,
            String hours,
            String counting,
            String contestHref) {}

    /** Time summed over the parts of one name: a unit, an agency, the applicant. */
    public record Total(String kind, String name, String hours) {}
}
