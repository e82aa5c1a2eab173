package vn.kycuong.oversight.web;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kycuong.directive.DirectiveText;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Status;

/**
 * The scoreboard of a directive: clauses down, units across.
 *
 * @param columns the units, at their end what stands under none of them, where something does
 * @param total the sum of all columns
 * @param clauses each with its rows; a clause that nothing measures yet has none
 * @param chosen the unit looked at closely: the whole province unless one was chosen
 * @param spans the periods one may choose
 */
public record ScoreboardView(
        DirectiveText directive,
        String moment,
        String period,
        List<Option> spans,
        List<Group> groups,
        List<Column> columns,
        Column total,
        List<Clause> clauses,
        Chosen chosen,
        List<Option> units,
        boolean complete,
        String otherHref,
        String fileParameters) {
    public ScoreboardView {
        spans = List.copyOf(spans);
        groups = List.copyOf(groups);
        columns = List.copyOf(columns);
        clauses = List.copyOf(clauses);
        units = List.copyOf(units);
    }

    /** Units of one kind side by side. */
    public record Group(String wordKey, int width) {}

    /**
     * One unit.
     *
     * @param shortName without the word that all of its kind share
     * @param href looks at this unit closely; empty where that is not possible
     */
    public record Column(String name, String shortName, String href, boolean chosen) {}

    /** A clause of the directive with what measures it. */
    public record Clause(String letter, String heading, List<Row> rows) {
        public Clause {
            rows = List.copyOf(rows);
        }

        /** Its part of a word's key: letters of addresses and keys bear no marks. */
        public String key() {
            return letter.equals("đ") ? "dd" : letter;
        }

        public Stream<Row> shares() {
            return rows.stream().filter(row -> !row.count());
        }
    }

    /**
     * One indicator of a clause across all units.
     *
     * @param count whether it counts, else it is a share
     * @param cells in the order of the columns
     */
    public record Row(
            String indicatorKey, String name, String note, boolean count, List<Cell> cells, Cell total, String href) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** One value; the text is empty where nothing is measured. */
    public record Cell(String text, Status status, String href) {}

    /**
     * One unit looked at closely.
     *
     * @param head the title of who answers for it, or empty
     * @param headSince the day from which he does, as shown, or empty
     * @param timeHref whose time its dossiers took
     */
    public record Chosen(
            String name,
            String head,
            String headSince,
            String timeHref,
            List<Line> lines,
            List<ListView.Line> longestLate) {
        public Chosen {
            lines = List.copyOf(lines);
            longestLate = List.copyOf(longestLate);
        }
    }

    /**
     * One indicator of the unit.
     *
     * @param change against a week before, as shown, or empty
     * @param before what it was then; without a text where it has not moved
     * @param trend values of the last months, the earliest first; null where nothing was measured. Unit: thousandths
     * @param trendHref the indicator with its past periods
     */
    public record Line(
            String letter,
            String name,
            Cell cell,
            String change,
            Cell before,
            @Nullable Sparkline trend,
            String trendHref) {}

    /** A small line of months. {@code points} are of a polyline 100 wide and 24 high; {@code text} says the same in words. */
    public record Sparkline(String points, String text) {}
}
