package vn.kycuong.money;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.UnitId;

/** What a gateway says it took and gave back, beside what we wrote down (đối chiếu cổng thanh toán): day by day, each difference with its cause. */
@Component
public class GatewayBook {
    private static final int LONGEST_BACK = 31;
    private static final int LONGEST = 1_000;

    private final GatewayRows rows;
    private final MoneyPath path;

    GatewayBook(GatewayRows rows, MoneyPath path) {
        this.rows = rows;
        this.path = path;
    }

    /** The movements of some days at a unit; for who may see every unit also those that belong to none. What differs comes first. */
    public List<GatewayLine> lines(UnitId unit, LocalDate from, LocalDate to, Officer officer) {
        boolean whole = officer.scope().isAll();
        return rows.pairs(unit, from, to).stream()
                .map(GatewayRules::line)
                .filter(l -> l.unit() == null
                        ? whole
                        : l.unit().equals(unit) && officer.scope().contains(unit))
                .sorted(GatewayRules.ORDER)
                .toList();
    }

    /** Whether a gateway has said what it took that day. */
    public boolean isRead(LocalDate day) {
        return rows.isRead(day);
    }

    /** Somebody says what he did about a difference. It stays in the list, with his words. */
    @Transactional
    public MoneyResult settle(
            UnitId unit, LocalDate day, StatementLine.Way way, String reference, String done, Officer officer) {
        if (!CashBook.confirms(officer, unit)) return new MoneyResult.NotAllowed();
        var line = lines(unit, day, day, officer).stream()
                .filter(l -> l.way() == way && l.reference().equals(reference))
                .findFirst();
        if (line.isEmpty()) return new MoneyResult.NotFound();
        if (!line.get().differs()) return new MoneyResult.NotPossible("money.gate.no.agrees");
        if (done.isBlank() || done.length() > LONGEST) return new MoneyResult.NotPossible("money.gate.no.done");
        return rows.settle(line.get(), done.strip(), officer.actor(), path.now())
                ? new MoneyResult.Done()
                : new MoneyResult.NotPossible("money.no.decidedBefore");
    }

    /** The oldest day since the first payment, yesterday at the latest, of which the gateway has not been asked. */
    Optional<LocalDate> nextDay(String gateway) {
        var yesterday = path.today().minusDays(1);
        return rows.unread(gateway, yesterday.minusDays(LONGEST_BACK), yesterday);
    }

    @Transactional
    void keep(String gateway, LocalDate day, List<StatementLine> lines) {
        rows.keep(gateway, day, path.now(), lines);
    }
}
