package vn.kycuong.oversight;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.oversight.BalanceSumRows.Asked;

/** The balance of any past period as known then, each figure with the list that sums to it. */
@Component
public class Balances {
    private final BalanceRows rows;
    private final BalanceSumRows sums;
    private final FactListRows lists;

    Balances(BalanceRows rows, BalanceSumRows sums, FactListRows lists) {
        this.rows = rows;
        this.sums = sums;
        this.lists = lists;
    }

    /** Everything in the reader's sight by competent unit; where nothing is counted there is no unit. */
    public Map<UnitId, Balance> byUnit(BalanceQuestion question) {
        return balances(sums.byUnit(Asked.of(question)), question);
    }

    /** The same by procedure. */
    public Map<String, Balance> byProcedure(BalanceQuestion question) {
        return balances(sums.byProcedure(Asked.of(question)), question);
    }

    private static <K> Map<K, Balance> balances(Map<K, BalanceSums> found, BalanceQuestion question) {
        var balances = new HashMap<K, Balance>();
        found.forEach((key, of) -> {
            var balance = of.balance(question.reckoning());
            if (!balance.isEmpty()) balances.put(key, balance);
        });
        return balances;
    }

    /** All of it together. */
    public Balance total(BalanceQuestion question) {
        return whole(question).balance(question.reckoning());
    }

    /** Everything by competent unit by every way to count, read once; the parts of {@link #total(Map)}. */
    public Map<Reckoning, Map<UnitId, Balance>> byUnitEveryWay(BalanceQuestion question) {
        return everyWay(sums.byUnit(Asked.of(question)), question);
    }

    /** The same by procedure. */
    public Map<Reckoning, Map<String, Balance>> byProcedureEveryWay(BalanceQuestion question) {
        return everyWay(sums.byProcedure(Asked.of(question)), question);
    }

    private static <K> Map<Reckoning, Map<K, Balance>> everyWay(Map<K, BalanceSums> found, BalanceQuestion question) {
        var all = new EnumMap<Reckoning, Map<K, Balance>>(Reckoning.class);
        for (var reckoning : Reckoning.values()) all.put(reckoning, balances(found, question.by(reckoning)));
        return all;
    }

    /** Parts of a whole together. */
    public static Balance total(Map<?, Balance> parts) {
        return parts.values().stream().reduce(Balance.NONE, Balance::plus);
    }

    private BalanceSums whole(BalanceQuestion question) {
        return sums.total(Asked.of(question));
    }

    /** Why those late are late, by competent unit and procedure. */
    public List<LateCell> late(BalanceQuestion question) {
        return rows.late(question);
    }

    /** How many dossiers a figure counts, where a cause is asked for only those late for it. */
    public long count(BalanceFigure figure, BalanceQuestion question) {
        var cause = question.cause();
        if (cause == null) return total(question).of(figure);
        return late(question).stream()
                .filter(cell -> cell.cause() == cause)
                .mapToLong(cell -> cell.of(figure))
                .sum();
    }

    /** One page of what a figure counts: what is in process, the longest late first, then what ended, the first to end first. */
    public Listing list(BalanceFigure figure, BalanceQuestion question, @Nullable Cursor after) {
        var reckoning = question.reckoning();
        var asked = new FactListRows.Asked(
                question.selection(),
                FactListRows.parts(figure, reckoning),
                FactListRows.condition(figure, reckoning),
                question.from(),
                question.to(),
                question.now(),
                question.procedures() == null ? null : question.procedureKeys(),
                question.cause(),
                "");
        return Listing.of(lists.list(asked, after, Figures.PAGE + 1));
    }
}
