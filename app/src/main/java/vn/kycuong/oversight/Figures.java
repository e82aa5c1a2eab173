package vn.kycuong.oversight;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.UnitId;

/** The figures about dossiers, each with the list that sums to it. */
@Component
public class Figures {
    /** Rows on one page of a list. */
    public static final int PAGE = 50;

    private final FigureRows rows;
    private final BalanceSumRows sums;
    private final FactListRows lists;

    Figures(FigureRows rows, BalanceSumRows sums, FactListRows lists) {
        this.rows = rows;
        this.sums = sums;
        this.lists = lists;
    }

    /** All figures by competent unit; units without any dossier are left out. */
    public Map<UnitId, Counts> byUnit(Selection selection, AsOf asOf, Period period) {
        return isSummed(selection, asOf, period)
                ? sums.boards(summed(selection, asOf, period))
                : rows.counts(selection, asOf, period);
    }

    /** All figures of a selection together. */
    public Counts total(Selection selection, AsOf asOf, Period period) {
        return isSummed(selection, asOf, period)
                ? sums.board(summed(selection, asOf, period))
                : byUnit(selection, asOf, period).values().stream().reduce(Counts.NONE, Counts::plus);
    }

    private static boolean isSummed(Selection selection, AsOf asOf, Period period) {
        return isSummed(selection, asOf) && asOf.now().isBefore(period.to());
    }

    private static BalanceSumRows.Asked summed(Selection selection, AsOf asOf, Period period) {
        return new BalanceSumRows.Asked(selection, null, period.from(), period.to(), asOf.now());
    }

    /**
     * One page of what a figure counts: the longest late first, of what is finished the first to be so.
     *
     * @param words part of a code or of an applicant's name, or empty
     */
    public Listing list(
            Figure figure, Selection selection, AsOf asOf, Period period, String words, @Nullable Cursor after) {
        if (isSummed(selection, asOf))
            return Listing.of(lists.list(asked(figure, selection, asOf, period, words), after, PAGE + 1));
        var lines = rows.list(figure, selection, asOf, period, words, after, PAGE + 1);
        if (lines.size() <= PAGE) return new Listing(lines, Optional.empty());
        var page = lines.subList(0, PAGE);
        return new Listing(page, Optional.of(Cursor.after(page.getLast())));
    }

    /** The first few of what a figure counts. */
    public List<DossierLine> first(Figure figure, Selection selection, AsOf asOf, Period period, int most) {
        if (!isSummed(selection, asOf)) return rows.list(figure, selection, asOf, period, "", null, most);
        return lists.list(asked(figure, selection, asOf, period, ""), null, most).stream()
                .map(FactListRows.Listed::line)
                .toList();
    }

    /** As it was known then, by the units of the figure; what is asked otherwise is read from the facts one by one. */
    private static boolean isSummed(Selection selection, AsOf asOf) {
        return asOf.asKnownThen() && selection.structure() == null;
    }

    private static FactListRows.Asked asked(
            Figure figure, Selection selection, AsOf asOf, Period period, String words) {
        return new FactListRows.Asked(
                selection,
                FactListRows.parts(figure),
                FactListRows.condition(figure),
                period.from(),
                period.to(),
                asOf.now(),
                null,
                null,
                words);
    }

    /** Everything a figure counts, one line after the other, however many there are. */
    @Transactional(readOnly = true)
    public void each(
            Figure figure, Selection selection, AsOf asOf, Period period, String words, Consumer<DossierLine> line) {
        try (var lines = rows.stream(figure, selection, asOf, period, words)) {
            lines.forEach(line);
        }
    }
}
