package vn.kycuong.money.web;

import java.time.LocalDate;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.money.CashCount;
import vn.kycuong.money.CashOpening;
import vn.kycuong.money.CashQuery;
import vn.kycuong.money.CashSum;

/**
 * A drawer of a day as its page shows it.
 *
 * @param sum of its papers; null when there are none
 * @param opening the last opening; null while nobody opened it
 * @param count the last count; null while nobody counted
 * @param name whose drawer it is
 */
public record CashView(
        UnitId unit,
        LocalDate day,
        int cashier,
        String name,
        @Nullable CashSum sum,
        @Nullable CashOpening opening,
        @Nullable CashCount count) {
    public long taken() {
        return sum == null ? 0 : sum.taken();
    }

    public long given() {
        return sum == null ? 0 : sum.given();
    }

    public long balance() {
        return taken() - given();
    }

    /** What lay in it at first: as it was counted, else as it was opened. */
    public long opened() {
        if (count != null && !isOpen()) return count.opening();
        return opening == null ? 0 : opening.amount();
    }

    /** What should be in it. */
    public long expected() {
        return opened() + balance();
    }

    /** The list behind a number of it. */
    public String href(String kind) {
        return CashForm.href(new CashQuery(unit, day, day, cashier, "CASH", kind));
    }

    /** Whether the cashier may count it now. */
    public boolean isOpen() {
        return count == null || count.state() == CashCount.State.RETURNED;
    }

    /** Whether somebody else may decide it now. */
    public boolean waits() {
        return count != null && count.state() == CashCount.State.COUNTED;
    }

    static long sum(List<CashSum> sums, ToLongFunction<CashSum> what) {
        return sums.stream().mapToLong(what).sum();
    }
}
