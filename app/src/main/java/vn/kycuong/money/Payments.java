package vn.kycuong.money;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.CaseId;

/** Money comes in (thu tiền): at the counter, each time with a receipt of the next number; and a receipt that was wrong is voided. */
@Component
public class Payments {
    private final Fees fees;
    private final MoneyRows rows;
    private final Tills tills;
    private final MoneyPath path;

    Payments(Fees fees, MoneyRows rows, Tills tills, MoneyPath path) {
        this.fees = fees;
        this.rows = rows;
        this.tills = tills;
        this.path = path;
    }

    /**
     * Takes what is still owed in cash.
     *
     * @param shown the amount on the page that was pressed
     */
    @Transactional
    public MoneyResult cash(CaseId id, String key, long shown, Officer officer) {
        var charged = fees.charged(id).filter(c -> officer.scope().contains(c.unit()));
        if (charged.isEmpty()) return new MoneyResult.NotFound();
        rows.hold(id, charged.get().unit());
        if (path.isKnown(id, key)) return new MoneyResult.Repeated();
        var owed = fees.owed(charged.get());
        var no = MoneyRules.mayCollect(owed, shown);
        if (no.isPresent()) return MoneyPath.undone(no.get());
        var now = path.now();
        var day = tills.openDay(charged.get().unit(), officer.actor(), path.today());
        return take(owed, MoneyPath.by(officer, now, key), shown, Receipt.Way.CASH, day, null);
    }

    /** Money that a gateway has: it is written down whatever is owed by now, since it has come. */
    MoneyResult online(Owed owed, UUID order, long amount) {
        var now = path.now();
        var by = MoneyPath.byGateway(owed.charged().unit(), now, "order:" + order);
        return take(owed, by, amount, Receipt.Way.ONLINE, path.today(), order);
    }

    private MoneyResult take(Owed owed, Act.By by, long amount, Receipt.Way way, LocalDate day, @Nullable UUID order) {
        var charged = owed.charged();
        var set = fees.setAsReckoned(owed, by);
        if (!(set instanceof MoneyResult.Done)) return set;
        int year = LegalZone.local(by.recordedAt()).getYear();
        int no = rows.draw(charged.unit(), Receipt.Kind.RECEIPT, year);
        var receipt = new Receipt(
                UUID.randomUUID(),
                charged.id(),
                charged.unit(),
                Receipt.Kind.RECEIPT,
                year,
                no,
                amount,
                way,
                by.actor(),
                by.recordedAt(),
                day,
                order,
                null,
                way == Receipt.Way.CASH ? tills.counter(charged.unit(), by.actor(), day) : null,
                null,
                null);
        rows.insert(receipt);
        rows.move(charged.id(), amount, 0);
        return path.record(charged.id(), by, MoneyEvent.PAID, Fees.COLLECT, charged.unit(), facts(receipt));
    }

    static Map<String, Object> facts(Receipt r) {
        return Map.of(
                "series",
                r.kind().symbol(),
                "year",
                r.year(),
                "no",
                r.no(),
                "amount",
                r.amount(),
                "way",
                r.way().name());
    }

    /** A receipt that was wrong: its number stays, with the reason; what it took is owed again. */
    @Transactional
    public MoneyResult voidReceipt(CaseId id, String key, UUID receiptId, String reason, Officer officer) {
        var charged = fees.charged(id).filter(c -> officer.scope().contains(c.unit()));
        var found = charged.isEmpty() ? Optional.<Receipt>empty() : held(charged.get(), receiptId);
        if (charged.isEmpty() || found.isEmpty()) return new MoneyResult.NotFound();
        if (path.isKnown(id, key)) return new MoneyResult.Repeated();
        var receipt = found.get();
        boolean closed = tills.isClosed(receipt.unit(), receipt.cashier(), receipt.fundDay());
        var no = MoneyRules.mayVoid(receipt, closed, rows.refunds(id));
        if (no.isPresent()) return MoneyPath.undone(no.get());
        if (tills.holds(receipt.unit(), receipt.cashier(), receipt.fundDay()) < receipt.amount())
            return MoneyPath.undone(new MoneyResult.NotPossible("money.no.drawerEmpty"));
        Instant now = path.now();
        rows.voidReceipt(receiptId, officer.actor(), now, reason);
        rows.move(id, -receipt.amount(), 0);
        return path.record(
                id,
                MoneyPath.by(officer, now, key),
                MoneyEvent.VOIDED,
                Fees.COLLECT,
                charged.get().unit(),
                facts(receipt));
    }

    private Optional<Receipt> held(Charged charged, UUID receiptId) {
        rows.hold(charged.id(), charged.unit());
        return rows.receipt(receiptId).filter(r -> r.caseId().equals(charged.id()));
    }

    /** A paper of a dossier, for who may see the dossier. */
    public Optional<Receipt> receipt(CaseId id, UUID receiptId) {
        return rows.receipt(receiptId).filter(r -> r.caseId().equals(id));
    }
}
