package vn.kycuong.oversight.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.kycuong.directive.DirectiveText;
import vn.kycuong.oversight.Counts;
import vn.kycuong.oversight.Figure;
import vn.kycuong.oversight.OnTime;
import vn.kycuong.ui.Option;

/**
 * The scoreboard of a directive: clauses down, units across.
 *
 * @param columns the units; their cells and {@code outside} sum to {@code total}
 * @param outside what stands under no column, or null when nothing does
 * @param chosen the unit looked at closely: the whole province unless one was chosen
 * @param spans the periods one may choose
 */
public record ScoreboardView(
        DirectiveText directive,
        String moment,
        String period,
        List<Option> spans,
        List<Group> groups,
        List<Cell> columns,
        @Nullable Cell outside,
        Cell total,
        Chosen chosen,
        List<Option> units,
        boolean complete,
        String otherHref) {
    /** What is counted in the rows under clause d, each a link to its list. */
    public static final List<Figure> COUNTED =
            List.of(Figure.FINISHED_IN_TIME, Figure.FINISHED_DATED, Figure.LATE, Figure.AT_RISK, Figure.PAUSED);

    public ScoreboardView {
        spans = List.copyOf(spans);
        groups = List.copyOf(groups);
        columns = List.copyOf(columns);
        units = List.copyOf(units);
    }

    /** Units of one kind side by side. */
    public record Group(String wordKey, int width) {}

    /**
     * One unit in clause d.
     *
     * @param shortName without the word that all of its kind share
     * @param chooseHref looks at this unit closely
     */
    public record Cell(
            String name, String shortName, Counts counts, ListQuery query, String chooseHref, boolean chosen) {
        public OnTime onTime() {
            return counts.onTime();
        }

        public long count(Figure figure) {
            return counts.of(figure);
        }

        public String href(Figure figure) {
            return query.with(figure).href();
        }

        /** The percentage, or the two counts when there are too few for one. */
        public String rate(Locale locale) {
            var onTime = onTime();
            return onTime.hasShare() ? onTime.percent(locale) : onTime.inTime() + "/" + onTime.dated();
        }
    }

    /** One unit looked at closely. {@code head} is the title of who answers for it, or empty. */
    public record Chosen(Cell cell, String head, List<ListView.Line> longestLate) {
        public Chosen {
            longestLate = List.copyOf(longestLate);
        }
    }
}
