package vn.kycuong.oversight.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.oversight.ForecastRecord;
import vn.kycuong.ui.Status;

/**
 * What was said of the seven days to come, and how such words have held so far.
 *
 * @param place whose dossiers, as shown
 * @param week the seven days, as shown
 * @param of all of the place together
 * @param units its parts, those with most late ones first
 * @param record how the quarter before did; null where no week is over yet
 * @param bins what was said then against what came
 */
public record ForecastView(
        String place,
        String week,
        Line of,
        List<Line> units,
        @Nullable Past record,
        List<ForecastRecord.Bin> bins) {
    public ForecastView {
        units = List.copyOf(units);
        bins = List.copyOf(bins);
    }

    /**
     * One place.
     *
     * @param open accepted and not finished when it was said
     * @param expected late on average, as shown
     * @param range between which numbers eight of ten such weeks would lie, as shown
     * @param href the dossiers that fall due
     */
    public record Line(String name, int open, String openHref, int due, String expected, String range, String href) {}

    /**
     * How it did.
     *
     * @param hits share said rightly, in percent as shown
     * @param usualHits the same of the simple rule
     */
    public record Past(
            int due,
            int came,
            String said,
            String hits,
            String usualHits,
            String brier,
            String usualBrier,
            boolean wins,
            List<Week> weeks) {
        public Past {
            weeks = List.copyOf(weeks);
        }
    }

    /** One week that is over. */
    public record Week(String day, int due, String said, int came, String href) {}

    /**
     * The dossiers that fall due.
     *
     * @param count all of them
     * @param expected the sum of what is said of each, as shown
     * @param nextHref the next page, or null on the last
     */
    public record Listed(
            String place,
            String week,
            int count,
            String expected,
            String csvHref,
            String backHref,
            String firstHref,
            List<Case> cases,
            boolean firstPage,
            @Nullable String nextHref) {
        public Listed {
            cases = List.copyOf(cases);
        }
    }

    /**
     * One of them.
     *
     * @param said in percent, as shown
     * @param status the shape beside it
     * @param came whether it was late in the end; null while the week runs
     */
    public record Case(
            ListView.Line line,
            String said,
            Status status,
            @Nullable Boolean came) {}

    /**
     * The same in two lines, for a board of something else.
     *
     * @param hits empty while no week is over
     */
    public record Panel(String sentence, String due, String href, String hits, String boardHref) {}
}
