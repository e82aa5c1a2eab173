package vn.kycuong.money;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;

/** The drawer of a cashier at a unit, by days of the cash book. A counted day is closed: what comes then belongs to the next one. */
@Component
class Tills {
    private final CashRows rows;

    Tills(CashRows rows) {
        this.rows = rows;
    }

    /** The open day of a drawer, which nobody closes before this transaction ends. */
    LocalDate openDay(UnitId unit, ActorId cashier, LocalDate today) {
        rows.hold(unit, cashier);
        var day = today;
        while (rows.isClosed(unit, cashier, day)) day = day.plusDays(1);
        return day;
    }

    /** Whether a day of a drawer was counted; it stays as it is until this transaction ends. */
    boolean isClosed(UnitId unit, ActorId cashier, LocalDate day) {
        rows.hold(unit, cashier);
        return rows.isClosed(unit, cashier, day);
    }

    /** What a drawer holds of a day: what lay in it, and what the papers say. */
    long holds(UnitId unit, ActorId cashier, LocalDate day) {
        return opening(unit, cashier, day) + rows.papers(unit, cashier, day);
    }

    /** What lay in a drawer at first; nothing where nobody opened it. */
    long opening(UnitId unit, ActorId cashier, LocalDate day) {
        return rows.opening(unit, cashier, day).map(CashOpening::amount).orElse(0L);
    }

    /** At which counter a drawer stands; null where nobody opened it. */
    @Nullable
    Integer counter(UnitId unit, ActorId cashier, LocalDate day) {
        return rows.opening(unit, cashier, day).map(CashOpening::counter).orElse(null);
    }
}
