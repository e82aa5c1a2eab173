package vn.kycuong.oversight;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The balance of any past period as known then, each figure with the list that sums to it. */
@Component
public class Balances {
    private final BalanceRows rows;

    Balances(BalanceRows rows) {
        this.rows = rows;
    }

    /** Everything in the reader's sight, by competent unit and procedure; where nothing is counted there is no cell. */
    public List<BalanceCell> cells(BalanceQuestion question) {
        return rows.cells(question);
    }

    /** All of it together. */
    public Balance total(BalanceQuestion question) {
        return cells(question).stream().map(BalanceCell::balance).reduce(Balance.NONE, Balance::plus);
    }

    /** All of it together by every way to count. */
    public Map<Reckoning, Balance> totals(BalanceQuestion question) {
        return rows.totals(question);
    }

    /** Why those late are late, by competent unit. */
    public List<LateCell> late(BalanceQuestion question) {
        return rows.late(question);
    }

    /** How many dossiers a figure counts, where a cause is asked for only those late for it. */
    public long count(BalanceFigure figure, BalanceQuestion question) {
        var cause = question.cause();
        if (cause == null) return total(question).of(figure);
        return late(question).stream()
                .filter(cell -> cell.cause() == cause)
                .mapToLong(cell -> figure == BalanceFigure.STILL_LATE ? cell.inProcess() : cell.resolved())
                .sum();
    }

    /** One page of what a figure counts, the longest late first. */
    public Listing list(BalanceFigure figure, BalanceQuestion question, @Nullable Cursor after) {
        var lines = rows.list(figure, question, after, Figures.PAGE + 1);
        if (lines.size() <= Figures.PAGE) return new Listing(lines, Optional.empty());
        var page = lines.subList(0, Figures.PAGE);
        return new Listing(page, Optional.of(Cursor.after(page.getLast())));
    }
}
