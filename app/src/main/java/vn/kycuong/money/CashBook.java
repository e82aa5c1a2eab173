package vn.kycuong.money;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;

/** The cash book of a one-stop (sổ quỹ): what the papers of each day add up to, what the cashier counted, and who else confirmed it. */
@Component
public class CashBook {
    /** The right to confirm drawers and to decide refunds. */
    public static final String CONFIRM = "money.confirm";
    /** The longest list; one more says that there is more. */
    public static final int MOST = 2_000;

    private static final int MOST_COUNTERS = 99;
    private static final long MOST_OPENING = 1_000_000_000;

    private final CashRows rows;
    private final Tills tills;
    private final ObjectProvider<CounterSeats> seats;
    private final MoneyPath path;

    CashBook(CashRows rows, Tills tills, ObjectProvider<CounterSeats> seats, MoneyPath path) {
        this.rows = rows;
        this.tills = tills;
        this.seats = seats;
        this.path = path;
    }

    /** Whether somebody may say yes for a unit: at his own, or over all. */
    static boolean confirms(Officer officer, UnitId unit) {
        return officer.may(CONFIRM)
                && (officer.unit().equals(unit) || officer.scope().isAll());
    }

    /** Sums of the papers by day, drawer and way. */
    public List<CashSum> sums(UnitId unit, LocalDate from, LocalDate to) {
        return rows.sums(unit, from, to);
    }

    /** The last count of each drawer and day. */
    public List<CashCount> counts(UnitId unit, LocalDate from, LocalDate to) {
        return rows.counts(unit, from, to);
    }

    /** The papers behind a sum. */
    public List<Receipt> papers(CashQuery query) {
        return rows.papers(query);
    }

    /** What gateways said of payments of a unit and was not believed, of the last days. */
    public List<RefusedCall> refused(UnitId unit, int days) {
        return rows.refused(unit, path.today().minusDays(days).atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    /** The last opening of each drawer of a day. */
    public List<CashOpening> openings(UnitId unit, LocalDate day) {
        return rows.openings(unit, day);
    }

    /** What was taken and given back in cash, by counter and cashier. */
    public List<CounterSum> counterSums(UnitId unit, LocalDate day) {
        return rows.counterSums(unit, day);
    }

    /** What somebody would open his drawer with today: where he sits, and what lay in it last time. */
    public Proposed proposed(Officer officer) {
        var today = path.today();
        int counter = seats.stream()
                .flatMap(s -> s.deskOf(officer.unit(), officer.actor(), today).stream())
                .findFirst()
                .orElse(0);
        return new Proposed(
                counter,
                rows.lastOpening(officer.unit(), officer.actor(), today).orElse(0L));
    }

    /**
     * What is proposed.
     *
     * @param counter 0 when he has not sat down anywhere
     */
    public record Proposed(int counter, long amount) {}

    /** The cashier opens his drawer of today at a counter, or says that he has moved; until it is counted. */
    @Transactional
    public MoneyResult open(int counter, long amount, Officer officer) {
        if (!officer.may(Fees.COLLECT)) return new MoneyResult.NotAllowed();
        if (counter < 1 || counter > MOST_COUNTERS) return new MoneyResult.NotPossible("money.no.counter");
        if (amount < 0 || amount > MOST_OPENING) return new MoneyResult.NotPossible("money.no.opening");
        var today = path.today();
        rows.hold(officer.unit(), officer.actor());
        if (rows.isClosed(officer.unit(), officer.actor(), today))
            return MoneyPath.undone(new MoneyResult.NotPossible("money.no.countedBefore"));
        if (amount + rows.papers(officer.unit(), officer.actor(), today) < 0)
            return MoneyPath.undone(new MoneyResult.NotPossible("money.no.openingBelow"));
        rows.open(officer.unit(), officer.actor(), today, counter, amount, path.now());
        return new MoneyResult.Done();
    }

    /** The cashier counts his own drawer of a day; from then on nothing is added to that day. */
    @Transactional
    public MoneyResult count(LocalDate day, long counted, String reason, Officer officer) {
        if (!officer.may(Fees.COLLECT)) return new MoneyResult.NotAllowed();
        var unit = officer.unit();
        var cashier = officer.actor();
        rows.hold(unit, cashier);
        long opening = tills.opening(unit, cashier, day);
        long expected = tills.holds(unit, cashier, day);
        var no = MoneyRules.mayCount(day, path.today(), rows.isClosed(unit, cashier, day), expected, counted, reason);
        if (no.isPresent()) return MoneyPath.undone(no.get());
        var why = expected == counted ? "" : reason.strip();
        rows.count(new CashCount(
                unit,
                cashier,
                day,
                0,
                opening,
                expected,
                counted,
                why,
                path.now(),
                CashCount.State.COUNTED,
                null,
                null));
        return new MoneyResult.Done();
    }

    /**
     * Somebody else confirms a count, or gives it back to be done again.
     *
     * @param edition the count that his page showed
     */
    @Transactional
    public MoneyResult decide(
            UnitId unit, ActorId cashier, LocalDate day, int edition, boolean yes, String opinion, Officer officer) {
        if (!officer.scope().contains(unit)) return new MoneyResult.NotFound();
        if (!confirms(officer, unit)) return new MoneyResult.NotAllowed();
        if (officer.actor().equals(cashier)) return new MoneyResult.NotPossible("money.no.ownDrawer");
        if (!yes && opinion.isBlank()) return new MoneyResult.NotPossible("money.no.returnReason");
        rows.hold(unit, cashier);
        var last = rows.last(unit, cashier, day);
        if (last.isEmpty()) return MoneyPath.undone(new MoneyResult.NotFound());
        if (last.get().edition() != edition || last.get().state() != CashCount.State.COUNTED)
            return MoneyPath.undone(new MoneyResult.NotPossible("money.no.decidedBefore"));
        var state = yes ? CashCount.State.CONFIRMED : CashCount.State.RETURNED;
        rows.decide(last.get(), state, officer.actor(), path.now(), opinion.strip());
        return new MoneyResult.Done();
    }

    /** Today, as the cash book knows it. */
    public LocalDate today() {
        return path.today();
    }
}
